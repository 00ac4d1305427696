"""Plans' sites, each made once, and calls that don't depend on who runs the tests."""

import os
import shutil

import pytest
from site_plans import DAYS, RIVERSIDE, SHIPPED, made

_OURS = ("VAWG_", "GIT_", "GITHUB_", "SOURCE_DATE_EPOCH")


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(_OURS) and name not in {"VAWG_BROWSER_TESTS", "VAWG_CHROMIUM"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The sites of Riverside and of the shipped plan, and their data, each made once."""
    found = {}
    for name, plan in {"riverside": RIVERSIDE, "shipped": SHIPPED}.items():
        folder = tmp_path_factory.mktemp(name)  # in no repository, so of no commit
        copied = shutil.copytree(plan, folder / "plan")
        found[name] = folder / "site"
        made(copied, found[name], day=DAYS[plan])
    return found
