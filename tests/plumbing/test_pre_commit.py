"""The hooks, run by the real pre-commit in a real repository."""

import os
import subprocess
import sys

import pytest
import yaml
from plumbing_git import ROOT, commit, git

SKIPPED = "(no files to check)Skipped"
CONFIG = """\
repos:
  - repo: {source}
    rev: {rev}
    hooks:
      - id: vawg-fmt
      - id: vawg-validate
"""


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Where pre-commit keeps what it installed: once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(workspace, source, home, monkeypatch):
    """The plan's repository, laid out as it should be, with the hooks in git."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Nobody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "nobody@example.org")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(home))
    monkeypatch.setenv("PRE_COMMIT_COLOR", "never")
    config = CONFIG.format(source=source, rev=git(source, "rev-parse", "HEAD"))
    (workspace / ".pre-commit-config.yaml").write_text(config, "utf-8")
    subprocess.run([sys.executable, "-m", "vawg_plan", "fmt"], cwd=workspace, check=True)
    commit(workspace)
    pre_commit(workspace, "install", "--install-hooks")
    return workspace


def pre_commit(folder, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], cwd=folder, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def try_commit(folder):
    """(whether git made the commit, what the hooks said)."""
    git(folder, "add", "--all")
    done = subprocess.run(
        ["git", "-C", str(folder), "commit", "-m", "A change"], text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1"},
    )  # fmt: skip
    return done.returncode == 0, done.stdout


def change(folder, name, old, new):
    path = folder / "plan" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def verdicts(said):
    """The hooks' names, each with what pre-commit says at its line's end."""
    lines = [line for line in said.splitlines() if "..." in line]
    return {line.partition("...")[0]: line.rpartition(".")[2] for line in lines}


def test_a_good_change_is_committed(repository):
    change(repository, "actions/01-lighting.yaml", "title: Lighting", "title: Light")
    done, said = try_commit(repository)
    assert done, said
    assert verdicts(said) == {"lay the plan's files out": "Passed", "check the plan": "Passed"}


def test_a_mistake_in_another_file_than_the_changed_is_found(repository):
    change(repository, "organisations.yaml", "id: fictional-police", "id: another-police")
    done, said = try_commit(repository)
    assert not done
    assert verdicts(said)["check the plan"] == "Failed"
    assert "plan/actions/02-training.yaml:4:7 error[unknown-reference]" in said
    assert "did you mean" in said or "Add it to organisations.yaml" in said


def test_a_file_in_another_layout_is_laid_out_and_the_commit_stops_once(repository):
    change(repository, "actions/01-lighting.yaml", "title: Lighting", "title:    Lighting # ours")
    done, said = try_commit(repository)
    assert not done
    assert verdicts(said)["lay the plan's files out"] == "Failed"
    assert "files were modified by this hook" in said
    text = (repository / "plan" / "actions" / "01-lighting.yaml").read_text("utf-8")
    assert "title: Lighting  # ours\n" in text
    done, said = try_commit(repository)
    assert done, said


def test_a_series_is_checked_and_not_laid_out(repository):
    (repository / "plan" / "data").mkdir()
    (repository / "plan" / "data" / "nights.csv").write_text("period\n2031\n", "utf-8")
    done, said = try_commit(repository)
    assert done, said
    assert verdicts(said) == {"lay the plan's files out": SKIPPED, "check the plan": "Passed"}


def test_nothing_runs_where_no_file_of_the_plan_changed(repository):
    (repository / "notes.yaml").write_text("a: b\n", "utf-8")
    done, said = try_commit(repository)
    assert done
    assert set(verdicts(said).values()) == {SKIPPED}


def test_a_plan_in_another_folder(repository):
    """As the documents say: with `files` and `args`."""
    config = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))
    for hook in config["repos"][0]["hooks"]:
        hook |= {"files": "^our-plan/", "args": ["--plan", "our-plan"]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (repository / "plan").rename(repository / "our-plan")
    done, said = try_commit(repository)
    assert done, said
    assert set(verdicts(said).values()) == {"Passed"}


def test_the_hooks_are_what_the_documents_say():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["vawg-validate", "vawg-fmt"]
    for hook in hooks:
        assert (hook["language"], hook["pass_filenames"], hook["require_serial"]) == (
            "python", False, True,
        )  # fmt: skip
