"""Files where a plan has no place for a record, and where they were likely meant to stand."""

from __future__ import annotations

from vawg_plan.model.kinds import KINDS, kind_of_path
from vawg_plan.model.problem import Finding


def unexpected(path: str) -> Finding:
    """The warning that nothing in a file counts."""
    message = "the plan has no place for a record here, so nothing in it counts"
    return Finding("unexpected-file", path, (), message, _better_place(path), severity="warning")


_MISSPELT = 0.8  # how like a folder's name another must be


def _better_place(path: str) -> str:
    """Where a file that stands in no place of a plan was likely meant to stand."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misplaced file needs it

    head, slash, rest = path.partition("/")
    homes = {kind.example.partition("/")[0] for kind in KINDS}
    home = next(iter(get_close_matches(head.lower(), sorted(homes), 1, _MISSPELT)), head)
    for better in (home + slash + rest, f"{home}/{rest.rsplit('/', 1)[-1]}"):
        for meant in (better, better.lower()):
            if kind_of_path(meant):
                return f"Move it to {meant}"
    return "A plan's records are " + ", ".join(kind.example for kind in KINDS)
