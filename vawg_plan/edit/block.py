"""Data as lines in block style.

Everywhere here the first line comes without its indentation, as it may follow a dash; the others
have theirs. A column counts from 0 and is where the first line will begin.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from . import flow
from .folding import can_fold, can_stand_literally, fold, stand
from .scalars import write_string
from .values import Scalar, Value

WIDTH = 90  # columns that prose is wrapped to
# Keys whose text is always folded, and those whose text stays on one line however long.
PROSE = frozenset(
    ("text", "description", "summary", "next_steps", "recovery_action", "reason", "definition")
)
ON_ONE_LINE = frozenset(("title", "name", "term", "label", "locator", "url", "contact"))


class Layout(NamedTuple):
    """How a file is laid out: its line end, and how far a list stands to the right of its key.

    `floor` is the column of the key above, where a text is a part of a file; else -1.
    """

    newline: str = "\n"
    list_indent: int = 2
    floor: int = -1


HOUSE = Layout()


def write_mapping(record: Mapping[str, Value], column: int, layout: Layout) -> list[str]:
    """Return the lines of a mapping that is not empty."""
    lines: list[str] = []
    for key, value in record.items():
        entry = write_entry(key, value, column, layout)
        lines += [f"{' ' * column if lines else ''}{entry[0]}", *entry[1:]]
    return lines


def write_entry(key: str, value: Value, column: int, layout: Layout) -> list[str]:
    """Return the lines of a key and its value."""
    name = f"{write_string(key)}:"
    if isinstance(value, str):
        text = write_text(key, value, column, column + len(name) + 1)
        return [f"{name} {text[0]}", *text[1:]]
    if is_block(value):
        inner = column + (2 if isinstance(value, Mapping) else layout.list_indent)
        lines = write_value(value, inner, layout)
        return [name, f"{' ' * inner}{lines[0]}", *lines[1:]]
    return [f"{name} {flow.write_flow(value)}"]


def write_item(item: Value, column: int, layout: Layout, gap: int = 1) -> list[str]:
    """Return the lines of a list's item, its dash at `column` and `gap` spaces after it."""
    lines = write_value(item, column + 1 + gap, layout)
    return [f"-{' ' * gap}{lines[0]}", *lines[1:]]


def write_value(value: Value, column: int, layout: Layout) -> list[str]:
    """Return the lines of a value without a key."""
    if isinstance(value, str):
        return write_text("", value, column - 2, column)
    if isinstance(value, Mapping) and value:
        return write_mapping(value, column, layout)
    if isinstance(value, Sequence) and value:
        items = [write_item(item, column, layout) for item in value]
        first, *rest = (line for i in items for line in (f"{' ' * column}{i[0]}", *i[1:]))
        return [first[column:], *rest]
    return [flow.write_flow(value)]


def write_text(key: str, text: str, column: int, start: int) -> list[str]:
    """Return the lines of a string under a key at `column` that itself begins at `start`."""
    line = write_string(text)
    is_long = start + len(line) > WIDTH and key not in ON_ONE_LINE and " " in text
    if (key in PROSE or is_long) and can_fold(text):
        return indent(fold(text, WIDTH - column - 2), column + 2)
    if "\n" in text and can_stand_literally(text):
        return indent(stand(text), column + 2)
    return [line]


def indent(lines: list[str], column: int) -> list[str]:
    """Indent all lines but the first, and none that is blank."""
    return [lines[0], *(f"{' ' * column}{line}" if line else "" for line in lines[1:])]


def is_block(value: Value) -> bool:
    """Whether a value takes lines of its own: a list or mapping that is not empty."""
    return not isinstance(value, Scalar) and bool(value)
