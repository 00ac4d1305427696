"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The date to answer for; today unless given."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="REV", help="Read the plan as a git revision has it."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
