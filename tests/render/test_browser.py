"""The page in a real Chromium: accessible, self-contained, and readable at every width.

Chromium is the system's (``apt install chromium``; VAWG_CHROMIUM names another), driven by the PyPI
package playwright; axe-core comes inside the PyPI package axe-playwright-python. Where one of them
is missing these tests are skipped, unless VAWG_BROWSER_TESTS=required.
"""

import functools
import http.server
import importlib.util
import itertools
import os
import shutil
import threading

import pytest
from conftest import asked_for

from vawg_plan.render import DOCUMENTS, render

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def chromium():
    names = (os.environ.get("VAWG_CHROMIUM") or "", "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, filter(None, names))), None)


def missing():
    wanted = ("playwright", "axe_playwright_python")
    packages = [name for name in wanted if importlib.util.find_spec(name) is None]
    return packages + ([] if chromium() else ["chromium"])


@pytest.fixture(scope="module")
def browser():
    if lacking := missing():
        stop = pytest.fail if os.environ.get("VAWG_BROWSER_TESTS") == "required" else pytest.skip
        stop(f"no {', '.join(lacking)}: see the top of {os.path.basename(__file__)}")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    with sync_playwright() as driver:
        arguments = [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ]  # fmt: skip
        chrome = driver.chromium.launch(executable_path=chromium(), args=arguments)
        yield chrome
        chrome.close()


@pytest.fixture(scope="module")
def served(plan, provenance, tmp_path_factory):
    """The page's address on a server of its own, and the list of what was asked of that server."""
    folder = tmp_path_factory.mktemp("page")
    page = render("public-plan", "html", plan, "2030-12-01", provenance)
    (folder / "plan.html").write_text(page, "utf-8", newline="\n")
    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_request(self, *_):
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/plan.html", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(params=[(scheme, width) for scheme in SCHEMES for width in WIDTHS])
def page(request, browser, served):
    scheme, width = request.param
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    made = context.new_page()
    made.goto(served[0])
    yield made
    context.close()


def test_axe(page):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be missing

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    said = [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]]
    assert said == []
    assert len(found["passes"]) > 20


WIDER = """[...document.querySelectorAll('body *')].filter(e => !e.matches('.skip') &&
 !e.closest('.table, svg') && e.getBoundingClientRect().right > innerWidth + 0.5
).map(e => e.outerHTML.slice(0, 80))"""


PLANS = (("own_plan", "2026-01-01"), ("riverside", "2031-10-25"))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("of", PLANS, ids=lambda of: of[0])
@pytest.mark.parametrize("screen", [("light", 320), ("dark", 1280)])
def test_every_document(request, browser, provenance, document, of, screen):  # noqa: PLR0913, PLR0917
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be missing

    (which, day), (scheme, width) = of, screen
    plan = request.getfixturevalue(which)
    asked = asked_for(document, plan)
    if asked is None:
        pytest.skip("the plan has nothing that it could be about")
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page = context.new_page()
    page.set_content(render(document, "html", plan, day, provenance, {}, asked))
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []
    assert page.evaluate(DEAD) == []
    assert page.evaluate("document.querySelectorAll('th:not([scope])').length") == 0
    assert page.evaluate("document.querySelectorAll('table:not(:has(caption))').length") == 0
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    context.close()


DEAD = """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
 .filter(id => !document.getElementById(id))"""


def test_nothing_is_wider_than_the_window(page):
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => !e.matches('.skip') &&"
        " e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_text_spacing(page):
    """WCAG 1.4.12: nothing is cut or overflows when a reader widens the spacing."""
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_structure(page):
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6,caption,li,dd,p')]"
        ".every(e => e.textContent.trim())"
    )


def test_tables(page):
    count = page.evaluate("document.querySelectorAll('table').length")
    assert count == page.evaluate("document.querySelectorAll('table > caption').length") == 2
    assert page.evaluate("document.querySelectorAll('th:not([scope])').length") == 0
    assert page.evaluate(
        "[...document.querySelectorAll('tbody tr')].every(r => r.cells[0].scope === 'row')"
    )


def test_links_lead_somewhere(page):
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert dead == []
    assert len(ids) == len(set(ids))


def test_focus_is_seen_and_the_skip_link_is_first(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    style = "(e => [e.outlineStyle, e.outlineWidth])(getComputedStyle(document.activeElement))"
    assert page.evaluate(style) == ["solid", "3px"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_asks_for_nothing_and_runs_nothing(browser, served):
    address, asked = served
    asked.clear()
    context = browser.new_context()
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address, wait_until="networkidle")
    assert requests == [address]
    assert asked == ["/plan.html"]
    assert complaints == []
    assert (
        page.evaluate("document.scripts.length + document.querySelectorAll('[style]').length") == 0
    )
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # the style applies
    context.close()


def test_policy_stops_what_is_not_the_page_s_own(browser, served):
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/plan.html", lambda route: route.fulfill(
        body=route.fetch().text().replace(
            "</main>",
            "<script>document.title = 'ran'</script><style>body{margin:9px}</style>"
            "<img src='/x.png'></main>",
        ),
        content_type="text/html",
    ))  # fmt: skip
    page.goto(served[0])
    assert page.title() != "ran"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert len(complaints) == 3
    assert "/x.png" not in served[1]
    context.close()


def test_prints_on_a4_in_ink(browser, served):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(served[0])
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).display") == "none"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    context.close()
