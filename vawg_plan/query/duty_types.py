"""What `duties` answers with."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from vawg_plan.query.row_types import DecisionRow
from vawg_plan.query.rows import CommitmentRow
from vawg_plan.query.said import AreaState

Part = Literal["lead", "co_lead", "accountable", "partner"]


class StepDue(Struct, frozen=True, gc=False):
    """A milestone of a promise, as it stands for the body; ``due`` is an ISO date."""

    id: str
    title: str
    due: str | None
    done: bool
    flags: tuple[str, ...]


class Duty(Struct, frozen=True, gc=False):
    """A promise in which the body has a part, the greatest of its parts first.

    ``through`` are, for each of them, its roles and portfolios by which it has it. ``here``: the
    body delivers the promise in its own area, and ``done``, ``flags``, ``said``, ``steps`` and
    ``last`` (the day of the latest report) speak for that area, otherwise for the promise.
    """

    row: CommitmentRow
    parts: tuple[Part, ...]
    through: tuple[tuple[str, ...], ...]
    here: bool
    done: bool
    flags: tuple[str, ...]
    said: AreaState | None
    steps: tuple[StepDue, ...]
    last: str | None
    withdrawn: str | None

    @property
    def own(self) -> bool:
        """Whether it is the body's to keep: it leads, co-leads or answers for it."""
        return bool(self.parts) and self.parts[0] != "partner"  # which is the least of them


class Owed(Struct, frozen=True, gc=False):
    """A report that is wanted: for the round from ``start`` to ``end``, by the day ``by``.

    ``last`` is the day of the latest report; ``missed`` where the round before had none either.
    """

    id: str
    title: str
    start: str
    end: str
    by: str
    last: str | None
    missed: bool


class Told(Struct, frozen=True, gc=False):
    """Something that a report says is to be done: where, since when, and who does it.

    ``id`` is the promise's, or its step's; ``area`` is None on the whole; ``owner`` is the body or
    role that a recovery names.
    """

    id: str
    title: str
    area: str | None
    text: str
    date: str
    owner: str | None
    confidence: str | None


class Duties(Struct, frozen=True, gc=False):
    """The whole answer on one body; ``cycle`` tells whether the plan asks for reports."""

    body: str
    roles: tuple[str, ...]
    delivers: bool
    duties: tuple[Duty, ...]
    cycle: bool
    owed: tuple[Owed, ...]
    recoveries: tuple[Told, ...]
    next_steps: tuple[Told, ...]
    decisions: tuple[DecisionRow, ...]
