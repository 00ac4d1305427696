"""The settings for GitHub, GitLab and pre-commit that the documents show: safe, and they work."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import yaml
from plumbing_git import ROOT, commit, git

PAGE = (ROOT / "docs" / "how-to" / "pull-requests.md").read_text("utf-8")
SHOWN = dict(
    re.findall(r"^<!-- file: (\S+) -->\n```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)


def shown(name):
    """What a file that is shown says."""
    return yaml.safe_load(SHOWN[name])


def test_the_page_shows_three_files():
    assert set(SHOWN) == {".github/workflows/plan.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"}


def test_zizmor_finds_nothing_in_the_workflow(tmp_path):
    path = tmp_path / ".github" / "workflows" / "plan.yml"
    path.parent.mkdir(parents=True)
    path.write_text(SHOWN[".github/workflows/plan.yml"], "utf-8")
    done = subprocess.run(
        ["zizmor", "--offline", "--no-config", "--persona", "pedantic", "--strict-collection",
         "--color", "never", str(path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job!\n"), done.stdout


def test_the_workflow_reads_only_and_has_the_history():
    workflow = shown(".github/workflows/plan.yml")
    assert workflow[True] == {"pull_request": None}  # `on`, as YAML 1.1 reads it
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    checkout, python, ours = job["steps"]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert set(python["with"]) == {"python-version"}
    assert ours["uses"].startswith("your-organisation/")


def test_the_table_of_inputs_is_the_action_s():
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    rows = re.findall(r"^\| `([a-z-]+)` \|[^|]*\| ([^|]*) \|$", PAGE, re.MULTILINE)
    assert [name for name, _ in rows] == list(inputs)
    for name, told in rows:
        if told.startswith("`"):
            assert told.strip('`"') == inputs[name]["default"]
        else:
            assert inputs[name]["default"] == ""


def test_pre_commit_takes_what_is_shown(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(SHOWN[".pre-commit-config.yaml"], "utf-8")
    manifest = ROOT / ".pre-commit-hooks.yaml"
    for check, file in (("validate-config", path), ("validate-manifest", manifest)):
        command = [sys.executable, "-m", "pre_commit", check, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    known = {hook["id"] for hook in yaml.safe_load(manifest.read_text("utf-8"))}
    (repo,) = shown(".pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == known


@pytest.fixture
def gitlab(workspace, tmp_path):
    """Runs the job's script as GitLab's runner does, with the program already installed."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "vawg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vawg_plan "$@"\n', "utf-8")
    program.chmod(0o755)

    def call(lines):
        environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
        environment["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main"
        command = ["bash", "-c", "set -eo pipefail\n" + "\n".join(lines)]
        done = subprocess.run(
            command, cwd=workspace, env=environment, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return call


def test_the_job_s_reports_are_written_whatever_is_wrong(gitlab, workspace):
    job = shown(".gitlab-ci.yml")["plan"]
    reports = job["artifacts"]["reports"]
    assert job["artifacts"]["when"] == "always"
    path = workspace / "plan" / "actions" / "01-lighting.yaml"
    path.write_text(path.read_text("utf-8").replace("number: 1", "number: one"), "utf-8")
    assert gitlab(job["script"][:2]) == (0, "", "")
    (issue,) = json.loads((workspace / reports["codequality"]).read_text("utf-8"))
    assert issue["location"] == {"path": "plan/actions/01-lighting.yaml", "lines": {"begin": 2}}
    cases = ET.parse(workspace / reports["junit"]).iter("failure")  # noqa: S314 - our own
    assert [case.get("type") for case in cases] == ["wrong-type"]


def test_the_job_s_last_line_decides(gitlab, workspace, tmp_path):
    script = shown(".gitlab-ci.yml")["plan"]["script"]
    git(tmp_path, "clone", "-q", "--bare", str(workspace), "origin.git")
    git(workspace, "remote", "add", "origin", str(tmp_path / "origin.git"))
    assert gitlab(script)[0] == 0
    (workspace / "plan" / "actions" / "02-training.yaml").unlink()
    commit(workspace)
    code, out, _ = gitlab(script)
    assert code == 1
    assert "A2.C1" in out
