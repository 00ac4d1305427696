"""The order of what happened: by the day, and on one day so that what wins comes last."""

from __future__ import annotations

from operator import itemgetter

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan

_PLACE = itemgetter(0, 1, 2)


def in_order(plan: Plan, as_of: str) -> list[tuple[str, t.Update]]:
    """The updates up to ``as_of``, so that the one that wins comes last.

    They are ordered by the day they speak for; on one day a correction comes after what it
    corrects, and otherwise names decide.
    """
    known = [
        (update.date, len(corrected(plan, name)) if update.corrects else 0, name, update)
        for name, update in plan.updates.items()
        if update.date <= as_of
    ]
    return [(name, update) for _, _, name, update in sorted(known, key=_PLACE)]


def corrected(plan: Plan, name: str) -> set[str]:
    """The updates that one corrects, by any number of steps."""
    seen: set[str] = set()
    update = plan.updates.get(name)
    while update is not None and update.corrects and update.corrects not in {name, *seen}:
        seen.add(update.corrects)
        update = plan.updates.get(update.corrects)
    return seen
