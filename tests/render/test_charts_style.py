"""The style of charts: contrast computed from its colours, and no more than the policy allows."""

import pathlib
import re

import pytest

from vawg_plan.render import sheets, templates

TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
CHART = (TEMPLATES / "chart.css").read_text("utf-8")
PAGE = (TEMPLATES / "page.css").read_text("utf-8")
DARK = "@media screen and (prefers-color-scheme: dark)"
GROUNDS = ("--paper", "--raised")
WORDS = ("ink", "quiet")
SHAPES = (
    "ink", "quiet", "full", "most", "some", "none", "unknown", "green", "amber", "red", "target",
)  # fmt: skip


def colours(css, scheme):
    """Name -> colour, of the scheme's first block."""
    start = css.index(DARK) if scheme == "dark" else 0
    block = css[start : css.index("}", start)]
    return dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_contrast(scheme, ground):
    """Words 4.5 to 1 (WCAG 1.4.3), shapes 3 to 1 (1.4.11), on each ground that a page has."""
    paper, chart = colours(PAGE, scheme)[ground], colours(CHART, scheme)
    dim = {name: contrast(chart[f"--chart-{name}"], paper) for name in (*WORDS, *SHAPES)}
    assert {name: ratio for name, ratio in dim.items() if ratio < 3} == {}
    assert {name: dim[name] for name in WORDS if dim[name] < 4.5} == {}


def test_every_colour_has_its_like_in_the_dark_and_in_forced_colours():
    defined = [set(re.findall(r"(--chart-[a-z]+):", part)) for part in CHART.split("@media")[:3]]
    assert defined[0] == defined[1] == defined[2]
    used = set(re.findall(r"var\((--chart-[a-z]+)\)", CHART))
    assert used <= defined[0]


def test_the_style_fits_into_a_page():
    assert templates.style("chart.css", {}) == CHART
    assert "url(" not in CHART
    assert "@import" not in CHART


DRAWING = '{% from "parts/chart.html.j2" import chart %}'


def test_only_a_page_that_draws_charts_has_their_style():
    one = {"page.css": "p {}\n"}
    assert sheets.style("public-plan.html.j2", one) == "p {}\n"
    assert sheets.style("x.html.j2", one | {"x.html.j2": DRAWING}) == "p {}\n" + CHART
    through = {"x.html.j2": "{% include 'y.html.j2' %}", "y.html.j2": "{% extends 'x.html.j2' %}"}
    assert sheets.style("x.html.j2", one | through) == "p {}\n"
    through["y.html.j2"] += DRAWING
    assert sheets.style("x.html.j2", one | through | {"chart.css": "q {}"}) == "p {}\nq {}"
