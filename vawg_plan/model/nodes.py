"""Every record of a plan's files, nested or not, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, cast

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.problem import At, Finding, Severity


class File(NamedTuple):
    """One readable record file: its path in the plan folder, its kind, its record."""

    path: str
    kind: str
    record: Struct


@cache
def _title_field(record: type[Struct]) -> str | None:
    """The field that holds the title or name of such records, where they have one."""
    return next((one for one in ("title", "name") if one in record.__struct_fields__), None)


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
        field = _title_field(type(self.record))
        return (getattr(self.record, field) if field else None) or self.id

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
        ("accessibility", ""),
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
    for file in files:
        yield from nodes_of(file)


def nodes_of(file: File) -> list[Node]:
    """Every record of a file, each before what it holds."""
    path, kind, record = file
    own = _own_id(path, kind, record)
    found: list[Node] = []
    _collect(_new(Node, (record, path, (), own, kind if own else "", own, "")), found)
    return found


_new = tuple.__new__  # of a named tuple: its own constructor takes twice as long


def _collect(node: Node, found: list[Node]) -> None:
    """Appends a node, then everything that it holds."""
    found.append(node)
    record, path, at, owner, *_ = node
    for field, kind in NESTED.get(type(record), ()):
        held = getattr(record, field)
        if not held:
            continue
        if type(held) is not tuple:
            found.append(_new(Node, (held, path, (*at, field), owner, "", "", owner)))
            continue
        nests = type(held[0]) in NESTED
        for number, child in enumerate(held):
            own = _id_within(record, child) if kind else ""
            inner = (child, path, (*at, field, number), own or owner, kind, own, owner)
            if nests:
                _collect(_new(Node, inner), found)
            else:
                found.append(_new(Node, inner))


def _id_within(parent: Struct, child: Struct) -> str:
    if type(child) is t.FrameworkElement and type(parent) is t.Framework:
        return f"{parent.id}@{parent.version}#{child.code}"
    return cast("t.Action", child).id


def record_name(path: str) -> str:
    """The name that a file gives its record: ``updates/2022/a.yaml`` -> ``a``."""
    return path[path.rfind("/") + 1 :].rsplit(".", 1)[0]


def _own_id(path: str, kind: str, record: Struct) -> str:
    """The id of a file's record: ``P`` for plan.yaml, the file's name where it has none itself."""
    if kind == "plan":
        return "P"
    if kind in {"update", "decision"}:
        return record_name(path)
    return getattr(record, "id", "")
