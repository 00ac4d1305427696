"""Two versions of a plan compared: what changed, item by item, in the plan's own terms.

Items are matched by id, so that moving, renaming, re-ordering and re-formatting are no change.
"""

from __future__ import annotations

import msgspec

from vawg_plan.diff.items import item_changes
from vawg_plan.diff.pair import Pair
from vawg_plan.diff.record import record_changes
from vawg_plan.model.change import KINDS, Change
from vawg_plan.model.ids import sort_key
from vawg_plan.model.plan import Plan
from vawg_plan.model.protection import fits, protects
from vawg_plan.model.types import Decision

__all__ = ["Pair", "compare"]

_KINDS = {kind: place for place, kind in enumerate(KINDS)}


def compare(base: Plan, head: Plan) -> tuple[Change, ...]:
    """Every change from one version to another, group by group, each with what licenses it."""
    pair = Pair(base, head)
    paths = pair.changed_paths()
    found = [*item_changes(pair, paths), *record_changes(pair)]
    return tuple(sorted(_licensed(pair, found), key=_order))


def _licensed(pair: Pair, changes: list[Change]) -> list[Change]:
    """The changes with the new decisions that permit them; a draft's are all free."""
    if not protects(pair.base):
        return [msgspec.structs.replace(c, permits=()) if c.permits else c for c in changes]
    new = {n: made for n, made in pair.head.decisions.items() if n not in pair.base.decisions}
    return [_with_decisions(change, new) if change.permits else change for change in changes]


def _with_decisions(change: Change, new: dict[str, Decision]) -> Change:
    names = tuple(name for name, made in new.items() if fits(made, change.id, change.permits))
    return msgspec.structs.replace(change, decisions=names)


_LAST = {"decisions": 1, "updates": 2}


def _order(change: Change) -> tuple[object, ...]:
    """The plan itself, then its actions as people count, then registers, decisions, the record."""
    group = change.group
    if group == "P":
        place: tuple[object, ...] = (0, ())
    elif group[:1].isupper():
        place = (1, sort_key(group))
    else:
        place = (2 + _LAST.get(group, 0), sort_key(group))
    return (*place, sort_key(change.id), _KINDS[change.kind], change.field, change.day or "",
            change.area or "", change.period or "")  # fmt: skip
