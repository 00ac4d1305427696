"""For logs and editors: a line for each problem, then a summary."""

from __future__ import annotations

from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.views import problems as view


def written(report: Report) -> str:
    """A line for each problem, and the summary unless it is to be quiet."""
    listed = view.concise(report.problems, report.style)
    return listed if report.quiet else listed + report.summary()
