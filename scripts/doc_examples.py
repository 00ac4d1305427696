"""Runs what a document shows, in a copy of the plan, and puts the real output under each command.

- A ``console`` block holds commands, each on a line after ``$ ``, and what they print. They run
  one after the other on a terminal of 80 columns without colour. ``cd`` lasts to the end of the
  document.
- A ``diff`` block is applied: its first line, ``+++ FILE``, names the file; the first place where
  the lines without ``+`` stand becomes the lines without ``-``.
- A block after a line ``<!-- file: NAME -->`` is written to that file.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DAY = "2022-12-01"
_EPOCH = "1669852800"  # the same day
_COPIED = ("plan", "examples", "schemas", ".vscode", ".gitignore")
_KEPT = ("PYTHONPATH", "LD_LIBRARY_PATH")
_SECONDS = 60
_NEVER_SHOWN = ("```", "\x1b", "this is a defect in vawg", "Traceback")
_BLOCK = re.compile(
    r"(?P<head>(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<kind>\w+)\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.MULTILINE | re.DOTALL,
)


class Place(NamedTuple):
    """A copy of what the documents talk about, and the environment to run commands in."""

    folder: Path
    environment: dict[str, str]


def make_place(scratch: Path) -> Place:
    """A git repository with one commit in ``scratch``, and ``vawg`` on the path."""
    folder, programs = scratch / "vawg", scratch / "bin"
    folder.mkdir()
    programs.mkdir()
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy(source, folder / name)
    python = shlex.quote(sys.executable)
    program = programs / "vawg"
    program.write_text(f'#!/bin/sh\nexec {python} -P -m vawg_plan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    place = Place(folder, _environment(scratch, programs))
    for command in ("git init -q -b main", "git add .", "git commit -q -m 'The plan'"):
        run(command, place.folder, place.environment)
    return place


def _environment(scratch: Path, programs: Path) -> dict[str, str]:
    who = {"NAME": "A. Writer", "EMAIL": "writer@example.org", "DATE": f"{DAY}T09:00:00Z"}
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **{f"GIT_AUTHOR_{key}": value for key, value in who.items()},
        **{f"GIT_COMMITTER_{key}": value for key, value in who.items()},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(scratch),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_PAGER": "cat",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "color.ui",
        "GIT_CONFIG_VALUE_0": "never",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "SOURCE_DATE_EPOCH": _EPOCH,
        "TERM": "xterm",
        "TZ": "UTC",
    }


def run(command: str, folder: Path, environment: dict[str, str], lines: int = 24) -> str:
    """What a shell command shows on a terminal of 80 columns, both its streams together."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    shell = ["bash", "-c", command]
    with subprocess.Popen(
        shell, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        process.wait(_SECONDS)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that nobody writes to this terminal any more
        return b""


def refreshed(text: str, place: Place) -> str:
    """A document's text with every example run and its output as it is now."""
    folder = place.folder

    def replace(match: re.Match[str]) -> str:
        nonlocal folder
        body = match["body"]
        if match["file"]:
            _inside(place, folder, match["file"]).parent.mkdir(parents=True, exist_ok=True)
            _inside(place, folder, match["file"]).write_text(body, encoding="utf-8")
        elif match["kind"] == "diff":
            _apply(body, place, folder)
        elif match["kind"] == "console":
            body, folder = _console(body, folder, place.environment)
        return match["head"] + body + match["tail"]

    return _BLOCK.sub(replace, text)


def _console(body: str, folder: Path, environment: dict[str, str]) -> tuple[str, Path]:
    shown = []
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue
        command = line[2:]
        if command.startswith("cd "):
            folder = (folder / command[3:]).resolve(strict=True)
            output = ""
        else:
            output = run(command, folder, environment)
        if any(word in output for word in _NEVER_SHOWN):
            raise ValueError(f"{command} prints what no document should show:\n{output}")
        shown.append(f"{line}\n{_trimmed(output)}")
    return "".join(shown), folder


def _trimmed(output: str) -> str:
    lines = [line.rstrip() for line in output.rstrip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _apply(body: str, place: Place, folder: Path) -> None:
    first, *lines = body.splitlines()
    path = _inside(place, folder, first.removeprefix("+++ "))
    old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{first}: these lines are not there:\n{old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _inside(place: Place, folder: Path, name: str) -> Path:
    path = (folder / name).resolve()
    if not path.is_relative_to(place.folder.parent):
        raise ValueError(f"{name} is outside the copy")
    return path
