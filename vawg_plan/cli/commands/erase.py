"""Take out an UPDATE that must not stay: because it names a person, say.

Only a decision that is about the update and permits to erase it lets you. What is merely wrong is
corrected instead: vawg update --corrects UPDATE.

This takes the file out of the plan as it is from now on. Git's history still holds it: whoever
can read the repository, or has a copy of it, can read the text there, until somebody rewrites the
history and every copy is replaced. Where the text is personal data, tell whoever keeps the
repository, and whoever answers for data protection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message, carry_out
from vawg_plan.cli.options import complete_kind
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.terminal import write_error
from vawg_plan.cli.writing import Text, as_option, stop_for

if TYPE_CHECKING:
    from vawg_plan.load import Loaded

_STAYS = (
    "vawg: git's history still holds the text: whoever can read the repository, or has a copy\n"
    "of it, can read it there. To end that, rewrite the history (git filter-repo), replace every\n"
    "copy, and tell whoever answers for data protection"
)


def command(
    ctx: typer.Context,
    update: Annotated[
        str,
        typer.Argument(
            metavar="UPDATE", help="The update's name.", autocompletion=complete_kind("update")
        ),
    ],
    decision: Annotated[
        Text,
        typer.Option(
            metavar="NAME",
            help="The decision that permits it.",
            autocompletion=complete_kind("decision"),
        ),
    ] = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj

    def make(loaded: Loaded) -> list[Change]:
        from vawg_plan.edit.decisions import may_erase  # noqa: PLC0415 - help needs none of it
        from vawg_plan.edit.misfit import Misfits  # noqa: PLC0415

        try:
            name = may_erase(loaded.plan, update, decision)
        except Misfits as misfits:
            raise stop_for(misfits.wrong, _place) from None
        path = loaded.plan.items[name].path
        return [Change(path, loaded.snapshot.texts[path], None)]

    manner = Manner(dry_run, commit, message, force)
    try:
        carry_out(session, make, as_of_date(None), manner, f"Erase update {update}")
    except typer.Exit:
        if not session.quiet:
            write_error(_STAYS)
        raise


def _place(field: str) -> str:
    return as_option(field) if field == "decision" else ""
