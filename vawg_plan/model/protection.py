"""What a published plan protects, and which decisions permit which change: the one table of it.

A decision permits a change where it names the promise and one of the permits that stand here. What
isn't in the table (titles, locators, links, citations, what updates report) is free, and a draft
protects nothing.
"""

from __future__ import annotations

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of, parent_of
from vawg_plan.model.plan import Plan
from vawg_plan.model.strength import weakens

# `correct` is nearly everywhere: where our restatement was wrong, the promise itself is the same.
# `supersede` too: where another promise takes its place, all of it may change.
_WORDS = ("correct", "reword", "weaken", "supersede")
_WHO_AND_HOW = ("correct", "weaken", "supersede")
_WHEN = ("correct", "re-date", "supersede")
_LEVEL = ("correct", "weaken", "supersede")
_CLOSED = ("withdraw", "supersede")
_SHOWN = ("correct", "weaken", "withdraw", "supersede")
_MENDED = ("correct",)  # what was first promised is history

# Type of record -> protected field -> the permits of which one is enough. A field of a field is
# written with a dot, and goes before the field that holds it.
PROTECTED: dict[type[Struct], dict[str, tuple[str, ...]]] = {
    t.Commitment: {
        "text": _WORDS,
        "lead": _WHO_AND_HOW,
        "co_leads": _WHO_AND_HOW,
        "partners": _WHO_AND_HOW,
        "mode": _WHO_AND_HOW,
        "tier": _WHO_AND_HOW,
        "modality": _WHO_AND_HOW,
        "start": _WHEN,
        "due": _WHEN,
        "original_due": _MENDED,
        "withdrawn": _CLOSED,
        "visibility": _SHOWN,
    },
    t.Milestone: {"due": _WHEN, "original_due": _MENDED},
    t.Measure: {"text": _WORDS},
    t.Indicator: {
        "definition": _WORDS,
        "unit": _LEVEL,
        "direction": _LEVEL,
        "scale": _LEVEL,
        "baseline.pending": _WHEN,
        "baseline": _LEVEL,
        "target.due": _WHEN,
        "target": _LEVEL,
    },
    t.Action: {"lead": _WHO_AND_HOW},
    t.Future: {"lead": _WHO_AND_HOW, "trigger": _WORDS},
    t.Objective: {"text": _WORDS, "partners": _WHO_AND_HOW},
    t.Outcome: {"text": _WORDS},
}


def permits_for(
    record: type[Struct], field: tuple[str, ...], effect: str | None = None
) -> tuple[str, ...]:
    """The permits of which one is enough to change a field; none where the field is free.

    ``effect`` is what the change does to the promise, where that is plain: to reword is not
    enough where the new words bind less, and it is enough for whatever binds more.
    """
    fields = PROTECTED.get(record, {})
    permits = fields.get(".".join(field)) or fields.get(field[0], ())
    if weakens(effect):
        return tuple(one for one in permits if one != "reword")
    binds_more = effect is not None and "weaken" in permits and "reword" not in permits
    return (*permits, "reword") if binds_more else permits


def protects(plan: Plan) -> bool:
    """Whether a plan's promises are protected: any but a draft's, even if plan.yaml is broken."""
    return plan.edition is None or plan.edition.status != "draft"


def covers(decision: t.Decision, item_id: str) -> bool:
    """Whether a decision is about an item, or about the promise or measure that it is a part of."""
    if kind_of(item_id) in {"milestone", "indicator"} and parent_of(item_id) in decision.affects:
        return True
    return item_id in decision.affects


def fits(decision: t.Decision, item_id: str, permits: tuple[str, ...]) -> bool:
    """Whether a decision is about an item and permits one of these sorts of change."""
    return covers(decision, item_id) and not set(permits).isdisjoint(decision.permits)
