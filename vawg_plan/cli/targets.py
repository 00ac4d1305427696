"""What a person names on a command line: an item of the plan, a field of it, a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean
from vawg_plan.model.ids import normalise

if TYPE_CHECKING:
    from vawg_plan.model.nodes import Node
    from vawg_plan.model.plan import Plan

_SEARCH = "vawg search finds words"


def item_of(plan: Plan, typed: str) -> Node:
    """The item that a person means; a Stop with the nearest ids where there is none."""
    from vawg_plan.query.shown import UnknownId, find  # noqa: PLC0415 - a command's own work is first

    try:
        return find(plan, typed)
    except UnknownId as unknown:
        if unknown.unread:
            raise Stop(
                f"{clean(typed)} is in a file that cannot be read, or may be\n"
                f"help: vawg validate says what is wrong; vawg edit {clean(typed)} opens it"
            ) from None
        near = f"did you mean {' or '.join(unknown.near)}?" if unknown.near else _SEARCH
        raise Stop(f"this plan has no {clean(typed)}\nhelp: {near}") from None


def field_of(plan: Plan, typed: str) -> tuple[Node, tuple[str, ...]]:
    """The item and the field of ``ID.FIELD``, where FIELD may have a dot itself (target.due)."""
    parts = typed.split(".")
    if _known(plan, typed):
        raise Stop(f"which field of {clean(typed)}?\nhelp: write it as {clean(typed)}.FIELD")
    for length in range(len(parts) - 1, 0, -1):
        found = _known(plan, ".".join(parts[:length]))
        if found:
            return found, tuple(part.replace("-", "_").lower() for part in parts[length:])
    if len(parts) == 1:
        raise Stop(f"{clean(typed)} names no field\nhelp: write ID.FIELD, as A3.C1.due")
    return item_of(plan, ".".join(parts[:-1])), ()  # says what is near


def decision_of(plan: Plan, typed: str | None) -> str | None:
    """The name of the decision that a person means."""
    if typed is None:
        return None
    name = typed.rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml")
    if name in plan.decisions:
        return name
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415 - only a mistake needs it

    near = nearest(name, plan.decisions)
    hint = f"did you mean {near}?" if near else "vawg list decisions lists them"
    raise Stop(f"this plan has no decision {clean(typed)}\nhelp: {hint}")


def _known(plan: Plan, typed: str) -> Node | None:
    for candidate in (normalise(typed), typed, typed.lower()):
        if candidate in plan.items:
            return plan.items[candidate]
    return None
