"""For GitHub Actions: commands that mark lines in a pull request, then the text for the log.

GitHub shows ten errors and ten warnings of a step, and drops the others without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from vawg_plan.cli.formats import as_text
from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.formats.workflow import command, stopped
from vawg_plan.cli.views.problems import line, said
from vawg_plan.cli.views.words import count_of
from vawg_plan.model.problem import Problem

SHOWN = 10


def written(report: Report) -> str:
    """The annotations, errors first, and the text that people read in the step's log."""
    marks = [mark for kind in ("error", "warning") for mark in _annotations(report, kind)]
    return "".join(marks) + stopped(as_text.written(report))


def _annotations(report: Report, kind: str) -> Iterator[str]:
    """At most ten commands of a kind; where there are more problems the last says how many more."""
    found = [problem for problem in report.problems if problem.severity == kind]
    shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
    for problem in shown:
        yield command(kind, _place(problem), f"{said(problem)}\nhelp: {line(problem.help)}")
    if shown is not found:
        more = f"and {count_of(len(found) - len(shown), f'more {kind}')}"
        yield command(kind, {"title": more}, f"{more}: the log of this step lists all")


def _place(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"file": line(problem.path), "line": problem.line}
    if problem.width:
        place |= {"col": problem.column, "endColumn": problem.column + problem.width}
    return {**place, "title": problem.rule}
