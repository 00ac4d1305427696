"""What the change log's templates see."""

from __future__ import annotations

from vawg_plan.render.data import Amount, Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block

PARTS = ("lost", "unclear", "gained", "reported", "other")


class Behind(Piece, frozen=True):
    """A decision: who took it, when, why, what it permits and what it is about (titles)."""

    id: str
    by: str
    date: str
    reason: tuple[Block, ...]
    permits: tuple[str, ...]
    affects: tuple[tuple[str, str], ...]


class Told(Piece, frozen=True):
    """One change of one item.

    ``kind`` and ``field`` are keys of the words. ``sort`` says what ``before`` and ``after`` are:
    a ``date``, an ``amount``, ``text``, or a group of the words; it is empty where they are not
    to be shown. ``runs`` are stretches of a rewording: ``=`` stayed, ``-`` went, ``+`` came.
    ``undecided``: the promise is protected, and no decision that may be read stands behind this.
    """

    kind: str
    field: str
    effect: str | None
    sort: str
    before: str | Amount | None
    after: str | Amount | None
    due: tuple[str | None, str | None]
    runs: tuple[tuple[str, str], ...]
    days: int | None
    gone: tuple[str, ...]
    come: tuple[str, ...]
    by: str | None
    day: str | None
    area: str | None
    text: tuple[Block, ...]
    decisions: tuple[Behind, ...]
    undecided: bool


class Report(Piece, frozen=True):
    """What one report changed: who made it, for which day and area, what it says in words."""

    by: str
    date: str
    area: str | None
    moved: tuple[Told, ...]
    text: tuple[Block, ...]


class Item(Piece, frozen=True):
    """An item of the plan with its changes; ``item`` is what sort of thing it is.

    ``reports`` holds those changes that a report made, by date; ``changes`` the others.
    """

    id: str
    item: str
    title: str
    changes: tuple[Told, ...]
    reports: tuple[Report, ...] = ()

    @property
    def reference(self) -> str:
        """The id by which a reader can ask for it; a slug only says the title again."""
        return self.id if self.id[:1].isupper() else ""


class Group(Piece, frozen=True):
    """The items of one action, of the plan itself, or of a register (``kind`` is its name)."""

    id: str
    kind: str
    number: int | None
    title: str
    items: tuple[Item, ...]

    @property
    def size(self) -> int:
        """How many changes and reports there are in it."""
        return sum(len(one.changes) + len(one.reports) for one in self.items)


class Part(Piece, frozen=True):
    """A section: ``key`` is one of PARTS."""

    key: str
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many changes there are in it."""
        return sum(one.size for one in self.groups)


class ChangeLog(Piece, frozen=True):
    """What changed from ``start`` to ``end``, which is empty for the files as they are.

    ``undecided`` counts changes of a protected promise without a decision that may be read.
    ``decisions`` are new ones that stand behind none of the changes.
    """

    start: str
    end: str
    base_commit: str | None
    parts: tuple[Part, ...]
    undecided: int
    decisions: tuple[Behind, ...]
    new_readings: Table | None
    revised: Table | None
    all: Table | None
    tables: tuple[Table, ...]

    @property
    def sizes(self) -> dict[str, int]:
        """How many changes each section has."""
        return dict.fromkeys(PARTS, 0) | {part.key: part.size for part in self.parts}
