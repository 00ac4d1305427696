"""Results as a table: plain text for a terminal, Markdown for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

HEADINGS = ("comparison", "median", "min", "max", "limit", "inside", "time", "runs")
Row = tuple[str, ...]


class Result(NamedTuple):
    """One row: figures with their unit ("" or "MB"), or a note where there are none."""

    name: str
    unit: str = ""
    median: float = 0.0
    low: float = 0.0
    high: float = 0.0
    limit: float | None = None
    time: str = ""
    runs: int = 0
    note: str = ""

    def verdict(self) -> str:
        """Whether it is inside its limit, memory at its highest; nothing where there is none."""
        if self.limit is None:
            return ""
        figure = self.high if self.unit == "MB" else self.median
        return "yes" if figure <= self.limit else "NO"


def row_of(result: Result) -> Row:
    """Return the cells of a result."""
    limit = "" if result.limit is None else show(result.limit, result.unit)
    if result.note:
        return (result.name, result.note, "", "", limit, "", "", "")
    figures = (show(f, result.unit) for f in (result.median, result.low, result.high))
    return (result.name, *figures, limit, result.verdict(), result.time, str(result.runs))


def show(figure: float, unit: str) -> str:
    """Return a figure with its unit: `0.41`, `12.3`, `83 MB`."""
    if unit == "MB":
        return f"{figure:.0f} MB"
    return f"{figure:.2f}" if figure < 10 else f"{figure:.1f}"  # noqa: PLR2004


def text_lines(results: Sequence[Result]) -> Iterator[str]:
    """Return aligned lines; a note runs over the columns that it leaves empty."""
    rows = [HEADINGS, *map(row_of, results)]
    noted = [False, *(bool(result.note) for result in results)]
    full = [row for row, note in zip(rows, noted, strict=True) if not note]
    widths = [max(len(row[column]) for row in full) for column in range(len(HEADINGS))]
    widths[0] = max(len(row[0]) for row in rows)
    for row, note in zip(rows, noted, strict=True):
        if note:
            yield f"{row[0]:<{widths[0]}}  {row[1]}"
        else:
            figures = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
            yield "  ".join((f"{row[0]:<{widths[0]}}", *figures)).rstrip()


def markdown_lines(results: Sequence[Result]) -> Iterator[str]:
    """Return a Markdown table."""
    yield markdown_row(HEADINGS)
    yield "| --- |" + " ---: |" * (len(HEADINGS) - 1)
    yield from (markdown_row(row_of(result)) for result in results)


def markdown_row(cells: Row) -> str:
    """Return one line of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
