"""Write down a decision, in a file of its own: who decided to change which promise, and why.

A decision permits the changes that it names to what it affects, in the branch that brings it:

correct (our restatement was wrong), reword, re-date, weaken, withdraw, supersede or erase.

Visibility governs documents only: whoever can read the repository reads everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Commit, DryRun, Force, Manner, Message
from vawg_plan.cli.options import complete_id, complete_kind, complete_word
from vawg_plan.cli.questions import can_ask
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.writing import (
    Text,
    Visibility,
    stop_for,
    typed_values,
    write_new,
)

if TYPE_CHECKING:
    from vawg_plan.edit.reports import New
    from vawg_plan.load import Loaded

_PERMITS = ("correct", "reword", "re-date", "weaken", "withdraw", "supersede", "erase")
Many = list[str] | None


def command(
    ctx: typer.Context,
    affects: Annotated[
        Many,
        typer.Option(
            metavar="ID",
            help="What it is about; may be given several times.",
            autocompletion=complete_id,
        ),
    ] = None,
    permits: Annotated[
        Many,
        typer.Option(
            metavar="WORD",
            help="What it permits; may be given several times.",
            autocompletion=complete_word(*_PERMITS),
        ),
    ] = None,
    decider: Annotated[
        Text,
        typer.Option(
            metavar="ID",
            help="The body or role that decided.",
            autocompletion=complete_kind("organisation"),
        ),
    ] = None,
    reason: Annotated[
        Text, typer.Option(metavar="TEXT", help="Why, in words that outsiders understand.")
    ] = None,
    date: Annotated[
        Text, typer.Option(metavar="DATE", help="The day of the decision; today unless given.")
    ] = None,
    visibility: Visibility = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    today = as_of_date(None)
    given = typed_values(
        date=date or today, decider=decider, reason=reason, visibility=visibility,
        affects=_lines(affects), permits=_lines(permits),
    )  # fmt: skip
    if can_ask():
        _ask(session, given)

    def make(loaded: Loaded) -> list[New]:
        from vawg_plan.edit.decisions import decision  # noqa: PLC0415 - help needs none of it
        from vawg_plan.edit.misfit import Misfits  # noqa: PLC0415

        try:
            return [decision(loaded.plan, given, loaded.snapshot.texts)]
        except Misfits as misfits:
            raise stop_for(misfits.wrong) from None

    said = f"Decide on {', '.join(affects or ['a change'])}"
    write_new(session, make, today, Manner(dry_run, commit, message, force), said)


def _lines(given: Many) -> str | None:
    return "\n".join(given) if given else None


def _ask(session: Session, given: dict[str, str]) -> None:
    """Ask for what is missing."""
    from vawg_plan.cli.asking import ask_for_decision  # noqa: PLC0415 - only on a terminal

    ask_for_decision(session.load(session.snapshot()).plan, given)
