"""Aligned text: columns as wide as they need, one of them as wide as is left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.cli.terminal import Style, clean


class Cell(NamedTuple):
    """A text and how it is painted."""

    text: str
    paint: tuple[str, ...] = ()


class Column(NamedTuple):
    """A heading, where its cells stand, and whether they are cut where space ends."""

    heading: str
    right: bool = False
    gives: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], style: Style, gap: str = "  "
) -> list[str]:
    """The lines of a table: its headings in bold, then a line a row, none longer than the terminal.

    ``gap`` stands between columns.
    """
    headings = [Cell(column.heading, ("bold",)) for column in columns]
    lines = [
        [Cell(clean(c.text).replace("\n", " "), c.paint) for c in row] for row in (headings, *rows)
    ]
    widths = _widths(columns, lines, style.width - len(gap) * (len(columns) - 1))
    return [_line(columns, row, widths, style, gap) for row in lines]


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_wide(char) for char in text)


def _wide(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """A text of at most ``width`` columns, ending in an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    kept, used = [], 1
    for char in text:
        used += _wide(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def _widths(columns: Sequence[Column], lines: list[list[Cell]], width: int) -> list[int]:
    widths = [max(width_of(row[n].text) for row in lines) for n in range(len(columns))]
    spare = width - sum(widths)
    givers = [n for n, column in enumerate(columns) if column.gives]
    for n in sorted(givers, key=lambda n: -widths[n]):
        if spare >= 0:
            break
        least = max(12, width_of(columns[n].heading))
        taken = min(-spare, max(0, widths[n] - least))
        widths[n] -= taken
        spare += taken
    return widths


def _line(
    columns: Sequence[Column], row: list[Cell], widths: list[int], style: Style, gap: str
) -> str:
    parts = []
    for column, cell, width in zip(columns, row, widths, strict=True):
        text = cut(cell.text, width) if column.gives else cell.text
        space = " " * max(0, width - width_of(text))
        painted = style.paint(text, *cell.paint)
        parts.append(space + painted if column.right else painted + space)
    return gap.join(parts).rstrip()
