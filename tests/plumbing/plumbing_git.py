"""Where the program's source is, and what the tests of plumbing ask of git."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "cases" / "_base" / "plan"


def git(folder, *arguments):
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "gc.auto=0"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def commit(folder, message="A change"):
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--no-verify", "-m", message)
    return git(folder, "rev-parse", "HEAD")
