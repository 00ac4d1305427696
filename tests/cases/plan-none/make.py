"""There is no plan at all."""

import shutil


def make(root):
    shutil.rmtree(root / "plan")
