"""The rounds of reporting that a plan asks for: which one a day is in, and by when it is told."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from vawg_plan.model.calendar import Span, shifted
from vawg_plan.model.plan import Plan

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class Round(NamedTuple):
    """A round of the reporting cycle: its days, and the day by which its reports are wanted."""

    span: Span
    by: str


def rounds(plan: Plan, day: str) -> tuple[Round, Round] | None:
    """The round before the one that ``day`` is in, and that one; None without a cycle.

    Rounds are counted from the first day of the plan's period; before it there is none.
    """
    edition = plan.edition
    cycle = edition.reporting_cycle if edition else None
    if edition is None or cycle is None or day < edition.period.start:
        return None
    length, first = _MONTHS[cycle.every], date.fromisoformat(edition.period.start)
    at = 0
    while _later(first, (at + 1) * length) <= day:
        at += 1
    starts = [_later(first, (at + one) * length) for one in (-1, 0, 1)]
    before, now = (
        Round(Span(start, end), shifted(end, cycle.grace_days))
        for start, end in zip(starts, (shifted(one, -1) for one in starts[1:]), strict=False)
    )
    return before, now


def _later(first: date, months: int) -> str:
    """The day so many months later, or that month's last one."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    year = min(max(year, date.min.year), date.max.year)
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day).isoformat()
