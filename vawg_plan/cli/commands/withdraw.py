"""Close a promise that is given up: a commitment says from which day on it is withdrawn.

Nothing is deleted: the promise stays, with its record. In a published plan this needs a --decision
that is about it and permits to withdraw; the day is the decision's unless --date says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message, carry_out
from vawg_plan.cli.options import complete_kind
from vawg_plan.cli.session import Session, as_of_date, real_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.nodes import Node
    from vawg_plan.model.types import Commitment

_FIELD = ("withdrawn",)


def command(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="Which.", autocompletion=complete_kind("commitment")),
    ],
    decision: Annotated[
        str | None,
        typer.Option(
            metavar="D", help="The decision behind it.", autocompletion=complete_kind("decision")
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="From which day; else the decision's.")
    ] = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    today = as_of_date(None)
    day = real_date(date, "--date") if date else None

    def make(loaded: Loaded) -> list[Change]:
        from vawg_plan.cli.targets import decision_of, item_of  # noqa: PLC0415

        item = item_of(loaded.plan, id)
        name = decision_of(loaded.plan, decision)
        _refuse_unfit(loaded, item)
        if not force:
            _demand(loaded, item, name)
        since = day or (loaded.plan.decisions[name].date if name else today)
        return _closed(loaded, item, since, is_given=bool(day))

    behind = f" (decision {decision})" if decision else ""
    manner = Manner(dry_run, commit, message, force)
    carry_out(session, make, today, manner, f"Withdraw {id}{behind}")


def _closed(loaded: Loaded, item: Node, since: str, *, is_given: bool) -> list[Change]:
    from vawg_plan.edit import CannotEdit  # noqa: PLC0415
    from vawg_plan.edit.setting import set_field  # noqa: PLC0415

    before = cast("Commitment", item.record).withdrawn
    if before == since or (before and not is_given):
        return []
    if before:
        raise Stop(
            f"{item.id} was withdrawn on {before} already\n"
            f"help: where that day is wrong: vawg set {item.id}.withdrawn {since}"
        )
    raw = loaded.snapshot.texts[item.path]
    try:
        return [Change(item.path, raw, set_field(raw, item, _FIELD, since))]
    except CannotEdit as cannot:
        raise Stop(clean(str(cannot))) from None


def _refuse_unfit(loaded: Loaded, item: Node) -> None:
    """Only a commitment can be withdrawn; of anything larger, each of its commitments."""
    if item.kind == "commitment":
        return
    inside = [one for one in loaded.plan.items.values() if one.kind == "commitment"]
    names = [one.id for one in inside if one.parent == item.id]
    which = f"withdraw its commitments: {', '.join(names)}" if names else "name a commitment"
    raise Stop(f"{item.id} is no commitment, and only a commitment can be withdrawn\nhelp: {which}")


def _demand(loaded: Loaded, item: Node, decision: str | None) -> None:
    from vawg_plan.edit.promises import NotPermitted, demand_permission  # noqa: PLC0415
    from vawg_plan.model.protection import permits_for  # noqa: PLC0415

    try:
        permits = permits_for(type(item.record), _FIELD)
        demand_permission(loaded.plan, item, _FIELD, permits, decision)
    except NotPermitted as refused:
        raise Stop(f"nothing was written: {refused}\nhelp: {refused.help}", FOUND_WANTING) from None
