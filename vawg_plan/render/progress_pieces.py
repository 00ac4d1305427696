"""What the templates of the progress report see."""

from __future__ import annotations

from vawg_plan.render.areas import Areas
from vawg_plan.render.data import Amount, Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block


class Report(Piece, frozen=True):
    """What one update says of a promise: what was done, what comes next, what it rests on."""

    date: str
    area: str | None
    by: str
    done: tuple[Block, ...]
    following: tuple[Block, ...]
    recovery: tuple[Block, ...]
    recovery_owner: str | None
    evidence: tuple[tuple[str, str | None], ...]


class Step(Piece, frozen=True):
    """A milestone: what it is, by when, and what was last said of it."""

    title: str
    due: str | None
    completion: str | None
    late: bool


class Promise(Piece, frozen=True):
    """One promise with its four axes, each by itself; ``reports`` are those of the period.

    ``steps`` are empty where nothing was reported on any of them; ``late_steps`` counts those that
    are overdue all the same. ``news`` is false where nothing was reported in the period; ``last``
    is the day of the latest report, None where there is none at all.
    """

    id: str
    title: str
    by: str
    due: str | None
    due_before: str | None
    late: bool
    withdrawn: str | None
    completion: str | None
    confidence: str | None
    lifecycle: str | None
    checked_by: str | None
    areas: Areas | None
    reports: tuple[Report, ...]
    steps: tuple[Step, ...]
    late_steps: int
    news: bool
    last: str | None


class Group(Piece, frozen=True):
    """An action, or an objective: its promises, those with news first told, then the others.

    ``kind`` is action, future, plan, objective or none; ``of`` are the promises that stand.
    """

    id: str
    kind: str
    number: int | str | None
    title: str
    of: int
    reported: int
    news: tuple[Promise, ...]
    older: tuple[Promise, ...]
    silent: tuple[Promise, ...]


class Point(Piece, frozen=True):
    """A reading of the whole for a period that ended on a day."""

    period: str
    end: str
    value: Amount | None
    provisional: bool
    suppressed: bool
    partial: bool


class Sign(Piece, frozen=True):
    """An indicator: from its baseline by its latest reading to its target, and all its readings."""

    id: str
    title: str
    measure: str
    unit: str
    direction: str
    baseline: Amount | None
    baseline_period: str | None
    pending: str | None
    target: Amount | None
    due: str | None
    latest: Point | None
    verdict: str | None
    met: bool | None
    reported: int
    delivering: int
    points: tuple[Point, ...]
    table: Table | None


class Unmeasured(Piece, frozen=True):
    """A success measure without an indicator."""

    id: str
    title: str


class Met(Piece, frozen=True):
    """A future action whose trigger was met in the period."""

    id: str
    title: str
    date: str


class Totals(Piece, frozen=True):
    """All promises that stand, counted; ``news`` were reported on in the period.

    ``in_actions`` stand in an action, ``dated`` have a due date; ``read`` is how many of the
    ``signs`` have a reading.
    """

    promises: int
    reported: int
    news: int
    completion: tuple[tuple[str, int], ...]
    by_area: int
    confidence: tuple[tuple[str, int], ...]
    late: int
    withdrawn: int
    checked: int
    measures: int
    signs: int
    read: int
    actions: int
    in_actions: int
    dated: int


class Progress(Piece, frozen=True):
    """The whole report: from ``start`` to ``end``, with what was known on ``day``."""

    start: str
    end: str
    day: str
    by: str
    totals: Totals
    groups: tuple[Group, ...]
    troubled: tuple[Promise, ...]
    late: tuple[Promise, ...]
    signs: tuple[Sign, ...]
    unmeasured: tuple[Unmeasured, ...]
    met: tuple[Met, ...]
    progress: Table | None
    tables: tuple[Table, ...]
