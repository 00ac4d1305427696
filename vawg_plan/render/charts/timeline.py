"""Due dates on a line of time: due, passed, moved from one date to another, done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from vawg_plan.render.charts.draw import lines, words
from vawg_plan.render.charts.frame import TALLEST, WIDTH, Drawing, Frame, svg
from vawg_plan.render.charts.legend import Entry, legend
from vawg_plan.render.charts.marks import arrow, check, diamond, line, triangle
from vawg_plan.render.charts.scale import Scale, day, months
from vawg_plan.render.charts.text import LINE, SIZE, width, wrap

_HEAD = 46.0  # the as-of date's words and the axis's
_TRACK = 24.0
_GAP = 8.0
_END = 14.0  # room for half a mark


class Due(Struct, frozen=True):
    """One thing and its ISO dates: was due before (first to last), is due, was done.

    ``late`` is for the day of the chart. ``text`` is what the dates say, in words. A date may be
    a year or a month: its last day counts.
    """

    label: str
    due: str | None
    text: str = ""
    was: tuple[str, ...] = ()
    done: str | None = None
    late: bool = False


class TimelineWords(Struct, frozen=True):
    """What the marks mean; ``as_of`` names the day's line; ``axis`` words "2026-04" and "2026"."""

    as_of: str
    due: str
    late: str
    done: str
    moved: str
    axis: Callable[[str], str] = str


def timeline(frame: Frame, said: TimelineWords, as_of: str, items: Sequence[Due]) -> Markup:
    """A row for each thing, dates from left to right, and the day of the chart as a line."""
    today = day(as_of)
    dates = [found for item in items for found in _days(item)]
    if today is None or not dates:
        return svg(frame, "timeline", None)
    scale = _scale([today, *dates])
    body, y, shown, most = "", _HEAD, 0, _label_lines(len(items))
    for item in items:
        drawn, end = _row(scale, item, y, most)
        if end > TALLEST and shown:
            break
        body, y, shown = body + drawn, end, shown + 1
    explained, height = legend(_entries(said, items[:shown]), y + 4)
    head = _axis(said, scale, today, y)
    return svg(frame, "timeline", Drawing(head + body + explained, height, len(items) - shown))


def _days(item: Due) -> Iterable[int]:
    return (found for date in (*item.was, item.due, item.done) if (found := day(date)) is not None)


def _scale(days: Sequence[int]) -> Scale:
    """From the first to the last day, with a little room for what stands at the ends."""
    first, last = min(days), max(days)
    pad = max(1, (last - first) // 40)
    return Scale(first - pad, last + pad, _END, WIDTH - _END)


def _label_lines(rows: int) -> int:
    return max(1, min(2, int((TALLEST / rows - _TRACK - _GAP) / LINE / 2)))


def _axis(said: TimelineWords, scale: Scale, today: int, bottom: float) -> str:
    """Vertical lines at round dates, as many as have room for their words, and at the day."""
    low, high = max(1, int(scale.low)), min(3652059, int(scale.high))
    for most in (6, 5, 4, 3, 2):
        found = [(scale.at(at), said.axis(name)) for at, name in months(low, high, most)]
        apart = (b[0] - a[0] - (width(a[1]) + width(b[1])) / 2 for a, b in pairwise(found))
        if all(space > 6 for space in apart):  # noqa: PLR2004 - units
            break
    grid = (line(x, _HEAD - 4, x, bottom, "chart-grid") for x, _ in found)
    now = scale.at(today)
    names = (
        words(_inside(x, name), _HEAD - 9, name, "middle", "chart-on chart-quiet")
        for x, name in found
        if abs(_inside(x, name) - now) > width(name) / 2 + 3  # the day's line would cross it
    )
    return "".join(grid) + _today(said, now, bottom) + "".join(names)


def _inside(x: float, text: str) -> float:
    half = width(text, strong=True) / 2
    return min(max(x, half), max(half, WIDTH - half))


def _today(said: TimelineWords, x: float, bottom: float) -> str:
    text = next(iter(wrap(said.as_of, WIDTH / 1.12, 1)), "")
    mark = line(x, 20, x, bottom, "chart-rule chart-today", "6 3")
    return mark + words(_inside(x, text), SIZE, text, "middle", "chart-strong")


def _row(scale: Scale, item: Due, y: float, most: int) -> tuple[str, float]:
    """What it is, what its dates say, and its track below."""
    label, text = wrap(item.label, WIDTH, most), wrap(item.text, WIDTH, most)
    middle = y + LINE * (len(label) + len(text)) + _TRACK / 2 + 2
    drawn = (
        lines(0, y + SIZE, label, class_="chart-on")
        + lines(0, y + SIZE + LINE * len(label), text, class_="chart-on chart-quiet")
        + line(0, middle, WIDTH, middle, "chart-grid")
        + _marks(scale, item, middle)
    )
    return drawn, middle + _TRACK / 2 + _GAP


def _marks(scale: Scale, item: Due, y: float) -> str:
    due, done = day(item.due), day(item.done)
    path = [at for at in map(day, item.was) if at is not None]
    before = "".join(diamond(scale.at(at), y, hollow=True) for at in path)
    steps = [*path, due] if due is not None else path
    moves = "".join(
        arrow(scale.at(a) + _beside(a, b), scale.at(b) - _beside(a, b), y)
        for a, b in pairwise(steps)
    )
    last = "" if due is None else (triangle if item.late else diamond)(scale.at(due), y)
    if done is not None and due is not None and abs(scale.at(done) - scale.at(due)) < 12:  # noqa: PLR2004
        last = ""  # the mark of what is done would hide it
    return before + moves + last + (check(scale.at(done), y) if done is not None else "")


def _beside(start: int, end: int) -> float:
    return 8.0 if end > start else -8.0


def _entries(said: TimelineWords, items: Sequence[Due]) -> list[Entry]:
    """The marks that occur, in words."""
    marked = [
        (any(not item.late and item.due for item in items), diamond, said.due),
        (any(item.late for item in items), triangle, said.late),
        (any(item.done for item in items), check, said.done),
    ]
    found = [Entry(mark(11, 7), text) for there, mark, text in marked if there]
    moved = Entry(diamond(7, 7, hollow=True) + arrow(14, 24, 7), said.moved)
    return [*found, *([moved] if any(item.was for item in items) else [])]
