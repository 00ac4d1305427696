"""A text under edit: its data, where everything stands in it, and how it is laid out."""

import re
from typing import NamedTuple

from vawg_plan.source import Path, Place, Unreadable
from vawg_plan.source.positions import survey

from .block import Layout
from .errors import CannotEdit
from .values import look_up

# A key with a list below it; how far is that indented?
LISTED = re.compile(r"^( *)[A-Za-z_][\w-]*: *\r?\n\1( {0,8})- ", re.MULTILINE)
BLANK_LINES = re.compile(r"(?: *\r?\n)*")
SIGN = re.compile(r"[|>][-+0-9]*")
KEEP = re.compile(r"[|>][0-9]?\+")


class Splice(NamedTuple):
    """A stretch of a text, from index to index (exclusive), and what takes its place."""

    start: int
    end: int
    text: str


class Document(NamedTuple):
    """A text that can be read."""

    text: str
    data: object
    places: dict[Path, Place]
    layout: Layout

    def is_flow(self, at: Path) -> bool:
        """Whether the collection at a path is in brackets."""
        return self.places[at].style == "flow"

    def column(self, at: Path) -> int:
        """Return the column, from 0, where the node at a path begins."""
        return self.places[at].value.column - 1

    def outer_column(self, at: Path) -> int:
        """Return the column of the keys or dashes among which the collection at a path stands."""
        return self.column(at[:-1]) if at else max(self.layout.floor, 0)

    def begin(self, at: Path) -> int:
        """Return the index where a key, or else an item's value, begins."""
        place = self.places[at]
        return place.key.start if place.key else place.value.start

    def end(self, at: Path) -> int:
        """Return the index where the node at a path ends, kept blank lines included."""
        end = self.places[at].value.end
        if self.keeps(at):
            blank = BLANK_LINES.match(self.text, self.line_end(end))
            end = blank.end() - len(self.layout.newline) if blank and blank[0] else end
        return end

    def keeps(self, at: Path) -> bool:
        """Whether the node at a path ends with a block text that keeps the blank lines after it."""
        last = self.places[self._find_last(at)]
        is_block = last.style in ("literal", "folded")
        return is_block and KEEP.match(self.text, last.value.start) is not None

    def is_cut(self) -> bool:
        """Whether the text's end cuts off a block text, which a line end would change."""
        last = self._find_last(())
        sign = self.text[self.places[last].value.start : self.sign_end(last)]
        return self.places[last].style in ("literal", "folded") and "-" not in sign

    def _find_last(self, at: Path) -> Path:
        """Return the path of the last node in the block collection at a path."""
        while self.places[at].style == "block":
            inner = look_up(self.data, at)
            at = (*at, next(reversed(inner)) if isinstance(inner, dict) else self.count(at) - 1)
        return at

    def count(self, at: Path) -> int:
        """Return how many keys or items the node at a path has; a scalar has none."""
        inner = look_up(self.data, at)
        return len(inner) if isinstance(inner, dict | list) else 0

    def steps(self, at: Path) -> list[str | int]:
        """Return the keys or indexes of the collection at a path, in the order of the file."""
        inner = look_up(self.data, at)
        return [*inner] if isinstance(inner, dict) else [*range(self.count(at))]

    def sign_end(self, at: Path) -> int:
        """Return the index after the sign of a block text, such as `>-`."""
        sign = SIGN.match(self.text, self.places[at].value.start)
        return sign.end() if sign else self.places[at].value.start

    def line_start(self, index: int) -> int:
        """Return where the line of an index starts, after a byte-order mark."""
        start = self.text.rfind("\n", 0, index) + 1
        return 1 if start == 0 and self.text.startswith("\ufeff") else start

    def line_end(self, index: int) -> int:
        """Return where the line of an index ends, with its line end."""
        return self.text.find("\n", index) + 1 or len(self.text)

    def is_first(self, index: int) -> bool:
        """Whether only spaces stand before an index on its line."""
        return not self.text[self.line_start(index) : index].strip(" ")


def open_text(text: str, layout: Layout) -> Document:
    """Read a text; raise `CannotEdit` where it cannot be read."""
    try:
        data, places = survey(text)
    except Unreadable as unreadable:
        fault = unreadable.faults[0]
        raise CannotEdit(
            f"The file cannot be read: on line {fault.line}, {fault.message}. {fault.help}."
        ) from None
    return Document(text, data, places, layout)


def see_layout(text: str) -> Layout:
    """Return how a text is laid out, as far as its first lines and first list show."""
    newline = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
    listed = LISTED.search(text)
    return Layout(newline, len(listed[2])) if listed else Layout(newline)


def splice(text: str, splices: list[Splice]) -> str:
    """Return a text with stretches of it replaced; they don't overlap.

    Of two that go in at one index the first comes first.
    """
    for start, end, new in sorted(splices, key=lambda one: one[:2])[::-1]:
        text = text[:start] + new + text[end:]
    return text
