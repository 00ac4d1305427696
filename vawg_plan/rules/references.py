"""Which fields name which kinds of thing, and the rules that every name leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of, parent_of, sort_key
from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import At, Finding
from vawg_plan.rules.wording import MANY, nearest, with_article

Kinds = tuple[str, ...]

ORGANISATION = ("organisation",)
SOURCE = ("source",)
CITABLE = ("source", "framework")
STEP = ("commitment", "milestone")
PROMISE = ("action", "commitment")
ELEMENT = ("element",)
UPDATE = ("update",)
SUBJECT = ("action", "commitment", "milestone", "measure", "indicator", "future", "plan")
ANYTHING = (
    "plan", "action", "future", "commitment", "milestone", "measure", "indicator", "context",
    "objective", "outcome", "organisation", "source", "framework", "element", "update",
    "decision", "funding", "practice",
)  # fmt: skip

# Field by field, what a type's references lead to. The schemas' `x-refers-to` says the same to
# editors, and a test compares the two. A Link's kind depends on the field that holds it.
REFERS: dict[type[Struct], dict[str, Kinds]] = {
    t.Edition: {"publisher": ORGANISATION, "source": SOURCE},
    t.Objective: {"partners": ORGANISATION, "cites": CITABLE},
    t.Context: {"cites": CITABLE},
    t.Action: {"lead": ORGANISATION, "source": SOURCE},
    t.Future: {"lead": ORGANISATION, "source": SOURCE},
    t.Trigger: {"cites": CITABLE},
    t.Commitment: {
        "lead": ORGANISATION,
        "co_leads": ORGANISATION,
        "accountable": ORGANISATION,
        "partners": ORGANISATION,
        "depends_on": STEP,
        "aligns_to": ELEMENT,
        "cites": CITABLE,
        "source": SOURCE,
    },
    t.Measure: {"cites": CITABLE, "source": SOURCE},
    t.Indicator: {"publisher": ORGANISATION, "source": SOURCE},
    t.Organisation: {"part_of": ORGANISATION, "source": SOURCE},
    t.Source: {
        "publisher": ORGANISATION,
        "part_of": SOURCE,
        "superseded_by": SOURCE,
        "source": SOURCE,
    },
    t.Framework: {"publisher": ORGANISATION, "source": SOURCE},
    t.Evidence: {"source": SOURCE},
    t.Reading: {"source": SOURCE},
    t.Entry: {
        "subject": SUBJECT,
        "area": ORGANISATION,
        "recovery_owner": ORGANISATION,
        "verified_by": ORGANISATION,
    },
    t.Update: {"reporter": ORGANISATION, "corrects": UPDATE, "verifies": UPDATE},
    t.Decision: {"decider": ORGANISATION, "affects": ANYTHING},
    t.Funding: {"funder": ORGANISATION, "supports": PROMISE, "source": SOURCE},
    t.Bid: {"organisation": ORGANISATION},
    t.Practice: {"organisation": ORGANISATION, "supports": PROMISE, "source": SOURCE},
}
_KIND = attrgetter("kind")
MOST = 20  # ids that an advice lists
LINKS: dict[str, Kinds] = {"outcomes": ("outcome",), "objectives": ("objective",)}


class Reference(NamedTuple):
    """One id standing in one field: where, which kinds may stand there, and what it names."""

    node: Node
    at: tuple[str | int, ...]
    kinds: Kinds
    value: str


def references(
    plan: Plan, known: Mapping[Kinds, AbstractSet[str]] | None = None
) -> Iterator[Reference]:
    """Every reference of the plan, field by field, without those in ``known`` (by kinds)."""
    known = known or {}
    for node in plan.each(t.Link):
        kinds = LINKS[str(node.at[-2])]
        value = node.record.id  # type: ignore[attr-defined]
        if value not in known.get(kinds, ()):
            yield Reference(node, ("id",), kinds, value)
    for record, fields in REFERS.items():
        nodes = plan.nodes.get(record, [])
        records = [node.record for node in nodes] if known else []
        for field, kinds in fields.items():
            passed = known.get(kinds, frozenset())
            if not passed or not passed >= _named(records, field):
                yield from _in_field(nodes, field, kinds, passed)


def _in_field(
    nodes: list[Node], field: str, kinds: Kinds, passed: AbstractSet[str]
) -> Iterator[Reference]:
    for node in nodes:
        value = getattr(node.record, field)
        if not value or (type(value) is str and value in passed):
            continue
        if type(value) is str:
            yield Reference(node, (field,), kinds, value)
            continue
        for number, one in enumerate(value):
            if one not in passed:
                yield Reference(node, (field, number), kinds, one)


def _named(records: list[Struct], field: str) -> set[str]:
    """Every id that stands in a field of these records, once: a quicker look than node by node."""
    found: set[str] = set()
    for value in set(map(attrgetter(field), records)):
        found.update((value,) if type(value) is str else value or ())
    return found


def unknown_reference(plan: Plan) -> Iterator[Finding]:
    """An id in a field leads to something that the plan holds, and of the kind meant there.

    A lead is an organisation, an alignment is an element of a framework in `frameworks/`, an
    update's subject is something of the plan. A mistyped id would silently drop a promise from
    every list that it belongs in. Mend the id, or add what it names. Only a decision that permits
    to erase may affect an update that is no longer there.

    Wrong: `lead: npccc`, `lead: A3`. Right: `lead: npcc`, with `npcc` in `organisations.yaml`.
    """
    unread = [(path, one) for path, kind, data in plan.unread.data for one in _in_data(kind, data)]
    known = _known(plan, {kinds for _, (_, kinds, _) in unread})
    for node, at, kinds, value in references(plan, known):
        said = _said(plan, value, kinds, known[kinds])
        if said and not _is_erased(plan, node, value):
            yield node.finding("unknown-reference", at, *said)
    for path, (at, kinds, value) in unread:
        said = None if value in known[kinds] else _said(plan, value, kinds, known[kinds])
        if said:
            yield Finding("unknown-reference", path, at, *said)


def _is_erased(plan: Plan, node: Node, value: str) -> bool:
    """Whether a decision may affect an update that is gone, because it permits to erase it."""
    decided = node.record
    may_erase = isinstance(decided, t.Decision) and "erase" in decided.permits
    return may_erase and value not in plan.items and value[:4].isdecimal()


def _said(plan: Plan, value: str, kinds: Kinds, known: set[str]) -> tuple[str, str] | None:
    """What is wrong with an id that is not known as one of these kinds, and what to do."""
    item = plan.items.get(value)
    if item is not None:
        message = f"`{value}` is {with_article((item.kind,))} and cannot stand here"
        return message, f"Name {with_article(kinds)} instead"
    if plan.unread.holds(value, kinds):
        return None
    message = f"`{value}` is not {with_article(kinds)} of this plan"
    if len(kinds) > MANY:
        message = f"nothing in this plan has the id `{value}`"
    return message, _advice(plan, value, kinds, known)


def _in_data(kind: str, data: object) -> Iterator[tuple[At, Kinds, str]]:
    """The references in a file that is YAML but no record: where its schema says they stand."""
    from vawg_plan.schema import refers_to  # noqa: PLC0415 - only a broken file needs it

    for where, kinds in refers_to(kind):
        for at, value in _values(data, where, ()):
            yield at, kinds, value


def _values(data: object, where: Sequence[str], at: At) -> Iterator[tuple[At, str]]:
    if not where:
        if isinstance(data, str) and data:
            yield at, data
    elif where[0] == "[]" and isinstance(data, list):
        for number, one in enumerate(data):
            yield from _values(one, where[1:], (*at, number))
    elif isinstance(data, dict) and where[0] in data:
        yield from _values(data[where[0]], where[1:], (*at, where[0]))


def _known(plan: Plan, more: Iterable[Kinds] = ()) -> dict[Kinds, set[str]]:
    """The ids of each set of kinds that fields name; ``more`` are those of schemas."""
    by_kind: dict[str, set[str]] = {}
    for nodes in plan.nodes.values():
        for kind in set(map(_KIND, nodes)) - {""}:
            named = by_kind.setdefault(kind, set())
            named.update([node.id for node in nodes if node.kind == kind])
    wanted = {kinds for fields in REFERS.values() for kinds in fields.values()}
    wanted.update(LINKS.values(), more)
    return {kinds: set().union(*(by_kind.get(kind, set()) for kind in kinds)) for kinds in wanted}


_HOMES = {
    "organisation": "organisations.yaml",
    "source": "sources.yaml",
    "framework": "frameworks/",
    "element": "frameworks/",
    "outcome": "plan.yaml",
    "objective": "plan.yaml",
    "update": "updates/",
}


def _advice(plan: Plan, value: str, kinds: Kinds, known: set[str]) -> str:
    if kind_of(value):
        return _beside(value, known)
    near = nearest(value, known)
    home = _HOMES.get(kinds[0])
    add = f"Add it to {home}" if home else "Mend the id, or add what it names"
    if near:
        return f"Did you mean `{near}` ({plan.items[near].title})? {add} if not"
    return add


def _beside(value: str, known: set[str]) -> str:
    """What the plan has where a structured id would stand: no such id is like another."""
    parent, kind = parent_of(value), kind_of(value)
    beside = [one for one in known if parent_of(one) == parent and kind_of(one) == kind]
    if not beside:
        return "Mend the id, or add what it names"
    shown = ", ".join(f"`{one}`" for one in sorted(beside, key=sort_key)[:MOST])
    more = f" and {len(beside) - MOST} more" if len(beside) > MOST else ""
    return f"{f'`{parent}`' if parent else 'The plan'} has {shown}{more}"
