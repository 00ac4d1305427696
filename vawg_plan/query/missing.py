"""What was not reported and what is not measured."""

from __future__ import annotations

from collections.abc import Iterator

from vawg_plan.model.plan import Plan
from vawg_plan.query import exception_types as e
from vawg_plan.query.clock import Clock
from vawg_plan.query.rows import CommitmentRow
from vawg_plan.query.state import State, States
from vawg_plan.query.trend_types import Trend, Trends
from vawg_plan.query.whom import Whom


def silent(
    plan: Plan, rows: list[CommitmentRow], known: States, clock: Clock, whom: Whom
) -> Iterator[e.Silent]:
    """Promises that nobody reported on, or not in this cycle, or that areas are silent on."""
    delivering = sorted(one.id for one in plan.delivering(clock.today))
    for row in rows:
        if "withdrawn" in row.flags:
            continue
        by_area = known.get(row.id, {})
        areas = tuple(_unheard(row, by_area, delivering, clock))
        if "unreported" in row.flags or "stale" in row.flags:
            yield e.Silent(row.id, row.title, row.last_update, (), whom.of(row.id))
        elif areas:
            yield e.Silent(row.id, row.title, row.last_update, areas, whom.of(row.id))


def _unheard(
    row: CommitmentRow, by_area: dict[str | None, State], delivering: list[str], clock: Clock
) -> Iterator[str]:
    """The delivering areas without a report in this cycle, where others report by area."""
    if row.areas is None or not row.areas.reported:
        return
    for area in delivering:
        state = by_area.get(area)
        if state is None or (not state.ended and state.last_update < clock.stale_before):
            yield area


def lacking(read: Trends, whom: Whom) -> Iterator[e.Lacking]:
    """Indicators, and success measures without one, that lack what a comparison needs."""
    for one in read.trends:
        if lacks := tuple(_lacks(one)):
            yield e.Lacking(one.id, one.title, lacks, one.baseline_pending, whom.of(one.id))
    for measure in read.unmeasured:
        yield e.Lacking(measure.id, measure.title, ("indicator",), None, whom.of(measure.id))


def _lacks(one: Trend) -> Iterator[e.Lack]:
    if one.baseline is None:
        yield "baseline"
    if one.target is None:
        yield "target"
    if one.latest is None:
        yield "reading"
    elif one.latest.suppressed:
        yield "suppressed"
    elif one.latest.partial:
        yield "partial"
