"""A whole plan, built once from its records, with every item to be found by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import ids
from vawg_plan.model import types as t
from vawg_plan.model.problem import At, Finding, Severity


class Item(NamedTuple):
    """One thing with an id: its kind, its record, the file and the place where it stands."""

    id: str
    kind: str
    record: Struct
    path: str
    at: At

    @property
    def title(self) -> str:
        """Its title or name; for an update or decision, its own name."""
        record = self.record
        return getattr(record, "title", None) or getattr(record, "name", None) or self.id


class File(NamedTuple):
    """One readable record file: its path in the plan folder, its kind, its record."""

    path: str
    kind: str
    record: Struct


class Unread(NamedTuple):
    """What files that could not be read are known to hold, so that nobody calls it missing.

    ``ids`` were seen in their text; ``roots`` own everything under them (``A3``); ``all`` is true
    where a file could not even be scanned.
    """

    ids: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    all: bool = False

    def holds(self, item_id: str) -> bool:
        """Whether an unread file holds, or may hold, this id."""
        return self.all or item_id in self.ids or item_id.partition(".")[0] in self.roots


class Node(NamedTuple):
    """One record, nested or not, with where it stands.

    ``owner`` is the id of the nearest item that it is or belongs to, ``parent`` that of the item
    it stands in; ``kind`` and ``id`` are its own, or None where it is a part without an id.
    """

    record: Struct
    path: str
    at: At
    owner: str | None
    kind: str | None
    id: str | None
    parent: str | None

    def finding(  # noqa: PLR0913 - a finding has this many parts
        self,
        rule: str,
        at: At,
        message: str,
        advice: str,
        *,
        on_key: bool = False,
        severity: Severity = "error",
    ) -> Finding:
        """A finding at ``at`` inside this record."""
        place = (*self.at, *at)
        return Finding(rule, self.path, place, message, advice, self.owner, on_key, severity)


class Plan(NamedTuple):
    """Everything that could be read; ``edition`` is None where plan.yaml could not be."""

    edition: t.Edition | None
    actions: tuple[t.Action, ...]
    futures: tuple[t.Future, ...]
    organisations: dict[str, t.Organisation]
    sources: dict[str, t.Source]
    frameworks: dict[str, t.Framework]
    updates: dict[str, t.Update]
    decisions: dict[str, t.Decision]
    funding: dict[str, t.Funding]
    practice: dict[str, t.Practice]
    items: dict[str, Item]
    files: tuple[File, ...]
    repeats: tuple[tuple[Item, Item], ...]
    unread: Unread
    data_files: frozenset[str]

    @property
    def title(self) -> str:
        """The plan's title, or a plain word where plan.yaml could not be read."""
        return self.edition.title if self.edition else "Plan without a readable plan.yaml"

    def commitments(self) -> list[t.Commitment]:
        """Every commitment: the actions' in order, then future actions', then the plan's own."""
        own = self.edition.commitments if self.edition else ()
        return [c for owner in (*self.actions, *self.futures) for c in owner.commitments] + [*own]

    def measures(self) -> list[t.Measure]:
        """Every success measure, in the plan's order."""
        return [m for owner in (*self.actions, *self.futures) for m in owner.measures]

    def delivering(self, day: str) -> list[t.Organisation]:
        """The organisations marked as delivering locally on ``day`` (ISO date)."""
        return [o for o in self.organisations.values() if o.delivers and valid_on(o, day)]


def valid_on(organisation: t.Organisation, day: str) -> bool:
    """Whether an organisation exists on ``day``: its validity dates include it or are absent."""
    return (organisation.valid_from or "") <= day <= (organisation.valid_to or "9999")


def record_name(path: str) -> str:
    """The name that a file gives its record: ``updates/2022/a.yaml`` -> ``a``."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def build(
    files: list[File], unread: Unread = Unread(), data_files: frozenset[str] = frozenset()
) -> Plan:
    """The plan that these files make; of two items with one id the first stands, both are kept.

    ``unread`` tells what other files of the folder hold that could not be read, ``data_files``
    which files ``data/`` has.
    """
    by_kind: dict[str, list[File]] = {}
    for file in files:
        by_kind.setdefault(file.kind, []).append(file)
    items, repeats = _index(files)

    def records(kind: str) -> list[Struct]:
        return [file.record for file in by_kind.get(kind, ())]

    def named(kind: str) -> dict[str, Struct]:
        return {record_name(file.path): file.record for file in by_kind.get(kind, ())}

    def listed(kind: str, field: str) -> dict[str, Struct]:
        return {item.id: item for record in records(kind) for item in getattr(record, field)}

    def by_id(kind: str) -> dict[str, Struct]:
        return {record.id: record for record in records(kind)}

    def numbered(kind: str) -> tuple[Struct, ...]:
        return tuple(sorted(records(kind), key=lambda r: ids.sort_key(r.id)))

    editions = records("plan")
    return Plan(
        edition=editions[0] if editions else None,
        actions=numbered("action"),
        futures=numbered("future"),
        organisations=listed("organisations", "organisations"),
        sources=listed("sources", "sources"),
        frameworks=by_id("framework"),
        updates=named("update"),
        decisions=named("decision"),
        funding=by_id("funding"),
        practice=by_id("practice"),
        items=items,
        files=tuple(files),
        repeats=repeats,
        unread=unread,
        data_files=data_files,
    )


# What each type of record holds: (field, the kind of item that stands there, or None where what
# stands there has no id). A test holds this table to the types.
NESTED: dict[type[Struct], tuple[tuple[str, str | None], ...]] = {
    t.Edition: (
        ("period", None),
        ("definition", None),
        ("context", "context"),
        ("objectives", "objective"),
        ("outcomes", "outcome"),
        ("evidence_base", "context"),
        ("commitments", "commitment"),
        ("reporting_cycle", None),
        ("helplines", None),
    ),
    t.Definition: (("elements", None),),
    t.Action: (
        ("outcomes", None),
        ("objectives", None),
        ("context", "context"),
        ("commitments", "commitment"),
        ("measures", "measure"),
    ),
    t.Future: (
        ("trigger", None),
        ("outcomes", None),
        ("objectives", None),
        ("context", "context"),
        ("commitments", "commitment"),
        ("measures", "measure"),
    ),
    t.Commitment: (("milestones", "milestone"),),
    t.Measure: (("indicators", "indicator"),),
    t.Indicator: (("baseline", None), ("target", None)),
    t.Organisations: (("organisations", "organisation"),),
    t.Sources: (("sources", "source"),),
    t.Framework: (("elements", "element"),),
    t.Update: (("entries", None),),
    t.Entry: (("evidence", None), ("reading", None)),
    t.Decision: (("evidence", None),),
    t.Funding: (("bids", None),),
    t.Practice: (("evidence", None),),
}


def walk(files: Iterable[File]) -> Iterator[Node]:
    """Every record of these files, each before what it holds, in the order of the files."""
    stack: list[Node] = []
    for path, kind, record in files:
        own = _own_id(path, kind, record)
        stack.append(Node(record, path, (), own, kind if own else None, own, None))
        while stack:
            node = stack.pop()
            yield node
            nested = NESTED.get(type(node.record))
            if nested:
                stack.extend(reversed(_children(node, nested)))


def _children(node: Node, nested: tuple[tuple[str, str | None], ...]) -> list[Node]:
    found: list[Node] = []
    for field, kind in nested:
        held = getattr(node.record, field)
        if type(held) is tuple:
            for number, child in enumerate(held):
                place = (*node.at, field, number)
                own = _id_within(node.record, child) if kind else None
                owner = own or node.owner
                found.append(Node(child, node.path, place, owner, kind, own, node.owner))
        elif held is not None:
            place = (*node.at, field)
            found.append(Node(held, node.path, place, node.owner, None, None, node.owner))
    return found


def _id_within(parent: Struct, child: Struct) -> str:
    if type(child) is t.FrameworkElement and type(parent) is t.Framework:
        return f"{parent.id}@{parent.version}#{child.code}"
    return str(child.id)  # type: ignore[attr-defined]


def _index(files: Iterable[File]) -> tuple[dict[str, Item], tuple[tuple[Item, Item], ...]]:
    items: dict[str, Item] = {}
    repeats: list[tuple[Item, Item]] = []
    for record, path, at, _, kind, own, _ in walk(files):
        if own is not None and kind is not None:
            item = Item(own, kind, record, path, at)
            first = items.setdefault(own, item)
            if first is not item:
                repeats.append((first, item))
    return items, tuple(repeats)


def _own_id(path: str, kind: str, record: Struct) -> str | None:
    """The id of a file's record: ``P`` for plan.yaml, the file's name where it has none itself."""
    if kind == "plan":
        return "P"
    if kind in {"update", "decision"}:
        return record_name(path)
    return getattr(record, "id", None)
