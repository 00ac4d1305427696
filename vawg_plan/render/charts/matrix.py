"""What covers what: rows against columns, a mark where they meet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from vawg_plan.render.charts.draw import lines, number, tag, words
from vawg_plan.render.charts.frame import TALLEST, WIDTH, Drawing, Frame, svg
from vawg_plan.render.charts.legend import Entry, legend
from vawg_plan.render.charts.marks import line, square
from vawg_plan.render.charts.text import LINE, SIZE, cut, width, wrap

Cover = Literal["full", "part"]

_COLUMN = 22.0
_SLIMMEST = 19.0
_BROADEST = 34.0
_WIDEST_LABEL = 150.0
_NARROW_LABEL = 100.0  # where columns would go on below
_TALLEST_LABEL = 140.0
_PAD = 6.0


class Cell(Struct, frozen=True):
    """A row and a column, by their labels' places, that meet."""

    row: int
    column: int
    cover: Cover = "full"


class _Grid(Struct, frozen=True):
    """The rows' labels as lines, room for them, and for the columns' labels."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    head: float
    column: float
    band: int


def matrix(
    frame: Frame,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Cell],
    said: Mapping[Cover, str],
) -> Markup:
    """A grid with a square where row and column meet, hollow for a part; ``said`` is the key.

    Columns that have no room beside each other go on below, with the rows' labels again.
    """
    if not rows or not columns:
        return svg(frame, "matrix", None)
    grid = _grid(rows, columns)
    found = {(cell.row, cell.column): cell.cover for cell in cells}
    shown, y, body = _rows_that_fit(grid), 0.0, ""
    done = 0
    while done < len(columns):
        part = range(done, min(done + grid.band, len(columns)))
        drawn, end = _band(grid, shown, columns, part, found, y)
        if end > TALLEST and done:
            break
        body, y, done = body + drawn, end, part.stop
    used = {cover for (row, column), cover in found.items() if row < len(rows)}
    explained, y = legend(_entries(said, used), y)
    left_out = len(rows) - shown + len(columns) - done
    return svg(frame, "matrix", Drawing(body + explained, y, left_out))


def _grid(rows: Sequence[str], columns: Sequence[str]) -> _Grid:
    labels, left = _labels(rows, max(_WIDEST_LABEL, WIDTH - _PAD - _BROADEST * len(columns)), 2)
    if left + _COLUMN * len(columns) > WIDTH:
        labels, left = _labels(rows, _NARROW_LABEL, 3)
    turned = max(width(cut(column, _TALLEST_LABEL)) for column in columns)
    flat = turned <= _SLIMMEST
    column = min(_BROADEST, max(_COLUMN if not flat else _SLIMMEST, (WIDTH - left) / len(columns)))
    head = SIZE + _PAD if turned <= column - 2 else turned + _PAD
    bands = math.ceil(len(columns) / int((WIDTH - left) / column))
    return _Grid(labels, left, head, column, math.ceil(len(columns) / bands))


def _labels(
    rows: Sequence[str], room: float, most: int
) -> tuple[tuple[tuple[str, ...], ...], float]:
    """The rows' labels as lines, and the room that they need."""
    labels = tuple(tuple(wrap(row, room, most)) or ("",) for row in rows)
    return labels, max(width(text) for label in labels for text in label) + _PAD


def _height(label: tuple[str, ...]) -> float:
    return LINE * len(label) + 5


def _rows_that_fit(grid: _Grid) -> int:
    height, shown = grid.head, 0
    for label in grid.rows:
        height += _height(label)
        if height > TALLEST and shown:
            break
        shown += 1
    return shown


def _band(  # noqa: PLR0913, PLR0917 - a grid
    grid: _Grid,
    shown: int,
    columns: Sequence[str],
    part: range,
    found: Mapping[tuple[int, int], Cover],
    top: float,
) -> tuple[str, float]:
    """Some columns against the rows, and where they end."""
    y = top + grid.head
    right = grid.left + grid.column * len(part)
    drawn = line(0, y, right, y, "chart-grid")
    for row, label in enumerate(grid.rows[:shown]):
        tall = _height(label)
        drawn += lines(0, y + SIZE + 1, list(label)) + line(
            0, y + tall, right, y + tall, "chart-grid"
        )
        drawn += "".join(
            square(_middle(grid, at), y + tall / 2, hollow=found[row, column] == "part")
            for at, column in enumerate(part)
            if (row, column) in found
        )
        y += tall
    for at, column in enumerate(part):
        drawn += _heading(grid, _middle(grid, at), top, columns[column])
        drawn += line(
            _middle(grid, at) + grid.column / 2,
            top + grid.head,
            _middle(grid, at) + grid.column / 2,
            y,
            "chart-grid",
        )
    return drawn, y + LINE


def _middle(grid: _Grid, at: int) -> float:
    return grid.left + grid.column * (at + 0.5)


def _heading(grid: _Grid, x: float, top: float, label: str) -> str:
    """A column's label, turned where it has no room to lie."""
    bottom = top + grid.head - _PAD
    text = cut(label, _TALLEST_LABEL)
    if grid.head <= SIZE + _PAD:
        return words(x, bottom, text, "middle")
    turned = words(0, 0, text)
    return tag("g", turned, transform=f"translate({number(x + 5)} {number(bottom)}) rotate(-90)")


def _entries(said: Mapping[Cover, str], used: set[Cover]) -> list[Entry]:
    return [
        Entry(square(11, 7, hollow=cover == "part"), text)
        for cover, text in said.items()
        if cover in used
    ]
