"""The period that a document reports on."""

from __future__ import annotations

from datetime import date

from vawg_plan.model.calendar import Span, shifted, span_of
from vawg_plan.model.plan import Plan
from vawg_plan.render.failure import AskedWrongly

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def span(plan: Plan, as_of: str, typed: str | None) -> Span:
    """The first and last day of the period that was asked for.

    Without one it is the plan's last reporting cycle that had ended by the as-of date, else its
    period so far. A plan that can hardly be read is reported on for the year of the day.
    """
    if typed is not None:
        return _typed(typed)
    edition = plan.edition
    if edition is None:
        return Span(f"{as_of[:4]}-01-01", as_of)
    start, end = edition.period.start, edition.period.end
    if edition.reporting_cycle:
        ended = _last_cycle(start, min(as_of, end), _MONTHS[edition.reporting_cycle.every])
        if ended:
            return ended
    last = max((one.date for one in plan.updates.values() if one.date <= as_of), default="")
    return Span(min(start, as_of), max(min(end, as_of), last))


def _typed(typed: str) -> Span:
    start, dots, end = typed.partition("..")
    found = Span(start, end) if dots else span_of(typed)
    if found and _is_day(found.start) and _is_day(found.end) and found.start <= found.end:
        return found
    raise AskedWrongly(
        f"--period: “{typed}” is no period",
        "write 2022, 2022-Q3, 2022-09 or two days, the earlier first: 2022-07-01..2022-09-30",
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _last_cycle(start: str, until: str, months: int) -> Span | None:
    """The last cycle, counted from a plan's first day, that had ended by a day."""
    found, begun = None, start
    number = 0
    while True:
        number += 1
        after = _later(start, months * number)
        end = shifted(after, -1)
        if end > until or end < begun:
            return found
        found, begun = Span(begun, end), after


def _later(day: str, months: int) -> str:
    """The same day so many months later, or the month's last where it has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    if year > 9999:  # noqa: PLR2004 - the calendar's last year
        return "9999-12-31"
    for last in (int(day[8:]), 30, 29, 28):
        try:
            return date(year, month + 1, last).isoformat()
        except ValueError:
            continue
    return day
