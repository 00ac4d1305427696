"""What changed between two versions of a plan, in the plan's own terms."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from vawg_plan.model.problem import At
from vawg_plan.model.strength import Effect

# Every kind of change, in the order in which one item's are listed, and what it means to a reader.
KINDS: dict[str, str] = {
    "removed": "It is no longer in the plan.",
    "withdrawn": "The promise was closed; it stays in the plan and says so.",
    "reinstated": "It was withdrawn, and is not any more.",
    "added": "It is new.",
    "weakened": "It asks for less, or binds less, than it did.",
    "narrowed": "It covers less than it did.",
    "re-dated": "It starts or is due on another day.",
    "re-assigned": "Another body or role leads it, or answers for it.",
    "partners-changed": "Other bodies take part.",
    "target-lowered": "Its target is a lower figure.",
    "target-raised": "Its target is a higher figure.",
    "target-changed": "Its target is another one, or is gone, or is new.",
    "baseline-changed": "Where it started is another figure, or is gone, or is new.",
    "definition-changed": "Something else is counted, or in another way.",
    "reworded": "Its words changed; whether they bind less was not plain.",
    "widened": "It covers more than it did.",
    "strengthened": "It asks for more, or binds more, than it did.",
    "became-internal": "It is in no public document any more.",
    "became-public": "It is in public documents now.",
    "re-linked": "It serves, needs, cites or is aligned to other things.",
    "edited": "Something changed that promises nothing: a title, a place in the source, a note.",
    "decided": "A decision was taken.",
    "regressed": "Less is reported to be done than before.",
    "confidence-down": "Delivery is reported to be less likely than before.",
    "progressed": "More is reported to be done than before.",
    "confidence-up": "Delivery is reported to be more likely than before.",
    "fired": "A trigger was reported to have fired.",
    "verified": "Somebody checked what was reported.",
    "reported": "Something was reported, and moved none of these.",
    "reading-added": "An indicator has a new reading.",
    "reading-revised": "An indicator's reading is another figure.",
}


def label(kind: str) -> str:
    """A kind as people write it: ``confidence-down`` -> ``confidence down``, ``re-dated`` stays."""
    return kind if kind.startswith("re-") else kind.replace("-", " ")


class Run(NamedTuple):
    """A stretch of a rewording: words that stayed (``=``), went (``-``) or came (``+``)."""

    op: Literal["=", "-", "+"]
    text: str


class Change(Struct, frozen=True, gc=False):
    """One change of one item.

    ``kind`` is one of KINDS; ``effect`` says what it does to the promise where that is plain.
    ``group`` is what it is listed under: an action's id, ``P``, or a register (``sources``).
    ``before`` and ``after`` are values as a person reads them, bodies by their names; a field's
    own words (``will``) stay as they are. ``days`` counts those by which a date moved (later: more
    than 0). ``gone`` and ``come`` are the words that made a rewording weaker or stronger.
    ``by``, ``day``, ``area``, ``period`` and ``note`` tell of a report, a reading or a decision.
    ``permits`` are those of which a decision needs one, none where the change is free;
    ``decisions`` are the new decisions that give it. ``path`` and ``at`` say where it stands.
    """

    kind: str
    id: str
    title: str
    group: str
    field: str = ""
    effect: Effect | None = None
    before: str | None = None
    after: str | None = None
    runs: tuple[Run, ...] = ()
    days: int | None = None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    by: str | None = None
    day: str | None = None
    area: str | None = None
    period: str | None = None
    note: str | None = None
    permits: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    path: str = ""
    at: At = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The words by which it can be asked for: its kind, and its effect where it has one."""
        return (self.kind, self.effect) if self.effect else (self.kind,)

    @property
    def needs_decision(self) -> bool:
        """Whether it changes a protected promise and no new decision permits it."""
        return bool(self.permits) and not self.decisions
