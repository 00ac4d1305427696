"""The helpers beside these tests, and those of others, can be imported by name."""

import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "writing"), str(HERE.parent / "store")]


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(("VAWG_", "GIT_", "GITHUB_", "CLICOLOR")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
