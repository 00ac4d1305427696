"""By when a promise was to be kept, as it stood on a day: decisions move due dates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vawg_plan.model import types as t
from vawg_plan.model.ids import parent_of
from vawg_plan.model.plan import Plan

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


class Moves:
    """The day and name of each decision that allowed a date to move, by what it affects."""

    def __init__(self, plan: Plan) -> None:
        found: dict[str, list[tuple[str, str]]] = {}
        for name, decision in plan.decisions.items():
            if "re-date" in decision.permits:
                for affected in decision.affects:
                    found.setdefault(affected, []).append((decision.date, name))
        self._moves = {affected: sorted(moves) for affected, moves in found.items()}

    def up_to(self, promise_id: str, day: str) -> tuple[str, ...]:
        """The decisions about a promise up to a day (ISO), the oldest first."""
        return tuple(name for on, name in self._moves.get(promise_id, ()) if on <= day)

    def due(self, promise: Promised, day: str) -> Due:
        """The due date as it was on a day (ISO).

        Where every decision that moved it came later, it was the original one. Between two moves
        the record doesn't tell, and it is the one that counts now.
        """
        moves = self._moves.get(promise.id, [])
        if isinstance(promise, t.Milestone):  # a decision about the promise is about its steps
            moves = sorted([*moves, *self._moves.get(str(parent_of(promise.id)), [])])
        if promise.original_due is not None and moves and moves[0][0] > day:
            return Due(promise.original_due, None)
        return Due(promise.due, promise.original_due)
