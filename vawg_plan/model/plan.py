"""A whole plan, built once from its records, with every item to be found by id."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import ids
from vawg_plan.model import types as t
from vawg_plan.model.problem import At


class Item(NamedTuple):
    """One thing with an id: its kind, its record, the file and the place where it stands."""

    id: str
    kind: str
    record: Struct
    path: str
    at: At
    parent: str | None

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


class Named(NamedTuple):
    """An update or decision with the name that its file gives it."""

    name: str
    path: str
    record: Struct


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


def build(files: list[File]) -> Plan:
    """The plan that these files make; the first of two items with one id stands, both are kept."""
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
    )


# Where a record holds items with ids of their own: (field, kind).
_HELD: dict[type[Struct], tuple[tuple[str, str], ...]] = {
    t.Edition: (
        ("context", "context"),
        ("objectives", "objective"),
        ("outcomes", "outcome"),
        ("evidence_base", "context"),
        ("commitments", "commitment"),
    ),
    t.Action: (("context", "context"), ("commitments", "commitment"), ("measures", "measure")),
    t.Future: (("context", "context"), ("commitments", "commitment"), ("measures", "measure")),
    t.Commitment: (("milestones", "milestone"),),
    t.Measure: (("indicators", "indicator"),),
    t.Organisations: (("organisations", "organisation"),),
    t.Sources: (("sources", "source"),),
}


def _index(files: list[File]) -> tuple[dict[str, Item], tuple[tuple[Item, Item], ...]]:
    items: dict[str, Item] = {}
    repeats: list[tuple[Item, Item]] = []

    def add(item: Item) -> None:
        first = items.setdefault(item.id, item)
        if first is not item:
            repeats.append((first, item))

    def walk(record: Struct, path: str, at: At, parent: str | None) -> None:
        for field, kind in _HELD.get(type(record), ()):
            for number, child in enumerate(getattr(record, field)):
                place = (*at, field, number)
                add(Item(child.id, kind, child, path, place, parent))
                if type(child) in _HELD:
                    walk(child, path, place, child.id)

    for path, kind, record in files:
        own = _own_id(path, kind, record)
        if own:
            add(Item(own, kind, record, path, (), None))
        walk(record, path, (), own)
    return items, tuple(repeats)


def _own_id(path: str, kind: str, record: Struct) -> str | None:
    """The id of a file's record: ``P`` for plan.yaml, the file's name where it has none itself."""
    if kind == "plan":
        return "P"
    if kind in {"update", "decision"}:
        return record_name(path)
    return getattr(record, "id", None)
