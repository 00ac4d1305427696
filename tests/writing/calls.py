"""Calls of the program on copies of the fictional plan, and what a folder holds."""

import difflib
import io
import os
import pathlib
import pty
import shutil
import subprocess
import sys
from typing import NamedTuple
from unittest import mock

import pytest

from vawg_plan.cli import main as program

FICTION = pathlib.Path(__file__).parent.parent / "plans" / "fictional"
START = [sys.executable, "-m", "vawg_plan"]
DAY = {"SOURCE_DATE_EPOCH": "1959163200"}  # 2032-01-31


class Said(NamedTuple):
    """What a call printed, and its exit status."""

    out: str
    err: str
    code: int


def run(folder, *arguments, **environment):
    """Calls the program in this process, in a folder, on the last day of January 2032."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("VAWG", "GIT_"))}
    with (
        mock.patch.dict(os.environ, {**kept, **DAY, **environment}, clear=True),
        mock.patch.object(sys, "stdout", streams[0]),
        mock.patch.object(sys, "stderr", streams[1]),
        mock.patch.object(sys, "stdin", io.StringIO()),
        pytest.raises(SystemExit) as done,
    ):
        program.main(["-C", str(folder), "--no-cache", *map(str, arguments)])
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
    return Said(out, err, done.value.code)


def talk(folder, *arguments, typed="", **environment):
    """(What a terminal showed, exit status) of the real program, with this typed into it."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*START, "-C", str(folder), "--no-cache", *map(str, arguments)],
        env={**os.environ, **DAY, "TERM": "xterm", "NO_COLOR": "1", **environment},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    os.write(leader, typed.encode())
    parts = []
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        parts.append(part)
    os.close(leader)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n"), process.wait()


def copy_plan(tmp_path):
    """A copy of the fictional plan in a folder of its own, without the README beside it."""
    folder = tmp_path / "copy"
    shutil.copytree(FICTION, folder / "plan")
    return folder


def decide(folder, name, affects, permits):
    """Puts a decision into the copied plan."""
    text = (
        "date: 2032-01-20\ndecider: tidewater-union\nreason: So it was decided.\n"
        f"affects:\n  - {affects}\npermits:\n  - {permits}\n"
    )
    (folder / "plan" / "decisions" / f"{name}.yaml").write_text(text)
    return name


def git(folder, *arguments):
    """Runs git, as somebody whose settings don't matter."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "gc.auto=0"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def held(folder):
    """Path -> content of every file, git's own left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def changed(before, after):
    """Path -> (lines gone, lines come) of every file that differs."""
    return {
        path: _lines(before.get(path, b""), after.get(path, b""))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    }


def _lines(before, after):
    old, new = (raw.decode().splitlines(keepends=True) for raw in (before, after))
    found = list(difflib.unified_diff(old, new, n=0))[2:]
    gone = [line[1:] for line in found if line.startswith("-")]
    come = [line[1:] for line in found if line.startswith("+")]
    return gone, come
