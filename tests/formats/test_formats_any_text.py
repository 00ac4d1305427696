"""Whatever a problem says, each format's readers find what it said, where it was said."""

import json
import xml.etree.ElementTree as ET

import format_readers
import pytest
import workflow_log
from hypothesis import given, settings
from hypothesis import strategies as st

from vawg_plan.cli.formats import FORMATS, written
from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.formats.workflow import harmless
from vawg_plan.cli.terminal import Style
from vawg_plan.cli.views.problems import line, said
from vawg_plan.model.problem import Problem

TRICKS = st.sampled_from(
    ["::", "##[", "%0A", "]]>", "</", "\n", "\r", "\u2028", "\x00", "\ud800", "\udcff", "\ufe0f",
     "error", "stop-commands", "]", "&#", "&", '"', "{0}", "](", "\U0001f6a8", "\uffff", "@all"]
)  # fmt: skip
TEXT = st.lists(st.one_of(TRICKS, st.text(max_size=5)), max_size=8).map("".join)
PATHS = TEXT.map(lambda text: "plan/" + text.replace("\x00", ""))
PROBLEMS = st.builds(
    Problem,
    rule=st.sampled_from(["unknown-reference", "wrong-type"]),
    severity=st.sampled_from(["error", "warning"]),
    path=PATHS,
    line=st.integers(1, 9),
    column=st.integers(1, 9),
    id=st.none() | TEXT,
    title=st.none() | TEXT,
    message=TEXT,
    help=TEXT,
    width=st.integers(0, 9),
)
STYLE = Style(color=False, width=80, is_terminal=False)


def logged(how, report):
    """What is written, as it comes into the log of a job."""
    text = written(how, report)
    return text if how == "github" else harmless(text, FORMATS[how].form)


@st.composite
def reports(draw):
    problems = sorted(draw(st.lists(PROBLEMS, max_size=6)), key=lambda one: one.order)
    files = sorted({problem.path for problem in problems} | {"plan/plan.yaml"})
    return Report(problems, {}, "plan", files, len(files), "2030-01-01", STYLE)


@given(reports(), st.sampled_from(sorted(FORMATS)), st.booleans())
@settings(max_examples=300, deadline=None)
def test_nothing_is_a_command_and_nothing_fails(report, how, compared):
    out = logged(how, report)
    out.encode("utf-8")
    log = workflow_log.read(out, as_people_compare=compared)
    allowed = {"error", "warning"} if how == "github" else set()
    assert {command.name for command in log.commands} <= allowed
    if how == "github":
        assert log.printed == written("text", report)


@given(reports())
@settings(max_examples=100, deadline=None)
def test_annotations_say_what_the_problems_say(report):
    log = workflow_log.read(logged("github", report))
    first = sorted(report.problems, key=lambda one: one.severity)
    assert [command.data for command in log.commands] == [
        f"{said(problem)}\nhelp: {line(problem.help)}" for problem in first
    ]
    assert [command.properties["file"] for command in log.commands] == [
        line(problem.path) for problem in first
    ]


@given(reports(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_reports_are_valid_and_say_the_same_in_a_job(report, in_a_job):
    def of(how):
        return logged(how, report) if in_a_job else written(how, report)

    found, _ = format_readers.sarif(of("sarif"))
    issues = format_readers.gitlab(of("gitlab"))
    assert [issue["description"] for issue in issues] == [
        f"{said(problem)}. Help: {line(problem.help)}" for problem in report.problems
    ]
    assert [one["ruleId"] for one in found] == [problem.rule for problem in report.problems]
    cases = format_readers.junit(of("junit"))
    told = [
        case.find("failure").get("message") for case in cases if case.find("failure") is not None
    ]
    assert told == [said(problem) for problem in report.problems if problem.severity == "error"]
    for how in ("sarif", "gitlab", "json"):
        assert json.loads(of(how)) == json.loads(written(how, report))
    plain = ET.canonicalize(written("junit", report))
    assert ET.canonicalize(of("junit")) == plain


@pytest.mark.parametrize("more", range(9, 13))
def test_eleven_are_nine_and_one_that_counts(more):
    problem = Problem("wrong-type", "error", "plan/a.yaml", 1, 1, None, None, "no", "do")
    report = Report([problem] * more, {}, "plan", ["plan/a.yaml"], 1, "2030-01-01", STYLE)
    titles = [
        command.properties["title"]
        for command in workflow_log.read(logged("github", report)).commands
    ]
    shown = titles if more <= 10 else [*titles[:9], f"and {more - 9} more errors"]
    assert titles == shown
    assert len(titles) == min(more, 10)
