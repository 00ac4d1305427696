"""Many reports at once, row by row, with everything wrong in any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.edit.origin import Told
from vawg_plan.edit.readings import Taken, take
from vawg_plan.edit.reports import ENTRY, HEAD, Report, reports
from vawg_plan.edit.rows import Row
from vawg_plan.model.plan import Plan

Placed = tuple[str, Misfit]  # where, and what is wrong there


def take_rows(
    plan: Plan, rows: Sequence[Row], head: Mapping[str, str], entry: Mapping[str, str]
) -> tuple[list[Told], list[Placed]]:
    """The reports of some rows, each with its row, and everything wrong in them.

    ``head`` and ``entry`` stand for what a row leaves empty.
    """
    told: list[Told] = []
    wrong: list[Placed] = []
    seen: dict[str, str] = {}
    for row in rows:
        try:
            found = _take(plan, row, head, entry)
            _once(row, found, seen)
        except Misfits as misfits:
            wrong += [(row.where(one.field), one) for one in misfits.wrong]
        else:
            told += [Told(report, row) for report in found]
    return told, wrong


def _take(plan: Plan, row: Row, head: Mapping[str, str], entry: Mapping[str, str]) -> list[Report]:
    own = {field: row.values[field] for field in HEAD if field in row.values}
    said = {f: row.values[f] for f in ENTRY if f in row.values and f != "subject"}
    subjects = [row.values["subject"]] if "subject" in row.values else []
    return reports(plan, subjects, {**head, **own}, {**entry, **said})


def _once(row: Row, found: Sequence[Report], seen: dict[str, str]) -> None:
    """Refuse a second report of the same thing, place, day and reporter."""
    for head, entry in found:
        key = repr((sorted(head.items()), entry["subject"], entry.get("area")))
        if key in seen:
            message = f"{entry['subject']} is reported on in {seen[key]} already"
            advice = "give the two reports their own areas or days, or keep one"
            raise Misfits([Misfit("subject", message, advice)])
        seen[key] = row.place


def take_readings(
    plan: Plan, rows: Sequence[Row], given: Mapping[str, str], today: str
) -> tuple[list[Told], list[Placed]]:
    """The readings of some rows, each with its row, and everything wrong in them."""
    found: list[Told] = []
    wrong: list[Placed] = []
    seen: dict[str, str] = {}
    for row in rows:
        try:
            one = take(plan, {**given, **row.values}, today)
            _only(row, one, seen)
        except Misfits as misfits:
            wrong += [(row.where(misfit.field), misfit) for misfit in misfits.wrong]
        else:
            found.append(Told(one.report, row, one))
    return found, wrong


def _only(row: Row, one: Taken, seen: dict[str, str]) -> None:
    """Refuse a second reading of the same indicator, period, area and dimensions."""
    columns = ("period", "area", *one.indicator.dimensions)
    key = repr((one.indicator.id, [one.row.get(name) for name in columns]))
    if key in seen:
        message = f"{seen[key]} has a reading for this period and area already"
        raise Misfits([Misfit("period", message, "keep the one that is right")])
    seen[key] = row.place
