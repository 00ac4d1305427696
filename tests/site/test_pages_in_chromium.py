"""The built site in a real Chromium, from the disk: accessible, and it asks for nothing.

One page of each document, in both schemes and widths; see tests/render/test_browser.py for what
is needed, and VAWG_BROWSER_TESTS.
"""

import importlib.util
import itertools
import os
import shutil

import pytest

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = (("light", 320), ("dark", 1280), ("dark", 320), ("light", 1280))


@pytest.fixture(scope="module")
def browser():
    chrome = os.environ.get("VAWG_CHROMIUM") or shutil.which("chromium")
    if not chrome or not importlib.util.find_spec("axe_playwright_python"):
        stop = pytest.fail if os.environ.get("VAWG_BROWSER_TESTS") == "required" else pytest.skip
        stop("no chromium, or no axe-playwright-python")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    with sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        made = driver.chromium.launch(executable_path=chrome, args=arguments)
        yield made
        made.close()


def pages(site):
    """A page of each document: all of the first folder, and one of each folder in it."""
    inner = (sorted(folder.glob("*.html"))[:1] for folder in sorted(site.iterdir()))
    return [*sorted(site.glob("*.html")), *itertools.chain.from_iterable(inner)]


STRUCTURE = """() => ({
 wide: document.documentElement.scrollWidth > innerWidth,
 unscoped: document.querySelectorAll('th:not([scope])').length,
 uncaptioned: document.querySelectorAll('table:not(:has(caption))').length,
 scripts: document.scripts.length,
 unnamed: document.querySelectorAll(
  'svg[role=img]:not([aria-labelledby]):not([aria-label])').length,
 levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]),
})"""


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: f"{one[0]}-{one[1]}")
def test_every_page(browser, sites, screen):
    """1280 pixels at 400% are 320: the narrow ones are those, too."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be missing

    scheme, width = screen
    found, requests = [], []
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    tab = context.new_page()
    tab.on("request", lambda request: requests.append(request.url))
    for path in pages(sites["riverside"]):
        tab.goto(path.as_uri())
        axe = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}}).response
        found += [(path.name, v["id"], v["nodes"][0]["target"]) for v in axe["violations"]]
        said = tab.evaluate(STRUCTURE)
        levels = said.pop("levels")
        found += [(path.name, key) for key, value in said.items() if value]
        ordered = all(b <= a + 1 for a, b in itertools.pairwise(levels))
        found += [] if ordered and levels.count(1) == 1 else [(path.name, levels)]
    context.close()
    assert found == []
    assert requests == [path.as_uri() for path in pages(sites["riverside"])]


def test_focus_is_seen_whatever_the_colours_and_nothing_moves(browser, sites):
    """In forced colours too; who wants less movement gets none."""
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    tab = context.new_page()
    for path in pages(sites["riverside"]):
        tab.goto(path.as_uri())
        for _ in range(4):
            tab.keyboard.press("Tab")
            seen = tab.evaluate(
                "(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)"
                "(getComputedStyle(document.activeElement))"
            )
            assert seen, (path.name, tab.evaluate("document.activeElement.outerHTML"))
        assert tab.evaluate("document.getAnimations().length") == 0
    context.close()


def test_the_accessibility_tree_reads_in_order(browser, sites):
    tab = browser.new_page()
    tab.goto((sites["riverside"] / "public-plan.html").as_uri())
    tree = tab.locator("body").aria_snapshot()
    marks = ["link", "navigation", "banner", "heading", "main", "contentinfo"]
    places = [tree.find(f"- {mark}") for mark in marks]
    assert -1 not in places, tree[:2000]
    assert places == sorted(places), dict(zip(marks, places, strict=True))
    assert "- table" in tree
    tab.close()


def test_no_title_is_too_long_for_a_narrow_screen(browser, tmp_path):
    from site_plans import made, write_plan  # noqa: PLC0415 - slow to make
    from test_build import large  # noqa: PLC0415

    made(write_plan(tmp_path / "plan", large()), tmp_path / "site", "--force")
    tab = browser.new_page(viewport={"width": 320, "height": 800})
    wide = []
    for path in pages(tmp_path / "site"):
        tab.goto(path.as_uri())
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path.name)
    tab.close()
    assert wide == []
