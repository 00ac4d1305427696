"""The formats of `vawg validate`: a module each, and a row in one table.

A module ``as_NAME`` has a function ``written``, which takes a `Report` and returns text. Its row
says which form that text has, as `Answer` tells it to `terminal.write`, which keeps it from acting
in the log of a job.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vawg_plan.cli.formats.report import Report


class Row(NamedTuple):
    """A format: its module here, and the form of what it writes."""

    module: str
    form: str


# To add a format, write its module and add its row.
FORMATS = {
    "text": Row("as_text", "text"),
    "concise": Row("as_concise", "text"),
    "json": Row("as_json", "json"),
    "github": Row("as_github", "github"),
    "gitlab": Row("as_gitlab", "json"),
    "junit": Row("as_junit", "markup"),
    "sarif": Row("as_sarif", "json"),
}


def written(name: str, report: Report) -> str:
    """The report in the format of this name."""
    text: str = import_module(f"vawg_plan.cli.formats.{FORMATS[name].module}").written(report)
    return text
