"""The change log: what changed between two versions of the plan, and who decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from vawg_plan.diff import Pair, compare
from vawg_plan.diff.report import OF_THE_RECORD, matches
from vawg_plan.model import types as t
from vawg_plan.model.change import Change
from vawg_plan.model.plan import Plan
from vawg_plan.model.strength import weakens
from vawg_plan.render import change_pieces as p
from vawg_plan.render import wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.change_told import Teller
from vawg_plan.render.data import Cell, Column, Table
from vawg_plan.render.new_readings import added, revised

_LOST = {"removed", "withdrawn", "re-dated", "became-internal"}
_GAINED = {"added", "reinstated", "became-public"}
_FREE = {"edited", "re-linked"}
# What promises nothing by itself.
_BESIDE = {"context", "element"}
_LAST_DAY = "9999-12-31"
_READ = {"reading-added", "reading-revised"}


def values(plan: Plan, as_of: str, asked: Asked) -> p.ChangeLog:
    """What changed from ``asked.base`` to ``plan``, with what was reported up to the as-of date."""
    day = _LAST_DAY if asked.any_day else as_of
    pair = Pair(_known(asked.base or plan, day), _known(plan, day))
    only = frozenset(asked.only)
    changes = [one for one in compare(*pair) if not only or matches(one, only)]
    teller = Teller(pair, as_of)
    told = [(one, teller.told(one)) for one in changes if one.kind not in {"decided", *_READ}]
    parts = [p.Part(key, tuple(_groups(pair, told, key))) for key in p.PARTS]
    cited = {behind.id for _, one in told for behind in one.decisions}
    decided = [one.id for one in changes if one.kind == "decided" and one.id not in cited]
    wanted = {one.kind for one in changes} & _READ
    fresh = added(pair, day) if "reading-added" in wanted else None
    mended = revised(pair, day) if "reading-revised" in wanted else None
    listed = _table(told) if told else None
    start, end = asked.span or ("", "")
    return p.ChangeLog(
        start=wording.line(start),
        end=wording.line(end),
        base_commit=asked.base_commit,
        parts=tuple(part for part in parts if part.groups),
        undecided=sum(one.undecided for _, one in told),
        decisions=tuple(map(teller.behind, decided)),
        new_readings=fresh,
        revised=mended,
        all=listed,
        tables=tuple(filter(None, (fresh, mended, listed))),
    )


def _known(plan: Plan, as_of: str) -> Plan:
    """The plan with the updates that speak for a day up to the as-of date."""
    known = {name: one for name, one in plan.updates.items() if one.date <= as_of}
    return plan._replace(updates=known)


def part_of(pair: Pair, change: Change, told: p.Told) -> str:
    """The section in which a change is told."""
    if change.kind in OF_THE_RECORD or change.group in {"updates", "decisions"}:
        return "reported"
    node = pair.head.items.get(change.id) or pair.base.items.get(change.id)
    promises = change.group == "P" or change.group[:1].isupper()
    if not promises or change.kind in _FREE or (node and node.kind in _BESIDE):
        return "other"
    if weakens(change.effect):
        return "lost"
    if change.effect or change.kind in _GAINED:
        return "gained"
    weaker = any("weaken" in behind.permits for behind in told.decisions)
    return "lost" if change.kind in _LOST or weaker else "unclear"


Pairs = list[tuple[Change, p.Told]]


def _groups(pair: Pair, told: Pairs, key: str) -> Iterator[p.Group]:
    own = [(change, one) for change, one in told if part_of(pair, change, one) == key]
    for group, members in groupby(own, key=lambda both: both[0].group):
        items = tuple(_items(pair, members))
        node = pair.head.items.get(group) or pair.base.items.get(group)
        record = node.record if node else None
        kinds = {t.Action: "action", t.Future: "future"}
        yield p.Group(
            id=group,
            kind=kinds.get(type(record), group),  # type: ignore[arg-type]
            number=record.number if isinstance(record, t.Action) else None,
            title=wording.line(node.title) if node else "",
            items=items,
        )


def _items(pair: Pair, members: Iterable[tuple[Change, p.Told]]) -> Iterator[p.Item]:
    for item, own in groupby(members, key=lambda both: (both[0].id, both[0].title)):
        node = pair.head.items.get(item[0]) or pair.base.items.get(item[0])
        told = [one for _, one in own]
        changes = tuple(one for one in told if one.day is None)
        reports = tuple(_reports([one for one in told if one.day is not None]))
        kind = node.kind if node else ""
        yield p.Item(item[0], kind, wording.line(item[1]), changes, reports)


def _reports(told: list[p.Told]) -> Iterator[p.Report]:
    """What was reported, report by report; the words of a report once."""

    def report(one: p.Told) -> tuple[str, str, str]:
        return one.day or "", one.area or "", one.by or ""

    for (day, area, by), own in groupby(sorted(told, key=report), report):
        every = list(own)
        moved = tuple(one for one in every if one.kind != "reported" or one.field)
        text = next((one.text for one in every if one.text), ())
        yield p.Report(by, day, area or None, moved, text)


def _table(told: Pairs) -> Table:
    """Every change, for the data beside the page."""
    columns = (
        Column("reference"),
        Column("title"),
        Column("change", "word", words="change_kinds"),
        Column("before"),
        Column("after"),
        Column("decision"),
    )
    return Table("changes", "changes", columns, tuple(_row(*both) for both in told))


def _row(change: Change, told: p.Told) -> tuple[Cell, ...]:
    named = tuple(one.id for one in told.decisions)
    return (change.id, wording.line(change.title), told.kind, told.before, told.after, named)
