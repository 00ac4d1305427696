"""A repository with the base plan, real git, and the program's source as others would get it."""

import os
import shutil

import pytest
from plumbing_git import BASE, ROOT, commit, git

_SOURCE = (
    "vawg_plan", "schemas", "templates", "pyproject.toml", "hatch_build.py", "README.md",
    "LICENSE", "action.yml", ".pre-commit-hooks.yaml",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(("VAWG_", "GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 1 January 2030


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """The program's source as a git repository of one commit, with nothing that was built."""
    folder = tmp_path_factory.mktemp("source") / "vawg"
    folder.mkdir()
    skip = shutil.ignore_patterns("__pycache__", "_data")
    for name in _SOURCE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=skip)
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "The program")
    return folder


@pytest.fixture
def workspace(tmp_path):
    """A repository that holds a plan without problems, committed."""
    folder = tmp_path / "workspace"
    shutil.copytree(BASE, folder / "plan")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "The plan")
    return folder
