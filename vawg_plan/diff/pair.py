"""Two versions of a plan side by side, and names as both know them."""

from __future__ import annotations

from typing import NamedTuple

from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan


class Pair(NamedTuple):
    """The plan before and after."""

    base: Plan
    head: Plan

    def name(self, slug: str) -> str:
        """A body by its acronym or name, anything else by its title, as the newer plan has it."""
        node = self.head.items.get(slug) or self.base.items.get(slug)
        if node is None:
            return slug
        return getattr(node.record, "acronym", None) or node.title

    def names(self, slugs: tuple[str, ...]) -> str:
        """Several bodies in a row."""
        return ", ".join(self.name(slug) for slug in slugs)

    def changed_paths(self) -> set[str]:
        """The files whose records differ, or that only one version has."""
        before = {file.path: file.record for file in self.base.files}
        after = {file.path: file.record for file in self.head.files}
        return {
            path
            for path in before.keys() | after.keys()
            if before.get(path) is not after.get(path) and before.get(path) != after.get(path)
        }


_REGISTERS = {
    "organisation": "organisations",
    "source": "sources",
    "framework": "frameworks",
    "element": "frameworks",
    "funding": "funding",
    "practice": "practice",
    "update": "updates",
    "decision": "decisions",
}


def group_of(node: Node) -> str:
    """What an item's changes are listed under: its action, the plan (``P``), or its register."""
    register = _REGISTERS.get(node.kind)
    if register:
        return register
    root = node.id.partition(".")[0]
    return "P" if node.kind in {"outcome", "objective"} else root
