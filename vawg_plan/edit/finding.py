"""Where an item stands in its file, be the file ever so broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vawg_plan.model.ids import normalise
from vawg_plan.model.nodes import Node, record_name
from vawg_plan.source import Unreadable
from vawg_plan.source.positions import locate


def line_of(raw: bytes, item: Node) -> int:
    """The line, from 1, at which an item begins in its file."""
    try:
        place = locate(raw).get(item.at)
    except Unreadable:
        return 1
    return place.value.line if place and item.at else 1


def find_broken(texts: Mapping[str, bytes], read: Iterable[str], typed: str) -> tuple[str, int]:
    """The file that could not be read and seems to hold an id, and the line; else ``("", 1)``.

    ``texts`` are the plan's files by path, ``read`` the paths of those that could be read. A file
    is known by its own path, too, and an update or decision by its name.
    """
    ids = "|".join(re.escape(one) for one in {typed, normalise(typed)})
    pattern = re.compile(rf"\bid['\"]?\s*:\s*['\"]?(?:{ids})['\"]?\s*$".encode(), re.MULTILINE)
    known = set(read)
    for path, raw in texts.items():
        if typed in {path, f"plan/{path}"}:
            return path, 1
        if path in known:
            continue
        match = pattern.search(raw.replace(b"\r", b"\n"))
        if match:
            return path, raw.count(b"\n", 0, match.start()) + 1
        if record_name(path) == typed:
            return path, 1
    return "", 1
