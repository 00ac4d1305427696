"""Each format of `vawg validate`, whole, and as its real readers read it.

`VAWG_UPDATE_GOLDEN=1 pytest tests/formats` writes the golden files anew: read the difference.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
from urllib.parse import unquote

import format_readers
import pytest
import workflow_log
from mistaken_plans import BASE, HOSTILE, PATHS, PLANS

from vawg_plan.cli.formats import FORMATS
from vawg_plan.rules.pages import pages

GOLDEN = pathlib.Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("VAWG_UPDATE_GOLDEN"))
NAMES = [f"{plan}.{how}" for plan in ("plain", "hostile", "clean") for how in FORMATS]
IN_ACTIONS = {"GITHUB_ACTIONS": "true"}


def problems_of(run, root, *arguments):
    """What the JSON format says, with which the others are compared."""
    return json.loads(run(root, "validate", "--json", *arguments)[0])["problems"]


@pytest.mark.parametrize("name", [*NAMES, "crowded.github"])
def test_the_format_is_the_golden_one(run, repository, name):
    plan, _, how = name.partition(".")
    out, err, code = run(repository(plan), "validate", "--format", how)
    assert (err, code) == ("", 0 if plan == "clean" else 1)
    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(out.encode())
    assert out == (GOLDEN / name).read_bytes().decode()


def test_every_golden_file_is_asked_for():
    assert {path.name for path in GOLDEN.iterdir()} == {*NAMES, "crowded.github"}


# Read by what was published ---------------------------------------------------------------


@pytest.mark.parametrize("environment", [{}, IN_ACTIONS], ids=["here", "in-actions"])
@pytest.mark.parametrize("plan", ["plain", "hostile", "crowded", "clean"])
def test_sarif_says_where_each_problem_is_and_what_its_rule_means(
    run, repository, plan, environment
):
    root = repository(plan)
    results, rules = format_readers.sarif(
        run(root, "validate", "--format", "sarif", **environment)[0]
    )
    problems = problems_of(run, root)
    assert len(results) == len(problems)
    for result, problem in zip(results, problems, strict=True):
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
        assert unquote(uri) == problem["path"]
        assert not uri.startswith(("/", "./"))
        region = place["region"]
        assert region["startLine"] == problem["line"]
        assert region.get("startColumn", 1) == problem["column"]
        assert region.get("endColumn", 2) > region.get("startColumn", 1)
        assert (result["ruleId"], result["level"]) == (problem["rule"], problem["severity"])
        assert "](" not in result["message"]["text"]
        assert rules[result["ruleId"]]["help"]["markdown"] == pages()[result["ruleId"]]
    prints = [tuple(result["partialFingerprints"].values()) for result in results]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize("environment", [{}, IN_ACTIONS], ids=["here", "in-actions"])
@pytest.mark.parametrize("plan", ["plain", "hostile", "crowded", "clean"])
def test_gitlab_reads_each_problem(run, repository, plan, environment):
    root = repository(plan)
    out = run(root, "validate", "--format", "gitlab", **environment)[0]
    issues = format_readers.gitlab(out)
    assert [(one["check_name"], one["location"]["lines"]["begin"]) for one in issues] == [
        (problem["rule"], problem["line"]) for problem in problems_of(run, root)
    ]


@pytest.mark.parametrize("environment", [{}, IN_ACTIONS], ids=["here", "in-actions"])
@pytest.mark.parametrize("plan", ["plain", "hostile", "crowded", "clean"])
def test_junit_has_a_test_for_each_problem_and_each_clean_file(run, repository, plan, environment):
    root = repository(plan)
    out = run(root, "validate", "--format", "junit", **environment)[0]
    cases = format_readers.junit(out)
    problems = problems_of(run, root)
    failed = [found.get("type") for case in cases for found in case.iter("failure")]
    assert failed == [p["rule"] for p in problems if p["severity"] == "error"]
    assert sum(case.find("skipped") is not None for case in cases) == len(problems) - len(failed)
    passed = {case.get("classname") for case in cases if not len(case)}
    assert not passed & {problem["path"] for problem in problems}


def test_strict_makes_failures_of_warnings(run, repository):
    root = repository("plain")
    out, _, code = run(root, "validate", "--format", "junit", "--strict", "plan/actions/old")
    (case,) = format_readers.junit(out)
    assert (code, case.find("failure").get("type")) == (1, "unexpected-file")
    out, _, code = run(root, "validate", "--format", "junit", "plan/actions/old")
    (case,) = format_readers.junit(out)
    assert (code, case.find("failure"), case.find("skipped") is None) == (0, None, False)


def test_annotations_mark_each_problem_and_the_log_has_the_text(run, repository):
    root = repository("plain")
    log = workflow_log.read(run(root, "validate", "--format", "github")[0])
    assert log.printed == run(root, "validate", "--format", "text")[0]
    assert [(one.name, one.properties) for one in log.commands] == [
        (
            "error",
            {
                "file": "plan/actions/01-lighting.yaml", "line": "2", "col": "9",
                "endColumn": "12", "title": "wrong-type",
            },
        ),
        (
            "error",
            {
                "file": "plan/actions/02-training.yaml", "line": "6", "col": "9",
                "endColumn": "27", "title": "unknown-reference",
            },
        ),
        (
            "warning",
            {
                "file": "plan/actions/old/03-benches.yaml", "line": "1",
                "title": "unexpected-file",
            },
        ),
    ]  # fmt: skip
    assert log.commands[0].data == (
        "A1 “Lighting”: `number` must be a whole number; this is text\n"
        "help: For example: `number: 3`"
    )


def test_no_more_annotations_than_github_shows(run, repository):
    log = workflow_log.read(run(repository("crowded"), "validate", "--format", "github")[0])
    assert [one.name for one in log.commands] == ["error"] * 10 + ["warning"] * 10
    assert log.commands[9].properties == {"title": "and 3 more errors"}
    assert log.commands[19].properties == {"title": "and 2 more warnings"}
    assert log.printed.endswith("12 errors, 11 warnings in 28 files as of 1 January 2030\n")


# Nothing escapes its place ----------------------------------------------------------------


@pytest.mark.parametrize("compared", [False, True], ids=["by-letter", "as-people-compare"])
@pytest.mark.parametrize("plan", ["plain", "hostile", "crowded", "clean"])
@pytest.mark.parametrize("how", FORMATS)
def test_no_text_of_a_plan_is_a_command(run, repository, how, plan, compared):
    root = repository(plan)
    out, _, _ = run(root, "validate", "--format", how, **IN_ACTIONS)
    log = workflow_log.read(out, as_people_compare=compared)
    if how == "github":
        assert {one.name for one in log.commands} <= {"error", "warning"}
        titles = {problem["rule"] for problem in problems_of(run, root)}
        found = {one.properties["title"] for one in log.commands}
        assert all(re.fullmatch(r"and \d+ more (error|warning)s", one) for one in found - titles)
    else:
        assert log.commands == []
    if how in {"text", "concise"}:
        said = log.printed.replace(r"\x3a", ":").replace(r"\x23", "#")
        assert said == run(root, "validate", "--format", how)[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",), ("show", "##[error]x"), ("validate", "--at", "##[add-mask]b"),
        ("validate", "::error::x"), ("validate", "x\n::error::y"), ("##[error]x",),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("compared", [False, True], ids=["by-letter", "as-people-compare"])
def test_no_remark_is_a_command(run, repository, arguments, compared):
    """Remarks name problems, paths and what was typed: none of it acts."""
    root = repository("hostile")
    _, err, code = run(root, *arguments, **IN_ACTIONS)
    assert code != 0
    assert err
    assert workflow_log.read(err, as_people_compare=compared).commands == []


def test_the_log_would_act_if_it_were_let(run, repository):
    """The reader above does find commands: elsewhere the text is not guarded."""
    out, _, _ = run(repository("hostile"), "validate", "--format", "text")
    assert {one.name for one in workflow_log.read(out).commands} == {"add-mask", "error"}


@pytest.mark.parametrize("how", FORMATS)
def test_no_character_acts(run, repository, how):
    out, _, _ = run(repository("hostile"), "validate", "--format", how)
    assert all(one.isprintable() or one == "\n" for one in out)
    assert how == "json" or "x" * 1000 not in out


def test_paths_are_told_as_they_are(run, repository):
    root = repository("hostile")
    out, _, _ = run(root, "validate", "--format", "github", "plan/updates")
    found = {one.properties["file"] for one in workflow_log.read(out).commands if "file" in one[1]}
    assert found <= {f"plan/updates/{name}" for name in PATHS}
    assert len(found) > 1


# Which format -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "like"),
    [
        ((), {}, "text"),
        ((), {"GITHUB_ACTIONS": "true"}, "github"),
        ((), {"GITHUB_ACTIONS": "false"}, "text"),
        ((), {"GITHUB_ACTIONS": ""}, "text"),
        (("--format", "concise"), {"GITHUB_ACTIONS": "true"}, "concise"),
        (("--json",), {"GITHUB_ACTIONS": "true"}, "json"),
        (("--json", "--format", "json"), {}, "json"),
    ],
)
def test_github_is_chosen_only_in_its_actions(run, repository, arguments, environment, like):
    root = repository("plain")
    plain = run(root, "validate", "--format", like)
    assert run(root, "validate", *arguments, **environment) == plain
    assert run(root, "validate", *arguments, **environment) == plain, "the kept answer differs"
    assert run(root, "validate", "--format", "text")[0] == (GOLDEN / "plain.text").read_text(
        "utf-8"
    )


def test_an_answer_kept_elsewhere_is_none_for_actions(run, repository):
    root = repository("hostile")
    here = run(root, "validate")
    there = run(root, "validate", **IN_ACTIONS)
    assert here != there
    assert run(root, "validate") == here
    assert run(root, "validate", **IN_ACTIONS) == there


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("--format", "xml"),
            f"invalid value for --format: xml is no format; there are {', '.join(FORMATS)}",
        ),
        (
            ("--json", "--format", "sarif"),
            "invalid value: --json is not --format sarif: give one of them",
        ),
    ],
)
def test_what_is_no_format(run, repository, arguments, says):
    told = f"vawg: {says}\nhelp: vawg validate -h explains the command\n"
    assert run(repository("clean"), "validate", *arguments) == ("", told, 2)


# Fingerprints -----------------------------------------------------------------------------


def test_fingerprints_stay_when_lines_move(run, repository):
    root = repository("plain")
    twice = root / "plan" / "actions" / "01-lighting.yaml"
    text = twice.read_text("utf-8").replace("number: one", "number: 1")
    twice.write_text(text + "title: Again\n", "utf-8")

    def prints():
        gitlab = format_readers.gitlab(run(root, "validate", "--format", "gitlab")[0])
        sarif, _ = format_readers.sarif(run(root, "validate", "--format", "sarif")[0])
        both = zip(gitlab, sarif, strict=True)
        return [(a["check_name"], a["fingerprint"], b["partialFingerprints"]) for a, b in both]

    before = prints()
    assert "duplicate-key" in [rule for rule, _, _ in before]
    for path in (root / "plan").rglob("*.yaml"):
        path.write_text("# A line more.\n\n" + path.read_text("utf-8"), "utf-8")
    assert prints() == before


def test_a_problem_more_leaves_the_others_fingerprints(run, repository):
    root = repository("plain")

    def prints():
        return {
            issue["fingerprint"]
            for issue in format_readers.gitlab(run(root, "validate", "--format", "gitlab")[0])
        }

    before = prints()
    (root / "plan" / "actions" / "old" / "02-more.yaml").write_text("id: A9\n", "utf-8")
    assert before < prints()


# With a base ------------------------------------------------------------------------------


@pytest.mark.parametrize("compared", [False, True], ids=["by-letter", "as-people-compare"])
@pytest.mark.parametrize("how", FORMATS)
def test_no_change_is_a_command(run, tmp_path, how, compared):
    """What a branch makes of a promise is told in the plan's words, and they don't act either."""
    root = tmp_path / "branch"
    shutil.copytree(BASE, root / "plan")
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "The plan"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    PLANS["hostile"](root / "plan")
    first = root / "plan" / "actions" / "01-lighting.yaml"
    first.write_text(
        re.sub("title: Light .*", f"title: '{HOSTILE[1]} {HOSTILE[0]}'", first.read_text("utf-8")),
        "utf-8",
    )
    out, err, code = run(root, "validate", "--base", "HEAD", "--format", how, **IN_ACTIONS)
    assert code == 1
    allowed = {"error", "warning"} if how == "github" else set()
    log = workflow_log.read(out, as_people_compare=compared)
    assert {command.name for command in log.commands} <= allowed
    assert workflow_log.read(err, as_people_compare=compared).commands == []
    if how in {"sarif", "gitlab", "junit"}:
        assert getattr(format_readers, how)(out)
