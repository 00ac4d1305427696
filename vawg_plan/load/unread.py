"""What files that could not be read are known to hold: no reference to it is called wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vawg_plan.model.kinds import kind_of_path
from vawg_plan.model.nodes import record_name
from vawg_plan.model.plan import Unread
from vawg_plan.store.snapshot import Snapshot

_ID = re.compile(rb"""(?:^|[\s{,\[-])["']?id["']?[ \t]*:[ \t]*["']?([^\s"'#,}\]]+)""")
_PROMISES = ("commitment", "milestone", "measure", "indicator", "context")
# What a folder, or a file that is no record of one thing only, may hold.
_HELD: dict[str, tuple[str, ...]] = {
    "plan": ("outcome", "objective", *_PROMISES),
    "organisations": ("organisation",),
    "sources": ("source",),
    "actions": ("action", *_PROMISES),
    "future": ("future", *_PROMISES),
}
_HELD_IN_FOLDER = {
    "frameworks": ("framework", "element"),
    "updates": ("update",),
    "decisions": ("decision",),
    "funding": ("funding",),
    "practice": ("practice",),
}


def unread(snapshot: Snapshot, broken: Mapping[str, object]) -> Unread:
    """What the files that could not be read hold, as far as their texts and names tell."""
    ids: set[str] = set()
    kinds: set[str] = set()
    for path in (*broken, *(fault.path for fault in snapshot.faults)):
        seen = _ids_seen(path, snapshot.texts.get(path, b""))
        ids.update(seen, (record_name(path),))
        home = path.partition("/")[0].partition(".")[0]
        if not seen:
            kinds.update(_HELD.get(home, ()))
        if kind_of_path(path) is None:
            kinds.update(_HELD_IN_FOLDER.get(home, ()))
    roots = {one for one in ids if re.fullmatch("[AF][0-9]+|P", one)}
    data = tuple((path, _kind(path), found) for path, found in broken.items() if found is not None)
    return Unread(frozenset(ids), frozenset(roots), frozenset(kinds), data)


def _kind(path: str) -> str:
    kind = kind_of_path(path)
    return kind.name if kind else ""


def _ids_seen(path: str, raw: bytes) -> set[str]:
    """The ids in a text that is no record, whatever its encoding, and that its path tells."""
    found = _ID.findall(raw.lstrip(b"\xef\xbb\xbf\xfe\xff").replace(b"\0", b""))
    seen = {match.decode("utf-8", "replace") for match in found}
    number = re.match(r"actions/0*([1-9][0-9]*)-", path)
    if number:
        seen.add(f"A{number[1]}")
    if seen and record_name(path) == "plan":
        seen.add("P")
    return seen
