"""The key below a chart: a mark and what it means, side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from vawg_plan.render.charts.draw import lines, number, tag
from vawg_plan.render.charts.frame import WIDTH
from vawg_plan.render.charts.text import LINE, SIZE, width, wrap

_MARK = 30.0  # room for the mark, with the space after it
_BETWEEN = 14.0
_MOST_LINES = 4


class Entry(Struct, frozen=True):
    """``mark`` is drawn in a box of 22 by 14 whose upper left corner is the origin."""

    mark: str
    text: str


def legend(entries: Sequence[Entry], top: float) -> tuple[str, float]:
    """The key's elements, and where it ends."""
    x, y, drawn = 0.0, top, []
    for entry in entries:
        texts = wrap(entry.text, WIDTH - _MARK, _MOST_LINES)
        wide = _MARK + max(map(width, texts), default=0)
        if x and (x + wide > WIDTH or len(texts) > 1):
            x, y = 0.0, y + LINE + 4
        place = f"translate({number(x)} {number(y + 2)})"
        drawn += [tag("g", entry.mark, transform=place), lines(x + _MARK, y + SIZE - 1, texts)]
        x += wide + _BETWEEN
        if len(texts) > 1:
            x, y = 0.0, y + LINE * len(texts) + 4
    return "".join(drawn), y + (LINE + 4 if x else 0)
