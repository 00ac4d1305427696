"""Every file ends in .yml."""


def make(root):
    for place in list((root / "plan").rglob("*.yaml")):
        place.rename(place.with_suffix(".yml"))
