"""The steps of promises as of a date: due when, and closed or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vawg_plan.model import types as t
from vawg_plan.model.ids import parent_of
from vawg_plan.model.plan import Plan
from vawg_plan.query.clock import Clock, is_withdrawn
from vawg_plan.query.row_types import MilestoneRow
from vawg_plan.query.rows import areas_of, is_done, last_update
from vawg_plan.query.state import NOTHING, Said, State, States, states


def milestone_rows(plan: Plan, as_of: str) -> Iterator[MilestoneRow]:
    """Every milestone, in the plan's order."""
    known, clock = states(plan, as_of), Clock(plan, as_of)
    for promise in plan.commitments():
        yield from steps_of(plan, promise, known, clock)


def steps_of(
    plan: Plan, promise: t.Commitment, known: States, clock: Clock
) -> Iterator[MilestoneRow]:
    """The milestones of one promise."""
    delivering = {o.id for o in plan.delivering(clock.today)} if promise.milestones else set()
    local = delivering if promise.tier != "national" else set()
    live = not is_withdrawn(promise, clock.today)
    for step in promise.milestones:
        by_area = known.get(step.id, {})
        state = by_area.get(None, NOTHING)
        due = clock.due(step)
        done = is_done(by_area, local)
        yield MilestoneRow(
            id=step.id,
            action=str(parent_of(promise.id)),
            commitment=promise.id,
            title=step.title,
            due=due.now,
            original_due=due.original,
            lifecycle=_word(state.lifecycle),
            completion=_word(state.completion),
            confidence=_word(state.confidence) if live else None,
            closed=_closed(by_area, local) if done else None,
            areas=areas_of(promise, by_area, delivering, live=live) if by_area else None,
            flags=clock.flags(promise, due.now, last_update(by_area), done=done),
        )


def _word(said: Said | None) -> str | None:
    return said.value if said else None


def _closed(by_area: Mapping[str | None, State], local: set[str]) -> str:
    """The day since which it is done: on the whole, else in the last of its areas."""
    return by_area.get(None, NOTHING).ended or max(by_area[area].ended for area in local)
