"""Indicators for documents: baseline, readings, target; what is suppressed has no value at all."""

from __future__ import annotations

from vawg_plan.model.calendar import span_of
from vawg_plan.model.plan import Plan
from vawg_plan.query.trend_types import Point, Trend
from vawg_plan.query.trends import trends
from vawg_plan.render import progress_pieces as p
from vawg_plan.render import wording
from vawg_plan.render.data import Amount, Column, Suppressed, Table


def signs(plan: Plan, day: str) -> tuple[p.Sign, ...]:
    """Every indicator as of a day, in the plan's order."""
    titles = {measure.id: measure.title for measure in plan.measures()}
    return tuple(_sign(one, wording.line(titles[one.measure])) for one in trends(plan, day).trends)


def unmeasured(plan: Plan) -> tuple[p.Unmeasured, ...]:
    """The success measures without an indicator."""
    return tuple(
        p.Unmeasured(one.id, wording.line(one.title))
        for one in plan.measures()
        if not one.indicators
    )


def _sign(one: Trend, measure: str) -> p.Sign:
    points = tuple(_point(point, one.unit) for point in one.points)
    return p.Sign(
        id=one.id,
        title=wording.line(one.title),
        measure=measure,
        unit=one.unit,
        direction=one.direction,
        baseline=_amount(one.baseline, one.unit),
        baseline_period=wording.line(one.baseline_period) if one.baseline_period else None,
        pending=one.baseline_pending,
        target=_amount(one.target, one.unit),
        due=one.due,
        latest=points[-1] if points else None,
        verdict=one.verdict,
        met=one.met,
        reported=one.areas.reported if one.areas else 0,
        delivering=one.areas.delivering if one.areas else 0,
        points=points,
        table=_table(one, points) if len(points) > 1 else None,
    )


def _amount(value: float | str | None, unit: str) -> Amount | None:
    if value is None:
        return None
    return Amount(wording.line(value) if isinstance(value, str) else value, unit)


def _point(point: Point, unit: str) -> p.Point:
    span = span_of(point.period)
    return p.Point(
        period=point.period,
        end=span.end if span else "",
        value=None if point.suppressed else _amount(point.value, unit),
        provisional=point.status == "provisional",
        suppressed=point.suppressed,
        partial=point.partial,
    )


def _table(one: Trend, points: tuple[p.Point, ...]) -> Table:
    columns = (
        Column("period", "period"),
        Column("value", "number"),
        Column("status", "word", heading="reading_status", words="reading_status"),
    )
    rows = tuple(
        (
            point.period,
            Suppressed() if point.suppressed else point.value,
            "partial" if point.partial else "provisional" if point.provisional else "final",
        )
        for point in points
    )
    name = f"readings-{one.id.lower().replace('.', '-')}"
    return Table(name, "readings", columns, rows, about=wording.line(one.title), empty="no_value")
