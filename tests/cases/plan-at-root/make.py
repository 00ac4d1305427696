"""The plan's files stand at the repository's root."""


def make(root):
    for entry in (root / "plan").iterdir():
        entry.rename(root / entry.name)
    (root / "plan").rmdir()
