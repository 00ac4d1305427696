"""Charts in a real Chromium: in both schemes, narrow and wide, forced colours and print."""

import pathlib

import jinja2
import markupsafe
import pytest
from chart_cases import ALL, KEYS, MARKS, SAID, bar, frame
from test_browser import TAGS, browser  # noqa: F401 - a fixture

from vawg_plan.render.charts import Cell, Due, Key, Reading, Rule, matrix, stacked, timeline, trend
from vawg_plan.render.charts.draw import TEXTURED

pytestmark = pytest.mark.browser
TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
LONG = "Wide WORDS that go on and on, as titles of actions do when nobody stops them " * 3
SETTINGS = [
    *((scheme, width, "none") for scheme in ("light", "dark") for width in (320, 1280)),
    ("dark", 640, "active"),
]
OUTSIDE = """[...document.querySelectorAll('svg text')].filter(t => {
  const r = t.getBoundingClientRect(), s = t.ownerSVGElement.getBoundingClientRect();
  return r.right > s.right + 1 || r.left < s.left - 1 || r.bottom > s.bottom + 2 ||
    r.top < s.top - 2;
}).map(t => t.textContent)"""
OVERLAPPING = """[...document.querySelectorAll('svg')].flatMap(s => {
  const boxes = [...s.querySelectorAll('text')]
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  return boxes.flatMap(([a, r], i) => boxes.slice(i + 1).filter(([b, q]) =>
    Math.min(r.right, q.right) - Math.max(r.left, q.left) > 1 &&
    Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > 4).map(([b]) => a + ' / ' + b));
})"""


def long_ones():
    """The charts with long words and great numbers in them."""
    said = {"full": LONG, "part": LONG}
    return (
        stacked(frame("l1"), KEYS, [bar(f"{n}. {LONG}", 1, n, 0, 1, 900) for n in range(4)]),
        trend(
            frame("l2"), SAID, [
                Reading("January to March 2029", "2029-03-31", 1e12, "1,000,000,000,000"),
                Reading("October to December 2029", "2029-12-31", -4e11, "-400,000,000,000"),
            ], Rule(LONG, LONG, 2e12), Rule("Target", LONG, 5e11, "2035"),
        ),
        timeline(frame("l3"), MARKS, "2030-12-01", [Due(LONG, f"203{n}", LONG) for n in range(6)]),
        matrix(frame("l4"), [LONG] * 3, [LONG] * 30, [Cell(1, 1), Cell(2, 29, "part")], said),
        stacked(frame("l5"), [Key(t, t, t) for t in TEXTURED], ()),
    )  # fmt: skip


def page_of(charts):
    style = "".join((TEMPLATES / name).read_text("utf-8") for name in ("page.css", "chart.css"))
    figures = "".join(f"<figure>{chart}</figure>" for chart in charts)
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Charts</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><style>{style}figure {{ margin: 0 }}'
        f'</style></head><body><main class="wide"><h1>Charts</h1>{figures}</main></body></html>'
    )


@pytest.fixture(params=SETTINGS, ids=lambda one: "-".join(map(str, one)))
def page(request, browser):  # noqa: F811 - the fixture
    scheme, width, forced = request.param
    context = browser.new_context(
        color_scheme=scheme, forced_colors=forced, viewport={"width": width, "height": 800}
    )
    made = context.new_page()
    made.set_content(page_of([*(make() for make in ALL.values()), *long_ones()]))
    yield made
    context.close()


def test_axe(page):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be missing

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_words_are_inside_apart_and_large_enough(page):
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = "[...document.querySelectorAll('svg text')].map(t => 15 * t.getScreenCTM().a || 15)"
    assert min(page.evaluate(heights)) >= 12


def test_words_stay_inside_when_a_reader_spaces_them(page):
    """WCAG 1.4.12."""
    page.add_style_tag(
        content="* { letter-spacing: .12em !important; word-spacing: .16em !important;"
        ' font-family: "Liberation Sans", Arial, sans-serif !important }'
    )
    assert page.evaluate(OUTSIDE) == []


def test_the_accessibility_tree_has_a_name_and_a_description(browser):  # noqa: F811
    context = browser.new_context()
    page = context.new_page()
    page.set_content(page_of([ALL["trend"]()]))
    nodes = context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    seen = [node for node in nodes if not node["ignored"]]
    (image,) = (node for node in seen if node["role"]["value"] in {"image", "img"})
    assert image["name"]["value"] == "Calls answered in time"
    assert image["description"]["value"] == "What it shows."
    read = {node["nodeId"] for node in seen} & set(image.get("childIds", ()))
    assert not read  # words are read once, from the table
    context.close()


def test_prints_in_ink_on_one_sheet(browser):  # noqa: F811
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    bars = [bar(f"Action {n} has a title", 1, 1, 1, 1, 1) for n in range(500)]
    page.set_content(page_of([stacked(frame("tall"), KEYS, bars)]))
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.evaluate("getComputedStyle(document.querySelector('svg text')).fill")
    high = page.evaluate("document.querySelector('svg').getBoundingClientRect().height")
    assert ink == "rgb(29, 26, 34)"
    assert high <= 235 / 25.4 * 96 + 1
    context.close()


def test_legible_without_our_style(browser):  # noqa: F811
    """A plan may bring its own page.css: charts are then in ink on the browser's ground."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.set_content("<!DOCTYPE html>" + "".join(str(make()) for make in ALL.values()))
    fills = (
        "[...new Set([...document.querySelectorAll('svg *')].map(e => getComputedStyle(e).fill))]"
    )
    assert {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "none"} <= set(page.evaluate(fills))
    assert page.evaluate(OUTSIDE) == []
    context.close()


TABLE = """<table><caption>Calls answered in time</caption>
<thead><tr><th scope="col">Year</th><th scope="col">Answered</th></tr></thead>
<tbody><tr><th scope="row">2029/30</th><td>52%</td></tr></tbody></table>"""
FIGURE = """{% from "parts/chart.html.j2" import chart %}
{% call chart(drawing, "Calls & answers") %}{{ table }}{% endcall %}"""


@pytest.mark.parametrize(("width", "beside"), [(320, False), (1280, True)])
def test_the_table_is_beside_its_chart_where_there_is_room(browser, width, beside):  # noqa: F811
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    values = {"drawing": ALL["trend"](), "table": markupsafe.Markup(TABLE)}  # noqa: S704 - ours
    page.set_content(page_of([environment.from_string(FIGURE).render(values)]))
    assert page.locator("figcaption").inner_text() == "Calls & answers"
    chart, table = page.locator("svg").bounding_box(), page.locator("table").bounding_box()
    assert (table["x"] >= chart["x"] + chart["width"]) == beside
    assert (table["y"] >= chart["y"] + chart["height"]) != beside
    assert chart["width"] >= min(288, width - 32)
    context.close()
