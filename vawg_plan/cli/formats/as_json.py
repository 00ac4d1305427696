"""For programs: the problems and their counts, as the published schema has them."""

from __future__ import annotations

from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.jsons import encode


def written(report: Report) -> str:
    """The problems in order, with every field that a program may want."""
    return encode(
        {
            "schema_version": 1,
            "as_of": report.as_of,
            "base": report.base,
            "problems": [
                {
                    "rule": p.rule, "severity": p.severity, "path": _sound(p.path), "line": p.line,
                    "column": p.column, "id": _sound(p.id), "title": _sound(p.title),
                    "message": _sound(p.message), "help": _sound(p.help),
                }
                for p in report.problems
            ],
            "counts": {severity: report.count(severity) for severity in ("error", "warning")},
            "elsewhere": report.elsewhere,
        }
    )  # fmt: skip


def _sound(text: str | None) -> str | None:
    """Text that UTF-8 can hold: half of a character alone is shown escaped."""
    return text and text.encode("utf-8", "backslashreplace").decode("utf-8")
