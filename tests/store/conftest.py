"""Real repositories, small ones: what is under test is how git is asked, not what a plan says."""

import os

import pytest
from repositories import Repository


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path):
    """Two commits, the first with the tag `first`: a plan of one action, then an update of it."""
    made = Repository(tmp_path / "repository")
    made.write("plan/plan.yaml", "id: fictional-plan\n")
    made.write("plan/actions/01-a.yaml", "id: A1\ntitle: First\n")
    made.write("readme.md", "Fiction\n")
    made.commit("First")
    made.git("tag", "first")
    made.write("plan/updates/2032/one.yaml", "date: 2032-01-01\n")
    made.write("plan/actions/01-a.yaml", "id: A1\ntitle: Second\n")
    made.commit("Second")
    return made
