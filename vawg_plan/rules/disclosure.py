"""Rules about what figures give away, and about sums that mean nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vawg_plan.model import types as t
from vawg_plan.model.calendar import span_of
from vawg_plan.model.plan import Plan, valid_on
from vawg_plan.model.problem import Finding
from vawg_plan.model.readings import Taken, standing
from vawg_plan.rules.history import History

_PERCENT = 100
_TWO = 2


def small_count(history: History) -> Iterator[Finding]:
    """A count below the disclosure threshold is suppressed.

    So small a count could show who somebody is. `disclosure_threshold` stands in `plan.yaml`, or at
    an indicator that has its own (1 where it counts no people). Write `suppressed: true`, and
    neither value nor numerator. A nought gives nobody away. What was committed stays in git's
    history: ask whoever keeps the repository.

    Wrong: `value: 3` where the threshold is 5. Right: `suppressed: true`.
    """
    for one, indicator in _counted(history):
        least = _threshold(history.plan, indicator)
        for field, count in _counts(one.reading, indicator):
            if one.reading.suppressed:
                message = f"the reading is suppressed, and its {field} is here"
                yield one.finding("small-count", field, message, f"Delete the {field}")
            elif least and 0 < count < least:
                message = f"the {field} is below {least}, the disclosure threshold"
                if indicator.unit == "percentage" and field == "value":
                    message = f"the value tells a count below {least}, the disclosure threshold"
                advice = "Write `suppressed: true`, and no figures"
                yield one.finding("small-count", field, message, advice)


def _counts(reading: t.Reading, indicator: t.Indicator) -> Iterator[tuple[str, float]]:
    """The counts that a reading gives away; 3.2 is a rate and none, 2 per cent of 50 is one."""
    value, below = reading.value, reading.denominator
    if reading.numerator is not None:
        yield "numerator", reading.numerator
    if value is None or isinstance(value, str):
        return
    if reading.suppressed or (indicator.unit == "number" and _is_whole(value)):
        yield "value", value
    elif indicator.unit == "percentage" and below is not None and reading.numerator is None:
        yield "value", value * (below / _PERCENT)


def _is_whole(figure: float) -> bool:
    return isinstance(figure, int) or figure.is_integer()


def _threshold(plan: Plan, indicator: t.Indicator) -> int | None:
    common = plan.edition.disclosure_threshold if plan.edition else None
    return indicator.disclosure_threshold or common


def suppressed_total(history: History) -> Iterator[Finding]:
    """A suppressed cell is not the total less the others.

    Where one area of a period is suppressed, and the total and every other area are given, anybody
    can work it out; so with one part of a dimension. Suppress another small cell too, or the total.

    Wrong: total 40, north 37, south suppressed. Right: total suppressed too.
    """
    cells = standing(one for one, i in _counted(history) if i.unit == "number" and i.aggregable)
    totals: dict[object, list[Taken]] = defaultdict(list)
    for one in cells.values():
        indicator, area, period, parts = one.cell
        if area is not None:
            totals[indicator, None, period, parts].append(one)
        if len(parts) == 1:
            totals[indicator, area, period, (), parts[0][0]].append(one)
    for key, several in totals.items():
        total = cells.get(key[:4])  # type: ignore[index]
        hidden = [one for one in several if one.reading.suppressed]
        if total is None or total.reading.value is None or len(hidden) != 1 or len(several) < _TWO:
            continue
        if hidden[0].area is None or total.area is not None or _all_areas(history, several):
            message = "the suppressed value is the total less the others"
            advice = "Suppress another small cell of the period too, or the total"
            yield hidden[0].finding("suppressed-total", "suppressed", message, advice)


def _all_areas(history: History, several: list[Taken]) -> bool:
    """Whether no area that delivered then is missing from these."""
    span = span_of(several[0].reading.period)
    here = {one.area for one in several}
    return all(
        o.id in here
        for o in history.plan.organisations.values()
        if o.delivers and span and valid_on(o, span.end)
    )


def no_sum(history: History) -> Iterator[Finding]:
    """What is not aggregable is not summed up.

    An indicator with `aggregable: false` (a percentage, people who may be counted in two areas) has
    no total that is the sum of its areas. Ask whose statistic it is for a figure of the whole, or
    leave it out.

    Wrong: 40 in the north, 30 in the south, 70 on the whole. Right: the two areas alone.
    """
    cells = standing(one for one, indicator in _counted(history) if not indicator.aggregable)
    parts: dict[object, list[float]] = defaultdict(list)
    for one in cells.values():
        value = one.reading.value
        if one.area is not None and value and not isinstance(value, str):
            parts[one.indicator, None, *one.cell[2:]].append(value)
    for key, values in parts.items():
        total = cells.get(key)  # type: ignore[call-overload]
        if total is not None and len(values) >= _TWO and total.reading.value == sum(values):
            message = f"{total.reading.value} is the sum of {len(values)} areas"
            advice = f"`{total.indicator}` is not aggregable: leave the sum out"
            yield total.finding("no-sum", "value", message, advice)


def _counted(history: History) -> Iterator[tuple[Taken, t.Indicator]]:
    """The readings in figures of which the indicator is known, with it."""
    for one in history.taken:
        node = history.plan.items.get(one.indicator)
        if node and isinstance(node.record, t.Indicator) and not isinstance(one.reading.value, str):
            yield one, node.record
