"""The plan folder is a link to a folder outside the repository: who made the link meant it."""


def make(root):
    (root / "plan").rename(root.parent / "elsewhere")
    (root / "plan").symlink_to(root.parent / "elsewhere")
