"""Rules about readings: in their period and unit, and comparable with where they began."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import cast

from vawg_plan.model import types as t
from vawg_plan.model.calendar import Span, span_of
from vawg_plan.model.problem import Finding
from vawg_plan.model.readings import Taken
from vawg_plan.rules.history import History
from vawg_plan.rules.links import absent
from vawg_plan.rules.wording import quoted

_PERCENT = 100
_ROUNDED = 0.5001  # a percentage may be rounded to a whole number


def reading_period(history: History) -> Iterator[Finding]:
    """A reading speaks for a period that has come, in an area that was there.

    A period is a year, a quarter of the calendar or a month: `2022`, `2022-Q3`, `2022-09`. A final
    reading is of a period that is over on the day of its update, a provisional one of a period that
    has at least begun. A line of a series is judged by the day of the check, or by the latest
    update's where that is later.

    Wrong: in an update of 2022-09-01, `period: 2022-Q3`. Right: `2022-Q2`, or
    `status: provisional`.
    """
    bodies = history.plan.organisations
    today = max((history.as_of, *(one.date for one in history.plan.updates.values())))
    for one in history.taken:
        span = span_of(one.reading.period)
        if span is None:
            message = f"{quoted(one.reading.period)} is no period"
            advice = "Write a year, a quarter or a month: 2022, 2022-Q3 or 2022-09"
            yield one.finding("reading-period", "period", message, advice)
            continue
        day = today if one.in_series else one.date
        if message := _early(one.reading, span, day):
            advice = "Mend the period, or report the reading when it is over"
            yield one.finding("reading-period", "period", message, advice)
        body = bodies.get(one.area or "") if one.in_series else None
        if body and (gone := absent(body, span)):
            advice = "Name who was there in that period, or mend the period"
            yield one.finding("valid-then", "area", gone, advice, "warning")


def _early(reading: t.Reading, span: Span, day: str) -> str:
    if day < span.start:
        return f"`{reading.period}` had not begun on {day}"
    if day < span.end and reading.status == "final" and not reading.suppressed:
        return f"`{reading.period}` was not over on {day}, and the reading is final"
    return ""


def reading_unit(history: History) -> Iterator[Finding]:
    """A reading has a value, of its indicator's unit and dimensions.

    A number or percentage is written in figures, an ordinal value is one of the indicator's
    `scale`, a qualitative one is words. A reading without a value says why: `suppressed: true`.

    Wrong: `value: many` of a number. Right: `value: 12`.
    """
    for one, indicator in _known(history):
        for field, message, advice in _misfits(one.reading, indicator):
            yield one.finding("reading-unit", field, message, advice)


def _misfits(reading: t.Reading, indicator: t.Indicator) -> Iterator[tuple[str, str, str]]:
    """(field, message, help) of what a reading has that its indicator cannot have."""
    value, unit = reading.value, indicator.unit
    advice = f"`{indicator.id}` is a {unit} indicator"
    if value is None and not reading.suppressed:
        yield "period", "the reading has no value", "Write its value, or `suppressed: true`"
    elif value is not None and unit in {"number", "percentage"}:
        if isinstance(value, str) or (isinstance(value, float) and not isfinite(value)):
            yield "value", f"{quoted(value)} is not a number", f"{advice}: write figures only"
    elif value is not None and unit == "ordinal" and indicator.scale:
        if str(value) not in indicator.scale:
            yield "value", f"{quoted(value)} is not on the scale", _one_of(indicator.scale)
    elif unit == "qualitative" and value is not None and not isinstance(value, str):
        yield "value", f"{quoted(value)} is a number", f"{advice}: write words"
    for name in reading.dimensions or ():
        if name not in indicator.dimensions:
            message = f"{quoted(name)} is no dimension of `{indicator.id}`"
            yield "dimensions", message, _one_of(indicator.dimensions)


def _one_of(names: tuple[str, ...]) -> str:
    return f"Write one of {', '.join(names)}" if names else "It has none: leave it out"


def percentage(history: History) -> Iterator[Finding]:
    """A percentage is between 0 and 100, and says of how many.

    A percentage of nobody knows how many cannot be judged or added up, so `denominator` stands
    beside it; where `numerator` does too, the three agree, rounded to whole numbers or better.

    Wrong: `value: 64.2` alone. Right: `value: 64.2`, `numerator: 321`, `denominator: 500`.
    """
    for one, indicator in _known(history):
        if indicator.unit == "percentage" and not one.reading.suppressed:
            for field, message, advice in _wrong_share(one.reading):
                yield one.finding("percentage", field, message, advice)


def _wrong_share(reading: t.Reading) -> Iterator[tuple[str, str, str]]:
    value, above, below = reading.value, reading.numerator, reading.denominator
    if value is None or isinstance(value, str):
        return
    if not 0 <= value <= _PERCENT:
        yield "value", f"{value} is not between 0 and 100", "Write a percentage: 64.2"
    elif below is None:
        advice = "Write in `denominator` of how many this is a percentage"
        yield "value", f"{value} per cent of how many is not said", advice
    elif below <= 0:
        yield "denominator", f"{below} cannot be the denominator", "Write of how many it is"
    elif above is not None and abs(_PERCENT * above / below - value) > _ROUNDED:
        share = round(_PERCENT * above / below, 1)
        yield "value", f"{above} of {below} is {share} per cent", "Mend the one that is wrong"


def target_baseline(history: History) -> Iterator[Finding]:
    """A target says from where: it has a baseline, or the day by which there will be one.

    Without a baseline nobody can tell whether things got better. Where it isn't known yet, write
    in `baseline` when it will be: `pending: 2022-12-31`.

    Wrong: `target:` alone. Right: with `baseline:` and in it `value` and `period`, or `pending`.
    """
    for node in history.plan.each(t.Indicator):
        indicator = cast(t.Indicator, node.record)
        start = indicator.baseline
        if indicator.target and (start is None or (start.value is None and not start.pending)):
            message = "there is a target, and no baseline"
            advice = "Add the baseline, or in it `pending` with the day by which it will be known"
            yield node.finding("target-baseline", ("target",), message, advice, on_key=True)


def _known(history: History) -> Iterator[tuple[Taken, t.Indicator]]:
    """The readings of which the indicator is known, with it."""
    for one in history.taken:
        node = history.plan.items.get(one.indicator)
        if node and isinstance(node.record, t.Indicator):
            yield one, node.record
