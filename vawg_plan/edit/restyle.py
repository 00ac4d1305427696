"""A new scalar in the style of what it replaces, where that style can hold it."""

import re

from vawg_plan.source import Path

from .block import WIDTH, indent, write_text
from .document import Document
from .flow import write_flow
from .folding import can_fold, can_stand_literally, fold, stand
from .lines import find_own_end
from .scalars import is_plain, quote_doubly, quote_singly, write_string
from .values import Scalar

INDENT = re.compile(r"[^\n]*\n(?: *\r?\n)*( +)")  # of the first line of a block text
LEAST = 40  # characters of folded prose on a line, however far it is indented


def restyle(doc: Document, at: Path, value: Scalar) -> list[str]:
    """Return the lines of a scalar that takes the place of the node at a path, outside brackets."""
    if not isinstance(value, str):
        return [write_flow(value)]
    place = doc.places[at]
    is_written = place.value.start < place.value.end
    if place.style == "single":
        return [quote_singly(value)]
    if place.style == "double":
        return [quote_doubly(value)]
    if place.style == "plain" and is_written and is_plain(value):
        return [value]
    return _restyle_block(doc, at, value) or _write_anew(doc, at, value)


def _restyle_block(doc: Document, at: Path, value: str) -> list[str]:
    """Return a folded or literal text in the place of one such; nothing where it can't be."""
    style = doc.places[at].style
    column = _find_text_column(doc, at)
    if style == "folded" and can_fold(value):
        return indent(fold(value, max(WIDTH - column, LEAST)), column)
    if style == "literal" and can_stand_literally(value):
        return indent(stand(value), column)
    return []


def _find_text_column(doc: Document, at: Path) -> int:
    """Return the column at which the block text at a path is indented, or would be."""
    span = doc.places[at].value
    match = INDENT.match(doc.text, span.start, span.end)
    return len(match[1]) if match else doc.column(at[:-1]) + 2


def _write_anew(doc: Document, at: Path, value: str) -> list[str]:
    """Return a text's lines in the house style; on one line where comments below would join it."""
    key, column = (at[-1] if isinstance(at[-1], str) else ""), doc.column(at[:-1])
    if find_own_end(doc, at, column) > doc.line_end(doc.end(at)):
        return [write_string(value)]
    return write_text(key, value, column, doc.column(at))
