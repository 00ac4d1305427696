"""What the templates of the outcome view see."""

from __future__ import annotations

from vawg_plan.render.coverage import Coverage
from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece, Reference
from vawg_plan.render.progress_pieces import Sign, Unmeasured
from vawg_plan.render.prose import Block


class Aim(Piece, frozen=True):
    """An outcome or objective with the actions that serve it.

    ``through`` are those that serve only a part of it. ``measures`` are the success measures of
    all these actions, ``signs`` those with an indicator, ``read`` those with a reading.
    """

    id: str
    number: str
    title: str
    paragraphs: tuple[Block, ...]
    part: bool
    actions: tuple[Reference, ...]
    through: tuple[Reference, ...]
    measures: int
    signs: int
    read: int


class Action(Piece, frozen=True):
    """An action: what it serves, how its promises stand, its measures, what it leaves out.

    ``missing`` are a gap's name, how many have it, and of how many.
    """

    id: str
    number: int | None
    title: str
    outcomes: tuple[Reference, ...]
    objectives: tuple[Reference, ...]
    promises: int
    reported: int
    late: int
    signs: tuple[Sign, ...]
    unmeasured: tuple[Unmeasured, ...]
    missing: tuple[tuple[str, int, int], ...]


class Totals(Piece, frozen=True):
    """Links by whether the plan states them; measures, those with an indicator, with a reading."""

    links: int
    inferred: int
    measures: int
    signs: int
    read: int


class OutcomeView(Piece, frozen=True):
    """What the plan seeks, down to actions and measures.

    ``unserved`` are the outcomes that no action serves, ``aimless`` the actions that serve none.
    """

    totals: Totals
    outcomes: tuple[Aim, ...]
    objectives: tuple[Aim, ...]
    actions: tuple[Action, ...]
    unserved: tuple[Aim, ...]
    aimless: tuple[Action, ...]
    coverage: Coverage | None
    tables: tuple[Table, ...]
