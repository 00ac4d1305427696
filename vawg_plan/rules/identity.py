"""Rules about ids: one thing an id, every id where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from vawg_plan.model import ids
from vawg_plan.model import types as t
from vawg_plan.model.nodes import Node, record_name
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding

ONE = ("plan", "organisations", "sources")  # kinds of which a plan has one file
_DIGITS = 9  # of a number in an id; no plan counts further


_EXACTLY = (t.Framework, t.Funding, t.Practice)
_NAMED = (t.Action, *_EXACTLY)
_RECORD_NAME = re.compile(ids.RECORD_NAME)


def repeated_id(plan: Plan) -> Iterator[Finding]:
    """An id names one thing in the whole plan, for good.

    Ids are unique over every kind: an organisation and a source cannot share one. Two branches
    that each added `A3.C9` meet here after the merge: renumber the one not yet published to the
    next free number, and leave the other. Never give an id a second life.

    Wrong: `id: A3.C1` in two places. Right: `A3.C1` and `A3.C2`.
    """
    for first, second in plan.repeats:
        if _is_other_half(first.path, second.path):
            continue  # one-plan-file says so once for all
        if second.kind in {"update", "decision"}:
            message = f"`{second.id}` is already the name of {first.path}"
            advice = "Rename this file: an update or decision is known by its file's name"
        else:
            message = f"`{second.id}` is already the id of “{first.title}” in {first.path}"
            advice = f"Give this one an id that is free{_next_free(plan, second.id)}"
        at = (*second.at, "id") if second.kind not in {"update", "decision"} else ()
        yield Finding("repeated-id", second.path, at, message, advice, second.id)


def _is_other_half(first: str, second: str) -> bool:
    """Whether these are ``plan.yaml`` and ``plan.yml``, or the like."""
    stem = first.partition(".")[0]
    return first != second and stem == second.partition(".")[0] and stem in ONE


def _next_free(plan: Plan, item_id: str) -> str:
    match = re.fullmatch(r"(.*?[A-Z]+)([0-9]+)", item_id)
    if not match:
        return ""
    stem, number = match[1], int(match[2][:_DIGITS])
    while f"{stem}{number}" in plan.items:
        number += 1
    return f", `{stem}{number}`"


def file_name(plan: Plan) -> Iterator[Finding]:
    """A file's name agrees with the id inside it.

    An action's file begins with its number in at least two digits (`03-holding-to-account.yaml`
    holds `A3`) and goes on in lower-case letters, digits and hyphens; a framework, funding
    opportunity or practice is named exactly after its id. So everybody finds a record without
    opening any. Rename the file, or mend the id.

    Wrong: `actions/04-workforce.yaml` with `id: A2`. Right: `actions/02-workforce.yaml`.
    """
    for path, name, record in ((n.path, record_name(n.path), n.record) for n in plan.each(*_NAMED)):
        if isinstance(record, t.Action) and _is_first(plan, record.id, path):
            yield from _action_name(path, name, record)
        elif isinstance(record, _EXACTLY) and name != record.id:
            message = f"the file is named {name} and holds `{record.id}`"
            advice = f"Rename the file to {record.id}.yaml, or mend the id"
            yield Finding("file-name", path, ("id",), message, advice, record.id)
    for path, name in ((node.path, node.id) for node in plan.each(t.Update, t.Decision)):
        if not _RECORD_NAME.search(name):
            message = f"`{name}` cannot be a name that other records refer to"
            right = f"{_slug(name) or 'name'}.yaml"
            advice = f"Use lower-case letters, digits and single hyphens: {right}"
            yield Finding("file-name", path, (), message, advice, name)


def _is_first(plan: Plan, item_id: str, path: str) -> bool:
    """Whether the item that an id stands for is in this file: another's name is its own affair."""
    first = plan.items.get(item_id)
    return first is not None and first.path == path


def _action_name(path: str, name: str, action: t.Action) -> Iterator[Finding]:
    digits, number = name.partition("-")[0], action.id[1:]
    fits = digits.lstrip("0") == number and len(digits) > 1
    if not fits or not _RECORD_NAME.search(name):
        right = f"{number:0>2}-{_slug(re.sub('^[0-9]+', '', name)) or 'title'}.yaml"
        message = f"the file is named {name} and holds `{action.id}`"
        yield Finding("file-name", path, ("id",), message, f"Rename the file to {right}", action.id)


def _slug(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", name.lower()))


def misplaced_id(plan: Plan) -> Iterator[Finding]:
    """An item's id begins with the id of what it stands under.

    `A3.C1` stands in `A3`, `A3.C1.MS1` in `A3.C1`, `O3a` beside `O3`. An id elsewhere would send
    its readers to the wrong action. Move the item, or give it an id of the place it stands in.

    Wrong: `id: A4.C1` under `id: A3`. Right: `id: A3.C7`.
    """
    for item in plan.items.values():
        if not item.parent or item.kind == "element":
            continue
        parent = ids.parent_of(item.id)
        if parent is not None and parent != item.parent:
            message = f"`{item.id}` stands under `{item.parent}`"
            advice = f"Move it to where `{parent}` is, or give it the next id of `{item.parent}`"
            yield item.finding("misplaced-id", ("id",), message, advice)


def slug_like_id(plan: Plan) -> Iterator[Finding]:
    """A slug cannot be mistaken for an id of the plan.

    On a command line case and leading zeros don't matter, so an organisation called `a3` would
    hide action `A3`. Choose a slug that says what it names.

    Wrong: `id: o5`. Right: `id: outcome-network`.
    """
    for item in plan.each(t.Organisation, t.Source, t.Framework, t.Funding, t.Practice):
        if ids.looks_like_id(item.id):
            message = f"`{item.id}` looks like the id of an item of the plan"
            yield item.finding("slug-like-id", ("id",), message, "Choose a longer name for it")


def repeated_number(plan: Plan) -> Iterator[Finding]:
    """Two actions do not share a published number.

    The number is how readers of the published plan find an action. Mend the number of the one
    that is wrong; its id stays.

    Wrong: `number: 3` in two actions. Right: each its own.
    """
    seen: dict[int, t.Action] = {}
    for action in plan.actions:
        first = seen.setdefault(action.number, action)
        if first is not action and first.id != action.id:
            item = plan.items[action.id]
            message = f"number {action.number} is already that of {first.id}, “{first.title}”"
            advice = "Give this action the number that the published plan gives it"
            yield Finding("repeated-number", item.path, ("number",), message, advice, action.id)


# The lists of ids in which nothing stands twice.
LISTS: dict[type[Struct], tuple[str, ...]] = {
    t.Objective: ("partners", "cites"),
    t.Context: ("cites",),
    t.Trigger: ("cites",),
    t.Commitment: ("co_leads", "partners", "cites", "depends_on", "aligns_to"),
    t.Measure: ("cites",),
    t.Decision: ("affects", "permits"),
    t.Funding: ("supports",),
    t.Practice: ("supports",),
}


def repeated_reference(plan: Plan) -> Iterator[Finding]:
    """A list names a thing once, and nobody leads and partners in the same promise.

    A body named twice would be counted twice. Delete the second mention.

    Wrong: `partners: [npcc, npcc]`, or `npcc` as `lead` and again in `partners`. Right: once.
    """
    for record, fields in LISTS.items():
        for node in plan.nodes.get(record, ()):
            for field in fields:
                values = getattr(node.record, field)
                if values:
                    yield from _repeats(node, field, values)


def _repeats(node: Node, field: str, values: tuple[str, ...]) -> Iterator[Finding]:
    leading: set[str] = set()
    if field in {"co_leads", "partners"}:
        leading.add(getattr(node.record, "lead", ""))
    if field == "partners":
        leading.update(getattr(node.record, "co_leads", ()))
    if len({*values, *leading}) == len(values) + len(leading):
        return
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value in leading or value in seen:
            where = "leads already" if value in leading else "is named twice"
            at = (field, number)
            yield node.finding("repeated-reference", at, f"`{value}` {where}", "Delete it here")
        seen.add(value)
