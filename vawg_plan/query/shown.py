"""Everything about one thing: its record, its state, and what refers to it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec
from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of, normalise, parent_of
from vawg_plan.model.nodes import Node
from vawg_plan.model.order import in_order
from vawg_plan.model.plan import Plan
from vawg_plan.query.clock import Clock, is_withdrawn
from vawg_plan.query.milestones import steps_of
from vawg_plan.query.row_types import MilestoneRow
from vawg_plan.query.rows import Areas, commitment_rows
from vawg_plan.query.said import AreaState, area_state
from vawg_plan.query.state import states, unknown_then
from vawg_plan.rules.references import ANYTHING, references
from vawg_plan.rules.wording import nearest


class UnknownId(Exception):
    """No such id; ``near`` are the ids most like it. ``unread``: a broken file may hold it."""

    def __init__(self, typed: str, near: tuple[str, ...], *, unread: bool = False) -> None:
        super().__init__(typed)
        self.near = near
        self.unread = unread


class NotYet(Exception):
    """An update or decision that speaks for a later day: ``date``."""

    def __init__(self, name: str, date: str) -> None:
        super().__init__(name)
        self.date = date


class Referrer(Struct, frozen=True, gc=False):
    """Something that refers to the thing: which item, in which field."""

    id: str
    kind: str
    title: str
    field: str


class History(Struct, frozen=True, gc=False):
    """One entry about the thing, as it was reported."""

    date: str
    update: str
    reporter: str
    visibility: str
    entry: t.Entry


class Shown(Struct, frozen=True, gc=False):
    """The whole answer; its JSON is the public interface.

    Commitments have flags, areas and milestones. ``record`` is as it stands in its file, but for a
    due date that was moved, and a withdrawal that was decided, after ``as_of``.
    """

    schema_version: Literal[1]
    as_of: str
    kind: str
    id: str
    title: str
    path: str
    record: dict[str, object]
    flags: tuple[str, ...]
    areas: Areas | None
    milestones: tuple[MilestoneRow, ...]
    state: tuple[AreaState, ...]
    history: tuple[History, ...]
    referred_by: tuple[Referrer, ...]


def find(plan: Plan, typed: str) -> Node:
    """The item that a person means by ``typed``; raises UnknownId."""
    for candidate in (normalise(typed), typed, typed.lower()):
        if candidate in plan.items:
            return plan.items[candidate]
    for item in plan.items.values():
        if item.id.lower() == typed.lower():
            return item
    unread = plan.unread.holds(normalise(typed), ANYTHING)
    raise UnknownId(typed, () if unread else _like(plan, normalise(typed)), unread=unread)


def _like(plan: Plan, wanted: str) -> tuple[str, ...]:
    """The ids most like one that the plan lacks: its neighbours by number, or by its letters."""
    kind = kind_of(wanted)
    if kind is None:
        known = {item.lower(): item for item in plan.items}
        near = nearest(wanted.lower(), known)
        return (known[near],) if near else ()
    number = _number(wanted)
    beside = [
        item.id
        for item in plan.items.values()
        if item.kind == kind and parent_of(item.id) == parent_of(wanted)
    ]
    return tuple(sorted(beside, key=lambda one: (abs(_number(one) - number), one))[:2])


def _number(item_id: str) -> int:
    digits = re.search("[0-9]+", item_id.rpartition(".")[2])
    return int(digits[0]) if digits else 0


def show(plan: Plan, as_of: str, typed: str) -> Shown:
    """One thing of a plan as of a date; raises UnknownId, or NotYet."""
    item = find(plan, typed)
    later = unknown_then(plan, as_of)
    if item.id in later:
        raise NotYet(item.id, (plan.updates.get(item.id) or plan.decisions[item.id]).date)
    known, clock = states(plan, as_of), Clock(plan, as_of)
    promise = item.record if isinstance(item.record, t.Commitment) else None
    rows = commitment_rows(plan, as_of) if item.kind == "commitment" else ()
    row = next((row for row in rows if row.id == item.id), None)
    return Shown(
        schema_version=1,
        as_of=as_of,
        kind=item.kind,
        id=item.id,
        title=item.title,
        path=item.path,
        record=_record(item.record, clock),
        flags=row.flags if row else (),
        areas=row.areas if row else None,
        milestones=tuple(steps_of(plan, promise, known, clock)) if promise else (),
        state=tuple(
            area_state(area, state, live=promise is None or not is_withdrawn(promise, as_of))
            for area, state in known.get(item.id, {}).items()
        ),
        history=tuple(_history(plan, as_of, item.id)),
        referred_by=tuple(_referrers(plan, item, later)),
    )


def _record(record: Struct, clock: Clock) -> dict[str, object]:
    """A record by its fields; who may see it is said where it is internal without a word."""
    found: dict[str, object] = msgspec.to_builtins(record)
    if isinstance(record, t.Commitment | t.Milestone):
        due = clock.due(record)
        found |= {"due": due.now} if due.now else {}
        if not due.original:
            found.pop("original_due", None)
    if isinstance(record, t.Commitment) and not is_withdrawn(record, clock.today):
        found.pop("withdrawn", None)
    names = ("visibility", "series_visibility") if found.get("series") else ("visibility",)
    for name in names:
        if getattr(record, name, None) == "internal":
            found.setdefault(name, "internal")
    return found


def _history(plan: Plan, as_of: str, item_id: str) -> list[History]:
    return [
        History(update.date, name, update.reporter, update.visibility, entry)
        for name, update in in_order(plan, as_of)
        for entry in update.entries
        if entry.subject == item_id
    ]


def _referrers(plan: Plan, item: Node, later: set[str]) -> list[Referrer]:
    names = {item.id}
    if item.kind == "framework":
        names.update(one for one in plan.items if one.startswith(f"{item.id}@"))
    found: dict[tuple[str, str], Referrer] = {}
    for reference in references(plan):
        if reference.value in names:
            node = reference.node
            owner = node.owner or node.path
            if owner == item.id or owner in later:
                continue
            field = str(node.at[-2] if type(node.record) is t.Link else reference.at[0])
            holder = plan.items.get(owner)
            kind, title = (holder.kind, holder.title) if holder else ("file", owner)
            found.setdefault((owner, field), Referrer(owner, kind, title, field))
    return list(found.values())
