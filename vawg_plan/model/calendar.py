"""Days and periods as a plan writes them: ISO text, whose order is alphabetical order."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

# At most so many days lie between two reports of a cycle.
CYCLE_DAYS = {"month": 31, "quarter": 92, "half_year": 184, "year": 366}
_QUARTERS = {"Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12")}
_PERIOD = re.compile(r"([0-9]{4})(?:-(Q[1-4]|0[1-9]|1[0-2]))?")


class Span(NamedTuple):
    """The first and the last day of a period."""

    start: str
    end: str


def shifted(day: str, days: int) -> str:
    """The day so many days later; the calendar's own first or last where it ends before."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return (date.max if days > 0 else date.min).isoformat()


def span_of(period: str) -> Span | None:
    """The days of ``2022``, ``2022-Q3`` or ``2022-09``; None for what is no period."""
    match = _PERIOD.fullmatch(period)
    if match is None or match[1] == "0000":
        return None
    first, last = _QUARTERS.get(match[2], (match[2], match[2])) if match[2] else ("01", "12")
    return Span(f"{match[1]}-{first}-01", _last_day(int(match[1]), int(last)))


def _last_day(year: int, month: int) -> str:
    if month == 12:  # noqa: PLR2004 - December
        return f"{year:04}-12-31"
    return (date(year, month + 1, 1) - timedelta(days=1)).isoformat()
