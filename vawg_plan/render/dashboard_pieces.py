"""What the templates of the dashboard see."""

from __future__ import annotations

from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.scrutiny_pieces import Gap, Question


class Bar(Piece, frozen=True):
    """Promises by state; ``kind`` is action, future or plan, empty for all of them."""

    kind: str
    number: str
    counts: tuple[tuple[str, int], ...]


class Stack(Piece, frozen=True):
    """A chart of stacked counts; ``name`` is that of its axis in the words."""

    name: str
    bars: tuple[Bar, ...]


class Date(Piece, frozen=True):
    """A promise that is not done, by when it is due, and by when it was to be done at first."""

    id: str
    title: str
    due: str
    was: str | None
    late: bool


class Dates(Piece, frozen=True):
    """Those overdue the longest and those due next, and how many more there are."""

    day: str
    shown: tuple[Date, ...]
    more: int


class Dashboard(Piece, frozen=True):
    """One page. A chart or table is None where there is nothing that it could show.

    ``dated`` is false where no promise has a date, so that none can be late.
    """

    promises: int
    reported: int
    complete: int
    late: int
    soon: int
    dated: bool
    completion: Stack | None
    confidence: Stack | None
    lifecycle: Stack | None
    assurance: Stack | None
    dates: Dates | None
    attention: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    measures: int
    in_words: int
    unmeasured: int
    progress_table: Table | None
    axes_table: Table | None
    dates_table: Table | None
    measures_table: Table | None
    tables: tuple[Table, ...]
