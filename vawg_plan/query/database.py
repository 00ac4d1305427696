"""The plan as a SQLite database: one table a kind, and one for each list of ids.

Built from the types, so that a new field or kind needs nothing here. Where a field names another
record the column refers to its table, and Datasette makes a link of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.nodes import NESTED, Node
from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import commitment_rows
from vawg_plan.rules.references import REFERS


class Kind(NamedTuple):
    """A table of records: its name, the type, and the table of what holds them, if anything."""

    table: str
    record: type[Struct]
    holder: str = ""


# The tables of records, in the order in which one may refer to another.
KINDS = (
    Kind("organisations", t.Organisation),
    Kind("sources", t.Source),
    Kind("frameworks", t.Framework),
    Kind("elements", t.FrameworkElement, "frameworks"),
    Kind("plan", t.Edition),
    Kind("outcomes", t.Outcome),
    Kind("objectives", t.Objective),
    Kind("actions", t.Action),
    Kind("future_actions", t.Future),
    Kind("context", t.Context),
    Kind("commitments", t.Commitment),
    Kind("milestones", t.Milestone, "commitments"),
    Kind("measures", t.Measure),
    Kind("indicators", t.Indicator, "measures"),
    Kind("updates", t.Update),
    Kind("decisions", t.Decision),
    Kind("funding", t.Funding),
    Kind("practice", t.Practice),
)
_TABLE_OF = {
    "organisation": "organisations", "source": "sources", "framework": "frameworks",
    "element": "elements", "update": "updates",
}  # fmt: skip
_INSIDE = (t.Period, t.Definition, t.Baseline, t.Target, t.Trigger, t.Cycle)
Row = dict[str, Any]


def database(plan: Plan, as_of: str, about: Mapping[str, str | None]) -> bytes:
    """The database as bytes; ``about`` says what it was made of, by names.

    The states of promises are those of ``as_of``; updates and readings are all there.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        for kind in KINDS:
            _records(connection, kind, plan)
        _fill(connection, "entries", list(_entries(plan)), {"update_id": "updates"} | _areas)
        _fill(connection, "readings", list(_readings(plan)), {"indicator": "indicators"} | _area)
        _fill(connection, "bids", list(_bids(plan)), {"funding": "funding"} | _organisation)
        _fill(connection, "evidence", list(_evidence(plan)), {"source": "sources"})
        _fill(connection, "states", list(_states(plan, as_of)), {"commitment": "commitments"})
        facts = [{"name": name, "value": value} for name, value in about.items()]
        _fill(connection, "about", [*facts, {"name": "as_of", "value": as_of}], {}, key="name")
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


_area = {"area": "organisations"}
_areas = {**_area, "recovery_owner": "organisations", "verified_by": "organisations"}
_organisation = {"organisation": "organisations"}


def _records(connection: sqlite3.Connection, kind: Kind, plan: Plan) -> None:
    """A kind's table, and a table for each of its lists."""
    nodes = list(plan.each(kind.record))
    links = {
        field: _TABLE_OF[kinds[0]]
        for field, kinds in REFERS.get(kind.record, {}).items()
        if len(kinds) == 1 and kinds[0] in _TABLE_OF
    }
    rows = [_row(node) for node in nodes]
    inside = {"held_by": kind.holder} if kind.holder else {}
    _fill(connection, kind.table, rows, {**links, **inside}, key="id", columns=_columns(kind))
    for field in _lists(kind.record):
        listed = [
            {"id": node.id, "position": place, "value": one}
            for node in nodes
            for place, one in enumerate(getattr(node.record, field))
        ]
        to = {"id": kind.table} | ({"value": links[field]} if field in links else {})
        _fill(connection, f"{kind.table}_{field}", listed, to, columns=("id", "position", "value"))
    for field in ("outcomes", "objectives") if kind.record in {t.Action, t.Future} else ():
        linked = [
            {"id": node.id, "value": link.id, "basis": link.basis}
            for node in nodes
            for link in getattr(node.record, field)
        ]
        to = {"id": kind.table, "value": field}
        _fill(connection, f"{kind.table}_{field}", linked, to, columns=("id", "value", "basis"))


def _lists(record: type[Struct]) -> Iterator[str]:
    """The fields that hold a list of texts."""
    for field in msgspec.structs.fields(record):
        args = get_args(field.type)
        if get_origin(field.type) is tuple and not _is_struct(args[0]):
            yield field.name


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _columns(kind: Kind) -> tuple[str, ...]:
    """The columns of a table of records: those of records within a record are prefixed."""
    found = ["id", "held_by"]
    held = {field for field, _ in NESTED.get(kind.record, ())}
    for field in msgspec.structs.fields(kind.record):
        inner = next((one for one in _members(field.type) if one in _INSIDE), None)
        if inner:
            found += [f"{field.name}_{part}" for part in inner.__struct_fields__]
        elif get_origin(field.type) is not tuple and field.name not in {*held, "id"}:
            found.append(field.name)
    return tuple(found)


def _members(kind: object) -> tuple[Any, ...]:
    return (*get_args(kind), kind)


def _row(node: Node) -> Row:
    row: Row = {"id": node.id, "held_by": node.parent or None}
    for name in type(node.record).__struct_fields__:
        value = getattr(node.record, name)
        if isinstance(value, _INSIDE):
            parts = value.__struct_fields__
            row |= {f"{name}_{part}": _plain(getattr(value, part)) for part in parts}
        elif not isinstance(value, tuple | Struct) and name != "id":
            row[name] = value
    return row


def _plain(value: object) -> object:
    """A value that a column can hold: several texts in a row, records as JSON."""
    if not isinstance(value, tuple):
        return value
    if any(isinstance(one, Struct) for one in value):
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return "; ".join(value) or None


def _entries(plan: Plan) -> Iterator[Row]:
    for name, update in plan.updates.items():
        for place, entry in enumerate(update.entries):
            plain = {
                field: getattr(entry, field)
                for field in t.Entry.__struct_fields__
                if field not in {"evidence", "reading"}
            }
            yield {"update_id": name, "position": place, **plain}


def _readings(plan: Plan) -> Iterator[Row]:
    from vawg_plan.model.readings import standing, taken  # noqa: PLC0415 - only here

    for one in standing(taken(plan)).values():
        reading = one.reading
        yield {
            "indicator": one.indicator, "area": one.area, "period": reading.period,
            "dimensions": json.dumps(reading.dimensions) if reading.dimensions else None,
            "value": None if reading.suppressed else reading.value,
            "numerator": None if reading.suppressed else reading.numerator,
            "denominator": None if reading.suppressed else reading.denominator,
            "status": reading.status, "suppressed": reading.suppressed,
            "speaks_for": one.date, "told_by": one.origin,
        }  # fmt: skip


def _bids(plan: Plan) -> Iterator[Row]:
    for one in plan.funding.values():
        for bid in one.bids:
            yield {"funding": one.id, **msgspec.structs.asdict(bid)}


def _evidence(plan: Plan) -> Iterator[Row]:
    for node in plan.each(t.Evidence):
        yield {"told_by": node.owner, **msgspec.structs.asdict(node.record)}


_STATE = (
    "lifecycle", "completion", "confidence", "verified_by", "recovery_action", "recovery_owner",
    "slipped_days", "last_update",
)  # fmt: skip


def _states(plan: Plan, as_of: str) -> Iterator[Row]:
    for row in commitment_rows(plan, as_of):
        yield {
            "commitment": row.id,
            **{field: getattr(row, field) for field in _STATE},
            "areas_reported": row.areas.reported if row.areas else None,
            "areas_delivering": row.areas.delivering if row.areas else None,
            "flags": ", ".join(row.flags) or None,
            "gaps": ", ".join(row.gaps) or None,
        }


def _fill(  # noqa: PLR0913 - a table has this many parts
    connection: sqlite3.Connection,
    table: str,
    rows: list[Row],
    links: Mapping[str, str],
    *,
    key: str = "",
    columns: Iterable[str] = (),
) -> None:
    """Make a table and fill it; a table of nothing, whose columns are not known, is left out."""
    names = tuple(columns) or tuple(rows[0] if rows else ())
    if not names:
        return
    parts = [f'"{name}"' + (" PRIMARY KEY" if name == key else "") for name in names]
    parts += [
        f'FOREIGN KEY ("{name}") REFERENCES "{to}" ("id")'  # named: Datasette needs it
        for name, to in links.items()
        if name in names
    ]
    connection.execute(f'CREATE TABLE "{table}" ({", ".join(parts)})')
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})',  # noqa: S608 - names of our own types
        [tuple(row.get(name) for name in names) for row in rows],
    )
