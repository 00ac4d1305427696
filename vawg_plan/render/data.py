"""Tables as values, and the same tables as data: CSV with its description, and JSON.

No cell of the CSV can run in a spreadsheet. What is suppressed is ``[c]`` in CSV, as statistics
have it, and null in JSON, which lists it under ``suppressed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Literal

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


def as_csv(table: Table) -> str:
    """The table as RFC 4180 has it: a header, CRLF, quoted where needed; as UTF-8 when written."""
    import csv  # noqa: PLC0415 - pages need none of it
    import io  # noqa: PLC0415

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows(
        [c if c is None or (type(c) is str and c[:1] not in _RUNS) else _inert(c) for c in row]
        for row in table.rows
    )
    return out.getvalue()


# What a spreadsheet takes for a formula, the full-width forms too.
_RUNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _inert(cell: Cell) -> str | int | float | None:
    """A cell as the CSV has it: nothing in it can run."""
    value = "[c]" if isinstance(cell, Suppressed) else plain(cell)
    if isinstance(value, str) and value[:1] in _RUNS:
        return "'" + value
    return value


def as_json(table: Table) -> str:
    """The table as a JSON object: its name, and its rows as objects by column."""
    keys = [column.key for column in table.columns]
    hidden = []
    rows: list[dict[str, object]] = [dict(zip(keys, row, strict=True)) for row in table.rows]
    if not set(map(type, chain.from_iterable(table.rows))) <= _BARE:
        for number, cells in enumerate(table.rows):
            for key, cell in zip(keys, cells, strict=True):
                if isinstance(cell, Suppressed):
                    hidden.append({"row": number, "column": key})
                rows[number][key] = list(cell) if isinstance(cell, tuple) else plain(cell)
    whole = {"schema_version": 1, "name": table.name, "rows": rows, "suppressed": hidden}
    return _as_text(whole)


_BARE = {str, int, float, type(None)}  # cells that are what they look like


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


def files(table: Table, caption: str, headings: Iterable[str], language: str) -> Mapping[str, str]:
    """The files of a table by name."""
    made = (as_csv(table), as_csvw(table, caption, headings, language), as_json(table))
    return dict(zip(names(table), made, strict=True))
