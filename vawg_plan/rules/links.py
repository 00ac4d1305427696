"""Rules about what the record names: bodies and sources as they were then, dates that agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.calendar import Span
from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules.history import LAST_DAY, History

_BODIES: dict[type[Struct], tuple[str, ...]] = {
    t.Update: ("reporter",),
    t.Entry: ("area", "verified_by", "recovery_owner"),
    t.Decision: ("decider",),
    t.Bid: ("organisation",),
}
_PENDING = {"preparing": "closes", "submitted": "spend_by"}


def day_of(plan: Plan, node: Node) -> str | None:
    """The day that something of an update, a decision or a bid speaks for."""
    if type(node.record) is t.Bid:
        return node.record.date
    owner = plan.items[node.owner].record if node.owner else None
    return owner.date if isinstance(owner, t.Update | t.Decision) else None


def valid_then(history: History) -> Iterator[Finding]:
    """Who reports, decides, checks or bids is there on that day.

    An organisation may have `valid_from` and `valid_to`: an office opens, a role ends. A report of
    a day on which its reporter was not there has a wrong date, or names the wrong body. Mend the
    one that is wrong.

    Wrong: a report of 2031-05-01 by a role with `valid_to: 2031-03-31`. Right: its successor.
    """
    plan = history.plan
    bodies = {o.id: o for o in plan.organisations.values() if o.valid_from or o.valid_to}
    for record, fields in _BODIES.items() if bodies else ():
        for node in plan.nodes.get(record, ()):
            for field in fields:
                body = bodies.get(getattr(node.record, field) or "")
                day = day_of(plan, node) if body else None
                if body and day and (message := absent(body, Span(day, day))):
                    advice = "Name who was there on that day, or mend the date"
                    yield node.finding("valid-then", (field,), message, advice, severity="warning")


def absent(body: t.Organisation, span: Span) -> str | None:
    """That a body was there on no day of a span, in words; None where it was."""
    if body.valid_from and span.end < body.valid_from:
        return f"`{body.id}` is there from {body.valid_from}, and this is of {span.end}"
    if body.valid_to and body.valid_to < span.start:
        return f"`{body.id}` was there until {body.valid_to}, and this is of {span.start}"
    return None


def superseded_source(history: History) -> Iterator[Finding]:
    """What is reported rests on sources that were in force on that day.

    A source may be superseded by another: a bill by the act, a set of statistics by its revision.
    Evidence and readings of a later day name the later one; so does a draft of a plan. What a
    published plan cites stays as it was published; a line of a series is of its period's last day.
    Where no day of the change is known, the day of the new source counts.

    Wrong: evidence of 2031-10-01 from a survey superseded on 2031-09-01. Right: the new survey.
    """
    plan = history.plan
    gone = {name: day for name, one in plan.sources.items() if (day := _ended(plan, one))}
    for node in plan.each(t.Evidence, t.Reading) if gone else ():
        source = cast(t.Evidence, node.record).source or ""
        if said := _superseded(plan, source, day_of(plan, node), gone):
            yield node.finding("superseded-source", ("source",), *said, severity="warning")
    for row in history.taken if gone else ():
        if row.in_series and (said := _superseded(plan, row.reading.source or "", row.date, gone)):
            yield row.finding("superseded-source", "source", *said, "warning")
    if gone and plan.edition and plan.edition.status == "draft":
        for node in plan.each(t.Objective, t.Context, t.Trigger, t.Commitment, t.Measure):
            for number, cited in enumerate(cast(t.Context, node.record).cites):
                if said := _superseded(plan, cited, history.as_of, gone):
                    at = ("cites", number)
                    yield node.finding("superseded-source", at, *said, severity="warning")


def _ended(plan: Plan, source: t.Source) -> str | None:
    """The day from which another source took a source's place, as far as it is known."""
    after = plan.sources.get(source.superseded_by or "")
    return source.superseded_on or (after.date if after else None)


def _is_from(change: str, day: str) -> bool:
    """Whether a change that is known to a day, a month or a year had certainly come by a day."""
    return day == change or day[: len(change)] > change


def _superseded(
    plan: Plan, source: str, day: str | None, gone: dict[str, str]
) -> tuple[str, str] | None:
    """That a source was superseded on a day, and what to do; None where it was not."""
    if day is None or source not in gone or not _is_from(gone[source], day):
        return None
    after = plan.sources[source].superseded_by
    message = f"`{source}` was superseded on {gone[source]}" + (f" by `{after}`" if after else "")
    advice = f"Name `{after}`, or what this rests on" if after else "Name what took its place"
    return message, advice


def upstream_later(history: History) -> Iterator[Finding]:
    """What something depends on is due no later than it is itself.

    With `depends_on` a promise waits for another promise or for a milestone. If that is due later,
    one of the two dates cannot be kept. Have one of them re-dated by a decision, or drop the link
    where nothing really waits.

    Wrong: `A1.C1`, due 2031-06-30, depends on `A2.C1`, due 2031-09-30. Right: due 2031-06-30 both.
    """
    plan = history.plan
    for node in plan.each(t.Commitment):
        promise = cast(t.Commitment, node.record)
        own = history.due(promise) if promise.depends_on else None
        if own is None or (promise.withdrawn or LAST_DAY) <= history.as_of:
            continue
        for number, name in enumerate(promise.depends_on):
            due = _due(history, name)
            if due and due > own:
                message = f"`{name}` is due {due}, and this, which depends on it, {own}"
                advice = "One of the dates cannot be kept: have it re-dated, or drop the link"
                at = ("depends_on", number)
                yield node.finding("upstream-later", at, message, advice, severity="warning")


def _due(history: History, name: str) -> str | None:
    item = history.plan.items.get(name)
    record = item.record if item else None
    return history.due(record) if isinstance(record, t.Commitment | t.Milestone) else None


def open_after_closing(history: History) -> Iterator[Finding]:
    """Funding that is over has no bid left open.

    After `closes` no bid is still being prepared, and after `spend_by` none still waits for an
    answer. Write what became of the bid: `submitted`, `awarded`, `refused` or `withdrawn`.

    Wrong: `closes: 2031-05-01` and, in June, `result: preparing`. Right: `result: withdrawn`.
    """
    plan = history.plan
    for node in plan.each(t.Bid):
        bid, fund = cast(t.Bid, node.record), plan.funding.get(node.owner)
        field = _PENDING.get(bid.result)
        day = getattr(fund, field) if fund and field else None
        if day and day < history.as_of:
            word = "closed on" if field == "closes" else "was to be spent by"
            message = f"the bid is still `{bid.result}`, and the funding {word} {day}"
            advice = "Write what became of the bid"
            at = ("result",)
            yield node.finding("open-after-closing", at, message, advice, severity="warning")
