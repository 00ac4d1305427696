"""The text of a series into its rows. The format is described by the rule `series-form`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from vawg_plan.load.record import DIRECTION
from vawg_plan.model import types as t
from vawg_plan.model.calendar import span_of
from vawg_plan.model.plan import Plan
from vawg_plan.model.series import Row, RowFault, Series

COLUMNS = ("period", "area", "value", "numerator", "denominator", "status", "suppressed", "source")
_NEEDED = ("period", "value")
_CELL = re.compile(r'("(?:[^"]|"")*"|[^",]*)(?:,|$)')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")
_WORDS = {"status": ("provisional", "final"), "suppressed": ("true", "false")}
_FIGURES = ("numerator", "denominator")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


class Spot(NamedTuple):
    """One cell: its text, and where it begins and ends on its line."""

    text: str
    start: int
    end: int


def series_of(plan: Plan, texts: dict[str, bytes]) -> dict[str, Series]:
    """The series that the plan's indicators name, read in the terms of the first that does."""
    found: dict[str, Series] = {}
    for node in plan.nodes.get(t.Indicator, ()):
        indicator = cast(t.Indicator, node.record)
        raw = texts.get(indicator.series or "")
        if indicator.series and raw is not None and indicator.series not in found:
            found[indicator.series] = read_series(indicator.series, raw, indicator)
    return found


def read_series(path: str, raw: bytes, indicator: t.Indicator) -> Series:
    """A series, row by row; a line that is none is a fault."""
    try:
        lines = lines_of(raw)
    except UnicodeDecodeError:
        advice = "Save it as “CSV UTF-8”"
        return Series(path, (), (RowFault(1, "", "the file is not UTF-8", advice),))
    header = [cell.text for cell in cells(lines[0]) or ()]
    if faults := tuple(_header_faults(header, indicator)):
        return Series(path, (), faults)
    return _Reader(header, indicator).read(path, lines)


def lines_of(raw: bytes, errors: str = "strict") -> list[str]:
    """The lines of a CSV file, without a byte-order mark and the last line's end."""
    text = raw.decode("utf-8", errors).removeprefix("\ufeff").replace("\r\n", "\n")
    return text.removesuffix("\n").split("\n")


def cells(line: str) -> list[Spot] | None:
    """The cells of a line; None where its quotes don't match."""
    found, at = [], 0
    while True:
        match = _CELL.match(line, at)
        if match is None:
            return None
        text = match[1]
        if text[:1] == '"':
            text = text[1:-1].replace('""', '"')
        found.append(Spot(text, match.start(1), match.end(1)))
        if match.end() == match.end(1):
            return found
        at = match.end()


def spot_in(lines: Sequence[str], at: tuple[str | int, ...]) -> tuple[int, int, int]:
    """Line, column and width of a cell, by its line and its column's name; or of the line."""
    line, field = (int(at[0]), at[-1]) if at else (1, "")
    header = [cell.text for cell in cells(lines[0]) or ()]
    text = lines[line - 1] if line <= len(lines) else ""
    here = cells(text) or ()
    numbers = [number for number, name in enumerate(header) if name == field]
    number = numbers[-1 if line == 1 else 0] if numbers else len(here)
    if number >= len(here):
        return (line, 1, max(1, len(text)))
    _, start, end = here[number]
    return (line, start + 1, max(1, end - start))


def _header_faults(header: Sequence[str], indicator: t.Indicator) -> Iterator[RowFault]:
    known = (*COLUMNS, *indicator.dimensions)
    for number, name in enumerate(header):
        if name in header[:number]:
            yield RowFault(1, name, f"the column `{name}` is there twice", "Keep one of the two")
        elif name not in known:
            advice = "The columns are " + ", ".join(known)
            message = f"`{name}` is no column of a series, and no dimension of the indicator"
            yield RowFault(1, name, message, advice)
    for name in _NEEDED:
        if name not in header:
            advice = "Begin with a line of the columns' names: period,area,value"
            yield RowFault(1, "", f"the column `{name}` is missing", advice)


def _hidden(line: int, row: dict[str, str]) -> Iterator[RowFault]:
    """Cells with a character that isn't seen, and one that makes what follows read otherwise."""
    for name, value in row.items():
        if match := DIRECTION.search(value):
            message = f"an invisible mark turns the direction of the text, U+{ord(match[0]):04X}"
            yield RowFault(line, name, message, "Delete it: retype the words around it")
        elif match := _UNSEEN.search(value):
            message = f"the cell holds the invisible character U+{ord(match[0]):04X}"
            yield RowFault(line, name, message, "Delete it: retype the cell")


class _Reader:
    """Reads the rows of one file, and remembers the one before."""

    def __init__(self, header: Sequence[str], indicator: t.Indicator) -> None:
        self.header = header
        self.indicator = indicator
        self.texts = indicator.unit in {"ordinal", "qualitative"}
        self.before: tuple[str, ...] = ()
        self.faults: list[RowFault] = []

    def read(self, path: str, lines: Sequence[str]) -> Series:
        """The series of these lines, the first being the header."""
        rows = [self._row(number, line) for number, line in enumerate(lines[1:], 2)]
        return Series(path, tuple(row for row in rows if row), tuple(self.faults))

    def _row(self, line: int, text: str) -> Row | None:
        values = text.split(",") if '"' not in text else [one.text for one in cells(text) or ()]
        if len(values) != len(self.header):
            message = f"the line has {len(values)} cells, and the header {len(self.header)}"
            if not values:
                message = "the quotes on this line don't match"
            advice = "Write a cell for each column; one that holds a comma stands in quotes"
            self.faults.append(RowFault(line, "", message, advice))
            return None
        row = {name: value for name, value in zip(self.header, values, strict=True) if value}
        hidden = [] if text.isascii() and text.isprintable() else _hidden(line, row)
        faults = [*hidden, *self._wrong(line, row), *self._misplaced(line, row)]
        self.faults.extend(faults)
        return None if faults else Row(line, row.get("area"), self._reading(row))

    def _wrong(self, line: int, row: dict[str, str]) -> Iterator[RowFault]:
        """The faults of one row's cells."""
        if span_of(row.get("period", "")) is None:
            message = f"`{row.get('period', '')}` is no period"
            yield RowFault(line, "period", message, "Write 2022, 2022-Q3 or 2022-09")
        for name in _FIGURES if self.texts else ("value", *_FIGURES):
            if name in row and not _NUMBER.fullmatch(row[name]):
                message = f"`{row[name][:40]}` is not a number"
                yield RowFault(line, name, message, "Write figures only: 1234 or 56.7")
        for name, words in _WORDS.items():
            if name in row and row[name] not in words:
                message = f"`{row[name][:40]}` is not {' or '.join(words)}"
                yield RowFault(line, name, message, f"Write {' or '.join(words)}, or nothing")

    def _misplaced(self, line: int, row: dict[str, str]) -> Iterator[RowFault]:
        """Whether a row repeats the one before or should stand above it."""
        keys = ("period", "area", *self.indicator.dimensions)
        key = tuple(row.get(name, "") for name in keys)
        if key == self.before:
            message = "the line above is for the same period, area and dimensions"
            yield RowFault(line, "period", message, "Keep the line that is right")
        elif key < self.before:
            message = "this line comes before the one above"
            yield RowFault(line, "period", message, "Sort the lines by period, then by area")
        self.before = max(key, self.before)

    def _reading(self, row: dict[str, str]) -> t.Reading:
        parts = {name: row[name] for name in self.indicator.dimensions if name in row}
        value = row.get("value")
        return t.Reading(
            period=row["period"],
            value=value if value is None or self.texts else _number(value),
            numerator=_number(row["numerator"]) if "numerator" in row else None,
            denominator=_number(row["denominator"]) if "denominator" in row else None,
            dimensions=parts or None,
            status="provisional" if row.get("status") == "provisional" else "final",
            suppressed=row.get("suppressed") == "true",
            source=row.get("source"),
        )


def _number(text: str) -> float | int:
    return float(text) if "." in text else int(text)
