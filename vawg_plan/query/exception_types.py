"""What a record shows to be out of the ordinary, a type a kind; dates are ISO text, names are ids.

``ask`` is whom to ask about it: who answers for the promise, else who leads.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from vawg_plan.query.gaps import GapCount
from vawg_plan.query.status import Counts
from vawg_plan.query.trend_types import Trend

How = Literal["weakened", "withdrawn", "superseded"]
Lack = Literal["indicator", "baseline", "target", "reading", "suppressed", "partial"]


class Late(Struct, frozen=True, gc=False):
    """A promise, or a step of one, that is overdue by so many days; ``promise`` is its own id."""

    id: str
    promise: str
    title: str
    due: str
    days: int
    completion: str | None
    reported: int | None
    delivering: int | None
    ask: str


class Made(Struct, frozen=True, gc=False):
    """A decision."""

    id: str
    date: str
    decider: str
    reason: str


class Slipped(Struct, frozen=True, gc=False):
    """A promise or step that is due later than at first: how often its date moved, by whom."""

    id: str
    title: str
    was: str
    now: str
    days: int
    times: int
    made: tuple[Made, ...]
    done: bool
    ask: str


class Changed(Struct, frozen=True, gc=False):
    """A promise, or another item, that was weakened, withdrawn or superseded on a day.

    ``made`` is None where the record has no decision about it.
    """

    id: str
    title: str
    how: How
    date: str
    made: Made | None
    ask: str


class Troubled(Struct, frozen=True, gc=False):
    """A delivery that is red or amber, on the whole or in an area, and what is to bring it back."""

    id: str
    promise: str
    title: str
    area: str | None
    confidence: str
    date: str
    summary: str | None
    recovery_action: str | None
    recovery_owner: str | None
    ask: str


class Unchecked(Struct, frozen=True, gc=False):
    """A promise reported complete that nobody else has checked, or for which nothing is shown.

    ``areas`` are those that it is true of, where only areas report. ``evidence`` are the titles of
    what was shown, ``bare`` tells that a completion is without any. ``date`` is that of the report.
    """

    id: str
    title: str
    areas: tuple[str, ...]
    by: tuple[str, ...]
    date: str
    evidence: tuple[str, ...]
    bare: bool
    checked: bool
    ask: str


class Silent(Struct, frozen=True, gc=False):
    """A promise that was never reported on, not in this cycle, or not by some areas.

    ``last`` is the day of the latest report. ``areas`` have not reported; it is empty where nobody
    has.
    """

    id: str
    title: str
    last: str | None
    areas: tuple[str, ...]
    ask: str


class Lacking(Struct, frozen=True, gc=False):
    """An indicator, or a success measure without one, and what it lacks.

    ``pending`` is by when a baseline is promised.
    """

    id: str
    title: str
    lacks: tuple[Lack, ...]
    pending: str | None
    ask: str


class Astray(Struct, frozen=True, gc=False):
    """An indicator that is worse than at the start, or missed its target by that one's day."""

    trend: Trend
    worse: bool
    missed: bool
    ask: str


class Unfollowed(Struct, frozen=True, gc=False):
    """A future action whose trigger fired on a day, with nothing reported on it since."""

    id: str
    title: str
    date: str
    ask: str


class Exceptions(Struct, frozen=True, gc=False):
    """All of them as of a date, each kind in the plan's order, reds before ambers."""

    as_of: str
    counts: Counts
    cycle: str | None
    late: tuple[Late, ...]
    slipped: tuple[Slipped, ...]
    changed: tuple[Changed, ...]
    troubled: tuple[Troubled, ...]
    astray: tuple[Astray, ...]
    unchecked: tuple[Unchecked, ...]
    silent: tuple[Silent, ...]
    lacking: tuple[Lacking, ...]
    measures: int
    indicators: int
    unfollowed: tuple[Unfollowed, ...]
    gaps: tuple[GapCount, ...]
