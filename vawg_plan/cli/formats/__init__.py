"""The formats of `vawg validate`: a module each, and a row in one table.

A module ``as_NAME`` has a function ``written``, which takes a `Report` and returns text. Its row
says how that text is kept from acting in the log of GitHub Actions, where plan text could be a
command.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from vawg_plan.cli.formats import workflow

if TYPE_CHECKING:
    from vawg_plan.cli.formats.report import Report


class Row(NamedTuple):
    """A format: its module here, and how to keep what it wrote from acting in a workflow's log."""

    module: str
    harmless: Callable[[str], str]


# To add a format, write its module and add its row.
FORMATS = {
    "text": Row("as_text", workflow.stopped),
    "concise": Row("as_concise", workflow.stopped),
    "json": Row("as_json", workflow.in_json),
    "github": Row("as_github", str),
    "gitlab": Row("as_gitlab", workflow.in_json),
    "junit": Row("as_junit", workflow.in_xml),
    "sarif": Row("as_sarif", workflow.in_json),
}


def written(name: str, report: Report, *, in_actions: bool) -> str:
    """The report in the format of this name, as it may be printed in a workflow's log or not."""
    row = FORMATS[name]
    text: str = import_module(f"vawg_plan.cli.formats.{row.module}").written(report)
    return row.harmless(text) if in_actions else text
