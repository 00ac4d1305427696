"""One node in the place of another."""

from collections.abc import Sequence

from vawg_plan.source import Path

from .block import is_block, write_value
from .comments import has_comment
from .document import Document, Splice
from .errors import CannotEdit
from .flow import write_flow
from .lines import find_own_end, find_sign, insert_lines
from .restyle import restyle
from .values import Scalar, Value, name_path


def replace(doc: Document, at: Path, value: Value) -> list[Splice]:
    """Put a value in the place of the node at a path, unless a comment would go with it."""
    if has_comment(doc, at):
        raise CannotEdit(
            f"There are comments inside {name_path(at)}, which would be lost."
            " Move them above its key first."
        )
    return swap(doc, at, value)


def swap(doc: Document, at: Path, value: Value) -> list[Splice]:
    """Put a value in the place of the node at a path, with all that stands within it."""
    if at and doc.is_flow(at[:-1]):
        return [_replace_in_flow(doc, at, write_flow(value))]
    if doc.places[at].style == "block":
        return _replace_block(doc, at, value)
    if is_block(value):
        return _replace_with_block(doc, at, value)
    if isinstance(value, Scalar):
        return _replace_lines(doc, at, restyle(doc, at, value))
    return _replace_lines(doc, at, [write_flow(value)])


def _replace_in_flow(doc: Document, at: Path, text: str) -> Splice:
    """Replace a node between brackets; one that is empty may lack even its colon."""
    span = doc.places[at].value
    if span.start == span.end:
        text = f" {text}" if doc.text[span.start - 1] == ":" else f": {text}"
    return Splice(span.start, span.end, text)


def _replace_lines(doc: Document, at: Path, lines: Sequence[str]) -> list[Splice]:
    """Replace a scalar by the lines of another; a comment behind its first line stays there."""
    start, end = doc.places[at].value[2:]
    first, *rest = lines
    if start == end:
        find_sign(doc, at)
        first = f" {first}"
    newline = doc.layout.newline
    if doc.places[at].style not in ("literal", "folded"):
        splices = [Splice(start, end, first)]
        return [*splices, insert_lines(doc, doc.line_end(end), rest, first)] if rest else splices
    sign_end = doc.sign_end(at)
    line_end = doc.text.find("\n", sign_end)
    if line_end < 0:
        raise CannotEdit("The file breaks off in a text. End its last line first.")
    line_end -= doc.text[line_end - 1] == "\r"
    end = max(doc.end(at), line_end)
    body = "".join(newline + line for line in rest)
    if end == len(doc.text) and rest and first in ("|", ">"):
        body += newline
    return [Splice(start, sign_end, first), Splice(line_end, end, body)]


def _replace_with_block(doc: Document, at: Path, value: Value) -> list[Splice]:
    """Replace a scalar by a list or mapping in block style, on lines of its own under a key."""
    place = doc.places[at]
    start, end = place.value[2:]
    if not doc.is_first(start) and place.key:
        return _replace_below(doc, at, value)
    column = doc.column(at) + (start == end)
    first, *rest = write_value(value, column, doc.layout)
    return _replace_lines(doc, at, [first, *rest])


def _replace_below(doc: Document, at: Path, value: Value) -> list[Splice]:
    """Clear a key's value and put lines below it, after the comments that stand there."""
    key_column, colon = doc.column(at[:-1]), find_sign(doc, at)
    inner = key_column + (doc.layout.list_indent if isinstance(value, Sequence) else 2)
    first, *rest = write_value(value, inner, doc.layout)
    lines = [" " * inner + first, *rest]
    if doc.places[at].style in ("literal", "folded"):
        return [Splice(doc.places[at].value.start - 1, doc.sign_end(at), ""),
                *_replace_text(doc, at, lines)]  # fmt: skip
    below = insert_lines(doc, find_own_end(doc, at, key_column), lines)
    return [Splice(colon, doc.places[at].value.end, ""), below]


def _replace_text(doc: Document, at: Path, lines: list[str]) -> list[Splice]:
    """Put lines in the place of those of a block text."""
    end = doc.line_end(doc.end(at))
    start = doc.line_end(doc.places[at].value.start)
    below = insert_lines(doc, start, lines)
    return [Splice(start, end, below.text)]


def _replace_block(doc: Document, at: Path, value: Value) -> list[Splice]:
    """Replace a block collection: its lines go, the value stands after the colon or dash."""
    start, end = doc.places[at].value.start, doc.end(at)
    if is_block(value):
        return [
            Splice(
                start, end, doc.layout.newline.join(write_value(value, doc.column(at), doc.layout))
            )
        ]
    text = write_flow(value)
    if not doc.is_first(start):
        return [Splice(start, end, text)]
    if not at:
        return [Splice(start, end, text)]
    sign = find_sign(doc, at)
    return [Splice(sign, sign, f" {text}"), Splice(doc.line_start(start), doc.line_end(end), "")]
