"""What the record says of each subject as of a date, axis by axis and area by area."""

from __future__ import annotations

from typing import NamedTuple

from vawg_plan.model import types as t
from vawg_plan.model.order import in_order
from vawg_plan.model.plan import Plan
from vawg_plan.query.kept import kept

_ENDED = {"closed", "cancelled"}
AXES = ("completion", "confidence", "lifecycle", "trigger")


class Said(NamedTuple):
    """One thing reported: its value, the day it speaks for, and the update that said it."""

    value: str
    date: str
    update: str


class State:
    """What is known of one subject in one area: the latest word on each axis, by itself.

    ``ended`` is the day since which it is complete, closed or cancelled; empty where it isn't.
    """

    __slots__ = (
        "completion", "confidence", "ended", "evidence", "last_update", "lifecycle", "next_steps",
        "recovery_action", "recovery_owner", "summary", "trigger", "verified_by",
    )  # fmt: skip

    def __init__(self) -> None:
        self.completion: Said | None = None
        self.confidence: Said | None = None
        self.lifecycle: Said | None = None
        self.trigger: Said | None = None
        self.verified_by: Said | None = None
        self.summary: Said | None = None
        self.next_steps: Said | None = None
        self.recovery_action: Said | None = None
        self.recovery_owner: Said | None = None
        self.evidence: tuple[t.Evidence, ...] = ()
        self.ended = ""
        self.last_update = ""

    def hear(self, entry: t.Entry, date: str, update: str, verifier: str | None) -> None:
        """Takes in one entry; a later call speaks for a later day, or wins for the same one.

        Evidence and verification vouch for a completion: another completion is without them until
        it has its own.
        """
        was = self.completion.value if self.completion else None
        if entry.completion not in {None, was}:
            self.evidence, self.verified_by = (), None
        for field in _HEARD:
            value = getattr(entry, field)
            if value is not None:
                setattr(self, field, Said(value, date, update))
        if entry.evidence:
            self.evidence = entry.evidence
        if verifier is not None:
            self.verified_by = Said(verifier, date, update)
        self.last_update = date
        self.ended = (self.ended or date) if self._is_over() else ""

    def _is_over(self) -> bool:
        complete = self.completion is not None and self.completion.value == "complete"
        return complete or (self.lifecycle is not None and self.lifecycle.value in _ENDED)


_HEARD = (*AXES, "summary", "next_steps", "recovery_action", "recovery_owner")
NOTHING = State()

States = dict[str, dict[str | None, State]]


@kept
def states(plan: Plan, as_of: str) -> States:
    """The state of every subject that was reported on up to and on ``as_of`` (ISO date), by area.

    The area None is the report on the whole. Readings are not states: see `trends`.
    """
    found: States = {}
    for name, update in in_order(plan, as_of):
        verifier = update.reporter if update.verifies else None
        for entry in update.entries:
            by_area = found.setdefault(entry.subject, {})
            state = by_area.get(entry.area)
            if state is None:
                state = by_area[entry.area] = State()
            state.hear(entry, update.date, name, entry.verified_by or verifier)
    return found


def unknown_then(plan: Plan, as_of: str) -> set[str]:
    """The names of the updates and decisions that speak for a later day than ``as_of``."""
    updates = {name for name, update in plan.updates.items() if update.date > as_of}
    return updates | {name for name, made in plan.decisions.items() if made.date > as_of}
