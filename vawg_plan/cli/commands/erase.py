"""Take out an UPDATE that must not stay: because it names a person, say.

Only a decision that is about the update and permits to erase it lets you. What is merely wrong is
corrected instead: vawg update --corrects UPDATE.

--subject takes out what the update says of one promise, and leaves its other entries as they are;
with --area, of that promise in one area.

This takes the text out of the plan as it is from now on. Git's history still holds it: whoever
can read the repository, or has a copy of it, can read the text there, until somebody rewrites the
history and every copy is replaced. Where the text is personal data, tell whoever keeps the
repository, and whoever answers for data protection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message, carry_out
from vawg_plan.cli.options import complete_id, complete_kind
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, write_error
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
    subject: Annotated[
        Text,
        typer.Option(
            metavar="ID",
            help="Only what it says of this; all of it unless given.",
            autocompletion=complete_id,
        ),
    ] = None,
    area: Annotated[
        Text,
        typer.Option(
            metavar="ID",
            help="Only what it says of the subject here.",
            autocompletion=complete_kind("organisation"),
        ),
    ] = None,
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
        raw = loaded.snapshot.texts[path]
        return [Change(path, raw, _left(loaded, name, raw, subject, area))]

    if area is not None and subject is None:
        raise typer.BadParameter("say of which subject: --subject ID", param_hint="--area")
    manner = Manner(dry_run, commit, message, force)
    what = f"{subject} from update {update}" if subject else f"update {update}"
    try:
        carry_out(session, make, as_of_date(None), manner, f"Erase {what}")
    except typer.Exit:
        if not session.quiet:
            write_error(_STAYS)
        raise


def _left(
    loaded: Loaded, update: str, raw: bytes, subject: str | None, area: str | None
) -> bytes | None:
    """What is left of an update's file; None where nothing is."""
    from vawg_plan.edit import CannotEdit  # noqa: PLC0415 - help needs none of it
    from vawg_plan.edit.erasing import without  # noqa: PLC0415
    from vawg_plan.edit.misfit import Misfits  # noqa: PLC0415

    if subject is None:
        return None
    try:
        return without(loaded.plan, update, raw, subject, area)
    except Misfits as misfits:
        raise stop_for(misfits.wrong, lambda field: f"--{field}") from None
    except CannotEdit as cannot:
        raise Stop(clean(str(cannot))) from None


def _place(field: str) -> str:
    return as_option(field) if field == "decision" else ""
