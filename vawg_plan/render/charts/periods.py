"""Words below an axis: the last and the first always, of the others those that have room."""

from __future__ import annotations

from collections.abc import Sequence

from vawg_plan.render.charts.draw import lines
from vawg_plan.render.charts.frame import WIDTH
from vawg_plan.render.charts.marks import line
from vawg_plan.render.charts.place import Room
from vawg_plan.render.charts.text import LINE, SIZE, width, wrap

_WIDEST = 104.0
_LINES = 3


def period_labels(places: Sequence[tuple[float, str]], top: float) -> tuple[str, float]:
    """The labels of the places, ticks above them, and where the labels end."""
    room, drawn, most = Room(), "", 0
    order = [places[-1], *places[:-1]]
    for x, label in order:
        texts = wrap(label, _WIDEST, _LINES)
        wide = max(map(width, texts), default=0)
        left = min(max(x - wide / 2, 0.0), WIDTH - wide)
        if texts and room.take((left - 4, 0, left + wide + 4, 1)):
            drawn += line(x, top, x, top + 5, "chart-tick")
            drawn += lines(left + wide / 2, top + 5 + SIZE, texts, "middle")
            most = max(most, len(texts))
    return drawn, top + 8 + LINE * most
