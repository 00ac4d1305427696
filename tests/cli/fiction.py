"""Where the fictional plan is, how the program is started, and what the tests ask of git."""

import pathlib
import subprocess
import sys

FICTION = pathlib.Path(__file__).parent.parent / "plans" / "fictional"
START = [sys.executable, "-m", "vawg_plan"]


def git(folder, *arguments):
    """Runs git, as somebody whose settings don't matter."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "gc.auto=0"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def everything_in(folder):
    """Path -> (content, time of change) of every file, git's own too."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
