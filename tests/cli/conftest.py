"""Calls of the program, in this process and as its own, on the fictional plan and its copies."""

import io
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

import pytest
from fiction import FICTION, START, git

from vawg_plan.cli import main as program

_OURS = ("VAWG_", "GIT_", "GITHUB_", "CLICOLOR", "_TYPER", "_VAWG", "COMP_")
_OTHERS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "TERM", "PYTHONIOENCODING")


class Said(NamedTuple):
    """What a call printed, and its exit status."""

    out: str
    err: str
    code: int


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(_OURS) or name in _OTHERS:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1959465599")  # 3 February 2032, just before midnight


@pytest.fixture
def run(monkeypatch):
    """Calls the program in this process, in the fictional plan unless told otherwise."""

    def call(*arguments, folder=FICTION, **environment):
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.chdir(folder)
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            for name, value in environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as done:
                program.main([str(one) for one in arguments])
        out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
        return Said(out, err, done.value.code)

    return call


@pytest.fixture
def start():
    """Starts the real program and returns what it printed, as bytes in Said's place of text."""

    def call(*arguments, folder=FICTION, stdout=subprocess.PIPE, **environment):
        done = subprocess.run(
            [*START, *map(str, arguments)],
            cwd=folder,
            env={**os.environ, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=30,
            check=False,
        )
        return Said(done.stdout, done.stderr.decode("utf-8"), done.returncode)

    return call


@pytest.fixture
def copied(tmp_path):
    """A copy of the fictional plan, in a folder of its own."""
    folder = tmp_path / "copy" / "plan"
    shutil.copytree(FICTION, folder)
    return folder


@pytest.fixture
def repository(copied):
    """The copied plan in a git repository: tag `first`, then a commit that adds an update."""
    root = copied.parent
    git(root, "init", "-q", "-b", "main")
    late = copied / "updates" / "2032" / "2032-01-20-confidence.yaml"
    kept = late.read_bytes()
    late.unlink()
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "First")
    git(root, "tag", "first")
    late.write_bytes(kept)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Second")
    return root
