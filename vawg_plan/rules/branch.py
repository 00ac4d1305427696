"""What the rules of change go over: a plan before a branch, with it, and what changed between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vawg_plan.model.change import Change
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding


class Branch(NamedTuple):
    """A plan before a branch, as it would be with it, and what changed between the two."""

    base: Plan
    head: Plan
    changes: tuple[Change, ...]

    def of_kind(self, *kinds: str) -> Iterator[Change]:
        """The changes of these kinds."""
        return (change for change in self.changes if change.kind in kinds)

    def finding(self, rule: str, change: Change, message: str, advice: str) -> Finding:
        """A finding at what changed, where that still is, else at what holds it."""
        node = self.head.items.get(change.id)
        if node is not None:
            at = change.at if change.path == node.path else node.at
            return Finding(rule, node.path, at, message, advice, change.id)
        holder = self.head.items.get(self._parent(change.id))
        path, at = (holder.path, holder.at) if holder else (change.path, ())
        return Finding(rule, path, at, message, advice, change.id)

    def _parent(self, item_id: str) -> str:
        node = self.base.items.get(item_id)
        return node.parent if node else ""
