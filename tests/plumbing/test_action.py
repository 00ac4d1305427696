"""The composite action: its steps run as GitHub runs them, and what zizmor says of it."""

import re
import subprocess
import sys

import pytest
import yaml
from action_runner import Runner, run_action
from plumbing_git import ROOT, commit, git

INSTALL, CHECK, PREVIEW, KEEP = (
    "Install vawg", "Check the plan", "Preview the plan", "Keep the preview",
)  # fmt: skip
HOSTILE = "$(touch a)`touch b`; touch c #\"'\n--strict"


@pytest.fixture(scope="session")
def temp(source, tmp_path_factory):
    """The runner's own folder, with the program installed there by the action's first step."""
    folder = tmp_path_factory.mktemp("runner")
    runner = Runner(source, tmp_path_factory.mktemp("nowhere"), folder)
    step, *_ = run_action(runner, {"python": sys.executable}, skip=(CHECK, PREVIEW))
    assert step == (INSTALL, 0, step.out), step.out
    return folder


@pytest.fixture
def run(source, temp, workspace):
    """Runs the other steps; (status, output) by the step's name."""

    def call(event=None, **inputs):
        steps = run_action(Runner(source, workspace, temp), inputs, event, (INSTALL,))
        return {step.name: (step.code, step.out) for step in steps}

    return call


def spoil(workspace):
    path = workspace / "plan" / "actions" / "01-lighting.yaml"
    path.write_text(path.read_text("utf-8").replace("number: 1", "number: one"), "utf-8")


def test_a_clean_plan_passes_and_its_preview_is_kept(run, temp, workspace):
    steps = run()
    assert steps[CHECK] == (0, "0 errors, 0 warnings in 5 files as of 1 January 2030\n")
    assert steps[PREVIEW][0] == 0
    assert "upload-artifact" in steps[KEEP][1]
    assert str(temp / "vawg-preview") in steps[KEEP][1]
    page = (temp / "vawg-preview" / "public-plan.html").read_text("utf-8")
    assert "<html" in page
    assert "The Fictional Council will light the fictional park." in page
    assert git(workspace, "status", "--porcelain") == ""


def test_a_mistake_fails_marks_its_line_and_is_previewed_all_the_same(run, workspace):
    spoil(workspace)
    steps = run()
    assert steps[CHECK][0] == 1
    assert steps[CHECK][1].startswith("::error file=plan/actions/01-lighting.yaml,line=2,col=9,")
    assert (steps[PREVIEW][0], steps[KEEP][0]) == (0, 0)
    assert "plan/actions/01-lighting.yaml:2:9" in steps[PREVIEW][1]


def test_no_plan_fails_both(run, workspace):
    (workspace / "plan" / "plan.yaml").unlink()
    steps = run()
    assert [steps[CHECK][0], steps[PREVIEW][0]] == [2, 1]


def test_warnings_fail_where_it_is_strict(run, workspace):
    (workspace / "plan" / "actions" / "old").mkdir()
    (workspace / "plan" / "actions" / "old" / "03-a.yaml").write_text("id: A3\n", "utf-8")
    assert run()[CHECK][0] == 0
    assert run(strict="true")[CHECK][0] == 1


def test_without_a_preview_none_is_made(run):
    steps = run(preview="false")
    assert (steps[PREVIEW], steps[KEEP]) == ((None, ""), (None, ""))


def test_a_plan_that_is_named(run, workspace):
    (workspace / "plan").rename(workspace / "our plan")
    assert run(plan="our plan")[CHECK][0] == 0
    assert run(plan="elsewhere")[CHECK][0] == 2


def test_only_what_the_branch_changes_is_listed_where_that_is_asked(run, workspace):
    (workspace / "plan" / "actions" / "old").mkdir()
    (workspace / "plan" / "actions" / "old" / "03-a.yaml").write_text("id: A3\n", "utf-8")
    commit(workspace)
    base = git(workspace, "rev-parse", "HEAD")
    spoil(workspace)
    commit(workspace)
    code, every = run(base=base)[CHECK]
    assert (code, "03-a.yaml" in every, "01-lighting.yaml" in every) == (1, True, True)
    code, changed = run(base=base, **{"changed-only": "true"})[CHECK]
    assert (code, "03-a.yaml" in changed, "01-lighting.yaml" in changed) == (1, False, True)
    assert "and 1 elsewhere" in changed
    without_a_base = run(**{"changed-only": "true"})[CHECK]
    assert without_a_base == run()[CHECK]
    assert without_a_base[0] == 1


@pytest.mark.parametrize("name", ["plan", "strict", "changed-only", "preview"])
def test_an_input_is_never_a_command(run, workspace, name):
    """What is given stays a word: nothing of it runs, and no file is made."""
    run(**{name: HOSTILE})
    assert git(workspace, "status", "--porcelain") == ""


def test_it_compares_with_what_the_pull_request_would_be_merged_into(run, workspace):
    base = git(workspace, "rev-parse", "HEAD")
    (workspace / "plan" / "actions" / "02-training.yaml").unlink()
    commit(workspace)
    assert run()[CHECK][0] == 0
    for event in ({"pull_request": {"base": {"sha": base}}}, {"merge_group": {"base_sha": base}}):
        assert run(event)[CHECK][0] == 1
    assert run(base=base)[CHECK][0] == 1


def test_the_summary_of_the_run_says_what_changes(run, temp, workspace):
    base = git(workspace, "rev-parse", "HEAD")
    path = workspace / "plan" / "actions" / "01-lighting.yaml"
    text = path.read_text("utf-8").replace("modality: will", "modality: aims")
    path.write_text(text, "utf-8")
    commit(workspace)
    (temp / "summary.md").write_text("", "utf-8")
    run(base=base)
    summary = (temp / "summary.md").read_text("utf-8")
    assert "weakened" in summary
    assert "A1.C1" in summary
    (temp / "summary.md").write_text("", "utf-8")
    run()
    assert (temp / "summary.md").read_text("utf-8") == ""


def test_without_the_history_it_says_how_to_get_it(source, temp, workspace, tmp_path):
    base = git(workspace, "rev-parse", "HEAD")
    (workspace / "notes").write_text("more\n", "utf-8")
    commit(workspace)
    git(tmp_path, "clone", "-q", "--depth", "1", workspace.as_uri(), "shallow")
    runner = Runner(source, tmp_path / "shallow", temp)
    steps = {one.name: one for one in run_action(runner, {"base": base}, skip=(INSTALL,))}
    assert steps[CHECK].code == 2
    assert "git fetch" in steps[CHECK].out


def test_a_base_is_never_an_option_or_a_command(run, workspace):
    for hostile in (HOSTILE, "--strict", "-h", "@{upstream}", "main:plan"):
        assert run(base=hostile)[CHECK][0] == 2
    assert git(workspace, "status", "--porcelain") == ""


def test_the_base_reaches_the_program_as_one_word(run, temp):
    """Whatever the program does with it: here a stand-in prints its arguments."""
    program = temp / "vawg" / "bin" / "vawg"
    kept = program.read_bytes()
    program.write_text('#!/bin/sh\nprintf "<%s>\\n" "$@"\n', "utf-8")
    try:
        steps = run({"pull_request": {"base": {"sha": "a1"}}}, plan=HOSTILE, strict="true")
        assert steps[CHECK][1] == f"<validate>\n<--plan={HOSTILE}>\n<--base=a1>\n<--strict>\n"
        assert run(base=HOSTILE)[CHECK][1] == f"<validate>\n<--base={HOSTILE}>\n"
        assert run({"pull_request": {"base": {"sha": "a1"}}}, base="b2")[CHECK][1] == (
            "<validate>\n<--base=b2>\n"
        )
        assert run({"push": {}})[CHECK][1] == "<validate>\n"
        only = {"changed-only": "true"}
        assert run(base="b2", **only)[CHECK][1] == "<validate>\n<--base=b2>\n<--changed-only>\n"
        assert run(**only)[CHECK][1] == "<validate>\n"
        assert run(base="b2", **{"changed-only": HOSTILE})[CHECK][1] == (
            "<validate>\n<--base=b2>\n"
        )
    finally:
        program.write_bytes(kept)


# What is written in it ---------------------------------------------------------------------


def action():
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def test_every_input_is_described_and_has_a_default():
    for about in action()["inputs"].values():
        assert about["required"] is False
        assert isinstance(about["default"], str)
        assert about["description"].endswith(".")


def test_no_script_holds_an_expression_and_every_action_is_pinned():
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", f"a/b@{'0' * 40}"))


def test_zizmor_finds_nothing():
    done = subprocess.run(
        ["zizmor", "--offline", "--no-config", "--persona", "pedantic", "--strict-collection",
         "--color", "never", str(ROOT / "action.yml")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job!\n"), done.stdout
