"""What still holds of what was reported, field by field, with its day and its update."""

from __future__ import annotations

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.query.state import Said, State


class Reported(Struct, frozen=True, gc=False):
    """The latest word on one axis or field: its value, the day it speaks for, the update."""

    value: str
    date: str
    update: str


class AreaState(Struct, frozen=True, gc=False):
    """What is known of the thing in one area (None: on the whole), by field."""

    area: str | None
    last_update: str
    said: dict[str, Reported]
    evidence: tuple[t.Evidence, ...]


_OF_DELIVERY = {"confidence", "next_steps", "recovery_action", "recovery_owner"}


def area_state(area: str | None, state: State, *, live: bool) -> AreaState:
    """What of a state still holds; ``live`` is false where the promise was withdrawn."""
    said = {}
    for field in (
        "completion", "confidence", "lifecycle", "trigger", "verified_by", "summary",
        "next_steps", "recovery_action", "recovery_owner",
    ):  # fmt: skip
        heard = getattr(state, field)
        if heard is not None and _still_holds(field, heard, state, live=live):
            said[field] = Reported(*heard)
    return AreaState(area, state.last_update, said, state.evidence)


def _still_holds(field: str, heard: Said, state: State, *, live: bool) -> bool:
    """A recovery holds while delivery is amber or red, next steps until the next report.

    What is withdrawn is delivered no more: it has no confidence, recovery or next steps.
    """
    if not live and field in _OF_DELIVERY:
        return False
    if field.startswith("recovery"):
        return state.confidence is not None and state.confidence.value != "green"
    return field != "next_steps" or heard.date == state.last_update
