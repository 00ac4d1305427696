"""Readings over time, with the baseline that they begin from and the target that they should meet.

What is withheld has no value here at all: a `Gap` holds a period and words, so that neither the
line, the axis nor a description can give it away.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from vawg_plan.render.charts.draw import number, words
from vawg_plan.render.charts.frame import WIDTH, Drawing, Frame, svg
from vawg_plan.render.charts.legend import Entry, legend
from vawg_plan.render.charts.marks import DASHES, diamond, dot, gap, line, stroke
from vawg_plan.render.charts.periods import period_labels
from vawg_plan.render.charts.place import Room
from vawg_plan.render.charts.scale import Scale, day, drawable, ticks
from vawg_plan.render.charts.text import SIZE, fits, width

_TOP = 22.0
_BOTTOM = 200.0
_WIDEST_TICK = 84.0


class Reading(Struct, frozen=True):
    """A value for a period that ends on a date; ``text`` is the value as it is to be read."""

    period: str
    end: str
    value: float
    text: str
    provisional: bool = False


class Gap(Struct, frozen=True):
    """A period without a value: ``words`` say why (withheld, not reported)."""

    period: str
    end: str
    words: str


class Rule(Struct, frozen=True):
    """A level: ``name`` stands on its line, ``text`` in the key; a target has its due date."""

    name: str
    text: str
    value: float
    due: str | None = None


class TrendWords(Struct, frozen=True):
    """What the marks mean: the readings' own name, and a provisional reading's."""

    readings: str
    provisional: str


class _Plot(Struct, frozen=True):
    """Where things are: points and levels by their day and value."""

    points: tuple[tuple[int, Reading | Gap], ...]
    rules: tuple[tuple[str, Rule], ...]
    x: Scale
    y: Scale
    ticks: tuple[float, ...]


def trend(
    frame: Frame,
    said: TrendWords,
    points: Sequence[Reading | Gap],
    baseline: Rule | None = None,
    target: Rule | None = None,
) -> Markup:
    """A line through the readings, broken where there is a gap; levels as rules across it."""
    placed = tuple(_placed(points))
    levels = (("baseline", baseline), ("target", target))
    rules = tuple((kind, rule) for kind, rule in levels if rule and drawable(rule.value))
    if not placed:
        return svg(frame, "trend", None)
    values = [point.value for _, point in placed if isinstance(point, Reading)]
    if not values:
        return svg(frame, "trend", Drawing(*legend(_gaps(placed), 0)))
    plot = _plot(frame, placed, rules, [*values, *(rule.value for _, rule in rules)])
    labels, below = period_labels(
        [(plot.x.at(end), point.period) for end, point in placed], _BOTTOM
    )
    explained, height = legend(_entries(said, plot), below + 4)
    return svg(frame, "trend", Drawing(_drawn(frame, plot) + labels + explained, height))


def _placed(points: Sequence[Reading | Gap]) -> list[tuple[int, Reading | Gap]]:
    """(day, point) in the order of time; a value that has no place on an axis is only said."""
    found: list[tuple[int, Reading | Gap]] = []
    for point in points:
        end = day(point.end)
        if end is not None and isinstance(point, Reading) and not drawable(point.value):
            found.append((end, Gap(point.period, point.end, point.text)))
        elif end is not None:
            found.append((end, point))
    return sorted(found, key=lambda pair: pair[0])


def _plot(
    frame: Frame,
    points: tuple[tuple[int, Reading | Gap], ...],
    rules: tuple[tuple[str, Rule], ...],
    values: Sequence[float],
) -> _Plot:
    levels = ticks(values)
    gutter = min(_WIDEST_TICK, max(width(frame.number(level)) for level in levels)) + 12
    days = [end for end, _ in points]
    days += [due for _, rule in rules if (due := day(rule.due)) is not None]
    first, last = min(days), max(days)
    alone = first == last
    x = Scale(first - alone, last + alone, gutter, WIDTH - 12)
    return _Plot(points, rules, x, Scale(levels[0], levels[-1], _BOTTOM, _TOP), tuple(levels))


def _drawn(frame: Frame, plot: _Plot) -> str:
    """Grid, levels, line, points and the words on them, the later on top."""
    grid = "".join(
        line(0, plot.y.at(level), WIDTH, plot.y.at(level), "chart-grid")
        + words(0, plot.y.at(level) - 4, frame.number(level), class_="chart-on chart-quiet")
        for level in plot.ticks
    )
    levels = "".join(_level(plot, kind, rule) for kind, rule in plot.rules)
    return grid + _gap_marks(plot) + levels + _path(plot) + _points(plot) + _labels(plot)


def _level(plot: _Plot, kind: str, rule: Rule) -> str:
    y, end = plot.y.at(rule.value), _due(plot, rule)
    drawn = line(plot.x.start, y, end, y, f"chart-rule chart-{kind}", DASHES[kind])
    return drawn + (diamond(end, y, hollow=True) if day(rule.due) is not None else "")


def _due(plot: _Plot, rule: Rule) -> float:
    due = day(rule.due)
    return plot.x.end if due is None else plot.x.at(due)


def _path(plot: _Plot) -> str:
    """The line through readings that follow each other; a gap begins another."""
    path, on = "", False
    for end, point in plot.points:
        if isinstance(point, Gap):
            on = False
            continue
        path += f"{'L' if on else 'M'}{number(plot.x.at(end))} {number(plot.y.at(point.value))}"
        on = True
    return stroke(path, 2.4)


def _points(plot: _Plot) -> str:
    return "".join(
        dot(plot.x.at(end), plot.y.at(point.value), hollow=point.provisional)
        for end, point in plot.points
        if isinstance(point, Reading)
    )


def _gap_marks(plot: _Plot) -> str:
    kinds = _kinds(plot.points)
    return "".join(
        line(plot.x.at(end), _TOP, plot.x.at(end), _BOTTOM, "chart-grid", "1 4")
        + gap(plot.x.at(end), _BOTTOM - 8, kinds[point.words])
        for end, point in plot.points
        if isinstance(point, Gap)
    )


def _labels(plot: _Plot) -> str:
    """The latest value, the first, and the levels' names, as far as they find room."""
    read = [(plot.x.at(end), point) for end, point in plot.points if isinstance(point, Reading)]
    marked = [(x - 6, y - 6, x + 6, y + 6) for x, p in read for y in (plot.y.at(p.value),)]
    levels = [(0.0, y - 16, plot.x.start - 12, y) for y in map(plot.y.at, plot.ticks)]
    room = Room([*marked, *levels])
    latest, first = read[-1], read[0]
    drawn = _value(plot, room, *latest)
    for kind, rule in plot.rules:
        y, half = plot.y.at(rule.value), width(rule.name) / 2
        sides = [plot.x.start + half, _due(plot, rule) - half]
        above = [at for at in (y - 5, y + 17) if at < _BOTTOM]  # not among the words below the axis
        for x in sides if kind == "baseline" else reversed(sides):
            if said := room.put(rule.name, x, above):
                drawn += said
                break
    return drawn + (_value(plot, room, *first) if first is not latest else "")


def _value(plot: _Plot, room: Room, x: float, reading: Reading) -> str:
    y = plot.y.at(reading.value)
    tried = (y - 11, y + 22, y - 29, y + 40)
    text = reading.text if fits(reading.text, WIDTH / 2) else ""
    inside = [at for at in tried if SIZE <= at < _BOTTOM]
    return room.put(text, x, inside, "chart-on chart-strong")


def _kinds(points: Sequence[tuple[int, Reading | Gap]]) -> dict[str, int]:
    """Reasons for gaps, numbered as they occur."""
    found = dict.fromkeys(point.words for _, point in points if isinstance(point, Gap))
    return {reason: at for at, reason in enumerate(found)}


def _gaps(points: Sequence[tuple[int, Reading | Gap]]) -> list[Entry]:
    """A reason and the periods that have no value for it."""
    periods: dict[str, list[str]] = {}
    for _, point in points:
        if isinstance(point, Gap):
            periods.setdefault(point.words, []).append(point.period)
    return [
        Entry(gap(11, 7, at), f"{reason}: {'; '.join(found)}")
        for at, (reason, found) in enumerate(periods.items())
    ]


def _entries(said: TrendWords, plot: _Plot) -> list[Entry]:
    read = [point for _, point in plot.points if isinstance(point, Reading)]
    final = Entry(
        stroke("M0 7h22", 2.4) + dot(11, 7),
        said.readings,
    )
    hollow = Entry(dot(11, 7, hollow=True), said.provisional)
    return [
        final,
        *([hollow] if any(point.provisional for point in read) else []),
        *(Entry(_swatch(kind), rule.text) for kind, rule in plot.rules),
        *_gaps(plot.points),
    ]


def _swatch(kind: str) -> str:
    return line(0, 7, 24, 7, f"chart-rule chart-{kind}", DASHES[kind])
