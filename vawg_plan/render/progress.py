"""The progress report: what was promised, what was done in a period, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from vawg_plan.model.calendar import Span
from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import CommitmentRow, commitment_rows, owners
from vawg_plan.query.status import COMPLETION, CONFIDENCE, count, fired_triggers
from vawg_plan.render import progress_pieces as p
from vawg_plan.render import wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.data import Column, Link, Table
from vawg_plan.render.failure import AskedWrongly
from vawg_plan.render.lookup import Lookup
from vawg_plan.render.reported import Told
from vawg_plan.render.signs import signs, unmeasured
from vawg_plan.render.span import span

GROUPS = ("action", "objective")


def values(plan: Plan, as_of: str, asked: Asked) -> p.Progress:
    """What was done in a period, with what was known at its end or on the as-of date before."""
    by = asked.by or "action"
    if by not in GROUPS:
        raise AskedWrongly(f"--by: “{by}” is not one of {', '.join(GROUPS)}")
    period = span(plan, as_of, asked.period)
    day = min(period.end, as_of)
    told = Told(plan, Span(period.start, day), Lookup(plan, day))
    rows = commitment_rows(plan, day)
    promises = {row.id: told.promise(row) for row in rows}
    groups = tuple(_groups(plan, rows, promises, by))
    measured = signs(plan, day)
    table = _table(groups) if any(one.reported for one in groups) else None
    return p.Progress(
        start=period.start,
        end=period.end,
        day=day,
        by=by,
        totals=_totals(rows, promises, measured, plan),
        groups=tuple(group for group in groups if group.reported),
        troubled=tuple(one for one in promises.values() if _is_troubled(one)),
        late=tuple(one for one in promises.values() if one.late),
        signs=measured,
        unmeasured=unmeasured(plan),
        met=tuple(
            p.Met(one.id, wording.line(one.title), one.date)
            for one in fired_triggers(plan, day)
            if one.date >= period.start
        ),
        progress=table,
        tables=tuple(filter(None, (table, *(one.table for one in measured)))),
    )


def _is_troubled(promise: p.Promise) -> bool:
    """Red, on the whole or in an area."""
    areas = dict(promise.areas.confidence) if promise.areas else {}
    return not promise.withdrawn and (promise.confidence == "red" or "red" in areas)


def _groups(
    plan: Plan, rows: Sequence[CommitmentRow], promises: dict[str, p.Promise], by: str
) -> Iterator[p.Group]:
    held: dict[str, list[p.Promise]] = {}
    for row in rows:
        for key in _keys(row, by):
            held.setdefault(key, []).append(promises[row.id])
    for key, kind, number, title in _heads(plan, by):
        own = held.get(key, [])
        standing = [one for one in own if not one.withdrawn]
        if own:
            yield p.Group(
                id="none" if kind == "none" else key,
                kind=kind,
                number=number,
                title=wording.line(title),
                of=len(standing),
                reported=sum(one.last is not None for one in standing),
                news=tuple(one for one in own if one.news),
                older=tuple(one for one in own if not one.news and one.last),
                silent=tuple(one for one in own if not one.last),
            )


def _keys(row: CommitmentRow, by: str) -> tuple[str, ...]:
    return (row.action,) if by == "action" else row.objectives or ("-",)


def _heads(plan: Plan, by: str) -> Iterator[tuple[str, str, int | str | None, str]]:
    """(key, kind, number, title) of every group, in the plan's order."""
    if by == "objective":
        for one in plan.edition.objectives if plan.edition else ():
            yield one.id, "objective", one.id[2:], one.title
        yield "-", "none", None, ""
        return
    numbers = {action.id: action.number for action in plan.actions}
    for owner in owners(plan):
        kind = {"P": "plan"}.get(owner.id, "action" if owner.id in numbers else "future")
        yield owner.id, kind, numbers.get(owner.id), owner.title if kind != "plan" else ""


def _totals(
    rows: list[CommitmentRow],
    promises: dict[str, p.Promise],
    measured: tuple[p.Sign, ...],
    plan: Plan,
) -> p.Totals:
    counted, numbered = count(rows), {action.id for action in plan.actions}
    return p.Totals(
        promises=counted.commitments,
        reported=counted.reported,
        news=sum(one.news and not one.withdrawn for one in promises.values()),
        completion=tuple((key, counted.completion[key]) for key in COMPLETION),
        by_area=counted.by_area,
        confidence=tuple((key, counted.confidence[key]) for key in CONFIDENCE),
        late=counted.overdue,
        withdrawn=counted.withdrawn,
        checked=sum(one.checked_by is not None for one in promises.values()),
        measures=len(plan.measures()),
        signs=len(measured),
        read=sum(one.latest is not None for one in measured),
        actions=len(plan.actions),
        in_actions=sum(row.action in numbered and not promises[row.id].withdrawn for row in rows),
        dated=sum(one.due is not None and not one.withdrawn for one in promises.values()),
    )


def _table(groups: Sequence[p.Group]) -> Table:
    """Each group's promises by how far they are; a promise that only areas report on by itself."""
    columns = (
        Column("group", heading="part"),
        Column("promises", "number"),
        Column("reported", "number"),
        *(Column(key, "number") for key in COMPLETION),
        Column("by_area", "number"),
    )
    return Table("progress", "progress", columns, tuple(map(_row, groups)))


def _row(group: p.Group) -> tuple[Link | str | int, ...]:
    standing = [one for one in chain(group.news, group.older, group.silent) if not one.withdrawn]
    said = [_completion(one) for one in standing]
    place = f"#{group.id}" if group.reported else ""
    return (
        Link(group.title or group.id, place, "" if group.title else group.kind),
        group.of,
        group.reported,
        *(said.count(key) for key in COMPLETION),
        said.count("by_area"),
    )


def _completion(promise: p.Promise) -> str | None:
    """As it counts in a table: complete where every area is, else by area where only they speak."""
    if promise.completion or not promise.areas or not promise.areas.completion:
        return promise.completion
    done = dict(promise.areas.completion).get("complete", 0)
    return "complete" if done >= promise.areas.delivering > 0 else "by_area"
