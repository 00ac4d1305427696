"""Calls of the program in this process, and plans in folders of their own to call it on."""

import contextlib
import io
import os
import sys

import pytest
from site_plans import RIVERSIDE, SHIPPED, files_in

from vawg_plan.cli import main as program

_OURS = ("VAWG_", "GIT_", "GITHUB_", "SOURCE_DATE_EPOCH")
DAYS = {RIVERSIDE: "2032-03-31", SHIPPED: "2022-12-01"}


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(_OURS) and name not in {"VAWG_BROWSER_TESTS", "VAWG_CHROMIUM"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def call(*arguments):
    """(exit status, what was printed on both streams)."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            program.main([str(one) for one in arguments])
        except SystemExit as done:
            code = done.code
    sys.stdout.flush()
    return code, "".join(s.buffer.getvalue().decode("utf-8") for s in streams)


@pytest.fixture
def run():
    return call


def made(folder, out, *options, verb="build", day=None):
    """The files that a plan's site or copy has, by path: their bytes."""
    day = day or DAYS.get(folder, "2032-03-31")
    place = ("--out", out) if verb == "build" else (out,)
    code, said = call("--plan", folder, verb, *place, "--as-of", day, *options)
    assert code == 0, said
    return files_in(out)


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The sites of Riverside and of the shipped plan, and their data, each made once."""
    found = {}
    for name, folder in {"riverside": RIVERSIDE, "shipped": SHIPPED}.items():
        found[name] = tmp_path_factory.mktemp("sites") / name
        made(folder, found[name])
    return found
