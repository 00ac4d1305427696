"""What the templates of the brief see."""

from __future__ import annotations

from vawg_plan.render.areas import Areas
from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block


class Late(Piece, frozen=True):
    """A promise, or a step of it, that is late or due soon; ``of`` is the step's promise."""

    id: str
    title: str
    of: str | None
    due: str
    last: str | None


class Report(Piece, frozen=True):
    """A report that is wanted, for which days and by when; ``missed``: the last one too."""

    id: str
    title: str
    span: tuple[str, str]
    by: str
    last: str | None
    missed: bool


class Told(Piece, frozen=True):
    """What a report says is to be done; ``owner`` only where it is not the body itself."""

    id: str
    title: str
    area: str | None
    paragraphs: tuple[Block, ...]
    date: str
    owner: str | None
    confidence: str | None


class Step(Piece, frozen=True):
    """A milestone: done, late or still to come."""

    title: str
    due: str | None
    done: bool
    late: bool


class Duty(Piece, frozen=True):
    """A promise in which the body has a part, with its state: each axis by itself.

    ``parts`` are those that its section doesn't tell, with the roles by which it has them. ``by``
    is who leads it where the body doesn't.
    """

    id: str
    title: str
    parts: tuple[tuple[str, str | None], ...]
    by: str | None
    due: str | None
    due_before: str | None
    late: bool
    soon: bool
    stale: bool
    withdrawn: str | None
    completion: str | None
    confidence: str | None
    lifecycle: str | None
    checked_by: str | None
    areas: Areas | None
    said: tuple[Block, ...]
    recovery: tuple[Block, ...]
    recovery_owner: str | None
    steps: tuple[Step, ...]
    last: str | None


class Group(Piece, frozen=True):
    """The promises of one action; ``kind`` is action, future or plan."""

    id: str
    kind: str
    number: int | None
    title: str
    duties: tuple[Duty, ...]


class Made(Piece, frozen=True):
    """A decision of the body: what it allowed, about which promises, and why."""

    date: str
    permits: tuple[str, ...]
    about: tuple[str, ...]
    paragraphs: tuple[Block, ...]


class Counts(Piece, frozen=True):
    """Promises that stand: ``parts`` by the body's greatest part in them; ``kept`` are its to keep.

    The others are of those: how many were reported on, have a due date, are late or due soon, and
    how many ``steps`` of the rest are late.
    """

    parts: tuple[tuple[str, int], ...]
    kept: int
    reported: int
    dated: int
    late: int
    steps: int
    soon: int


class Brief(Piece, frozen=True):
    """Everything that one body has to do with the plan.

    ``soon`` is the day until which something is due soon; ``cycle``: the plan asks for reports.
    """

    name: str
    kind: str
    description: str | None
    roles: str | None
    soon: str
    cycle: bool
    counts: Counts
    late: tuple[Late, ...]
    due: tuple[Late, ...]
    recoveries: tuple[Told, ...]
    owed: tuple[Report, ...]
    next_steps: tuple[Told, ...]
    area: tuple[Duty, ...]
    own: tuple[Group, ...]
    partner: tuple[Group, ...]
    decisions: tuple[Made, ...]
    tables: tuple[Table, ...]
