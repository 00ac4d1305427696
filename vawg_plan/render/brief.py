"""The brief: everything one body has to do with the plan, what is asked of it first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from vawg_plan.model.plan import Plan
from vawg_plan.query.duties import Known
from vawg_plan.query.duty_types import Duties, Duty, Told
from vawg_plan.render import brief_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.asked import Asked, body
from vawg_plan.render.brief_duty import duty
from vawg_plan.render.data import Column, Table
from vawg_plan.render.lookup import Lookup


def maker(plan: Plan, as_of: str) -> Callable[[Asked], p.Brief]:
    """What makes a body's brief, as of an ISO date, of what all briefs take from the plan."""
    known, lookup = Known(plan, as_of), Lookup(plan, as_of)
    kept: _Kept = {}
    return lambda asked: _brief(known, lookup, kept, body(plan, asked))


_Kept = dict[tuple[object, ...], p.Duty]  # pieces that bodies have in common


def _brief(known: Known, lookup: Lookup, kept: _Kept, whom: str) -> p.Brief:
    plan, found = known.plan, known.duties(whom)
    told = {(one.id, one.area) for one in found.recoveries}
    pieces = {
        one.row.id: _piece(one, lookup, kept)
        if one.said is None
        else duty(one, lookup, told=(one.row.id, one.area) in told)
        for one in found.duties
    }
    held = [(one, pieces[one.row.id]) for one in found.duties]
    itself = plan.organisations[whom]
    return p.Brief(
        name=lookup.name(whom),
        kind=itself.kind,
        description=wording.line(itself.description) if itself.description else None,
        roles=lookup.row(found.roles),
        soon=known.clock.soon,
        cycle=found.cycle,
        counts=_counts(found),
        late=tuple(_due(found, "overdue")),
        due=tuple(_due(found, "due_soon")),
        recoveries=tuple(_told(found, found.recoveries, lookup)),
        owed=tuple(
            p.Report(r.id, wording.line(r.title), (r.start, r.end), r.by, r.last, r.missed)
            for r in found.owed
        ),
        next_steps=tuple(_told(found, found.next_steps, lookup)),
        area=tuple(piece for one, piece in held if one.area),
        own=tuple(_groups(plan, [(o, piece) for o, piece in held if o.own and not o.area])),
        partner=tuple(_groups(plan, [(o, piece) for o, piece in held if not o.own and not o.area])),
        decisions=tuple(_decisions(plan, found)),
        tables=(_table(plan, lookup.name(whom), held),) if held else (),
    )


def _piece(one: Duty, lookup: Lookup, kept: _Kept) -> p.Duty:
    """A promise of which nothing was said: the same piece for all bodies that have that part."""
    key = (one.row.id, one.parts, one.through, one.area is None, one.flags, one.steps, one.last,
           one.withdrawn)  # fmt: skip
    if key not in kept:
        kept[key] = duty(one, lookup, told=False)
    return kept[key]


_PARTS = ("lead", "co_lead", "accountable", "area", "partner")


def _counts(found: Duties) -> p.Counts:
    standing = [one for one in found.duties if one.withdrawn is None]
    greatest = [_part(one) for one in standing]
    kept = [one for one in standing if one.own or one.area]
    return p.Counts(
        parts=tuple((part, n) for part in _PARTS if (n := greatest.count(part))),
        kept=len(kept),
        reported=sum(one.last is not None for one in kept),
        dated=sum(one.row.due is not None for one in kept),
        late=sum("overdue" in one.flags for one in kept),
        steps=sum(
            "overdue" in step.flags
            for one in kept
            if not one.done and "overdue" not in one.flags
            for step in one.steps
        ),
        soon=sum("due_soon" in one.flags for one in kept),
    )


def _part(one: Duty) -> str:
    return "area" if one.area and not one.own else one.parts[0]


def _due(found: Duties, flag: str) -> Iterator[p.Late]:
    """The body's promises and their steps that are late, or due soon; the earliest first."""
    kept = [one for one in found.duties if one.own or one.area]
    due = [
        p.Late(one.row.id, wording.line(one.row.title), None, one.row.due or "", one.last)
        for one in kept
        if flag in one.flags
    ]
    due += [
        p.Late(one.row.id, wording.line(s.title), wording.line(one.row.title), s.due or "", None)
        for one in kept
        for s in one.steps
        if flag in s.flags and not one.done
    ]
    yield from sorted(due, key=lambda late: late.due)


def _told(found: Duties, told: Iterable[Told], lookup: Lookup) -> Iterator[p.Told]:
    for one in told:
        yield p.Told(
            id=one.id,
            title=wording.line(one.title),
            area=lookup.optional_name(one.area) if one.area != found.body else None,
            paragraphs=prose.blocks(one.text),
            date=one.date,
            owner=lookup.optional_name(one.owner) if one.owner != found.body else None,
            confidence=one.confidence,
        )


def _groups(plan: Plan, held: Sequence[tuple[Duty, p.Duty]]) -> Iterator[p.Group]:
    """The promises by action, in the plan's order."""
    numbers = {action.id: action.number for action in plan.actions}
    by_owner: dict[str, list[p.Duty]] = {}
    for one, piece in held:
        by_owner.setdefault(one.row.action, []).append(piece)
    for owner, own in by_owner.items():
        kind = {"P": "plan"}.get(owner, "action" if owner in numbers else "future")
        title = "" if kind == "plan" else wording.line(plan.items[owner].title)
        yield p.Group(owner, kind, numbers.get(owner), title, tuple(own))


def _decisions(plan: Plan, found: Duties) -> Iterator[p.Made]:
    for one in found.decisions:
        about = (plan.items[item].title if item in plan.items else item for item in one.affects)
        yield p.Made(
            one.date, one.permits, tuple(map(wording.line, about)), prose.blocks(one.reason)
        )


def _table(plan: Plan, about: str, held: Sequence[tuple[Duty, p.Duty]]) -> Table:
    """Every promise in which the body has a part, as data."""
    titles = {one.id: wording.line(one.title) for one in plan.holders()} | {"P": ""}
    columns = (
        Column("id", heading="reference"),
        Column("promise"),
        Column("action", heading="action_title"),
        Column("part", "word", heading="part_in_it", words="body_parts"),
        Column("due", "date"),
        Column("completion", "word", heading="how_far", words="completion"),
        Column("confidence", "word", heading="delivery_confidence", words="confidence"),
        Column("last", "date", heading="last_report"),
    )
    rows = tuple(
        (
            piece.id, piece.title, titles[one.row.action], _part(one), piece.due,
            piece.completion, piece.confidence, piece.last,
        )
        for one, piece in held
    )  # fmt: skip
    return Table("brief", "brief", columns, rows, about=about, empty="not_reported")
