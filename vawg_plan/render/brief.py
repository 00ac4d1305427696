"""The brief: everything one body has to do with the plan, what is asked of it first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vawg_plan.model.plan import Plan
from vawg_plan.query.duties import Known
from vawg_plan.query.duty_types import Duties, Duty, Told
from vawg_plan.render import brief_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.asked import Asked, body
from vawg_plan.render.brief_duty import duty
from vawg_plan.render.data import Cell, Column, Table
from vawg_plan.render.lookup import Lookup


def maker(plan: Plan, as_of: str) -> Callable[[Asked], p.Brief]:
    """What makes a body's brief, as of an ISO date, of what all briefs take from the plan."""
    known = Known(plan, as_of)
    pieces = _Pieces(plan, Lookup(plan, as_of))
    return lambda asked: _brief(known, pieces, body(plan, asked))


class _Held(NamedTuple):
    """A promise in which a body has a part: its piece, and its row in the table."""

    duty: Duty
    piece: p.Duty
    row: tuple[Cell, ...]


class _Pieces:
    """The promises as briefs have them; those that bodies have in common are made once."""

    def __init__(self, plan: Plan, lookup: Lookup) -> None:
        self.lookup = lookup
        self._titles = {one.id: wording.line(one.title) for one in plan.holders()} | {"P": ""}
        self._untold: dict[int, _Held] = {}

    def held(self, found: Duties) -> list[_Held]:
        """All promises of a body; a recovery that the brief asks for is not told again."""
        mine = (one for one in found.recoveries if one.area in {None, found.body})
        told = {(one.id, one.area is not None) for one in mine}
        untold = self._untold
        made: list[_Held] = []
        for one in found.duties:
            known = untold.get(id(one))
            if known is None:
                known = self._made(one, told=(one.row.id, one.here) in told)
                if one.said is None:  # kept with the duty itself, whose id stays its own
                    untold[id(one)] = known
            made.append(known)
        return made

    def _made(self, one: Duty, *, told: bool) -> _Held:
        piece = duty(one, self.lookup, told=told)
        row = (
            piece.id, piece.title, self._titles[one.row.action], _part(one), piece.due,
            piece.completion, piece.confidence, piece.last,
        )  # fmt: skip
        return _Held(one, piece, row)


def _brief(known: Known, pieces: _Pieces, whom: str) -> p.Brief:
    plan, lookup, found = known.plan, pieces.lookup, known.duties(whom)
    held = pieces.held(found)
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
        area=tuple(one.piece for one in held if one.duty.here),
        own=tuple(_groups(plan, [one for one in held if _section(one.duty) == "own"])),
        partner=tuple(_groups(plan, [one for one in held if _section(one.duty) == "partner"])),
        decisions=tuple(_decisions(plan, found)),
        tables=(_table(lookup.name(whom), held),) if held else (),
    )


_PARTS = ("lead", "co_lead", "accountable", "area", "partner")


def _counts(found: Duties) -> p.Counts:
    standing = [one for one in found.duties if one.withdrawn is None]
    greatest = [_part(one) for one in standing]
    kept = [one for one in standing if one.own or one.here]
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
    return "area" if one.here and not one.own else one.parts[0]


def _section(one: Duty) -> str:
    return "area" if one.here else "own" if one.own else "partner"


def _due(found: Duties, flag: str) -> Iterator[p.Late]:
    """The body's promises and their steps that are late, or due soon; the earliest first."""
    kept = [one for one in found.duties if one.own or one.here]
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


def _groups(plan: Plan, held: Iterable[_Held]) -> Iterator[p.Group]:
    """The promises by action, in the plan's order."""
    numbers = {action.id: action.number for action in plan.actions}
    by_owner: dict[str, list[p.Duty]] = {}
    for one in held:
        by_owner.setdefault(one.duty.row.action, []).append(one.piece)
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


def _table(about: str, held: Iterable[_Held]) -> Table:
    """Every promise in which the body has a part, as data."""
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
    rows = tuple(one.row for one in held)
    return Table("brief", "brief", columns, rows, about=about, empty="not_reported")
