"""Series of readings by area: what a file of ``data/`` holds once it is read."""

from __future__ import annotations

from typing import NamedTuple

from vawg_plan.model import types as t


class Row(NamedTuple):
    """One line of a series: a reading, and the area that it is for; None is the whole."""

    line: int
    area: str | None
    reading: t.Reading


class RowFault(NamedTuple):
    """What is wrong with a line: at which column's name, in words, and what to do."""

    line: int
    field: str
    message: str
    help: str


class Series(NamedTuple):
    """A file of readings, line by line; what could not be read became a fault."""

    path: str
    rows: tuple[Row, ...]
    faults: tuple[RowFault, ...]
