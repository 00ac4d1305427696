"""For whatever reads JUnit: a test for each problem, and one that passes for each clean file.

What fails the command is a failure. A warning that doesn't is a test that was skipped. JUnit's
schemas want a time: it is the beginning of the as-of date, as the same plan gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.views.problems import line, said
from vawg_plan.model.problem import Problem

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def written(report: Report) -> str:
    """One suite, its tests by file."""
    failures = sum(report.fails(problem) for problem in report.problems)
    tests = [*_clean(report), *_tests(report)]
    suite = {
        "name": "vawg validate", "package": "vawg", "id": 0, "tests": len(tests),
        "failures": failures, "errors": 0, "skipped": len(report.problems) - failures,
        "time": 0, "timestamp": f"{report.as_of}T00:00:00", "hostname": "localhost",
    }  # fmt: skip
    inner = ["<properties/>", *tests, "<system-out/>", "<system-err/>"]
    whole = _element("testsuites", {}, "\n" + _element("testsuite", suite, _lines(inner)) + "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _clean(report: Report) -> Iterator[str]:
    """A test that passes for each file of which nothing is listed."""
    marked = {problem.path for problem in report.problems}
    for path in report.files:
        if path not in marked:
            yield _element("testcase", _named("no problems", path), "")


def _tests(report: Report) -> Iterator[str]:
    """A test for each problem. Readers know a test by file and name, so no two are alike."""
    seen: Counter[tuple[str, str]] = Counter()
    for problem in report.problems:
        name = f"{problem.rule}: {said(problem)}"
        seen[problem.path, name] += 1
        number = seen[problem.path, name]
        yield _test(report, problem, name if number == 1 else f"{name} ({number})")


def _test(report: Report, problem: Problem, name: str) -> str:
    text = f"{line(problem.path)}:{problem.line}:{problem.column} {said(problem)}"
    if report.fails(problem):
        told = {"type": problem.rule, "message": said(problem)}
        inner = _element("failure", told, _safe(f"{text}\nhelp: {line(problem.help)}"))
    else:
        inner = _element("skipped", {"message": f"warning: {said(problem)}"}, "")
    return _element("testcase", _named(name, problem.path), inner)


def _named(name: str, path: str) -> dict[str, object]:
    return {"name": name, "classname": line(path), "time": 0}


def _element(name: str, attributes: Mapping[str, object], inner: str) -> str:
    told = "".join(f' {key}="{_safe(str(value))}"' for key, value in attributes.items())
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def _lines(inner: list[str]) -> str:
    return "\n" + "\n".join(inner) + "\n"


def _safe(text: str) -> str:
    return text.translate(_ESCAPES)
