"""Are things better: each indicator from its baseline by its latest reading to its target.

Nothing is summed here that is not aggregable, and what is suppressed stays so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vawg_plan.model import types as t
from vawg_plan.model.calendar import span_of
from vawg_plan.model.plan import Plan, valid_on
from vawg_plan.model.readings import Taken, standing
from vawg_plan.model.readings import taken as all_taken
from vawg_plan.query.gaps import has_baseline
from vawg_plan.query.rows import promisers
from vawg_plan.query.trend_types import Point, Reported, Trend, Trends, Unmeasured
from vawg_plan.query.verdict import is_met, verdict


def trends(plan: Plan, as_of: str, under: str | None = None) -> Trends:
    """Every indicator's trend as of a date; only those of one measure, action or indicator."""
    readings: dict[str, list[Taken]] = defaultdict(list)
    for one in standing(all_taken(plan), as_of).values():
        readings[one.indicator].append(one)
    held = [
        (owner.id, measure)
        for owner in promisers(plan)
        for measure in owner.measures
        if under is None or _is_under(measure.id, under) or _is_under(under, measure.id)
    ]
    return Trends(
        1,
        as_of,
        len(held),
        tuple(
            trend(plan, action, measure.id, one, readings[one.id])
            for action, measure in held
            for one in measure.indicators
            if under is None or _is_under(one.id, under)
        ),
        tuple(Unmeasured(one.id, one.title) for _, one in held if not one.indicators),
    )


def latest_readings(plan: Plan, as_of: str) -> dict[str, t.Reading]:
    """The reading of the whole for the latest period of each indicator, as of a date."""
    known = (one for one in standing(all_taken(plan), as_of).values() if one.area is None)
    ordered = sorted(known, key=lambda one: _ends(one.reading.period))
    return {one.indicator: one.reading for one in ordered if not one.reading.dimensions}


def _is_under(item: str, root: str) -> bool:
    return item == root or item.startswith(root + ".")


def trend(
    plan: Plan, action: str, measure: str, indicator: t.Indicator, readings: Iterable[Taken]
) -> Trend:
    """One indicator's trend; ``readings`` are those of it that stand."""
    periods: dict[str, list[Taken]] = defaultdict(list)
    for one in readings:
        if not one.reading.dimensions and span_of(one.reading.period):
            periods[one.reading.period].append(one)
    ordered = sorted(periods.items(), key=lambda pair: _ends(pair[0]))
    points = tuple(point for _, held in ordered for point in _points(plan, indicator, held))
    latest = points[-1] if points else None
    start, target = indicator.baseline, indicator.target
    period = latest.period if latest else ordered[-1][0] if ordered else ""
    areas = _areas(plan, period, periods[period])
    known = latest.value if latest and not latest.partial else None
    return Trend(
        id=indicator.id,
        action=action,
        measure=measure,
        title=indicator.title,
        unit=indicator.unit,
        direction=indicator.direction,
        aggregable=indicator.aggregable,
        baseline=start.value if start else None,
        baseline_period=start.period if start else None,
        baseline_pending=start.pending if start and not has_baseline(indicator) else None,
        latest=latest,
        target=target.value if target else None,
        due=target.due if target else None,
        verdict=verdict(indicator, known),
        met=is_met(indicator, known),
        areas=areas,
        points=points,
    )


def _ends(period: str) -> tuple[str, str]:
    span = span_of(period)
    return (span.end, span.start) if span else ("", "")


def _points(plan: Plan, indicator: t.Indicator, held: list[Taken]) -> Iterator[Point]:
    """The period's reading of the whole, else the sum of its areas where there may be one."""
    for one in held:
        if one.area is None:
            taken = one.reading
            value = None if taken.suppressed else taken.value
            yield Point(
                taken.period, value, taken.status, taken.suppressed,
                summed=False, partial=False, visibility=one.visibility,
            )  # fmt: skip
            return
    if indicator.aggregable and indicator.unit == "number":
        yield _sum(plan, [one.reading for one in held], held)


def _sum(plan: Plan, readings: list[t.Reading], held: list[Taken]) -> Point:
    """The sum of some areas' readings; none where one of them is suppressed."""
    figures = [one.value for one in readings if isinstance(one.value, int | float)]
    hidden = any(one.suppressed for one in readings)
    areas = _areas(plan, readings[0].period, held)
    return Point(
        readings[0].period,
        None if hidden or len(figures) < len(readings) else sum(figures),
        "provisional" if any(one.status == "provisional" for one in readings) else "final",
        hidden,
        summed=True,
        partial=areas is not None and areas.reported < areas.delivering,
        visibility="public" if all(one.visibility == "public" for one in held) else "internal",
    )


def _areas(plan: Plan, period: str, held: list[Taken]) -> Reported | None:
    """How many areas reported of those that delivered when the period ended."""
    end = _ends(period)[0]
    delivering = {o.id for o in plan.organisations.values() if o.delivers and valid_on(o, end)}
    local = {one.area for one in held if one.area is not None}
    if not local or not delivering:
        return None
    return Reported(len(local & delivering), len(delivering))
