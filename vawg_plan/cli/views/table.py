"""Aligned text: columns as wide as they need, some of them as wide as is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.cli.terminal import Style, clean

_LEAST = 12
# Letters of Latin scripts, quotes, dashes and bars: one column each, and nearly all there is.
_NARROW = re.compile("[\0-\u02ff\u2010-\u2027\u2580-\u259f]*").fullmatch


class Cell(NamedTuple):
    """A text and how it is painted."""

    text: str
    paint: tuple[str, ...] = ()


class Column(NamedTuple):
    """A heading, where its cells stand, and what happens to them where space ends.

    Columns that give are cut first, to a dozen letters. Then those that may go do, those of
    the highest ``goes`` first. Last, whatever stands on the left is cut further.
    """

    heading: str
    right: bool = False
    gives: bool = False
    goes: int = 0


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], style: Style, gap: str = "  "
) -> list[str]:
    """The lines of a table: its headings in bold, then a line a row, none longer than the terminal.

    ``gap`` stands between columns.
    """
    headings = [Cell(column.heading, ("bold",)) for column in columns]
    lines = [[_on_one_line(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(width_of(row[n].text) for row in lines) for n in range(len(columns))]
    kept = _fit(columns, widths, style.width, len(gap))
    return [_line([(columns[n], row[n], widths[n]) for n in kept], style, gap) for row in lines]


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii() or _NARROW(text):
        return len(text)
    return sum(_wide(char) for char in text)


def _on_one_line(cell: Cell) -> Cell:
    if cell.text.isprintable():
        return cell
    return cell._replace(text=clean(cell.text).replace("\n", " "))


def _wide(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """A text of at most ``width`` columns, ending in an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    if text.isascii() or _NARROW(text):
        return text[: max(0, width - 1)].rstrip() + "…"
    kept, used = [], 1
    for char in text:
        used += _wide(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def _fit(columns: Sequence[Column], widths: list[int], width: int, gap: int) -> list[int]:
    """Which columns stay; narrows ``widths`` until these stand within ``width``."""
    kept = list(range(len(columns)))
    least = [min(w, _LEAST) if columns[n].gives else w for n, w in enumerate(widths)]
    for rank in sorted({column.goes for column in columns} - {0}, reverse=True):
        if sum(least[n] + gap for n in kept) - gap > width:
            kept = [n for n in kept if columns[n].goes != rank]
    missing = sum(widths[n] + gap for n in kept) - gap - width
    givers = [n for n in kept if columns[n].gives]
    others = [n for n in kept if not columns[n].gives and not columns[n].right]
    for which, down_to in ((givers, _LEAST), (others, 8), (givers, 8), (others, 4), (givers, 4)):
        missing = _narrow(widths, which, down_to, missing)
    return kept


def _narrow(widths: list[int], which: list[int], least: int, missing: int) -> int:
    """Takes what is missing from the widest of these columns; what is missing then."""
    for n in sorted(which, key=lambda n: -widths[n]):
        taken = max(0, min(missing, widths[n] - least))
        widths[n] -= taken
        missing -= taken
    return missing


def _line(parts: list[tuple[Column, Cell, int]], style: Style, gap: str) -> str:
    texts = []
    for column, cell, width in parts:
        text, wide = cell.text, width_of(cell.text)
        if wide > width and not column.right:
            text = cut(text, width)
            wide = width_of(text)
        space = " " * (width - wide)
        painted = style.paint(text, *cell.paint)
        texts.append(space + painted if column.right else painted + space)
    return gap.join(texts).rstrip()
