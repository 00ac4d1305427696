"""What a person types for a field, as the plan holds it; or what is wrong with it, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from vawg_plan.edit.choices import choices
from vawg_plan.edit.misfit import Misfit
from vawg_plan.edit.values import Value
from vawg_plan.model import ids
from vawg_plan.model.plan import Plan
from vawg_plan.rules.wording import nearest

SUBJECTS = ("action", "commitment", "milestone", "measure", "indicator", "future", "plan")
_LINK = re.compile(r"(.*?)\s*\b(https?://\S+)", re.DOTALL | re.IGNORECASE)

Parse = Callable[[Plan, str, str], Value]


def subject(plan: Plan, field: str, typed: str) -> str:
    """The id of something that an update may report on."""
    item_id = _found(plan, field, typed, SUBJECTS)
    item = plan.items.get(item_id)
    if item is not None and item.kind not in SUBJECTS:
        fits = "an action, commitment, milestone, measure, indicator or future action, or on P"
        raise Misfit(field, f"{item.id} is no subject of an update", f"report on {fits}")
    return item_id


def anything(plan: Plan, field: str, typed: str) -> str:
    """The id of anything in the plan."""
    return _found(plan, field, typed, ())


def _found(plan: Plan, field: str, typed: str, kinds: tuple[str, ...]) -> str:
    """The id that a person means; one that an unread file holds will do."""
    wanted = ids.normalise(typed)
    if wanted in plan.items or plan.unread.holds(wanted, kinds):
        return wanted
    from vawg_plan.query.shown import UnknownId, find  # noqa: PLC0415 - only what is rare needs it

    try:
        return find(plan, typed).id
    except UnknownId as unknown:
        raise Misfit(field, f"this plan has no {typed}", _either(unknown.near)) from None


def organisation(plan: Plan, field: str, typed: str) -> str:
    """The id of a body, portfolio or role; its name or acronym will do too."""
    wanted = typed.strip().lower()
    for one in plan.organisations.values():
        if wanted in {one.id, one.name.lower(), (one.acronym or one.id).lower()}:
            return one.id
    if re.search(ids.SLUG, wanted) and plan.unread.holds(wanted, ("organisation",)):
        return wanted
    near = nearest(wanted, plan.organisations)
    raise Misfit(
        field,
        f"{typed} is no body or role of this plan",
        f"did you mean {near}?" if near else "vawg list organisations lists them",
    )


def source(plan: Plan, field: str, typed: str) -> str:
    """The id of a source."""
    wanted = typed.strip().lower()
    if wanted in plan.sources or plan.unread.holds(wanted, ("source",)):
        return wanted
    near = nearest(wanted, plan.sources)
    advice = f"did you mean {near}?" if near else "vawg list sources lists them"
    raise Misfit(field, f"{typed} is no source of this plan", advice)


def update(plan: Plan, field: str, typed: str) -> str:
    """The name of an update; its file's path will do too."""
    name = re.sub(r"\.ya?ml$", "", typed.strip().replace("\\", "/").rpartition("/")[2])
    if name in plan.updates or plan.unread.holds(name, ("update",)):
        return name
    near = nearest(name, plan.updates)
    advice = f"did you mean {near}?" if near else "vawg list updates lists them"
    raise Misfit(field, f"there is no update {typed}", advice)


def day(plan: Plan, field: str, typed: str) -> str:  # noqa: ARG001 - as the others
    """A date, as ISO text."""
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        advice = "write it YYYY-MM-DD, as 2022-12-01"
        raise Misfit(field, f"{typed} is not a date", advice) from None


def text(plan: Plan, field: str, typed: str) -> str:  # noqa: ARG001 - as the others
    """Any text but an empty one."""
    if not typed.strip():
        raise Misfit(field, "the text is empty", "write something, or leave it out")
    return typed.strip()


def word(kind: str, field_name: str, part: str = "") -> Parse:
    """A parser of a field's fixed words."""

    def parse(plan: Plan, field: str, typed: str) -> str:  # noqa: ARG001 - as the others
        return choose(field, typed, choices(kind, field_name, part).meanings)

    return parse


def choose(field: str, typed: str, words: Iterable[str]) -> str:
    """One of some words, however its case and gaps are written."""
    known = list(words)
    for one in known:
        if _plain(one) == _plain(typed):
            return one
    begun = [one for one in known if typed and one.startswith(typed.strip().lower())]
    near = begun[0] if begun else nearest(typed.lower(), known)
    listed = ", ".join(known)
    advice = f"did you mean {near}?" if near else ""
    raise Misfit(field, f"{typed} is not one of {listed}", advice)


def _plain(word: str) -> str:
    """A word without what people write in different ways."""
    return re.sub(r"[\s_-]+", "", word.lower())


def evidence(plan: Plan, typed: str) -> dict[str, Value]:
    """A piece of evidence: a source's id, a title with an address, or a title."""
    wanted = typed.strip()
    held = plan.sources.get(wanted.lower())
    if held is not None:
        return {"title": held.title, "source": held.id}
    link = _LINK.fullmatch(wanted)
    if link:
        return {"title": link[1].rstrip(" ,:-") or link[2], "url": link[2]}
    return {"title": text(plan, "evidence", typed)}


def understand(
    plan: Plan, parsers: Mapping[str, Parse], typed: Mapping[str, str]
) -> tuple[dict[str, Value], list[Misfit]]:
    """What is typed, field by field, as the plan holds it, and everything wrong with it."""
    values: dict[str, Value] = {}
    wrong: list[Misfit] = []
    for field, one in typed.items():
        try:
            values[field] = parsers[field](plan, field, one)
        except Misfit as misfit:
            wrong.append(misfit)
    return values, wrong


def _either(near: tuple[str, ...]) -> str:
    return f"did you mean {' or '.join(near)}?" if near else "vawg search finds words"
