"""The readings that came or changed between two versions of the plan, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from vawg_plan.diff import Pair
from vawg_plan.model import types as t
from vawg_plan.model.readings import Cell as Place
from vawg_plan.model.readings import Taken, standing, taken
from vawg_plan.render import wording
from vawg_plan.render.data import Amount, Cell, Column, Link, Suppressed, Table

_EVERYWHERE = Link("", "", "everywhere")


def _both(pair: Pair, as_of: str) -> tuple[dict[Place, Taken], dict[Place, Taken]]:
    before, after = (standing(taken(plan), as_of) for plan in pair)
    return before, after


def added(pair: Pair, as_of: str) -> Table | None:
    """How many new readings each indicator has, for which periods; None where there are none."""
    before, after = _both(pair, as_of)
    found: dict[str, list[str]] = {}
    for place, one in after.items():
        if place not in before:
            found.setdefault(one.indicator, []).append(one.reading.period)
    columns = (
        Column("indicator"),
        Column("new_readings", "number"),
        Column("first_period", "period"),
        Column("last_period", "period"),
    )
    rows = tuple((_title(pair, i), len(all_), min(all_), max(all_)) for i, all_ in found.items())
    return Table("new-readings", "new_readings", columns, rows) if rows else None


def revised(pair: Pair, as_of: str) -> Table | None:
    """Each reading that is another figure than it was; None where there is none."""
    before, after = _both(pair, as_of)
    moved = [place for place, one in before.items() if _moved(one, after.get(place))]
    columns = (
        Column("indicator"),
        Column("period", "period"),
        Column("area"),
        Column("was"),
        Column("is"),
        Column("reading_status", "word", words="reading_status"),
    )
    rows = tuple(tuple(_row(pair, before[place], after.get(place))) for place in moved)
    empty = "no_value"
    return Table("revised-readings", "revised", columns, rows, empty=empty) if rows else None


def _moved(old: Taken, new: Taken | None) -> bool:
    one, other = old.reading, new.reading if new else None
    return other is None or (one.value, one.suppressed, one.status) != (
        other.value, other.suppressed, other.status,
    )  # fmt: skip


def _row(pair: Pair, old: Taken, new: Taken | None) -> Iterator[Cell]:
    dimensions = (old.reading.dimensions or {}).values()
    parts = ", ".join(one for one in dimensions if one != old.area)
    title = _title(pair, old.indicator)
    yield f"{title} ({wording.line(parts)})" if parts else title
    yield old.reading.period
    yield wording.line(pair.name(old.area)) if old.area else _EVERYWHERE
    yield _figure(pair, old)
    yield _figure(pair, new) if new else None
    yield new.reading.status if new else None


def _figure(pair: Pair, one: Taken) -> Cell:
    value = one.reading.value
    if one.reading.suppressed or value is None:
        return Suppressed() if one.reading.suppressed else None
    node = pair.head.items.get(one.indicator) or pair.base.items[one.indicator]
    unit = cast(t.Indicator, node.record).unit
    return Amount(wording.line(value) if isinstance(value, str) else value, unit)


def _title(pair: Pair, indicator: str) -> str:
    node = pair.head.items.get(indicator) or pair.base.items.get(indicator)
    return wording.line(node.title if node else indicator)
