"""Trends as text: a line of figures an indicator, what they mean, a small chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vawg_plan.cli.terminal import Style
from vawg_plan.cli.views.words import count_of, day, phrase, plural, wrapped
from vawg_plan.model.plan import Plan
from vawg_plan.query.trend_types import Point, Trend, Trends
from vawg_plan.query.trends import trends
from vawg_plan.query.verdict import Value

_BARS = "▁▂▃▄▅▆▇█"
_HIDDEN = "·"
_SHOULD = {"increase": "should rise", "decrease": "should fall", "maintain": "should stay"}
_COLORS = {"better": "green", "worse": "red"}
_PLACES = 6
_LEAST, _MOST = 12, 60  # periods that a chart shows
_AROUND = 20  # columns beside a chart


def trends_text(found: Trends, style: Style) -> str:
    """The whole answer as lines that fit the terminal; the same when piped."""
    lines = list(_head(found, style))
    for trend in found.trends:
        lines += ["", *trend_lines(trend, style)]
    if found.unmeasured:
        lines += ["", *_unmeasured(found, style)]
    return "\n".join(lines) + "\n"


def trends_under(plan: Plan, as_of: str, root: str, style: Style) -> list[str]:
    """The lines of the indicators of one measure, or of one indicator, for a section."""
    found = trends(plan, as_of, root).trends
    return [f"  {line}" for one in found for line in trend_lines(one, style.within(2))]


def _head(found: Trends, style: Style) -> Iterator[str]:
    if not found.measures:
        yield "There are no success measures."
        return
    measured = found.measures - len(found.unmeasured)
    yield style.paint(f"Are things better? As of {day(found.as_of)}.", "bold")
    measures = plural(found.measures, "success measure")
    have = "has" if found.measures == 1 else "have"
    said = f"{measured} of {found.measures} {measures} {have} an indicator"
    read = sum(one.latest is not None for one in found.trends)
    indicators = count_of(len(found.trends), "indicator")
    tail = f"; {read} of {indicators} {'has' if len(found.trends) == 1 else 'have'} a reading"
    yield from wrapped(said + (tail if found.trends else "") + ".", style.width)


def trend_lines(trend: Trend, style: Style) -> Iterator[str]:
    """One indicator: its title, its figures, what they mean with the readings drawn."""
    head = wrapped(trend.title, style.width, f"{trend.id}  ", " " * (len(trend.id) + 2))
    yield from (style.paint(line, "bold") for line in head)
    figures = " → ".join(_figures(trend))
    yield from wrapped(figures, style.width, "  ", "    ")
    color = _COLORS.get(trend.verdict or "")
    said = wrapped(_verdict(trend), style.width, "  ", "    ")
    yield from (style.paint(line, color) if color else line for line in said)
    if trend.areas and not (trend.latest and trend.latest.summed):
        areas = trend.areas
        yield f"  {areas.reported} of {areas.delivering} areas reported"
    if chart := drawn([*_start(trend), *map(_drawable, trend.points[-_fitting(style) :])]):
        yield f"  {chart}"


def _figures(trend: Trend) -> Iterator[str]:
    if trend.baseline is not None:
        period = f" ({trend.baseline_period})" if trend.baseline_period else ""
        yield f"baseline {_value(trend, trend.baseline)}{period}"
    elif trend.baseline_pending:
        yield f"baseline promised by {day(trend.baseline_pending)}"
    else:
        yield "no baseline"
    yield _latest(trend, trend.latest) if trend.latest else "no reading"
    if trend.target is not None:
        due = f" by {day(trend.due)}" if trend.due else ""
        yield f"target {_value(trend, trend.target)}{due}"
    else:
        yield "no target"


def _latest(trend: Trend, point: Point) -> str:
    more = [point.period]
    if point.status == "provisional":
        more.append("provisional")
    if point.summed:
        areas = trend.areas
        of = f"{areas.reported} of {areas.delivering}" if areas else "its"
        more.append(f"sum of {of} areas")
    if point.visibility == "internal":
        more.append("internal")
    value = "suppressed" if point.suppressed else _value(trend, point.value)
    return f"latest {value} ({', '.join(more)})"


def _value(trend: Trend, value: Value | None) -> str:
    """A value as people write it: thousands apart, a percentage with its sign."""
    if value is None:
        return "no value"
    text = value if isinstance(value, str) else f"{round(value, _PLACES):,}"
    return text + "%" if trend.unit == "percentage" else text


def _verdict(trend: Trend) -> str:
    """What the figures mean, in words."""
    if trend.verdict is None:
        said = _why_not(trend)
    else:
        said = f"{phrase(trend.verdict)} ({_SHOULD[trend.direction]})"
    if trend.met is not None:
        said += "; target reached" if trend.met else "; target not reached yet"
    return said


def _why_not(trend: Trend) -> str:
    latest = trend.latest
    if latest is None and trend.areas:
        return "not compared: areas reported, and their readings are not summed"
    if latest is None:
        return "nothing to compare yet"
    if latest.suppressed:
        return "not compared: the latest reading is suppressed"
    if latest.partial:
        return "not compared: not every area has reported"
    if trend.baseline is None:
        return "not compared: there is no baseline"
    return "not compared: in words"


def _start(trend: Trend) -> Iterator[tuple[str, float | None]]:
    """The baseline as the chart's first figure, unless a reading of its period takes its place."""
    if isinstance(trend.baseline, int | float):
        period = trend.baseline_period or "baseline"
        if all(one.period != period for one in trend.points):
            yield period, trend.baseline


def _drawable(point: Point) -> tuple[str, float | None]:
    value = None if point.partial else point.value
    return point.period, None if isinstance(value, str) else value


def drawn(figures: Sequence[tuple[str, float | None]]) -> str:
    """Figures as blocks, from the first period to the last.

    A dot is a period that is suppressed, or of which some areas are missing. Empty where there are
    not two figures to compare.
    """
    known = [value for _, value in figures if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one figure is no line
        return ""
    low, span = min(known), (max(known) - min(known)) or 1
    steps = (len(_BARS) - 1) / span
    blocks = [_HIDDEN if f is None else _BARS[round((f - low) * steps)] for _, f in figures]
    return f"{figures[0][0]} {''.join(blocks)} {figures[-1][0]}"


def _fitting(style: Style) -> int:
    """How many periods a chart may show beside the first's name and the last's."""
    return min(_MOST, max(_LEAST, style.width - _AROUND))


def _unmeasured(found: Trends, style: Style) -> Iterator[str]:
    many = len(found.unmeasured)
    head = f"{many} of {count_of(found.measures, 'success measure')} without an indicator"
    yield style.paint(head, "bold")
    yield from wrapped(", ".join(one.id for one in found.unmeasured), style.width, "  ", "  ")
    yield style.paint("  vawg list gaps --gap indicator", "dim")
