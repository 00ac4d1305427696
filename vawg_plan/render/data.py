"""Tables as values, and the same tables as data: CSV with its description, and JSON.

No cell of the CSV can run in a spreadsheet. What is suppressed is ``[c]`` in CSV, as statistics
have it, and null in JSON, which lists it under ``suppressed``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

Kind = Literal["text", "number", "date", "period", "word"]


class Link(Struct, frozen=True, gc=False):
    """A cell's text that leads to a place of the document (``#A1.C1``) or to a web address.

    ``word`` is its name in the words' ``groups``, where it has no text of the plan's.
    """

    text: str
    href: str
    word: str = ""


class Suppressed(Struct, frozen=True, gc=False):
    """A value that may not be shown, since it could tell of persons."""


class Amount(Struct, frozen=True, gc=False):
    """A value of an indicator with its unit."""

    value: float | int | str
    unit: str


Cell = str | int | float | Link | Suppressed | Amount | tuple[str, ...] | None


class Column(Struct, frozen=True):
    """One column. ``key`` is its name in the data, ``heading`` that in the words (else ``key``).

    ``words`` is the group of the wording that says a cell of kind ``word``: ``completion``; with
    ``tag`` it is shown as a tag, dressed by its key.
    """

    key: str
    kind: Kind = "text"
    heading: str = ""
    words: str = ""
    tag: bool = False

    @property
    def title(self) -> str:
        """Its heading's name in the words."""
        return self.heading or self.key


class Table(Struct, frozen=True):
    """A table of a document.

    ``name`` is its files' name. ``caption`` is the caption's name in the words, and ``about`` the
    plan's text that stands in it, if any. ``empty`` is the name of what is said in a cell without a
    value. ``shown`` is how many of the columns a page has room for: the data has all.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""
    empty: str = "not_stated"
    shown: int | None = None

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that a page shows."""
        return self.columns[: self.shown]


def plain(cell: Cell) -> str | int | float | None:
    """A cell without its dress."""
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, Amount):
        return cell.value
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return None if isinstance(cell, Suppressed) else cell


class Line(NamedTuple):
    """A row as it stands in the CSV and in the JSON; ``hidden`` are the keys of suppressed cells.

    The row is held as well: so its id stays its own.
    """

    row: tuple[Cell, ...]
    csv: str
    json: bytes
    hidden: tuple[str, ...]


class Lines:
    """Rows as text; that of the very same row is made once, however many tables have it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[int, Line]] = {}

    def of(self, table: Table) -> list[Line]:
        """The lines of a table, one a row."""
        keys = tuple(column.key for column in table.columns)
        known = self._known.setdefault(keys, {})
        found = []
        for row in table.rows:
            line = known.get(id(row))
            if line is None:
                line = known[id(row)] = _line(keys, row)
            found.append(line)
        return found


def _line(keys: tuple[str, ...], row: tuple[Cell, ...]) -> Line:
    bare = {
        key: list(cell) if isinstance(cell, tuple) else plain(cell)
        for key, cell in zip(keys, row, strict=True)
    }
    hidden = tuple(k for k, c in zip(keys, row, strict=True) if isinstance(c, Suppressed))
    return Line(row, _csv_line(map(_inert, row)), msgspec.json.encode(bare), hidden)


class _Echo:
    """A file whose writer gets back what it writes, so that the line of a row can be had."""

    write = staticmethod(str)


@functools.cache
def _writer() -> Any:  # noqa: ANN401 - csv names no type for it
    import csv  # noqa: PLC0415 - pages need none of it

    return csv.writer(_Echo(), lineterminator="\r\n")


def _csv_line(cells: Iterable[str | int | float | None]) -> str:
    """A row as RFC 4180 has it: CRLF, quoted where needed."""
    return str(_writer().writerow(cells))


def as_csv(table: Table, lines: Iterable[Line]) -> str:
    """The table as RFC 4180 has it: a header, then the lines; as UTF-8 when written."""
    header = _csv_line(column.key for column in table.columns)
    return header + "".join([line.csv for line in lines])


# What a spreadsheet takes for a formula, the full-width forms too.
_RUNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _inert(cell: Cell) -> str | int | float | None:
    """A cell as the CSV has it: nothing in it can run."""
    value = "[c]" if isinstance(cell, Suppressed) else plain(cell)
    if isinstance(value, str) and value[:1] in _RUNS:
        return "'" + value
    return value


def as_json(table: Table, lines: Sequence[Line]) -> str:
    """The table as a JSON object: its name, and its rows as objects by column, one a line."""
    hidden = [
        {"row": number, "column": key} for number, line in enumerate(lines) for key in line.hidden
    ]
    head = msgspec.json.encode({"schema_version": 1, "name": table.name}).decode()
    rows = b",\n".join([line.json for line in lines]).decode()
    last = msgspec.json.encode(hidden).decode()
    return f'{head[:-1]},"rows":[\n{rows}\n],"suppressed":{last}}}\n'


def _as_text(whole: object) -> str:
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


_TYPES = {"number": "number", "date": "string", "period": "string"}


def as_csvw(table: Table, caption: str, headings: Iterable[str], language: str) -> str:
    """The description of the table's CSV (W3C's CSV on the Web)."""
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": f"{table.name}.csv",
        "dc:title": caption,
        "tableSchema": {"columns": list(_described(table, headings))},
    }
    return _as_text(whole)


def _described(table: Table, headings: Iterable[str]) -> Iterator[dict[str, Any]]:
    for column, heading in zip(table.columns, headings, strict=True):
        described: dict[str, Any] = {
            "name": column.key,
            "titles": [column.key],
            "dc:description": heading,
            "datatype": _TYPES.get(column.kind, "string"),
        }
        yield described | ({"null": ["", "[c]"]} if column.kind == "number" else {})


def names(table: Table) -> tuple[str, ...]:
    """The names of a table's files."""
    return tuple(table.name + ending for ending in (".csv", ".csv-metadata.json", ".json"))


def files(
    table: Table, caption: str, headings: Iterable[str], language: str, lines: Lines
) -> Mapping[str, str]:
    """The files of a table by name."""
    found = lines.of(table)
    described = as_csvw(table, caption, headings, language)
    made = (as_csv(table, found), described, as_json(table, found))
    return dict(zip(names(table), made, strict=True))
