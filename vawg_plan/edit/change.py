"""One value changed into another with as few splices as it takes.

A list or mapping is changed child by child, so that the comments between those that stay are kept.
"""

from collections.abc import Mapping, Sequence

from vawg_plan.source import Path

from .block import Layout, is_block
from .document import Document, open_text, splice
from .place import insert_items, insert_key
from .removal import take_out
from .replace import replace
from .values import Value, exists, is_same, look_up, make_plain


def change(text: str, layout: Layout, at: Path, value: Value, order: Sequence[str]) -> str:
    """Return a text with a value at a path whose parent exists."""
    doc = open_text(text, layout)
    if not exists(doc.data, at):
        return splice(text, insert_key(doc, at, value, order))
    old = look_up(doc.data, at)
    if is_same(old, make_plain(value)):
        return text
    if isinstance(old, dict) and old and isinstance(value, Mapping) and value:
        return _change_mapping(doc, at, old, value)
    if isinstance(old, list) and old and is_block(value) and isinstance(value, Sequence):
        return _change_list(doc, at, old, value)
    return splice(text, replace(doc, at, value))


def add_items(text: str, layout: Layout, at: Path, items: Sequence[Value]) -> str:
    """Return a text with items more at the end of a list that isn't empty."""
    doc = open_text(text, layout)
    return splice(text, insert_items(doc, at, doc.count(at), items))


def _change_mapping(
    doc: Document, at: Path, old: Mapping[str, object], new: Mapping[str, Value]
) -> str:
    """Change, add and then take out keys."""
    text = doc.text
    for key, value in new.items():
        text = change(text, doc.layout, (*at, key), value, list(new))
    for key in old:
        if key not in new:
            text = _drop(text, doc.layout, (*at, key))
    return text


def _change_list(doc: Document, at: Path, old: Sequence[object], new: Sequence[Value]) -> str:
    """Leave the items alone that begin and end both lists; change, add or take out the others."""
    text, layout = doc.text, doc.layout
    start, tail = _count_common(old, new)
    pairs = min(len(old), len(new)) - start - tail
    for i in range(start, start + pairs):
        text = change(text, layout, (*at, i), new[i], ())
    here = start + pairs
    for i in reversed(range(here, len(old) - tail)):
        text = _drop(text, layout, (*at, i))
    if more := new[here : len(new) - tail]:
        text = splice(text, insert_items(open_text(text, layout), at, here, more))
    return text


def _count_common(old: Sequence[object], new: Sequence[Value]) -> tuple[int, int]:
    """Return how many items two lists have in common at their start, and then at their end."""
    least = min(len(old), len(new))
    alike = [is_same(old[i], make_plain(new[i])) for i in range(least)]
    start = alike.index(False) if False in alike else least
    ends = [is_same(old[-i], make_plain(new[-i])) for i in range(1, least - start + 1)]
    return start, ends.index(False) if False in ends else len(ends)


def _drop(text: str, layout: Layout, at: Path) -> str:
    return splice(text, take_out(open_text(text, layout), at))
