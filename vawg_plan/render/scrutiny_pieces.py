"""What the templates of the scrutiny paper see."""

from __future__ import annotations

from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block


class Made(Piece, frozen=True):
    """A decision: who decided, when and why."""

    date: str
    by: str
    reason: tuple[Block, ...]


class Slipped(Piece, frozen=True):
    """A date that moved: how often, from when to when."""

    id: str
    title: str
    page: str
    was: str
    now: str
    days: int
    times: int
    made: tuple[Made, ...]
    done: bool


class Changed(Piece, frozen=True):
    """What was weakened, withdrawn or superseded; ``made`` is None without a decision."""

    id: str
    title: str
    page: str
    how: str
    date: str
    made: Made | None


class Troubled(Piece, frozen=True):
    """A red or amber delivery, why, and what is to bring it back."""

    id: str
    title: str
    page: str
    area: str | None
    confidence: str
    date: str
    summary: tuple[Block, ...]
    recovery: tuple[Block, ...]
    owner: str | None


class Lacking(Piece, frozen=True):
    """An indicator or success measure, and the keys of what it lacks."""

    id: str
    title: str
    page: str
    lacks: tuple[str, ...]
    pending: str | None


class About(Piece, frozen=True):
    """What is spoken of; ``page`` is where it stands in a site of all documents, if it does."""

    id: str
    title: str
    page: str


class Gap(Piece, frozen=True):
    """How many of how many items lack something; ``kind`` is its name in the words.

    ``named`` are the first of them, or all if they are few; none where all of the plan's lack it.
    """

    kind: str
    count: int
    of: int
    named: tuple[About, ...] = ()


class Unfollowed(Piece, frozen=True):
    """What a future action waited for has happened, and nothing was reported since."""

    id: str
    title: str
    date: str


class Step(Piece, frozen=True):
    """A step of a promise in question; ``recovery`` on one line."""

    about: About
    due: str | None
    days: int
    slipped: str | None
    times: int
    confidence: str | None
    recovery: str | None
    troubled: str | None


class Part(Piece, frozen=True):
    """What one body is asked about."""

    ask: str
    about: tuple[About, ...]


class Question(Piece, frozen=True):
    """One question: see `query.questions`; names are in words, ``recovery`` on one line.

    ``parts`` are empty where one body is asked.
    """

    kind: str
    about: tuple[About, ...]
    ask: str
    due: str | None
    days: int
    slipped: str | None
    times: int
    confidence: str | None
    recovery: str | None
    troubled: str | None
    silent: str | None
    unheard: bool
    last: str | None
    how: str | None
    steps: tuple[Step, ...]
    longest: int
    parts: tuple[Part, ...]


class Tally(Piece, frozen=True):
    """How many there are of each kind of exception; ``steps`` are those of ``late`` that are."""

    promises: int
    reported: int
    late: int
    steps: int
    slipped: int
    weakened: int
    withdrawn: int
    red: int
    amber: int
    astray: int
    unchecked: int
    silent: int
    measures: int
    lacking: int


class Scrutiny(Piece, frozen=True):
    """The paper. A table is None where there is nothing of its kind.

    ``silent`` has a row for each body where the promises are too many to be named.
    """

    tally: Tally
    cycle: str | None
    late: Table | None
    slipped: tuple[Slipped, ...]
    changed: tuple[Changed, ...]
    troubled: tuple[Troubled, ...]
    astray: Table | None
    unchecked: Table | None
    silent: Table | None
    lacking: tuple[Lacking, ...]
    unfollowed: tuple[Unfollowed, ...]
    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    tables: tuple[Table, ...]
