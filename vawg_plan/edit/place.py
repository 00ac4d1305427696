"""Where in a mapping a key belongs, and keys and items put in there in block style."""

from collections.abc import Sequence

from vawg_plan.source import Path

from .block import write_entry, write_item
from .brackets import insert_piece
from .document import Document, Splice
from .errors import CannotEdit
from .flow import write_flow, write_pair
from .lines import find_comments_before, find_dash, find_own_end, insert_lines
from .position import find_position
from .values import Value


def insert_key(doc: Document, at: Path, value: Value, order: Sequence[str]) -> list[Splice]:
    """Put a key that isn't there yet into its mapping."""
    parent, key = at[:-1], str(at[-1])
    keys = [str(step) for step in doc.steps(parent)]
    position = find_position(keys, key, order)
    if doc.is_flow(parent):
        return insert_piece(doc, parent, position, write_pair(key, value))
    column = doc.column(parent)
    first, *rest = write_entry(key, value, column, doc.layout)
    lines = [" " * column + first, *rest]
    return [_insert_block(doc, parent, position, lines)]


def insert_items(doc: Document, at: Path, position: int, items: Sequence[Value]) -> list[Splice]:
    """Put items into a list that is not empty, before the one at `position` or at its end."""
    if doc.is_flow(at):
        return insert_piece(doc, at, position, ", ".join(map(write_flow, items)))
    column = doc.column(at)
    gap = _find_gap(doc, (*at, max(position - 1, 0)))
    apart = [""] if position == doc.count(at) and _stand_apart(doc, at) else []
    lines: list[str] = []
    for item in items:
        first, *rest = write_item(item, column, doc.layout, gap)
        lines += [*apart, " " * column + first, *rest]
    return [_insert_block(doc, at, position, lines)]


def _insert_block(doc: Document, at: Path, position: int, lines: list[str]) -> Splice:
    """Put lines into the block collection at a path, before the child at a position."""
    steps = doc.steps(at)
    if position == 0:
        return _insert_first(doc, (*at, steps[0]), lines)
    column = doc.outer_column(at) if position == len(steps) else doc.column(at)
    return insert_lines(doc, find_own_end(doc, (*at, steps[position - 1]), column), lines)


def _insert_first(doc: Document, at: Path, lines: list[str]) -> Splice:
    """Put lines before the first child of a block collection, above its own comments."""
    start = doc.begin(at) if doc.places[at].key else find_dash(doc, at)
    if doc.is_first(start):
        return insert_lines(doc, find_comments_before(doc, doc.line_start(start)), lines)
    if doc.text[doc.line_start(start) : start].strip(" -"):
        raise CannotEdit("A question mark stands before the first key. Write it as `key: value`.")
    pad = " " * doc.column(at[:-1])
    return Splice(start, start, doc.layout.newline.join([*lines, pad])[len(pad) :])


def _find_gap(doc: Document, at: Path) -> int:
    """Return how many spaces stand after the dash of an item; 1 where its value is further down."""
    between = doc.text[find_dash(doc, at) + 1 : doc.places[at].value.start]
    return len(between) if between and not between.strip(" ") else 1


def _stand_apart(doc: Document, at: Path) -> bool:
    """Whether a blank line stands between the last two items of a list."""
    last = (*at, doc.count(at) - 1)
    if last[-1] == 0 or doc.keeps(last):
        return False
    above = find_comments_before(doc, doc.line_start(find_dash(doc, last)))
    return above > 0 and not doc.text[doc.line_start(above - 1) : above].strip()
