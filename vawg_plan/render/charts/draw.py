"""Elements of SVG as text: every value escaped, every number rounded the same everywhere."""

from __future__ import annotations

from markupsafe import escape

from vawg_plan.render import wording
from vawg_plan.render.charts.text import LINE

TEXTURED = ("most", "some", "mixed", "unknown", "green", "amber", "red")

# What fills a tone, on a tile of 8 by 8, without colour: the style sheet adds that.
_TEXTURES = {
    "most": '<path d="M-2 2L2 -2M-2 10L10 -2M6 10L10 6" stroke-width="2.6"/>',
    "some": '<path d="M2 0V8" stroke-width="1.6"/>',
    "mixed": '<path d="M2 0V8M0 2H8" stroke-width="1.2"/>',
    "unknown": '<path d="M2 2h1.6M6 6h1.6" stroke-width="1.6"/>',
    "green": '<path d="M0 4H8" stroke-width="2"/>',
    "amber": '<path d="M-2 6L2 10M-2 -2L10 10M6 -2L10 2" stroke-width="2.2"/>',
    "red": '<path d="M0 0L8 8M8 0L0 8" stroke-width="2.2"/>',
}


def number(value: float) -> str:
    """A place or a length, to a hundredth."""
    rounded = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def tag(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """An element; an attribute's ``_`` is a hyphen, a last one keeps it from being a keyword."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words(x: float, y: float, text: str, anchor: str = "start", class_: str = "") -> str:
    """One line of text whose base line is at ``y``; nothing where there is no text."""
    line = str(escape(wording.line(text)))
    kind = f' class="{class_}"' if class_ else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{number(x)}" y="{number(y)}"{place}{kind}>{line}</text>' if line else ""


def lines(x: float, y: float, texts: list[str], anchor: str = "start", class_: str = "") -> str:
    """Lines of text below each other, the first's base line at ``y``."""
    return "".join(words(x, y + LINE * at, line, anchor, class_) for at, line in enumerate(texts))


def filled(  # noqa: PLR0913, PLR0917 - a box
    prefix: str, tone: str, x: float, y: float, width: float, height: float
) -> str:
    """A box in a tone: solid, in a texture, blank, or with a broken outline for the unknown."""
    fill = {"full": "currentColor", "none": "none"}.get(tone, f"url(#{prefix}-{tone})")
    box = tag(
        "rect", x=x, y=y, width=width, height=height,
        class_=f"chart-box chart-{tone}", fill=fill, stroke="currentColor", stroke_width=1.2,
    )  # fmt: skip
    return box.replace("/>", ' stroke-dasharray="3 2"/>') if tone == "unknown" else box


def textures(prefix: str, tones: set[str]) -> str:
    """The definitions of the textures that a chart uses."""
    made = "".join(
        f'<pattern id="{escape(prefix)}-{tone}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<g class="chart-texture chart-{tone}" fill="none" stroke="currentColor">{drawn}</g>'
        "</pattern>"
        for tone, drawn in _TEXTURES.items()
        if tone in tones
    )
    return f"<defs>{made}</defs>" if made else ""


def _value(value: str | float) -> str:
    return str(escape(value)) if isinstance(value, str) else number(value)
