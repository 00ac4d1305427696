"""A pipe, and folders named as files."""

import os


def make(root):
    os.mkfifo(root / "plan/actions/03-benches.yaml")
    (root / "plan/actions/04-gates.yaml").mkdir()
    (root / "plan/sources.yaml").unlink()
    (root / "plan/sources.yaml").mkdir()
