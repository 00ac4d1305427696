"""From values to places: round numbers for an axis, dates on a line."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

_STEPS = (1, 2, 5, 10)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 3000, 6000, 12000)
_NEAREST = 1e-12  # as good as zero
_FARTHEST = 1e15  # beyond it a float no longer has every whole number


class Scale(Struct, frozen=True):
    """A straight line from values to places."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value is; a value out of range is at the nearer end."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))


def drawable(value: float | None) -> bool:
    """Whether a value has a place: it is finite, and not beyond what a float tells apart."""
    return value is not None and -_FARTHEST <= value <= _FARTHEST  # nan is in no range


def ticks(values: Iterable[float], most: int = 5) -> list[float]:
    """Round numbers evenly apart, from below the least to above the greatest value.

    Whole numbers are without a fraction. Zero is among them unless it would take more than half
    of the axis.
    """
    found = [float(value) if abs(value) > _NEAREST else 0.0 for value in values] or [0.0]
    low, high = min(found), max(found)
    low, high = (0.0, high) if 0 < low <= high / 2 else (low, high)
    low, high = (low, 0.0) if low / 2 <= high < 0 else (low, high)
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-300):
        pad = abs(low) / 2 or 1.0
        low, high = (low - pad, high + pad) if low else (0.0, 1.0)
    return next(
        made
        for step in _nice((high - low) / most)
        if len(made := _along(low, high, step)) <= most + 1
    )


def _nice(about: float) -> Iterator[tuple[int, int]]:
    """Steps as (digit, power of ten), from about that size upwards."""
    power = math.floor(math.log10(about))
    while True:
        yield from ((digit, power) for digit in _STEPS[:-1])
        power += 1


def _along(low: float, high: float, step: tuple[int, int]) -> list[float]:
    digit, power = step
    unit = digit * 10.0**power
    first, last = math.floor(low / unit + 1e-9), math.ceil(high / unit - 1e-9)
    if last - first > 20:  # noqa: PLR2004 - many more than wanted
        return [0.0] * 21
    return [_multiple(at * digit, power) for at in range(first, max(last, first + 1) + 1)]


def _multiple(whole: int, power: int) -> float:
    return whole * int(10.0**power) if power >= 0 else whole / 10**-power


def day(date: str | None) -> int | None:
    """The number of an ISO date's day; of a month or a year, its last; None where it is none."""
    try:
        parts = [int(part) for part in (date or "").split("-")]
        if len(parts) == 3:  # noqa: PLR2004 - year, month, day
            return dt.date(*parts).toordinal()
        year, month = (*parts, 12)[:2]
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return after.toordinal() - 1
    except (ValueError, TypeError, OverflowError):
        return None


def months(low: int, high: int, most: int) -> list[tuple[int, str]]:
    """(day, month or year) of evenly spaced first days of months between two days."""
    first, last = _month(low) + 1, _month(high)
    for step in _MONTHS:
        found = [at for at in range(first, last + 1) if at % step == 0]
        if len(found) <= most:
            break
    return [(dt.date(at // 12, at % 12 + 1, 1).toordinal(), _named(at, step)) for at in found]


def _month(ordinal: int) -> int:
    date = dt.date.fromordinal(ordinal)
    return date.year * 12 + date.month - 1


def _named(month: int, step: int) -> str:
    year = f"{month // 12:04}"
    return year if step % 12 == 0 else f"{year}-{month % 12 + 1:02}"
