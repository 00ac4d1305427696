"""Where in a site of all documents an item of the plan stands."""

from __future__ import annotations

from vawg_plan.model.ids import kind_of, parent_of
from vawg_plan.model.plan import Plan

FOLDERS = {"action": "actions", "for": "bodies", "framework": "frameworks"}
_SHOWN = {"action", "future", "commitment", "measure", "indicator"}


def path_of(about: str, item: str) -> str:
    """The path of the page about one action, body or framework in the site."""
    return f"{FOLDERS[about]}/{item}.html"


def page_of(plan: Plan, item: str) -> str:
    """The path of the page that shows an item, and the place on it; empty where none does."""
    if kind_of(item) == "milestone":
        item = parent_of(item) or ""
    if item not in plan.items or kind_of(item) not in _SHOWN:
        return ""
    holder, _, inner = item.partition(".")
    if holder == "P":
        return f"public-plan.html#{item}" if kind_of(item) == "commitment" else ""
    return path_of("action", holder) + (f"#{item}" if inner else "")
