"""Calls of `vawg validate` in repositories made for it: one with a few mistakes, one hostile."""

import io
import os
import shutil
import sys

import pytest
from mistaken_plans import BASE, PLANS

from vawg_plan.cli import main as program

_CLEARED = ("VAWG_", "GIT_", "GITHUB_", "CLICOLOR", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(_CLEARED):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 1 January 2030


@pytest.fixture
def repository(tmp_path):
    """Makes a repository with a plan of this name, and returns its folder."""

    def make(name):
        root = tmp_path / name
        (root / ".git").mkdir(parents=True)
        shutil.copytree(BASE, root / "plan")
        PLANS[name](root / "plan")
        return root

    return make


@pytest.fixture
def run(monkeypatch):
    """(output, exit status) of a call in a folder."""

    def call(folder, *arguments, **environment):
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
        assert "Traceback" not in err
        return out, err, done.value.code

    return call
