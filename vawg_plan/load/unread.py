"""What files that could not be read are known to hold, so that nobody calls it missing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vawg_plan.model.nodes import record_name
from vawg_plan.model.plan import Unread
from vawg_plan.store.snapshot import Snapshot

_ID = re.compile(rb"""^[ \t]*(?:-[ \t]+)?["']?id["']?[ \t]*:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


def unread(snapshot: Snapshot, broken: Mapping[str, object]) -> Unread:
    """What the files that could not be read hold, as far as their texts and names tell."""
    seen: set[str] = set()
    roots: set[str] = set()
    for path in (*broken, *(fault.path for fault in snapshot.faults)):
        name = record_name(path)
        seen.add(name)
        found = _ID.findall(snapshot.texts.get(path, b""))
        seen.update(match.decode("utf-8", "replace") for match in found)
        number = re.match(r"0*([0-9]+)", name)
        if path.startswith("actions/") and number:
            roots.add(f"A{number[1]}")
    roots.update(one for one in seen if re.fullmatch("[AF][0-9]+", one))
    if any(record_name(path) == "plan" for path in broken):
        seen.add("P")
        roots.add("P")
    blind = any("/" not in fault.path for fault in snapshot.faults)
    return Unread(frozenset(seen), frozenset(roots), blind)
