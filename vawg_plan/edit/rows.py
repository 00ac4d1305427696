"""Many reports in one file: the rows of a CSV file or the items of a YAML list, as text by field.

A row knows where each of its values stands, so that what is wrong with it can be found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from vawg_plan.rules.wording import nearest
from vawg_plan.source import Unreadable, locate, read

# In a cell of a CSV file, pieces of evidence have this between them.
BETWEEN = ";"


class BadRows(Exception):
    """A file of which no rows can be read; the lines say why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Row(NamedTuple):
    """One row: its values by field, and where it and each of them stand (``cell C4``)."""

    values: Mapping[str, str]
    place: str
    places: Mapping[str, str]

    def where(self, field: str) -> str:
        """Where a field's value stands, or the row where it has none."""
        return self.places.get(field, self.place)


def read_rows(name: str, raw: bytes, fields: Collection[str]) -> list[Row]:
    """The rows of a file, CSV or YAML by its name's ending; raises BadRows.

    Empty cells are left out, and so are rows without any. ``fields`` are those that may be named.
    """
    is_yaml = name.lower().endswith((".yaml", ".yml"))
    try:
        rows = list(_yaml(raw, fields) if is_yaml else _csv(_text(raw), fields))
    except Unreadable as unreadable:
        raise BadRows([f"line {f.line}: {f.message}" for f in unreadable.faults]) from None
    if not rows:
        raise BadRows(["it holds no rows"])
    return rows


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadRows([f"line {line} is not UTF-8: save the file as CSV UTF-8"]) from None


def _csv(text: str, fields: Collection[str]) -> Iterator[Row]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadRows([f"it is not CSV: {error}"]) from None
    columns = [as_field(one) for one in lines[0]] if lines else []
    _check_columns(columns, fields)
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            place = f"{letters(len(columns))}{number}"
            raise BadRows([f"cell {place} has no heading: a text with a comma stands in quotes"])
        given = [
            (c, v, i) for i, (c, v) in enumerate(zip(columns, cells, strict=False)) if v.strip()
        ]
        values = {c: v.replace(BETWEEN, "\n") if c == "evidence" else v for c, v, _ in given}
        places = {c: f"cell {letters(i)}{number} ({c})" for c, _, i in given}
        if values:
            yield Row(values, f"row {number}", places)


def _check_columns(columns: list[str], fields: Collection[str]) -> None:
    wrong = []
    for index, column in enumerate(columns):
        if column and column not in fields:
            wrong.append(f"cell {letters(index)}1: {_no_field(column, fields)}")
        elif column and column in columns[:index]:
            wrong.append(f"cell {letters(index)}1: there are two columns {column}")
    if wrong:
        raise BadRows(wrong)


def _no_field(typed: str, fields: Collection[str]) -> str:
    near = nearest(typed, fields)
    return f"there is no field {typed}; " + (
        f"did you mean {near}?" if near else f"the fields are {', '.join(fields)}"
    )


def _yaml(raw: bytes, fields: Collection[str]) -> Iterator[Row]:
    data = read(raw)
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise BadRows(["it must be a list of reports, each beginning with `- subject:`"])
    places = locate(raw)
    wrong = []
    for index, item in enumerate(data):
        spots = {as_field(k): places[index, k].value.line for k in item}
        wrong += [
            f"line {line}: {_no_field(k, fields)}" for k, line in spots.items() if k not in fields
        ]
        values = {as_field(k): _flat(v) for k, v in item.items() if v is not None}
        marks = {k: f"line {line} ({k})" for k, line in spots.items()}
        if values:
            yield Row(values, f"line {places[index,].value.line}", marks)
    if wrong:
        raise BadRows(wrong)


def _flat(value: object) -> str:
    """A value as it would be typed; of a list one item a line."""
    if isinstance(value, list):
        return "\n".join(_flat(one) for one in value)
    if isinstance(value, dict):  # a piece of evidence, as an update has it
        return " ".join(_flat(value[k]) for k in ("source",) if k in value) or " ".join(
            _flat(value[key]) for key in ("title", "url") if key in value
        )
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_field(heading: str) -> str:
    """A heading as a field's name: ``Next steps`` -> ``next_steps``."""
    return re.sub(r"[\s-]+", "_", heading.strip().lower())


def letters(column: int) -> str:
    """A column as spreadsheets name it, counted from 0: ``A``, ``Z``, ``AA``."""
    head, last = divmod(column, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)
