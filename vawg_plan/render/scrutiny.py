"""The scrutiny paper: what is out of the ordinary, then the questions that it raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vawg_plan.model.plan import Plan
from vawg_plan.query import exception_types as e
from vawg_plan.query.exceptions import exceptions
from vawg_plan.query.questions import Question, questions
from vawg_plan.render import prose, scrutiny_tables, wording
from vawg_plan.render import scrutiny_pieces as p
from vawg_plan.render.asked import Asked
from vawg_plan.render.lookup import Lookup

_NAMED = 12  # more than so many measures are counted and not named
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
        lacking=tuple(_lacking(found.lacking)),
        unfollowed=tuple(
            p.Unfollowed(one.id, wording.line(one.title), one.date) for one in found.unfollowed
        ),
        gaps=gaps(found),
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
    return p.Slipped(one.id, title, one.was, one.now, one.days, one.times, made, one.done)


def _changed(one: e.Changed, lookup: Lookup) -> p.Changed:
    made = _made(one.made, lookup) if one.made else None
    return p.Changed(one.id, wording.line(one.title), one.how, one.date, made)


def _troubled(one: e.Troubled, lookup: Lookup) -> p.Troubled:
    return p.Troubled(
        id=one.id,
        title=scrutiny_tables.title(lookup.plan, one.id, one.title),
        area=lookup.optional_name(one.area),
        confidence=one.confidence,
        date=one.date,
        summary=prose.blocks(one.summary or ""),
        recovery=prose.blocks(one.recovery_action or ""),
        owner=lookup.optional_name(one.recovery_owner),
    )


def _lacking(found: tuple[e.Lacking, ...]) -> Iterator[p.Lacking]:
    """Each by itself where they are few; those without an indicator are counted among the gaps."""
    bare = len(found) > _NAMED
    for one in found:
        if not (bare and one.lacks == ("indicator",)):
            yield p.Lacking(one.id, wording.line(one.title), one.lacks, one.pending)


def gaps(found: e.Exceptions) -> tuple[p.Gap, ...]:
    """What the plan leaves out, as counts."""
    return tuple(p.Gap(one.gap, one.count, one.of) for one in found.gaps if one.gap in _GAPS)


def question(one: Question, lookup: Lookup) -> p.Question:
    """A question in words."""
    return p.Question(
        kind=one.kind,
        about=tuple(
            p.About(i.id, scrutiny_tables.title(lookup.plan, i.id, i.title)) for i in one.about
        ),
        ask=lookup.name(one.ask) if one.ask else "",
        due=one.due,
        days=one.days,
        slipped=one.slipped,
        times=one.times,
        confidence=one.confidence,
        recovery=_line(one.recovery),
        troubled=_row(one.troubled, lookup),
        silent=_row(one.silent, lookup),
        unheard=one.unheard,
        last=one.last,
        how=one.how,
    )


def _line(text: str | None) -> str | None:
    """A text on one line without the stop that a quotation doesn't need."""
    return wording.line(text).rstrip(".") if text else None


def _row(slugs: Iterable[str], lookup: Lookup) -> str | None:
    return lookup.row(slugs)
