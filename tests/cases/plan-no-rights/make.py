"""Nobody may open the plan folder."""


def make(root):
    (root / "plan").chmod(0)
