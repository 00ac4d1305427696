"""The id of what is added: the number after the highest, or a slug that is free."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vawg_plan.model.ids import looks_like_id
from vawg_plan.model.plan import Plan

_LONGEST = 48  # characters of a slug made from a title
_ACTION_FILE = re.compile(r"actions/([0-9]{1,9})-[^/]*\.ya?ml")


class NoFreeId(Exception):
    """A slug is taken or cannot be one; the message says which and why."""


def next_item(plan: Plan, parent: str, sign: str) -> str:
    """The id after the highest of its kind: ``next_item(plan, "A3", "C")`` -> ``A3.C7``."""
    stem = f"{parent}.{sign}"
    return f"{stem}{_highest(plan, re.escape(stem)) + 1}"


def next_action(plan: Plan, paths: Iterable[str]) -> str:
    """The id after that of the last action, even one whose file could not be read."""
    files = [int(match[1]) for path in paths if (match := _ACTION_FILE.fullmatch(path))]
    return f"A{max([_highest(plan, 'A'), *files]) + 1}"


def next_number(plan: Plan, action_id: str) -> int:
    """The published number of a new action: that of its id, or the one after the highest."""
    number = int(action_id[1:])
    taken = {action.number for action in plan.actions}
    return max(taken) + 1 if number in taken else number


def slug_of(text: str) -> str:
    """A title as a file's name has it, whole words and not too many; may be empty."""
    slug = "-".join(re.findall("[a-z0-9]+", text.lower().replace("'", "").replace("\u2019", "")))
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0]


def free_slug(plan: Plan, wanted: str) -> str:
    """A slug that no item has yet and that looks like no other id; raises `NoFreeId`."""
    slug = slug_of(wanted)
    if not slug[:1].isalpha():
        raise NoFreeId(f"no id can be made of “{wanted}”, since an id begins with a letter")
    if looks_like_id(slug):
        raise NoFreeId(f"the id would be {slug}, which looks like the id of an item of the plan")
    if slug in plan.items or slug in plan.unread.ids:
        raise NoFreeId(f"the id would be {slug}, and that is taken")
    return slug


def _highest(plan: Plan, stem: str) -> int:
    """The highest number after a stem among all ids that the plan holds or may hold."""
    pattern = re.compile(stem + "([0-9]{1,9})")
    known = [*plan.items, *plan.unread.ids, *plan.unread.roots]
    return max([int(match[1]) for one in known if (match := pattern.fullmatch(one))], default=0)
