"""At a repository's root, what is no part of the plan is somebody else's."""


def make(root):
    for entry in (root / "plan").iterdir():
        entry.rename(root / entry.name)
    (root / "plan").rmdir()
