"""What an as-of date means: which due date counted then, what is late, soon, stale or withdrawn."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vawg_plan.model import types as t
from vawg_plan.model.calendar import CYCLE_DAYS, shifted
from vawg_plan.model.ids import parent_of
from vawg_plan.model.plan import Plan

DUE_SOON_DAYS = 30
Promised = t.Commitment | t.Milestone


class Due(NamedTuple):
    """By when a promise was to be kept, and by when at first, where that was another day."""

    now: str | None
    original: str | None

    @property
    def slipped_days(self) -> int | None:
        """From the first date to the one that counts; negative where it was brought forward."""
        if self.now is None or self.original is None:
            return None
        return (date.fromisoformat(self.now) - date.fromisoformat(self.original)).days


def is_withdrawn(promise: t.Commitment, as_of: str) -> bool:
    """Whether a promise had been withdrawn by a date."""
    return promise.withdrawn is not None and promise.withdrawn <= as_of


def _moves(plan: Plan) -> dict[str, list[tuple[str, str]]]:
    """The day and name of each decision that allowed a date to move, by what it affects."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, decision in plan.decisions.items():
        if "re-date" in decision.permits:
            for affected in decision.affects:
                found.setdefault(affected, []).append((decision.date, name))
    return {affected: sorted(moves) for affected, moves in found.items()}


class Clock:
    """A date, in the terms of one plan."""

    def __init__(self, plan: Plan, as_of: str) -> None:
        self.today = as_of
        self.soon = shifted(as_of, DUE_SOON_DAYS)
        cycle = plan.edition.reporting_cycle if plan.edition else None
        self.stale_before = ""
        self._moves = _moves(plan)
        if cycle:
            days = CYCLE_DAYS[cycle.every] + cycle.grace_days
            self.stale_before = shifted(as_of, -days)

    def redated_by(self, promise_id: str) -> tuple[str, ...]:
        """The decisions up to the date that allowed a due date to move, the oldest first."""
        moves = self._moves.get(promise_id, ())
        return tuple(name for day, name in moves if day <= self.today)

    def due(self, promise: Promised) -> Due:
        """The due date as it was then.

        Where every decision that moved it came later, it was the original one. Between two moves
        the record doesn't tell, and it is the one that counts now.
        """
        moves = self._moves.get(promise.id, [])
        if isinstance(promise, t.Milestone):  # a decision about the promise is about its steps
            moves = sorted([*moves, *self._moves.get(str(parent_of(promise.id)), [])])
        if promise.original_due is not None and moves and moves[0][0] > self.today:
            return Due(promise.original_due, None)
        return Due(promise.due, promise.original_due)

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
