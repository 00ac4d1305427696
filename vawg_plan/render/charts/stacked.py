"""Progress as stacked counts: a bar for each thing, a part for each state, numbers on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from vawg_plan.render.charts.draw import filled, lines, tag, textures, words
from vawg_plan.render.charts.frame import TALLEST, WIDTH, Drawing, Frame, svg
from vawg_plan.render.charts.legend import Entry, legend
from vawg_plan.render.charts.text import LINE, SIZE, fits, width, wrap

Tone = Literal["full", "most", "some", "none", "mixed", "unknown", "green", "amber", "red"]

_BAR = 24.0
_SHORT = 70.0  # labels no wider than this stand before their bars, others above them
_THINNEST = 3.0  # a part of one among a thousand is still seen
_EDGE = 1.0
_ABOVE = 5.0  # between a label and its bar
_GAP = 12.0  # between a bar and the next label


class Key(Struct, frozen=True):
    """A state: its name in `Part`, its words, and how it looks."""

    state: str
    label: str
    tone: Tone


class Part(Struct, frozen=True):
    """How many are in one state; ``text`` is the number as it is to be read."""

    state: str
    count: int
    text: str = ""


class Bar(Struct, frozen=True):
    """One bar; parts are drawn in the order of the keys, states without a key are not."""

    label: str
    parts: tuple[Part, ...]


class _Layout(Struct, frozen=True):
    """``left``: room for labels before the bars, or 0; ``lines``: of labels above them."""

    left: float
    lines: int
    longest: int
    share: bool


def stacked(
    frame: Frame, keys: Sequence[Key], bars: Sequence[Bar], *, share: bool = False
) -> Markup:
    """Bars as long as their counts, or with ``share`` all equally long, and the key below.

    Of one bar alone the key has the numbers too. A bar with nothing to count keeps its label.
    """
    counted = [_counted(keys, bar) for bar in bars]
    totals = [sum(part.count for part in parts) for parts in counted]
    if not any(totals):
        return svg(frame, "stacked", None)
    used = {part.state for parts in counted for part in parts if part.count}
    occurring = [key for key in keys if key.state in used]
    layout = _layout(bars, max(totals), share=share)
    body, y, shown = "", 0.0, 0
    for bar, parts in zip(bars, counted, strict=True):
        drawn, end = _row(frame, occurring, bar.label, parts, layout, y)
        if end > TALLEST and shown:
            break
        body, y, shown = body + drawn, end, shown + 1
    alone = counted[0] if len(bars) == 1 else ()
    explained, y = legend(_entries(frame, occurring, alone), y + 2)
    defined = textures(frame.id, {key.tone for key in occurring})
    return svg(frame, "stacked", Drawing(body + explained, y, len(bars) - shown, defined))


def _counted(keys: Sequence[Key], bar: Bar) -> tuple[Part, ...]:
    """The bar's parts in the order of the keys; no count is below zero."""
    given = {part.state: part for part in bar.parts}
    found = [given[key.state] for key in keys if key.state in given]
    return tuple(Part(part.state, max(0, part.count), part.text) for part in found)


def _layout(bars: Sequence[Bar], longest: int, *, share: bool) -> _Layout:
    if all(fits(bar.label, _SHORT) for bar in bars):
        return _Layout(max(width(bar.label) for bar in bars) + 8, 0, longest, share)
    room = TALLEST / len(bars) - _BAR - _ABOVE - _GAP
    return _Layout(0, max(1, min(3, int(room / LINE))), longest, share)


def _row(  # noqa: PLR0913, PLR0917 - a bar
    frame: Frame, keys: Sequence[Key], label: str, parts: tuple[Part, ...], lay: _Layout, y: float
) -> tuple[str, float]:
    """A label and its bar, and where they end."""
    if lay.left:
        said = words(0, y + _BAR / 2 + SIZE * 0.35, label)
        return said + _bar(frame, keys, parts, lay, y), y + _BAR + _GAP / 2
    texts = wrap(label, WIDTH, lay.lines)
    top = y + LINE * len(texts) + _ABOVE
    return lines(0, y + SIZE, texts) + _bar(frame, keys, parts, lay, top), top + _BAR + _GAP


def _bar(frame: Frame, keys: Sequence[Key], parts: tuple[Part, ...], lay: _Layout, y: float) -> str:
    total = sum(part.count for part in parts)
    tones = {key.state: key.tone for key in keys}
    room = WIDTH - lay.left - 2 * _EDGE
    lengths = _lengths([part.count for part in parts], total if lay.share else lay.longest, room)
    x, drawn = lay.left + _EDGE, ""
    for part, length in zip(parts, lengths, strict=True):
        if part.count:
            drawn += filled(frame.id, tones[part.state], x, y + _EDGE, length, _BAR - 2 * _EDGE)
            drawn += _plate(part.text or frame.number(part.count), x, y, length)
        x += length
    return drawn or words(x, y + _BAR / 2 + SIZE * 0.35, frame.number(0), class_="chart-quiet")


def _lengths(counts: list[int], whole: int, room: float) -> list[float]:
    """How long the parts are: none unseen, all together no longer than there is room."""
    wanted = [max(_THINNEST, room * n / whole) if n else 0.0 for n in counts]
    spare = sum(max(0.0, length - _THINNEST) for length in wanted)
    over = max(0.0, sum(wanted) - room)
    return [n - max(0.0, n - _THINNEST) * over / spare if spare else n for n in wanted]


def _plate(text: str, x: float, y: float, length: float) -> str:
    """A number on a part, on a plain ground, where it has room."""
    wide = width(text) + 4
    if wide + 2 > length:
        return ""
    middle = x + length / 2
    plate = tag(
        "rect", x=middle - wide / 2, y=y + 3.5, width=wide, height=_BAR - 7, rx=2,
        class_="chart-paper", fill="Canvas",
    )  # fmt: skip
    return plate + words(middle, y + _BAR / 2 + SIZE * 0.35, text, "middle")


def _entries(frame: Frame, keys: Sequence[Key], alone: tuple[Part, ...]) -> list[Entry]:
    counts = {part.state: part.text or frame.number(part.count) for part in alone}
    return [
        Entry(
            filled(frame.id, key.tone, 1, 1, 20, 12),
            f"{key.label}: {counts[key.state]}" if key.state in counts else key.label,
        )
        for key in keys
    ]
