"""New items: what each kind needs, where it goes, and the text of its file with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan

from .api import append_item
from .fields import is_required
from .numbering import free_slug, next_action, next_item, next_number, slug_of
from .reports import New, raw_of
from .values import Value, arrange


class Sort(NamedTuple):
    """A kind of item: its type, the list that holds it or its folder, and the sign in its id.

    ``under`` are the kinds that it may stand under; without any it stands in a file of its own
    (``folder``) or in one with all of its kind.
    """

    type: type[Struct]
    holder: str
    sign: str = ""
    under: tuple[str, ...] = ()
    folder: bool = False


SORTS = {
    "commitment": Sort(t.Commitment, "commitments", "C", ("action", "future", "plan")),
    "milestone": Sort(t.Milestone, "milestones", "MS", ("commitment",)),
    "measure": Sort(t.Measure, "measures", "M", ("action", "future")),
    "indicator": Sort(t.Indicator, "indicators", "I", ("measure",)),
    "action": Sort(t.Action, "actions", "A", folder=True),
    "context": Sort(t.Context, "context", "K", ("action", "future", "plan")),
    "organisation": Sort(t.Organisation, "organisations"),
    "source": Sort(t.Source, "sources"),
    "framework": Sort(t.Framework, "frameworks", folder=True),
    "funding": Sort(t.Funding, "funding", folder=True),
    "practice": Sort(t.Practice, "practice", folder=True),
}
# What follows from the rest where it isn't given: ids and numbers, and that a definition is new.
_DERIVED = ("id", "number", "definition_version")

Fields = dict[tuple[str, ...], Value]


class Added(NamedTuple):
    """A new item's id, and its file before and after; ``before`` is None for a new file."""

    id: str
    path: str
    before: bytes | None
    after: bytes


def missing(kind: str, given: Fields) -> list[str]:
    """The fields that an item must have and that were not given, in the order of a file."""
    record = SORTS[kind].type
    known = {field[0] for field, value in given.items() if value not in ("", [])}
    return [
        name
        for name in record.__struct_fields__
        if is_required(record, name) and name not in known and name not in _DERIVED
    ]


def title_field(kind: str) -> str:
    """The field that says what an item is called."""
    return "name" if kind == "organisation" else "title"


def add_item(
    plan: Plan, texts: Mapping[str, bytes], kind: str, under: Node, given: Fields
) -> Added:
    """A file's text with an item more under another; raises `CannotEdit`."""
    sort = SORTS[kind]
    item_id = next_item(plan, under.id, sort.sign)
    record = _record(sort, {"id": item_id, **_defaults(kind)}, given)
    raw = texts[under.path]
    order, outer = sort.type.__struct_fields__, type(under.record).__struct_fields__
    after = append_item(raw, (*under.at, sort.holder), record, order, outer)
    return Added(item_id, under.path, raw, after)


def add_record(
    plan: Plan, texts: Mapping[str, bytes], kind: str, slug: str, given: Fields
) -> Added:
    """A new file, or the file of its kind with an item more.

    ``slug`` is the wanted id; without one it is made of the acronym or title. Raises `NoFreeId`
    or `CannotEdit`.
    """
    sort = SORTS[kind]
    if kind == "action":
        return _add_action(plan, texts, given)
    titles = [given.get((name,)) for name in ("acronym", title_field(kind))]
    item_id = free_slug(plan, slug or str(next((one for one in titles if one), "")))
    record = _record(sort, {"id": item_id}, given)
    if sort.folder:
        return _new(texts, f"{sort.holder}/{item_id}.yaml", kind, item_id, record)
    path = next((p for p in (f"{sort.holder}.yaml", f"{sort.holder}.yml") if p in texts), None)
    if path is None:
        whole: dict[str, Value] = {sort.holder: [record]}
        return _new(texts, f"{sort.holder}.yaml", sort.holder, item_id, whole)
    after = append_item(texts[path], (sort.holder,), record, sort.type.__struct_fields__)
    return Added(item_id, path, texts[path], after)


def _add_action(plan: Plan, texts: Mapping[str, bytes], given: Fields) -> Added:
    item_id = next_action(plan, texts)
    start: dict[str, Value] = {"id": item_id, "number": next_number(plan, item_id)}
    record = _record(SORTS["action"], start, given)
    name = slug_of(str(given.get(("title",), ""))) or "action"
    return _new(texts, f"actions/{item_id[1:]:0>2}-{name}.yaml", "action", item_id, record)


def _new(
    texts: Mapping[str, bytes], path: str, kind: str, item_id: str, record: dict[str, Value]
) -> Added:
    return Added(item_id, path, None, raw_of(New(path, kind, record), texts))


def _defaults(kind: str) -> dict[str, Value]:
    return {"definition_version": "1"} if kind == "indicator" else {}


def _record(sort: Sort, start: dict[str, Value], given: Fields) -> dict[str, Value]:
    """The record that some fields make, in the order of a file; empty ones are left out."""
    record = dict(start)
    for field, value in given.items():
        if value in ("", []):
            continue
        if len(field) == 1:
            record[field[0]] = value
        else:
            held = record.get(field[0], {})
            record[field[0]] = {**(held if isinstance(held, dict) else {}), field[1]: value}
    return arrange(record, sort.type.__struct_fields__)
