"""The scrutiny paper: what is out of the ordinary, then the questions that it raises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from vawg_plan.model.plan import Plan
from vawg_plan.query import exception_types as e
from vawg_plan.query.exceptions import exceptions
from vawg_plan.query.gaps import gap_rows
from vawg_plan.query.questions import Question, Step, questions
from vawg_plan.query.rows import commitment_rows
from vawg_plan.render import prose, scrutiny_tables, wording
from vawg_plan.render import scrutiny_pieces as p
from vawg_plan.render.asked import Asked
from vawg_plan.render.lookup import Lookup
from vawg_plan.render.places import page_of

_NAMED = 12  # more than so many measures are counted and not named
_FEW = 5  # of so many gaps all are named
_GAPS = ("accountable", "due", "indicator", "measure")


def values(plan: Plan, as_of: str, _: Asked) -> p.Scrutiny:
    """All exceptions as of a date, in words, and the questions."""
    found = exceptions(plan, as_of)
    lookup = Lookup(plan, as_of)
    tables = scrutiny_tables.of(plan, found, lookup)
    return p.Scrutiny(
        tally=_tally(found),
        cycle=found.cycle,
        late=tables.get("overdue"),
        slipped=tuple(_slipped(one, lookup) for one in found.slipped),
        changed=tuple(_changed(one, lookup) for one in found.changed),
        troubled=tuple(_troubled(one, lookup) for one in found.troubled),
        astray=tables.get("off-course"),
        unchecked=tables.get("unchecked"),
        silent=tables.get("silent"),
        lacking=tuple(_lacking(plan, found.lacking)),
        unfollowed=tuple(
            p.Unfollowed(one.id, wording.line(one.title), one.date) for one in found.unfollowed
        ),
        gaps=tuple(_named_gaps(plan, as_of, found)),
        questions=tuple(question(one, lookup) for one in questions(found)),
        tables=tuple(tables.values()),
    )


def _tally(found: e.Exceptions) -> p.Tally:
    rated = [(one.promise, one.confidence) for one in found.troubled]
    red = {promise for promise, confidence in rated if confidence == "red"}
    changed = [one.how for one in found.changed]
    return p.Tally(
        promises=found.counts.commitments,
        reported=found.counts.reported,
        late=found.counts.overdue,
        steps=len(found.late) - found.counts.overdue,
        slipped=len(found.slipped),
        weakened=len(changed) - changed.count("withdrawn"),
        withdrawn=changed.count("withdrawn"),
        red=len(red),
        amber=len({promise for promise, _ in rated} - red),
        astray=len(found.astray),
        unchecked=len(found.unchecked),
        silent=len(found.silent),
        measures=found.measures,
        lacking=len(found.lacking),
    )


def _made(made: e.Made, lookup: Lookup) -> p.Made:
    return p.Made(made.date, lookup.name(made.decider), prose.blocks(made.reason))


def _slipped(one: e.Slipped, lookup: Lookup) -> p.Slipped:
    made = tuple(_made(decision, lookup) for decision in one.made)
    title = scrutiny_tables.title(lookup.plan, one.id, one.title)
    page = page_of(lookup.plan, one.id)
    return p.Slipped(one.id, title, page, one.was, one.now, one.days, one.times, made, one.done)


def _changed(one: e.Changed, lookup: Lookup) -> p.Changed:
    made = _made(one.made, lookup) if one.made else None
    page = page_of(lookup.plan, one.id)
    return p.Changed(one.id, wording.line(one.title), page, one.how, one.date, made)


def _troubled(one: e.Troubled, lookup: Lookup) -> p.Troubled:
    return p.Troubled(
        id=one.id,
        title=scrutiny_tables.title(lookup.plan, one.id, one.title),
        page=page_of(lookup.plan, one.id),
        area=lookup.optional_name(one.area),
        confidence=one.confidence,
        date=one.date,
        summary=prose.blocks(one.summary or ""),
        recovery=prose.blocks(one.recovery_action or ""),
        owner=lookup.optional_name(one.recovery_owner),
    )


def _lacking(plan: Plan, found: tuple[e.Lacking, ...]) -> Iterator[p.Lacking]:
    """Each by itself where they are few; those without an indicator are counted among the gaps."""
    bare = len(found) > _NAMED
    for one in found:
        if not (bare and one.lacks == ("indicator",)):
            yield p.Lacking(
                one.id, wording.line(one.title), page_of(plan, one.id), one.lacks, one.pending
            )


def gaps(found: e.Exceptions) -> tuple[p.Gap, ...]:
    """What the plan leaves out, as counts."""
    return tuple(p.Gap(one.gap, one.count, one.of) for one in found.gaps if one.gap in _GAPS)


def _named_gaps(plan: Plan, as_of: str, found: e.Exceptions) -> Iterator[p.Gap]:
    """What the plan leaves out, where it does."""
    lacking: dict[str, list[str]] = defaultdict(list)
    for row in gap_rows(plan, commitment_rows(plan, as_of)):
        lacking[row.gap].append(row.id)
    for gap in gaps(found):
        named = lacking[gap.kind] if gap.count < gap.of or gap.of == 1 else []
        shown = named if len(named) <= _FEW else named[: _FEW - 2]
        yield replace(gap, named=tuple(_about(one, plan) for one in shown))


def question(one: Question, lookup: Lookup) -> p.Question:
    """A question in words."""
    plan = lookup.plan
    parts = one.parts if len(one.parts) > 1 else ()
    return p.Question(
        kind=one.kind,
        about=tuple(_about(item, plan) for item in one.about),
        ask=lookup.name(one.ask) if one.ask else "",
        due=one.due,
        days=one.days,
        slipped=one.slipped,
        times=one.times,
        confidence=one.confidence,
        recovery=_line(one.recovery),
        troubled=lookup.row(one.troubled),
        silent=lookup.row(one.silent),
        unheard=one.unheard,
        last=one.last,
        how=one.how,
        steps=tuple(_step(step, lookup) for step in one.steps),
        longest=one.longest,
        parts=tuple(
            p.Part(lookup.name(part.ask), tuple(_about(item, plan) for item in part.about))
            for part in parts
        ),
    )


def _step(one: Step, lookup: Lookup) -> p.Step:
    return p.Step(
        about=_about(one.id, lookup.plan),
        due=one.due,
        days=one.days,
        slipped=one.slipped,
        times=one.times,
        confidence=one.confidence,
        recovery=_line(one.recovery),
        troubled=lookup.row(one.troubled),
    )


def _about(item: str, plan: Plan) -> p.About:
    node = plan.items.get(item)
    return p.About(item, wording.line(node.title if node else item), page_of(plan, item))


def _line(text: str | None) -> str | None:
    """A text on one line without the stop that a quotation doesn't need."""
    return wording.line(text).rstrip(".") if text else None
