"""Where the nodes of a text stand, and the careful reading that finds out."""

from typing import NamedTuple

from .faults import Unreadable
from .libyaml import READING
from .text import BOM, decode

Path = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of a text.

    `line` and `column` of its start count from 1, the column in characters and without a byte-order
    mark. `start` and `end` (exclusive) are indexes into the text that `decode` gives; no blank line
    and no comment that follows a node is inside.
    """

    line: int
    column: int
    start: int
    end: int


class Place(NamedTuple):
    """Where a node stands; `key` is None for the root and for items of a list.

    `style` is plain, single, double, literal, folded, block or flow.
    """

    key: Span | None
    value: Span
    style: str


class Survey(NamedTuple):
    """A text that is good: its data, and the place of every node by its path from the root ()."""

    data: object
    places: dict[Path, Place]


def locate(raw: bytes) -> dict[Path, Place]:
    """Return where every node of a file stands, by path; raise `Unreadable` where `read` does."""
    return survey(decode(raw)).places


def survey(text: str) -> Survey:
    """Read a text carefully; raise `Unreadable` with every fault that can be found."""
    # Not needed while every file is good.
    from .scan import find_conflicts, find_control_characters  # noqa: PLC0415
    from .walk import Walk  # noqa: PLC0415

    body = text.removeprefix(BOM)
    if early := find_conflicts(body) or find_control_characters(body):
        raise Unreadable(tuple(early))
    walk = Walk(body, len(text) - len(body))
    with READING:
        data = walk.run()
    if walk.faults:
        raise Unreadable(tuple(sorted(walk.faults, key=lambda fault: fault[1:3])))
    return Survey(data, walk.places)
