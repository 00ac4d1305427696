"""Rules about dates: each is a real day, and they come in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules.wording import quoted

# Every field that holds a date, and which pairs of them come in order.
DATES: dict[type[Struct], tuple[str, ...]] = {
    t.Edition: ("published",),
    t.Period: ("start", "end"),
    t.Helpline: ("checked",),
    t.Accessibility: ("tested", "prepared"),
    t.Commitment: ("start", "due", "original_due", "withdrawn"),
    t.Milestone: ("due", "original_due"),
    t.Baseline: ("pending",),
    t.Target: ("due",),
    t.Organisation: ("valid_from", "valid_to"),
    t.Source: ("date", "period_start", "period_end", "superseded_on"),
    t.Update: ("date",),
    t.Decision: ("date",),
    t.Funding: ("opens", "closes", "spend_by"),
    t.Bid: ("date",),
    t.Practice: ("start",),
}
ORDER: dict[type[Struct], tuple[tuple[str, str], ...]] = {
    t.Period: (("start", "end"),),
    t.Accessibility: (("tested", "prepared"),),
    t.Commitment: (("start", "due"), ("start", "original_due")),
    t.Organisation: (("valid_from", "valid_to"),),
    t.Source: (("period_start", "period_end"),),
    t.Funding: (("opens", "closes"), ("closes", "spend_by")),
}


def real_date(plan: Plan) -> Iterator[Finding]:
    """A date is a day that exists.

    Dates are written year, month, day, with hyphens: `2022-09-30`. Where a source gives only a
    month or a year, fields that allow it take `2022-09` or `2022`. Mend the date.

    Wrong: `due: 2022-02-30`, `due: 2022-13-01`. Right: `due: 2022-02-28`.
    """
    for record, fields in DATES.items():
        nodes = plan.nodes.get(record, ())
        for field in fields:
            there = set(map(attrgetter("record." + field), nodes)) - {None}
            wrong = {value for value in there if not is_real(value)}
            for node in nodes if wrong else ():
                value = getattr(node.record, field)
                if value in wrong:
                    message = f"{quoted(value)} is not a day in the calendar"
                    advice = "Write a day that exists, as year-month-day"
                    yield node.finding("real-date", (field,), message, advice)


def is_real(value: str) -> bool:
    """Whether an ISO date, or its first parts (``2022``, ``2022-09``), exists."""
    try:
        date.fromisoformat(value + "-01" * ((10 - len(value)) // 3))
    except ValueError:
        return False
    return True


def date_order(plan: Plan) -> Iterator[Finding]:
    """What begins ends no earlier than it began.

    A start comes before its end, an opening before its closing. One of the two is mistyped: mend
    it.

    Wrong: `start: 2022-09-01` with `due: 2022-04-01`. Right: the later day in `due`.
    """
    for record, pairs in ORDER.items():
        for node in plan.nodes.get(record, ()):
            for first, second in pairs:
                early, late = getattr(node.record, first), getattr(node.record, second)
                if early is not None and late is not None and _is_later(early, late):
                    message = f"`{second}` is {late}, before `{first}`, {early}"
                    advice = "Mend the one that is mistyped"
                    yield node.finding("date-order", (second,), message, advice)


def _is_later(early: str, late: str) -> bool:
    """Whether the first of two real dates is the later, as far as both are known."""
    length = min(len(early), len(late))
    return early[:length] > late[:length] and is_real(early) and is_real(late)
