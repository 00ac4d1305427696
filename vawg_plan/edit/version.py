"""The schema version that a plan states, even where the rest of plan.yaml can't be read as ours."""

from __future__ import annotations

from collections.abc import Mapping

from vawg_plan.source import Unreadable, read

KNOWN = 1  # the schema_version that this program reads and writes


def newer_version(texts: Mapping[str, bytes]) -> int | None:
    """The schema version of a plan's files where it is newer than what this program knows."""
    for name in ("plan.yaml", "plan.yml"):
        try:
            data = read(texts.get(name, b""))
        except Unreadable:
            continue
        version = data.get("schema_version") if isinstance(data, dict) else None
        if isinstance(version, int) and not isinstance(version, bool) and version > KNOWN:
            return version
    return None
