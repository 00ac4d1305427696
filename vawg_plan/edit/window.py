"""The part of a long file that an edit needs to look at.

Placing every node of a file takes six times as long as reading it. Where a path leads into an item
of a list under a key of the root, that item alone, as a text of its own, tells all that an edit
must know. Whether it says what the file says there is checked; else the whole file is taken.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.source import Path, Unreadable, read

from .position import find_position
from .values import exists, is_same, look_up

FIRST_DASH = re.compile(r"(?: *(?:#[^\n]*)?\r?\n)*( *)-(?=[ \r\n])")
NEXT_KEY = re.compile(r"^[^ #\-\r\n]", re.MULTILINE)


class Window(NamedTuple):
    """A part of a text, what stands there, and the path in it.

    `floor` is the column of the key above it; -1 where the part is all.
    """

    start: int
    end: int
    at: Path
    floor: int

    def fill(self, text: str, part: str) -> str:
        """Return the text with another part in the window's place."""
        return text[: self.start] + part + text[self.end :]


def open_value(text: str, data: object, at: Path, order: Sequence[str] = ()) -> Window:
    """Return the window for a value that is set: the item or the sections that it lies in."""
    key, i = _split(at)
    if len(at) > 2 and key is not None:  # noqa: PLR2004
        return _show_items(text, data, at, (i, i + 1))
    if not isinstance(data, dict) or len(at) != 1:
        return _take_all(text, at)
    keys = list(data)
    if at[0] in data:
        here = keys.index(str(at[0]))
        return _show_sections(text, data, at, (here, here + 1))
    after = find_position(keys, str(at[0]), order)
    return _show_sections(text, data, at, (max(after - 1, 0), max(after, 1)))


def open_neighbours(text: str, data: object, at: Path) -> Window:
    """Return the window for taking something out: with what stands before it or after it."""
    key, i = _split(at)
    if len(at) == 1 and isinstance(data, dict):
        i = list(data).index(str(at[0]))
        return _show_sections(text, data, at, (max(i - 1, 0), max(i + 1, 2)))
    if key is None or len(at) > 2:  # noqa: PLR2004
        return open_value(text, data, at)
    return _show_items(text, data, at, (max(i - 1, 0), max(i + 1, 2)))


def open_end(text: str, data: object, at: Path) -> Window:
    """Return the window for a change at the end of a list: its last two items."""
    items = look_up(data, at)
    if len(at) != 1 or not isinstance(at[0], str) or not isinstance(items, list):
        return open_value(text, data, at)
    return _show_items(text, data, at, (max(len(items) - 2, 0), len(items)))


def _split(at: Path) -> tuple[str | None, int]:
    """Return the key and index that a path begins with; no key where it begins otherwise."""
    match at:
        case (str(key), int(i), *_):
            return key, i
    return None, 0


def _take_all(text: str, at: Path) -> Window:
    return Window(0, len(text), at, -1)


def _show_sections(text: str, data: dict[str, object], at: Path, part: tuple[int, int]) -> Window:
    """Return the window of the root's keys from an index to another, or of the whole text."""
    starts = [match.start() for match in NEXT_KEY.finditer(text)]
    if len(starts) != len(data):
        return _take_all(text, at)
    first, end = part
    expected = dict(list(data.items())[first:end])
    bounds = [0, *starts[1:], *[len(text)] * 2]
    window = Window(bounds[first], bounds[min(end, len(data))], at, -1)
    return window if _says(text, window, expected) else _take_all(text, at)


def _show_items(text: str, data: object, at: Path, part: tuple[int, int]) -> Window:
    """Return the window of a list's items from an index to another, or of the whole text."""
    key, (first, end) = str(at[0]), part
    items = look_up(data, (key,)) if exists(data, (key,)) else None
    starts = _find_starts(text, key)
    if not isinstance(items, list) or len(starts) != len(items) + 1 or end >= len(starts):
        return _take_all(text, at)
    window = Window(starts[first], starts[end], _move(at, first), 0)
    return window if _says(text, window, items[first:end]) else _take_all(text, at)


def _says(text: str, window: Window, expected: object) -> bool:
    """Whether a part of a text says by itself what it says in the whole."""
    try:
        return is_same(read(text[window.start : window.end].encode()), expected)
    except (Unreadable, UnicodeEncodeError):
        return False


def _move(at: Path, first: int) -> Path:
    """Return a path in the window that begins with the item `first`."""
    return (at[1] - first, *at[2:]) if len(at) > 1 and isinstance(at[1], int) else ()


def _find_starts(text: str, key: str) -> list[int]:
    """Return where the lines of the items under a root's key begin, and where the last ends."""
    head = re.search(rf"^{re.escape(key)} *:(?: +#[^\n]*| *)\r?\n", text, re.MULTILINE)
    dash = FIRST_DASH.match(text, head.end()) if head else None
    if head is None or dash is None:
        return []
    below = NEXT_KEY.search(text, head.end())
    end = below.start() if below else len(text)
    items = re.compile(rf"^{dash[1]}-(?=[ \r\n])", re.MULTILINE)
    return [*(match.start() for match in items.finditer(text, head.end(), end)), end]
