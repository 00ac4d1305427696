"""Two branches that give one promise another due date each."""

import os
import subprocess


def make(root):
    action = root / "plan" / "actions" / "02-training.yaml"
    text = action.read_text("utf-8")
    git(root, "switch", "-q", "-c", "branch")
    action.write_text(text.replace("due: 2031-09-30", "due: 2031-12-31"), "utf-8")
    git(root, "commit", "-q", "-a", "-m", "Branch")
    git(root, "switch", "-q", "main")
    action.write_text(text.replace("due: 2031-09-30", "due: 2032-01-31"), "utf-8")
    git(root, "commit", "-q", "-a", "-m", "Main")
    git(root, "switch", "-q", "branch")


def git(root, *call):
    settings = ["-c", "user.name=Case", "-c", "user.email=case@example.org"]
    made = {f"GIT_{who}_DATE": "2030-01-02T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *settings, *call], cwd=root, env=os.environ | made, check=True)
