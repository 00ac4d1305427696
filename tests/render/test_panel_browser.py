"""What a panel and a board read, in a real Chromium: accessible, and not too wide."""

import itertools
import re

import pytest
from test_browser import TAGS, browser  # noqa: F401 - a fixture

from vawg_plan.render import render

pytestmark = pytest.mark.browser
DAYS = {"own_plan": "2026-01-01", "riverside": "2032-04-20"}
DOCUMENTS = ("scrutiny-paper", "dashboard")
TOO_WIDE = (
    "[...document.querySelectorAll('body *')].filter(e => !e.matches('.skip, details *') &&"
    " e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 80))"
)


@pytest.fixture(params=list(itertools.product(DOCUMENTS, DAYS)), ids="-".join)
def made(request, provenance):
    document, which = request.param
    plan = request.getfixturevalue(which)
    return render(document, "html", plan, DAYS[which], provenance)


@pytest.fixture(params=[("light", 320), ("dark", 1280), ("dark", 360)], ids=str)
def page(request, browser, made):  # noqa: F811 - the fixture
    scheme, width = request.param
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    opened = context.new_page()
    opened.set_content(made)
    yield opened
    context.close()


def test_accessible_and_no_wider_than_the_window(page):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be missing

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    said = [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]]
    assert said == []
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate(TOO_WIDE) == []  # a folded table scrolls by itself, in its own region
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_tables_headings_and_links(page):
    assert page.evaluate("document.querySelectorAll('table:not(:has(> caption))').length") == 0
    assert page.evaluate("document.querySelectorAll('th:not([scope])').length") == 0
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert dead == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_on_a_phone_rows_are_cards_of_legible_text(browser, riverside, provenance, document):  # noqa: F811
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    opened = context.new_page()
    opened.set_content(render(document, "html", riverside, DAYS["riverside"], provenance))
    cells = opened.evaluate(
        "[...document.querySelectorAll('.stacked tbody :is(th, td)')].map(e =>"
        " [parseFloat(getComputedStyle(e).fontSize), getComputedStyle(e).display])"
    )
    of = {"row": "tr", "columnheader": "thead th", "rowheader": "tbody th", "cell": "td"}
    wrong = [
        (role, which) for role, which in of.items()
        if opened.locator(f".stacked {which}:not([role={role}])").count()
    ]  # fmt: skip
    context.close()
    assert cells
    assert all(size >= 16 and display == "block" for size, display in cells)
    assert wrong == []


@pytest.mark.parametrize("which", DAYS)
def test_the_dashboard_is_one_sheet_of_a4(request, browser, provenance, which):  # noqa: F811
    plan = request.getfixturevalue(which)
    context = browser.new_context()
    opened = context.new_page()
    opened.set_content(render("dashboard", "html", plan, DAYS[which], provenance))
    pdf = opened.pdf(prefer_css_page_size=True)
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_dashboard_is_about_one_screen(browser, riverside, provenance):  # noqa: F811
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    opened = context.new_page()
    opened.set_content(render("dashboard", "html", riverside, DAYS["riverside"], provenance))
    end = opened.evaluate("document.querySelector('.panels').getBoundingClientRect().bottom")
    context.close()
    assert end < 900
