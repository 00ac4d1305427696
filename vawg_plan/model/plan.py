"""A whole plan, built once from its records, with every item to be found by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from msgspec import Struct

from vawg_plan.model import ids
from vawg_plan.model import types as t
from vawg_plan.model.nodes import File, Node, nodes_of
from vawg_plan.model.series import Series

R = TypeVar("R", bound=Struct)


class Unread(NamedTuple):
    """What files that could not be read are known to hold, so that nobody calls it missing.

    ``ids`` were seen in their text; ``roots`` own everything under them (``A3``); ``kinds`` are
    those of which a file that could not even be scanned may hold any. ``data`` has what is YAML
    but no record: path, kind, and the data as it was read.
    """

    ids: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    data: tuple[tuple[str, str, object], ...] = ()

    def holds(self, item_id: str, kinds: Iterable[str]) -> bool:
        """Whether an unread file holds, or may hold, this id as one of these kinds."""
        return (
            not self.kinds.isdisjoint(kinds)
            or item_id.partition("@")[0] in self.ids
            or item_id.partition(".")[0] in self.roots
        )


class Plan(NamedTuple):
    """Everything that could be read; ``edition`` is None where plan.yaml could not be.

    ``series`` has the files of readings that indicators name, by path. ``walked`` has each file
    with its nodes, by path: a plan that shares the file has the same nodes.
    """

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
    series: Mapping[str, Series] = MappingProxyType({})
    walked: Mapping[str, tuple[File, list[Node]]] = MappingProxyType({})

    @property
    def title(self) -> str:
        """The plan's title, or a plain word where plan.yaml could not be read."""
        return self.edition.title if self.edition else "Plan without a readable plan.yaml"

    def each(self, *types: type[Struct]) -> Iterator[Node]:
        """Every record of these types, type by type, in the order of the files."""
        for one in types:
            yield from self.nodes.get(one, ())

    def holders(self) -> list[t.Action | t.Future]:
        """The actions, then the future actions: what holds commitments and success measures."""
        return [*self.actions, *self.futures]

    def commitments(self) -> list[t.Commitment]:
        """Every commitment: the actions' in order, then future actions', then the plan's own."""
        own = self.edition.commitments if self.edition else ()
        return [promise for holder in self.holders() for promise in holder.commitments] + [*own]

    def measures(self) -> list[t.Measure]:
        """Every success measure, in the plan's order."""
        return [measure for holder in self.holders() for measure in holder.measures]

    def delivering(self, day: str) -> list[t.Organisation]:
        """The organisations marked as delivering locally on ``day`` (ISO date)."""
        return [o for o in self.organisations.values() if o.delivers and valid_on(o, day)]


def valid_on(organisation: t.Organisation, day: str) -> bool:
    """Whether an organisation exists on ``day``: its validity dates include it or are absent."""
    return (organisation.valid_from or "") <= day <= (organisation.valid_to or "9999")


_ALL_READ = Unread()


def build(
    files: list[File],
    unread: Unread = _ALL_READ,
    data_files: frozenset[str] = frozenset(),
    before: Plan | None = None,
) -> Plan:
    """The plan that these files make; of two items with one id the first stands, both are kept.

    ``unread`` tells what other files of the folder hold that could not be read, ``data_files``
    which files ``data/`` has. Of the files that ``before`` has too, the nodes are taken from it:
    that saves time, and nothing else.
    """
    walked = _walked(files, before.walked if before else {})
    nodes, items, repeats = _index(walked.values())

    def records(kind: type[R]) -> list[R]:
        return [cast(R, node.record) for node in nodes.get(kind, ())]

    return Plan(
        edition=next(iter(records(t.Edition)), None),
        actions=tuple(sorted(records(t.Action), key=lambda one: ids.sort_key(one.id))),
        futures=tuple(sorted(records(t.Future), key=lambda one: ids.sort_key(one.id))),
        organisations={o.id: o for held in records(t.Organisations) for o in held.organisations},
        sources={one.id: one for held in records(t.Sources) for one in held.sources},
        frameworks={one.id: one for one in records(t.Framework)},
        updates={node.id: cast(t.Update, node.record) for node in nodes.get(t.Update, ())},
        decisions={node.id: cast(t.Decision, node.record) for node in nodes.get(t.Decision, ())},
        funding={one.id: one for one in records(t.Funding)},
        practice={one.id: one for one in records(t.Practice)},
        items=items,
        nodes=nodes,
        files=tuple(files),
        repeats=repeats,
        unread=unread,
        data_files=data_files,
        walked=walked,
    )


def part_of(plan: Plan, paths: Iterable[str]) -> Plan:
    """A plan as far as these files go: their records and items, each as the whole plan has it."""
    found = [node for path in paths if path in plan.walked for node in plan.walked[path][1]]
    nodes: Nodes = {}
    for node in found:
        nodes.setdefault(type(node.record), []).append(node)
    items = {node.id: node for node in found if node.id and plan.items[node.id] is node}
    return plan._replace(nodes=nodes, items=items)


Walked = dict[str, tuple[File, list[Node]]]
Nodes = dict[type[Struct], list[Node]]
Items = dict[str, Node]
Repeats = tuple[tuple[Node, Node], ...]


def _walked(files: Iterable[File], before: Mapping[str, tuple[File, list[Node]]]) -> Walked:
    """Each file with its nodes, by path; those of the very same file are there already."""
    found: Walked = {}
    for file in files:
        known = before.get(file.path)
        found[file.path] = known if known and known[0] is file else (file, nodes_of(file))
    return found


def _index(walked: Iterable[tuple[File, list[Node]]]) -> tuple[Nodes, Items, Repeats]:
    nodes: Nodes = {}
    items: Items = {}
    repeats: list[tuple[Node, Node]] = []
    for _, found in walked:
        for node in found:
            kind = type(node.record)
            if kind in nodes:
                nodes[kind].append(node)
            else:
                nodes[kind] = [node]
            if node.id:
                first = items.setdefault(node.id, node)
                if first is not node:
                    repeats.append((first, node))
    return nodes, items, tuple(repeats)
