"""Room for words on a drawing: each stands where nothing else does, or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from vawg_plan.render.charts.draw import words
from vawg_plan.render.charts.frame import WIDTH
from vawg_plan.render.charts.text import SIZE, cut, width

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Room:
    """What is taken of a drawing; later words give way to earlier ones."""

    def __init__(self, taken: Iterable[Box] = ()) -> None:
        self._taken = list(taken)

    def take(self, box: Box) -> bool:
        """Takes the box if it is free."""
        free = not any(_meet(box, other) for other in self._taken)
        if free:
            self._taken.append(box)
        return free

    def put(self, text: str, x: float, baselines: Iterable[float], class_: str = "chart-on") -> str:
        """The words around ``x``, at the first of the base lines where they are free."""
        text = cut(text, WIDTH / 2)
        wide = width(text, strong="chart-strong" in class_)
        left = min(max(x - wide / 2, 0.0), max(WIDTH - wide, 0.0))
        for y in baselines:
            if self.take((left - 3, y - SIZE * 0.85, left + wide + 3, y + SIZE * 0.25)):
                return words(left + wide / 2, y, text, "middle", class_)
        return ""


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
