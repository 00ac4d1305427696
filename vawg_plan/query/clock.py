"""What an as-of date means: which due date counted then, what is late, soon, stale or withdrawn."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.model.calendar import CYCLE_DAYS, shifted
from vawg_plan.model.due import Due, Moves, Promised
from vawg_plan.model.plan import Plan

DUE_SOON_DAYS = 30


def is_withdrawn(promise: t.Commitment, as_of: str) -> bool:
    """Whether a promise had been withdrawn by a date."""
    return promise.withdrawn is not None and promise.withdrawn <= as_of


class Clock:
    """A date, in the terms of one plan."""

    def __init__(self, plan: Plan, as_of: str) -> None:
        self.today = as_of
        self.soon = shifted(as_of, DUE_SOON_DAYS)
        cycle = plan.edition.reporting_cycle if plan.edition else None
        self.stale_before = ""
        self._moves = Moves(plan)
        if cycle:
            days = CYCLE_DAYS[cycle.every] + cycle.grace_days
            self.stale_before = shifted(as_of, -days)

    def redated_by(self, promise_id: str) -> tuple[str, ...]:
        """The decisions up to the date that allowed a due date to move, the oldest first."""
        return self._moves.up_to(promise_id, self.today)

    def due(self, promise: Promised) -> Due:
        """The due date as it was then; see `Moves.due`."""
        return self._moves.due(promise, self.today)

    def flags(
        self, promise: t.Commitment, due: str | None, last: str | None, *, done: bool
    ) -> tuple[str, ...]:
        """Flags of a promise or a step: overdue, due_soon, stale, unreported; or withdrawn."""
        if is_withdrawn(promise, self.today):
            return ("withdrawn",)
        found: list[str] = []
        if not done:
            if due is not None and due < self.today:
                found.append("overdue")
            elif due is not None and due <= self.soon:
                found.append("due_soon")
            if last and last < self.stale_before:
                found.append("stale")
        if not last:
            found.append("unreported")
        return tuple(found)
