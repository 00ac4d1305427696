"""A whole plan, built once from its records, with every item to be found by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import ids
from vawg_plan.model import types as t
from vawg_plan.model.problem import At, Finding, Severity


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
    """One record, nested or not, with where it stands in which file.

    ``id`` and ``kind`` are its own, empty for a part without an id; ``owner`` is the id of the
    nearest item that it is or belongs to, ``parent`` that of the item it stands in. A node with an
    id is an item.
    """

    record: Struct
    path: str
    at: At
    owner: str
    kind: str
    id: str
    parent: str

    @property
    def title(self) -> str:
        """Its title or name; for an update or decision, its file's name."""
        record = self.record
        return getattr(record, "title", None) or getattr(record, "name", None) or self.id

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
        return Finding(
            rule, self.path, place, message, advice, self.owner or None, on_key, severity
        )


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
    items: dict[str, Node]
    files: tuple[File, ...]
    nodes: dict[type[Struct], list[Node]]
    repeats: tuple[tuple[Node, Node], ...]
    unread: Unread
    data_files: frozenset[str]

    @property
    def title(self) -> str:
        """The plan's title, or a plain word where plan.yaml could not be read."""
        return self.edition.title if self.edition else "Plan without a readable plan.yaml"

    def each(self, *types: type[Struct]) -> Iterator[Node]:
        """Every record of these types, type by type, in the order of the files."""
        for one in types:
            yield from self.nodes.get(one, ())

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
    nodes, items, repeats = _index(files)

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
        nodes=nodes,
        files=tuple(files),
        repeats=repeats,
        unread=unread,
        data_files=data_files,
    )


# What each type of record holds: (field, the kind of item that stands there, or nothing where
# what stands there has no id). A test holds this table to the types.
NESTED: dict[type[Struct], tuple[tuple[str, str], ...]] = {
    t.Edition: (
        ("period", ""),
        ("definition", ""),
        ("context", "context"),
        ("objectives", "objective"),
        ("outcomes", "outcome"),
        ("evidence_base", "context"),
        ("commitments", "commitment"),
        ("reporting_cycle", ""),
        ("helplines", ""),
    ),
    t.Definition: (("elements", ""),),
    t.Action: (
        ("outcomes", ""),
        ("objectives", ""),
        ("context", "context"),
        ("commitments", "commitment"),
        ("measures", "measure"),
    ),
    t.Future: (
        ("trigger", ""),
        ("outcomes", ""),
        ("objectives", ""),
        ("context", "context"),
        ("commitments", "commitment"),
        ("measures", "measure"),
    ),
    t.Commitment: (("milestones", "milestone"),),
    t.Measure: (("indicators", "indicator"),),
    t.Indicator: (("baseline", ""), ("target", "")),
    t.Organisations: (("organisations", "organisation"),),
    t.Sources: (("sources", "source"),),
    t.Framework: (("elements", "element"),),
    t.Update: (("entries", ""),),
    t.Entry: (("evidence", ""), ("reading", "")),
    t.Decision: (("evidence", ""),),
    t.Funding: (("bids", ""),),
    t.Practice: (("evidence", ""),),
}


def walk(files: Iterable[File]) -> Iterator[Node]:
    """Every record of these files, each before what it holds, in the order of the files."""
    for path, kind, record in files:
        own = _own_id(path, kind, record)
        found: list[Node] = []
        _collect(Node(record, path, (), own, kind if own else "", own, ""), found)
        yield from found


def _collect(node: Node, found: list[Node]) -> None:
    """Appends a node, then everything that it holds."""
    found.append(node)
    record, path, at, owner, *_ = node
    for field, kind in NESTED.get(type(record), ()):
        held = getattr(record, field)
        if not held:
            continue
        if type(held) is not tuple:
            found.append(Node(held, path, (*at, field), owner, "", "", owner))
            continue
        for number, child in enumerate(held):
            own = _id_within(record, child) if kind else ""
            inner = Node(child, path, (*at, field, number), own or owner, kind, own, owner)
            if type(child) in NESTED:
                _collect(inner, found)
            else:
                found.append(inner)


def _id_within(parent: Struct, child: Struct) -> str:
    if type(child) is t.FrameworkElement and type(parent) is t.Framework:
        return f"{parent.id}@{parent.version}#{child.code}"
    return child.id  # type: ignore[attr-defined, no-any-return]


Nodes = dict[type[Struct], list[Node]]
Items = dict[str, Node]
Repeats = tuple[tuple[Node, Node], ...]


def _index(files: Iterable[File]) -> tuple[Nodes, Items, Repeats]:
    nodes: Nodes = defaultdict(list)
    items: Items = {}
    repeats: list[tuple[Node, Node]] = []
    for node in walk(files):
        nodes[type(node.record)].append(node)
        if node.id:
            first = items.setdefault(node.id, node)
            if first is not node:
                repeats.append((first, node))
    return dict(nodes), items, tuple(repeats)


def _own_id(path: str, kind: str, record: Struct) -> str:
    """The id of a file's record: ``P`` for plan.yaml, the file's name where it has none itself."""
    if kind == "plan":
        return "P"
    if kind in {"update", "decision"}:
        return record_name(path)
    return getattr(record, "id", "")
