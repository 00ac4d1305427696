"""The edits: a file's bytes and a change in, new bytes out, or a refusal."""

from collections.abc import Mapping, Sequence

from vawg_plan.source import Path, Unreadable, decode, read

from .block import Layout
from .change import add_items, change
from .comments import find_comments
from .document import Document, open_text, see_layout, splice
from .errors import CannotEdit
from .formatting import Formatter
from .fresh import prove
from .order import find_record
from .removal import take_out
from .values import Value, arrange, drop, exists, look_up, make_plain, name_path, put
from .window import Window, open_end, open_neighbours, open_value


def set_value(raw: bytes, at: Path, value: Value, order: Sequence[str] = ()) -> bytes:
    """Return a file with a value at a path: replaced where one stands, else added to its mapping.

    A new key goes where `order`, the mapping's keys in order, has it, else to the end; of a list
    or mapping only what differs is changed. Raises `CannotEdit`.
    """
    text, data = _open(raw)
    _expect_place(data, at)
    new = put(data, at, make_plain(value))
    window = open_value(text, data, at, order)
    part, layout = _look_through(text, window)
    return prove(window.fill(text, change(part, layout, window.at, value, order)), new)


def remove(raw: bytes, at: Path) -> bytes:
    """Return a file without the key or item at a path, and without the lines that are its own.

    A comment above stays; one on its lines or indented below it goes. A list or mapping that loses
    its last child becomes `[]` or `{}`. Raises `CannotEdit`.
    """
    text, data = _open(raw)
    if not at or not exists(data, at):
        raise CannotEdit(f"There is no {name_path(at) or 'key'} in the file to take out.")
    window = open_neighbours(text, data, at)
    doc = open_text(*_look_through(text, window))
    return prove(window.fill(text, splice(doc.text, take_out(doc, window.at))), drop(data, at))


def append_item(
    raw: bytes,
    at: Path,
    item: Value,
    order: Sequence[str] = (),
    parent_order: Sequence[str] = (),
) -> bytes:
    """Return a file with an item more at the end of a list; see `append_items`."""
    return append_items(raw, at, [item], order, parent_order)


def append_items(
    raw: bytes,
    at: Path,
    items: Sequence[Value],
    order: Sequence[str] = (),
    parent_order: Sequence[str] = (),
) -> bytes:
    """Return a file with items more at the end of the list at a path.

    An item's keys are put in `order`. A list that is missing is added to its mapping where
    `parent_order` has it; one that is empty becomes a block list. Raises `CannotEdit`.
    """
    text, data = _open(raw)
    ready = [arrange(item, order) if isinstance(item, Mapping) else item for item in items]
    old = look_up(data, at) if exists(data, at) else None
    if not isinstance(old, list | None):
        raise CannotEdit(f"What stands at {name_path(at)} is not a list. Make it one first.")
    if not ready:
        return raw
    if at:
        _expect_place(data, at)
    new = put(data, at, [*(old or []), *(make_plain(item) for item in ready)])
    window = open_end(text, data, at) if old else open_value(text, data, at, parent_order)
    part, layout = _look_through(text, window)
    if old:
        return prove(window.fill(text, add_items(part, layout, window.at, ready)), new)
    return prove(window.fill(text, change(part, layout, window.at, ready, parent_order)), new)


def format_file(raw: bytes, kind: str) -> bytes:
    """Return a file in canonical layout; `kind` is the name of a row of `model.kinds.KINDS`.

    The data and the comments are the same; the line ends too, except that the last line has one.
    Raises `CannotEdit`, and KeyError for a kind that there isn't.
    """
    text, data = _open(raw)
    layout = see_layout(text)
    doc = open_text(text, layout)
    lines = Formatter(doc).write(find_record(kind))
    new = layout.newline.join([*lines, ""])
    proven = prove(new, data)
    if _list_comments(open_text(new, layout)) != _list_comments(doc):
        raise CannotEdit("A comment would be lost. Move it to a line of its own first.")
    return proven


def _list_comments(doc: Document) -> list[str]:
    """Return the comments of a text, sorted: layout may move them."""
    return sorted(comment.text for comment in find_comments(doc, 0, len(doc.text)))


def _open(raw: bytes) -> tuple[str, object]:
    """Return a file's text and data; raise `CannotEdit` where it cannot be read."""
    try:
        return decode(raw), read(raw)
    except Unreadable as unreadable:
        fault = unreadable.faults[0]
        raise CannotEdit(
            f"The file cannot be read: on line {fault.line}, {fault.message}. {fault.help}."
        ) from None


def _look_through(text: str, window: Window) -> tuple[str, Layout]:
    """Return the part of a text that a window shows, and its layout."""
    return text[window.start : window.end], see_layout(text)._replace(floor=window.floor)


def _expect_place(data: object, at: Path) -> None:
    """Refuse a path at which nothing stands and nothing can be added."""
    if not at:
        raise CannotEdit("The whole of a file is not replaced. Name a key in it.")
    parent = look_up(data, at[:-1]) if exists(data, at[:-1]) else None
    if isinstance(parent, dict) and isinstance(at[-1], str):
        return
    if not exists(data, at):
        raise CannotEdit(
            f"There is nothing at {name_path(at[:-1]) or 'the top'} that can hold"
            f" {name_path(at[-1:])}. Add that first, or check the path."
        )
