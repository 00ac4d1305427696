"""The tables of the public plan."""

from __future__ import annotations

from vawg_plan.render import pieces
from vawg_plan.render.data import Cell, Column, Link, Table
from vawg_plan.render.lists import Named


def of_plan(counts: pieces.Counts, listed: Named) -> tuple[Table, ...]:
    """How firm the promises are, the documents, the short names: those that have a row."""
    return tuple(one for one in (_firm(counts), _documents(listed), _short(listed)) if one.rows)


def _firm(counts: pieces.Counts) -> Table:
    return Table(
        "how-firm",
        "firm",
        (
            Column("modality", "word", heading="firm", words="firm_names", tag=True),
            Column("meaning", "word", words="firm_meanings"),
            Column("promises", "number"),
        ),
        tuple((key, key, number) for key, number in counts.by_modality),
    )


def _documents(listed: Named) -> Table:
    columns = (Column("document", heading="title"), Column("publisher"), Column("date", "date"))
    return Table("documents", "documents", columns, tuple(map(_row, listed.documents)))


def _row(document: pieces.Document) -> tuple[Cell, ...]:
    return (_linked(document.title, document.url), document.publisher, document.date)


def _short(listed: Named) -> Table:
    rows = tuple((one.short, _linked(one.name, one.url)) for one in listed.short_names)
    return Table(
        "short-names", "short", (Column("short"), Column("name", heading="stands_for")), rows
    )


def _linked(text: str, url: str | None) -> Cell:
    return Link(text, url) if url else text
