"""Change one field of a promise, or of any other record: ID.FIELD and its new VALUE.

VALUE is text, a word of the field, a number or a date; for a list, its items with commas between
them. An empty VALUE takes an optional field out. A field of a field is written with a dot:
A3.M1.I1.target.due.

In a published plan a promise's text, dates, bodies and strength change only with a --decision that
is about it and permits the change. A new due date keeps the original one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message, carry_out
from vawg_plan.cli.options import complete_id, complete_kind
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.edit import Value
    from vawg_plan.load import Loaded
    from vawg_plan.model.nodes import Node

_FIXED = {
    "id": "an id is permanent\nhelp: vawg add adds another item, vawg withdraw closes a promise",
    "schema_version": "schema_version is for vawg migrate to change",
}


def command(
    ctx: typer.Context,
    field: Annotated[
        str, typer.Argument(metavar="ID.FIELD", help="What.", autocompletion=complete_id)
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its new value.")],
    decision: Annotated[
        str | None,
        typer.Option(
            metavar="D", help="The decision behind it.", autocompletion=complete_kind("decision")
        ),
    ] = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    manner = Manner(dry_run, commit, message, force)

    def make(loaded: Loaded) -> list[Change]:
        return [_changed(loaded, field, value, decision, force=force)]

    behind = f" (decision {decision})" if decision else ""
    carry_out(session, make, as_of_date(None), manner, f"Set {field}{behind}")


def _changed(
    loaded: Loaded, typed: str, value: str, decision: str | None, *, force: bool
) -> Change:
    from vawg_plan.cli.targets import decision_of, field_of  # noqa: PLC0415
    from vawg_plan.edit import CannotEdit  # noqa: PLC0415
    from vawg_plan.edit.fields import BadValue, read_value  # noqa: PLC0415
    from vawg_plan.edit.promises import NotPermitted  # noqa: PLC0415
    from vawg_plan.edit.setting import kept_links  # noqa: PLC0415

    plan = loaded.plan
    item, field = field_of(plan, typed)
    name = decision_of(plan, decision)
    _refuse_fixed(item, field)
    raw = loaded.snapshot.texts[item.path]
    try:
        new = kept_links(item, field, read_value(plan, type(item.record), field, value))
        return Change(item.path, raw, _edited(loaded, item, field, new, name, force=force))
    except BadValue as bad:
        raise Stop(f"{clean(typed)}: {clean(str(bad))}\nhelp: {clean(bad.help)}") from None
    except NotPermitted as refused:
        raise Stop(f"nothing was written: {refused}\nhelp: {refused.help}", FOUND_WANTING) from None
    except CannotEdit as cannot:
        raise Stop(clean(str(cannot))) from None


def _edited(
    loaded: Loaded,
    item: Node,
    field: tuple[str, ...],
    value: Value,
    decision: str | None,
    *,
    force: bool,
) -> bytes:
    from vawg_plan.cli.licence import protected_changes  # noqa: PLC0415
    from vawg_plan.edit import promises  # noqa: PLC0415
    from vawg_plan.edit.setting import keep_original, set_field  # noqa: PLC0415
    from vawg_plan.model.protection import permits_for  # noqa: PLC0415

    raw = loaded.snapshot.texts[item.path]
    after = set_field(raw, item, field, value)
    if after == raw:
        return raw
    if not force:
        protected = permits_for(type(item.record), field)
        for change in protected_changes(loaded.plan, item, after) if protected else ():
            promises.demand_permission(loaded.plan, item, field, change.permits, decision)
        promises.demand_publication_stays(item, field, value)
    if field == ("due",) and promises.is_redating(loaded.plan, item, decision):
        return keep_original(after, item)
    return after


def _refuse_fixed(item: Node, field: tuple[str, ...]) -> None:
    if field[0] in _FIXED:
        raise Stop(_FIXED[field[0]])
    if item.kind in {"update", "decision"}:
        raise Stop(
            f"{item.id} is part of the record, which is only added to\n"
            f"help: say what is so now in another {item.kind}; an update may say --corrects"
        )
