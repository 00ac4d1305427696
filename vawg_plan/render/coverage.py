"""What covers what, as a chart and the table beside it."""

from __future__ import annotations

from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece


class Mark(Piece, frozen=True):
    """A row and a column that meet, by their places; ``inferred`` where that was drawn here."""

    row: int
    column: int
    inferred: bool


class Coverage(Piece, frozen=True):
    """A matrix; ``name`` is its words', in ``coverages``. Labels are the plan's own texts.

    ``covered`` of ``of`` are how many of what should be covered is.
    """

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: tuple[Mark, ...]
    covered: int
    of: int
    table: Table
