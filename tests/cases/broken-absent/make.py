"""Without organisations and sources, every reference to one is a mistake."""


def make(root):
    (root / "plan/organisations.yaml").unlink()
    (root / "plan/sources.yaml").unlink()
