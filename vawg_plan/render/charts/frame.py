"""The SVG element around every chart: its name, its description, its size."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape
from msgspec import Struct

from vawg_plan.render.charts.draw import lines
from vawg_plan.render.charts.text import LINE, SIZE, shorten, wrap

WIDTH = 320.0  # a chart is as wide as the narrowest window; on a wide one its table is beside it
TALLEST = 1100.0  # on A4, with its caption, in letters of nine points
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_NAME = 200
_DESCRIPTION = 1000


def plain_number(value: float) -> str:
    """A number as no language minds it: digits, from ten thousand on in groups of three."""
    whole = f"{value:.10g}" if abs(value) < 1e4 else f"{value:,.0f}"  # noqa: PLR2004
    return whole.replace(",", "\u202f").replace("-", "\u2212")


class Frame(Struct, frozen=True):
    """What every chart is given besides its values; all words are ready to be read.

    ``id`` begins every id inside the chart and must be the page's only one. ``title`` names the
    chart and ``description`` says what it shows, for who doesn't see it; ``empty`` stands where
    there is nothing to draw, ``more`` where not all is drawn ("{n}" in it is how many are left).
    """

    id: str
    title: str
    description: str
    empty: str = ""
    more: str = ""
    number: Callable[[float], str] = plain_number


class Drawing(Struct, frozen=True):
    """A drawn chart: its elements, its height, how many of its rows had no room."""

    body: str
    height: float
    left_out: int = 0
    definitions: str = ""


def svg(frame: Frame, kind: str, drawing: Drawing | None) -> Markup:
    """The chart as an element of a page; without a drawing it says that there is nothing.

    Chromium reads an image's words one by one, out of all order, unless they are hidden from it.
    """
    if not _ID.fullmatch(frame.id):
        raise ValueError(f"a chart's id is letters, digits, - and _; this is not: {frame.id!r}")
    drawing = _noted(frame, drawing or _nothing(frame))
    name = f"{frame.id}-title"
    about = f"{frame.id}-description"
    return Markup(  # noqa: S704 - every part is escaped where it is made
        f'<svg class="chart chart-of-{kind}" viewBox="0 0 {WIDTH:.0f} {drawing.height:.0f}" '
        f'width="{WIDTH:.0f}" height="{drawing.height:.0f}" preserveAspectRatio="xMinYMin meet" '
        f'role="img" aria-labelledby="{name}" aria-describedby="{about}" direction="ltr" '
        f'font-size="{SIZE:.0f}" fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}">{escape(shorten(frame.title, _NAME))}</title>'
        f'<desc id="{about}">{escape(shorten(frame.description, _DESCRIPTION))}</desc>'
        f'{drawing.definitions}<g aria-hidden="true">{drawing.body}</g></svg>'
    )


def _nothing(frame: Frame) -> Drawing:
    said = wrap(frame.empty, WIDTH, 4)
    return Drawing(lines(0, SIZE, said, class_="chart-quiet"), max(1, len(said)) * LINE + 4)


def _noted(frame: Frame, drawing: Drawing) -> Drawing:
    """The drawing with a note, below it, on how many of its rows it leaves out."""
    if not drawing.left_out or not frame.more:
        return drawing
    said = wrap(frame.more.replace("{n}", frame.number(drawing.left_out)), WIDTH, 3)
    note = lines(0, drawing.height + SIZE, said, class_="chart-quiet")
    height = drawing.height + LINE * len(said) + 6
    return Drawing(drawing.body + note, height, definitions=drawing.definitions)
