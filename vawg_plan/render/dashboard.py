"""The dashboard: where the plan stands, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from vawg_plan.model.plan import Plan
from vawg_plan.query.axes import Axes, Counted, axes, with_rest
from vawg_plan.query.exceptions import exceptions
from vawg_plan.query.questions import attention
from vawg_plan.query.rows import commitment_rows
from vawg_plan.query.status import Group, completion_of, status
from vawg_plan.query.trend_types import Trend
from vawg_plan.query.trends import trends
from vawg_plan.render import dashboard_pieces as p
from vawg_plan.render import scrutiny, wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.data import Amount, Cell, Column, Link, Suppressed, Table
from vawg_plan.render.lookup import Lookup

_DATES = 3  # of those overdue, and of those due next
_STATES = ("complete", "substantial", "limited", "not_started", "by_area", "unreported")


def values(plan: Plan, as_of: str, _: Asked) -> p.Dashboard:
    """Everything on the page as of a date."""
    read, groups = axes(plan, as_of), status(plan, as_of).groups
    found, lookup, measured = exceptions(plan, as_of), Lookup(plan, as_of), trends(plan, as_of)
    dates = tuple(_dates(plan, as_of))
    known = read.totals.reported > 0
    figures = tuple(one for one in measured.trends if one.unit != "qualitative")
    tables = {one.name: one for one in _tables(read, groups, dates, figures)}
    return p.Dashboard(
        promises=read.totals.commitments,
        reported=read.totals.reported,
        complete=dict(read.completion)["complete"],
        late=read.totals.overdue,
        soon=read.totals.due_soon,
        dated=any(one.due and not one.withdrawn for one in plan.commitments()),
        completion=p.Stack("completion", tuple(_bars(groups))) if known else None,
        confidence=_stack("confidence", read.confidence) if known else None,
        lifecycle=_stack("lifecycle", read.lifecycle) if known else None,
        assurance=_stack("assurance", read.assurance) if known else None,
        dates=_first(as_of, dates),
        attention=tuple(scrutiny.question(one, lookup) for one in attention(found)),
        gaps=scrutiny.gaps(found),
        measures=measured.measures,
        in_words=len(measured.trends) - len(figures),
        unmeasured=len(measured.unmeasured),
        progress_table=tables.get("completion"),
        axes_table=tables.get("axes"),
        dates_table=tables.get("dates"),
        measures_table=tables.get("measured"),
        tables=tuple(tables.values()),
    )


def _stack(name: str, counted: Counted) -> p.Stack | None:
    bar = p.Bar("", "", counted)
    return p.Stack(name, (bar,)) if any(number for _, number in counted) else None


def _bars(groups: list[Group]) -> Iterator[p.Bar]:
    kinds = {"A": "action", "F": "future", "P": "plan"}
    for group in groups:
        if group.counts.commitments:
            yield p.Bar(kinds[group.id[0]], group.id[1:], with_rest(group.counts))


def _dates(plan: Plan, as_of: str) -> Iterator[p.Date]:
    """The promises that are not done and have a date, the earliest first."""
    rows = [row for row in commitment_rows(plan, as_of) if row.due and not _is_over(row.flags)]
    for row in sorted(rows, key=lambda row: (row.due or "", row.id)):
        if completion_of(row) != "complete" and row.due:
            was = row.original_due if row.original_due != row.due else None
            yield p.Date(row.id, wording.line(row.title), row.due, was, "overdue" in row.flags)


def _first(as_of: str, dates: tuple[p.Date, ...]) -> p.Dates | None:
    late = [one for one in dates if one.late]
    coming = [one for one in dates if not one.late]
    first = late[: max(_DATES, 2 * _DATES - len(coming))]
    shown = (*first, *coming[: 2 * _DATES - len(first)])
    return p.Dates(as_of, shown, len(dates) - len(shown)) if shown else None


def _is_over(flags: tuple[str, ...]) -> bool:
    return "withdrawn" in flags


def _tables(
    read: Axes, groups: list[Group], dates: tuple[p.Date, ...], measured: tuple[Trend, ...]
) -> Iterator[Table]:
    """Those that have a row."""
    if read.totals.reported:
        yield _progress(groups)
        yield _axes(read)
    if dates:
        yield _dates_table(dates)
    if measured:
        yield _measures(measured)


def _dates_table(dates: tuple[p.Date, ...]) -> Table:
    columns = (
        Column("promise"),
        Column("due", "date"),
        Column("was", "date", heading="first_due"),
        Column("reference"),
    )
    rows = tuple((one.title, one.due, one.was, one.id) for one in dates)
    return Table("dates", "dates", columns, rows, empty="the_same", shown=3)


def _measures(measured: tuple[Trend, ...]) -> Table:
    columns = (
        Column("measure"),
        Column("baseline", "number"),
        Column("latest", "number"),
        Column("target", "number"),
        Column("due", "date"),
        Column("reference"),
    )
    rows = tuple(map(_measure, measured))
    return Table("measured", "measured", columns, rows, empty="none_yet", shown=4)


def _progress(groups: list[Group]) -> Table:
    columns = (
        Column("part"), Column("promises", "number"),
        *(Column(state, "number", heading=_heading(state)) for state in _STATES),
    )  # fmt: skip
    rows = tuple(
        (
            Link("", "#completion", "plan") if group.id == "P" else wording.line(group.title),
            group.counts.commitments,
            *(number for _, number in with_rest(group.counts)),
        )
        for group in groups
        if group.counts.commitments
    )
    return Table("completion", "progress", columns, rows)


def _heading(state: str) -> str:
    return "no_report" if state == "unreported" else ""


def _axes(read: Axes) -> Table:
    rows = tuple(
        (axis, f"{axis}_{state}", number)
        for axis in ("confidence", "lifecycle", "assurance")
        for state, number in getattr(read, axis)
        if number
    )
    columns = (
        Column("axis", "word", words="axis_names"), Column("state", "word", words="axis_states"),
        Column("promises", "number"),
    )  # fmt: skip
    return Table("axes", "axes", columns, rows)


def _measure(one: Trend) -> tuple[Cell, ...]:
    latest = one.latest
    value: Cell = _amount(latest.value, one.unit) if latest else None
    return (
        wording.line(one.title),
        _amount(one.baseline, one.unit),
        Suppressed() if latest and latest.suppressed else value,
        _amount(one.target, one.unit),
        one.due,
        one.id,
    )


def _amount(value: float | str | None, unit: str) -> Amount | None:
    if value is None:
        return None
    return Amount(wording.line(value) if isinstance(value, str) else value, unit)
