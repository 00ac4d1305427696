"""The tables of the scrutiny paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vawg_plan.model.ids import kind_of, parent_of
from vawg_plan.model.plan import Plan
from vawg_plan.query import exception_types as e
from vawg_plan.render import wording
from vawg_plan.render.data import Amount, Cell, Column, Suppressed, Table
from vawg_plan.render.lookup import Lookup

_NAMED = 12  # more than so many promises are counted by who leads them


def of(plan: Plan, found: e.Exceptions, lookup: Lookup) -> dict[str, Table]:
    """The tables that have a row, by name."""
    made = (
        _late(plan, found, lookup),
        _astray(found, lookup),
        _unchecked(found, lookup),
        (_silent if len(found.silent) <= _NAMED else _silent_bodies)(found, lookup),
    )
    return {one.name: one for one in made if one.rows}


def title(plan: Plan, item: str, own: str) -> str:
    """An item's title; before that of a step stands its promise's."""
    above = plan.items.get(parent_of(item) or "") if kind_of(item) == "milestone" else None
    return wording.line(f"{above.title}: {own}" if above else own)


def _late(plan: Plan, found: e.Exceptions, lookup: Lookup) -> Table:
    columns = (
        Column("promise", heading="late_promise"),
        Column("due", "date", heading="was_due"),
        Column("days", "number", heading="days_late"),
        Column("completion", "word", heading="how_far", words="how_far_is"),
        Column("ask", heading="who_answers"),
        Column("reference"),
    )
    rows = tuple(
        (
            title(plan, one.id, one.title), one.due, one.days,
            one.completion or ("by_area" if one.reported else None),
            lookup.name(one.ask), one.id,
        )
        for one in sorted(found.late, key=lambda one: -one.days)
    )  # fmt: skip
    return Table("overdue", "overdue", columns, rows, empty="not_reported", shown=4)


def _astray(found: e.Exceptions, lookup: Lookup) -> Table:
    columns = (
        Column("measure"),
        Column("latest", "number"),
        Column("target", "number"),
        Column("finding", "word", words="findings"),
        Column("baseline", "number", heading="baseline"),
        Column("period", "period"),
        Column("due", "date"),
        Column("ask", heading="who_answers"),
        Column("reference"),
    )
    rows = tuple(_astray_row(one, lookup) for one in found.astray)
    return Table("off-course", "off_course", columns, rows, shown=4)


def _astray_row(one: e.Astray, lookup: Lookup) -> tuple[Cell, ...]:
    read = one.trend
    finding = "both" if one.worse and one.missed else "worse" if one.worse else "missed"
    latest = read.latest
    return (
        wording.line(read.title),
        Suppressed() if latest and latest.suppressed else _amount(latest.value, read.unit)
        if latest else None,
        _amount(read.target, read.unit),
        finding,
        _amount(read.baseline, read.unit),
        latest.period if latest else None,
        read.due,
        lookup.name(one.ask),
        read.id,
    )  # fmt: skip


def _amount(value: float | str | None, unit: str) -> Amount | None:
    if value is None:
        return None
    return Amount(wording.line(value) if isinstance(value, str) else value, unit)


def _unchecked(found: e.Exceptions, lookup: Lookup) -> Table:
    columns = (
        Column("promise", heading="complete_promise"),
        Column("by", heading="reported_by"),
        Column("date", "date", heading="reported_date"),
        Column("missing", "word", words="unproven"),
        Column("evidence", heading="evidence_shown"),
        Column("reference"),
    )
    rows = tuple(
        (
            wording.line(one.title), lookup.row(one.by), one.date, _missing(one),
            tuple(map(wording.line, one.evidence)), one.id,
        )
        for one in sorted(found.unchecked, key=lambda one: not one.bare)
    )  # fmt: skip
    return Table("unchecked", "unchecked", columns, rows, shown=4)


def _missing(one: e.Unchecked) -> str:
    if one.checked:
        return "no_evidence"
    return "neither" if one.bare else "no_check"


def _silent(found: e.Exceptions, lookup: Lookup) -> Table:
    columns = (
        Column("promise", heading="silent_promise"),
        Column("last", "date", heading="last_report"),
        Column("waiting", heading="waiting_for"),
        Column("reference"),
    )
    rows = tuple(
        (
            wording.line(one.title), one.last,
            lookup.row(one.areas) or lookup.name(one.ask), one.id,
        )
        for one in found.silent
    )  # fmt: skip
    return Table("silent", "silent", columns, rows, empty="never", shown=3)


def _silent_bodies(found: e.Exceptions, lookup: Lookup) -> Table:
    columns = (Column("body", heading="waiting_for"), Column("promises", "number"))
    return Table("silent", "silent", columns, tuple(_by_body(found, lookup)))


def _by_body(found: e.Exceptions, lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    counted = Counter(one.ask for one in found.silent)
    for ask, number in counted.most_common():
        yield lookup.name(ask), number
