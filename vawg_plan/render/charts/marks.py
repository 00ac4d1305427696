"""Marks that differ in shape, so that they are told apart without colour."""

from __future__ import annotations

from vawg_plan.render.charts.draw import number, tag

_CURRENT = "currentColor"
_PAPER = "Canvas"  # the style sheet puts the page's own ground in its place
DASHES = {"baseline": "7 4", "target": "2 3"}


def dot(x: float, y: float, *, hollow: bool = False, radius: float = 4.5) -> str:
    """A reading; hollow while it is provisional."""
    kind = "chart-hollow" if hollow else "chart-solid"
    return tag(
        "circle", cx=x, cy=y, r=radius, class_=f"chart-mark {kind}",
        fill=_PAPER if hollow else _CURRENT, stroke=_CURRENT, stroke_width=2,
    )  # fmt: skip


def diamond(x: float, y: float, *, hollow: bool = False) -> str:
    """A date that something is due; hollow where it was due before."""
    return _shape(f"M{_p(x, y - 7)}L{_p(x + 7, y)}L{_p(x, y + 7)}L{_p(x - 7, y)}Z", hollow=hollow)


def triangle(x: float, y: float) -> str:
    """A date that has passed with something left to do."""
    return _shape(f"M{_p(x, y - 7)}L{_p(x + 8, y + 6)}L{_p(x - 8, y + 6)}Z", hollow=False)


def check(x: float, y: float) -> str:
    """A date on which something was done."""
    ring = dot(x, y, hollow=True, radius=7.5)
    return ring + stroke(f"M{_p(x - 3.5, y)}L{_p(x - 1, y + 3)}L{_p(x + 4, y - 3.5)}", 2)


def square(x: float, y: float, *, hollow: bool = False) -> str:
    """A place in a matrix that is covered."""
    return _shape(
        f"M{_p(x - 6, y - 6)}H{number(x + 6)}V{number(y + 6)}H{number(x - 6)}Z", hollow=hollow
    )


def gap(x: float, y: float, kind: int) -> str:
    """A period without a value; kinds of gap differ by their mark, the fourth is as the first."""
    cross = f"M{_p(x - 4, y - 4)}L{_p(x + 4, y + 4)}M{_p(x - 4, y + 4)}L{_p(x + 4, y - 4)}"
    bar = f"M{_p(x - 5, y)}L{_p(x + 5, y)}"
    plus = f"{bar}M{_p(x, y - 5)}L{_p(x, y + 5)}"
    return stroke((cross, bar, plus)[kind % 3], 2)


def line(x: float, y: float, to_x: float, to_y: float, class_: str, dash: str = "") -> str:  # noqa: PLR0913, PLR0917 - two places
    """A straight line."""
    drawn = tag(
        "path", class_=class_, d=f"M{_p(x, y)}L{_p(to_x, to_y)}", fill="none", stroke=_CURRENT
    )
    return drawn.replace("/>", f' stroke-dasharray="{dash}"/>') if dash else drawn


def arrow(x: float, to_x: float, y: float) -> str:
    """From an earlier date to the one that it was moved to."""
    back = 5 if to_x > x else -5
    head = f"M{_p(to_x - back, y - 4)}L{_p(to_x, y)}L{_p(to_x - back, y + 4)}"
    return stroke(f"M{_p(x, y)}L{_p(to_x, y)}{head if abs(to_x - x) > 5 else ''}", 1.8)  # noqa: PLR2004


def stroke(path: str, wide: float) -> str:
    """A path that is only a line."""
    return tag(
        "path", class_="chart-stroke", d=path, fill="none", stroke=_CURRENT, stroke_width=wide
    )


def _shape(path: str, *, hollow: bool) -> str:
    kind = "chart-hollow" if hollow else "chart-solid"
    return tag(
        "path", class_=f"chart-mark {kind}", d=path,
        fill=_PAPER if hollow else _CURRENT, stroke=_CURRENT, stroke_width=1.8,
    )  # fmt: skip


def _p(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
