"""Hostile text in every text field of a plan changes the words of a document and nothing else."""

import html5lib
import pytest
from markdown_it import MarkdownIt

from vawg_plan.render import render

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></p><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "[/] [x](javascript:alert(1)) ![i](https://e.example/i.png) <https://e.example>",
    "{{7*7}} {% include 'x' %} {# c #} ${7*7}",
    "a | b\n| --- |\n# heading\n- item\n1. item\n```\ncode\n```\n> quote\n===\n",
    "`code` *a* **b** _c_ ~~d~~ @team #1 https://e.example www.e.example &lt;b&gt; &copy;",
    "    four spaces\n\ttab \\ \\\\ end\\",
    "\x1b[31mred\x00\u202egnirts\u2028line\ud800\ufffe",
    "x" * 300,
    "--> ]]> <!-- -->",
    "[ref]: https://e.example",
]
# Fields that are ids, dates, numbers or words of a vocabulary: a schema lets no text in there.
FIXED = (
    "id number schema_version publisher source status start end basis published lead lead_basis"
    " co_leads accountable partners mode tier modality due original_due due_basis withdrawn cites"
    " visibility kind date reporter subject direction unit aggregable superseded_by"
    " superseded_on period_start period_end checked value"
)
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def poison(data, text, path=()):
    """The same data with ``text`` put after what stands in every free text field."""
    if isinstance(data, dict):
        return {key: poison(value, text, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [poison(value, text, path) for value in data]
    if (
        not isinstance(data, str)
        or path[-1] in FIXED.split()
        or (path[-1] == "trigger" and data == "fired")
    ):
        return data
    return f"{text} {data} {text}"


@pytest.fixture(params=HOSTILE)
def poisoned(request, data, make_plan):
    return make_plan(poison(data, request.param))


def elements(page):
    """The page's elements with their attributes, bar the addresses of sources and bodies."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    tree = parser.parse(page)
    listed = {id(one) for part in tree.iter() if in_prose(part) for one in part.iter()}
    return [
        (node.tag, sorted((k, v) for k, v in node.attrib.items() if k != "content"))
        for node in tree.iter()
        if isinstance(node.tag, str)
        and node.tag != "a"
        and not (node.tag in {"p", "em", "strong"} and not node.attrib)
        and id(node) not in listed
    ]


def in_prose(node):
    """Lists of plan text; like paragraphs and stress, what it may make, and all that it may."""
    if node.get("class") != "prose":
        return False
    assert {child.tag for child in node.iter()} <= {"ul", "ol", "li", "em", "strong", "a"}
    assert all(not child.attrib for child in node.iter() if child.tag in {"li", "em", "strong"})
    return True


def test_html(data, make_plan, poisoned, provenance):
    fair = make_plan(poison(data, "fair"))
    wanted = elements(render("public-plan", "html", fair, "2030-12-01", provenance))
    page = render("public-plan", "html", poisoned, "2030-12-01", provenance)
    assert elements(page) == wanted
    page.encode()


def test_html_links(poisoned, provenance):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    page = parser.parse(render("public-plan", "html", poisoned, "2030-12-01", provenance))
    links = [node.get("href") for node in page.iter("a")]
    ids = {node.get("id") for node in page.iter() if node.get("id")}
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def blocks(text, lists):
    """Headings, tables, quotes, links, images, raw HTML and code of a Markdown text."""
    counted = {}
    for token in READER.parse(text):
        for each in (token, *(token.children or ())):
            if each.type.endswith("_open") or "html" in each.type or "code" in each.type:
                counted[each.type] = counted.get(each.type, 0) + 1
            if each.type in {"image", "fence"}:
                counted[each.type] = counted.get(each.type, 0) + 1
    for each in (
        "paragraph",
        "em",
        "strong",
        *(["bullet_list", "ordered_list", "list_item"] * lists),
    ):
        counted.pop(f"{each}_open", None)  # what plan prose may make
    return counted


def test_markdown(request, data, make_plan, poisoned, provenance):
    fair = make_plan(poison(data, "fair"))
    lists = request.node.callspec.params["poisoned"].count("\n- item")
    wanted = blocks(render("public-plan", "md", fair, "2030-12-01", provenance), lists)
    made = render("public-plan", "md", poisoned, "2030-12-01", provenance)
    assert blocks(made, lists) == wanted
    assert "html_inline" not in wanted
    made.encode()


def test_the_page_shows_what_the_text_says(data, make_plan, provenance):
    data["plan.yaml"]["title"] = "[tbc] <b> & {{x}} | 'q' \"r\""
    page = render("public-plan", "html", make_plan(data), "2030-12-01", provenance)
    tree = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
    assert tree.find(".//h1").text == "[tbc] <b> & {{x}} | 'q' \"r\""
