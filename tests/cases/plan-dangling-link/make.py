"""The plan folder is a link to nothing."""

import shutil


def make(root):
    shutil.rmtree(root / "plan")
    (root / "plan").symlink_to("moved-away")
