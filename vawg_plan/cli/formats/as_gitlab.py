"""For GitLab: a code quality report, which a merge request shows beside the lines."""

from __future__ import annotations

from vawg_plan.cli.formats.fingerprint import fingerprints
from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.jsons import encode
from vawg_plan.cli.views.problems import line, said
from vawg_plan.model.problem import Problem

_SEVERITY = {"error": "major", "warning": "minor"}


def written(report: Report) -> str:
    """A list with an object for each problem."""
    prints = fingerprints(report.problems)
    return encode([_issue(*one) for one in zip(report.problems, prints, strict=True)])


def _issue(problem: Problem, fingerprint: str) -> dict[str, object]:
    return {
        "description": f"{said(problem)}. Help: {line(problem.help)}",
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[problem.severity],
        "location": {"path": line(problem.path), "lines": {"begin": problem.line}},
    }
