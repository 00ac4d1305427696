"""For people: each problem with its line of the file and what to do, then a summary."""

from __future__ import annotations

from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.views import problems as view


def written(report: Report) -> str:
    """The problems in full, and the summary unless it is to be quiet."""
    listed = view.text(report.problems, report.texts, report.label, report.style)
    return listed if report.quiet else listed + report.summary()
