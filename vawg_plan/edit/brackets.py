"""Pieces put into and taken out of collections in brackets."""

import re

from vawg_plan.source import Path

from .document import Document, Splice
from .errors import CannotEdit

COMMA = re.compile(r"(?:\s+(?:#[^\n]*)?)*,")  # with the comments that stand before it
LINE_REST = re.compile(r"[ ]*(#[^\n]*)?\r?\n")
COMMA_BEFORE = re.compile(r",\s*\Z")


def insert_piece(doc: Document, at: Path, position: int, piece: str) -> list[Splice]:
    """Put a piece of text before the child at `position` of a collection, or at its end."""
    _expect_brackets(doc, at)
    if position == 0:
        return [_insert_first(doc, at, piece)]
    before = (*at, doc.steps(at)[position - 1])
    end = doc.places[before].value.end
    comma = COMMA.match(doc.text, end)
    tail = comma.end() if comma else end
    rest = LINE_REST.match(doc.text, tail)
    if rest is None or not doc.is_first(doc.begin(before)):
        return [Splice(end, end, f", {piece}")]
    pad = doc.text[doc.line_start(doc.begin(before)) : doc.begin(before)]
    line = f"{pad}{piece}{',' if comma else ''}{doc.layout.newline}"
    if comma:
        return [Splice(rest.end(), rest.end(), line)]
    return [Splice(end, end, ","), Splice(rest.end(), rest.end(), line)]


def _insert_first(doc: Document, at: Path, piece: str) -> Splice:
    """Put a piece right after the opening bracket, in the place of spaces if it is alone."""
    start = doc.places[at].value.start + 1
    if doc.count(at):
        space = "" if doc.text[start] in " \r\n" else " "
        return Splice(start, start, f"{piece},{space}")
    inside = doc.text[start : doc.places[at].value.end - 1]
    if inside.strip(" "):
        return Splice(start, start, piece)
    return Splice(start, start + len(inside), piece)


def remove_piece(doc: Document, at: Path) -> list[Splice]:
    """Take a child out of a collection in brackets, with its comma."""
    parent = at[:-1]
    _expect_brackets(doc, parent)
    start, end = doc.begin(at), doc.places[at].value.end
    comma = COMMA.match(doc.text, end)
    if comma and "#" in comma[0]:
        raise CannotEdit("A comment stands before the comma after it. Move the comment first.")
    if comma is None:
        return [_remove_last(doc, parent, start, end)]
    end = comma.end()
    rest = LINE_REST.match(doc.text, end)
    if rest and doc.is_first(start):
        return [Splice(doc.line_start(start), rest.end(), "")]
    spaces = re.compile(" *").match(doc.text, end)
    return [Splice(start, spaces.end() if spaces and not rest else end, "")]


def _remove_last(doc: Document, parent: Path, start: int, end: int) -> Splice:
    """Take out a child that no comma follows, and the comma before it."""
    opened = doc.places[parent].value.start + 1
    comma = COMMA_BEFORE.search(doc.text, opened, start)
    if comma:
        return Splice(comma.start(), end, "")
    if not doc.text[opened:start].strip():
        return Splice(opened, end, "")
    return Splice(start, end, "")


def _expect_brackets(doc: Document, at: Path) -> None:
    """Refuse a pair that stands in a list without braces, as in `[key: value]`."""
    if doc.text[doc.places[at].value.start] not in "[{":
        raise CannotEdit(
            "A key stands in square brackets without braces. Write it as {key: value}."
        )
