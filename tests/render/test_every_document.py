"""What holds for every document: a new row in the table is tested by being there."""

import copy
import itertools
import json
import re

import html5lib
import jinja2
import pytest
from conftest import RIVERSIDE, ROOT, as_plan, asked_for, read_data

from vawg_plan.model import types as t
from vawg_plan.model.audience import for_audience
from vawg_plan.render import DOCUMENTS, data_files, render

DAY = "2030-12-01"
DAYS = {
    "plan": DAY, "small": DAY, "own_plan": "2026-01-01", "riverside": "2032-03-31",
    "wordless": "2032-03-31",
}  # fmt: skip
EACH = [(name, fmt) for name, row in DOCUMENTS.items() for fmt in row.formats]
WORDS = ROOT / "templates" / "words" / "en.j2"
MARK = "xXinternalXx"


def made(document, fmt, plan, provenance, *, overrides=None, day=DAY, **options):  # noqa: PLR0913
    """The document and its data as one text."""
    asked = asked_for(document, plan, data="", **options)
    if asked is None:
        pytest.skip("the plan has nothing that it could be about")
    page = render(document, fmt, plan, day, provenance, overrides or {}, asked)
    return page, data_files(document, plan, day, overrides or {}, asked)


# --- public means public


def with_internal(data):
    """The same plan with an internal record of every kind, all its texts marked."""
    more = copy.deepcopy(data)
    action = more["actions/01-paths.yaml"]
    promise = copy.deepcopy(action["commitments"][0]) | {"id": "A1.C77", "visibility": "internal"}
    promise |= {"title": MARK, "text": MARK, "locator": MARK, "due": "2030-11-11"}
    promise["milestones"] = [{"id": "A1.C77.MS1", "title": MARK, "due": "2030-11-12"}]
    action["commitments"].append(promise)
    action["commitments"][0]["depends_on"] = ["A1.C77", "A1.C77.MS1"]
    more["organisations.yaml"]["organisations"].append(
        {"id": "secret-body", "name": MARK, "kind": "body"}
    )
    entry = {"subject": "A1.C1", "completion": "complete", "confidence": "red", "summary": MARK,
             "next_steps": MARK, "recovery_action": MARK, "recovery_owner": "secret-body",
             "verified_by": "secret-body", "evidence": [{"title": MARK}]}  # fmt: skip
    hidden = {"subject": "A1.C77", "completion": "limited", "summary": MARK}
    more["updates/2030-11-01-secret.yaml"] = {
        "date": "2030-11-01", "reporter": "secret-body", "visibility": "internal",
        "entries": [entry, {"subject": "F1", "trigger": "fired", "summary": MARK}],
    }  # fmt: skip
    more["updates/2030-11-02-of-hidden.yaml"] = {
        "date": "2030-11-02", "reporter": "esb", "visibility": "public", "entries": [hidden],
    }  # fmt: skip
    more["updates/2030-07-02-bridge.yaml"]["entries"].append(hidden)
    more["updates/2030-07-02-bridge.yaml"]["corrects"] = "2030-11-01-secret"
    decision = {"date": "2030-10-10", "decider": "secret-body", "reason": MARK}
    decision |= {"permits": ["re-date"], "evidence": [{"title": MARK}]}
    more["decisions/2030-10-10-secret.yaml"] = decision | {"affects": ["A1.C1"]}
    more["decisions/2030-10-11-hidden.yaml"] = decision | {
        "affects": ["A1.C77"], "visibility": "public",
    }  # fmt: skip
    more["funding/secret-fund.yaml"] = {
        "id": "secret-fund", "title": MARK, "funder": "secret-body", "description": MARK,
        "closes": "2030-12-24", "supports": ["A1.C1"],
    }  # fmt: skip
    more["practice/secret-practice.yaml"] = {
        "id": "secret-practice", "title": MARK, "text": MARK, "theme": MARK,
        "strength": "described", "supports": ["A1.C1"],
    }  # fmt: skip
    return more


@pytest.mark.parametrize(("document", "fmt"), EACH)
def test_what_is_internal_leaves_no_trace(data, make_plan, provenance, document, fmt):
    """The page and its data are those of a plan that never had the internal records."""
    without = made(document, fmt, make_plan(data), provenance)
    full = make_plan(with_internal(data))
    assert made(document, fmt, full, provenance) == without
    assert MARK not in json.dumps(without)


def test_the_internal_audience_sees_it(data, make_plan, provenance):
    page, _ = made("public-plan", "md", make_plan(with_internal(data)), provenance,
                   audience="internal")  # fmt: skip
    assert MARK in page
    assert "not for publication" in page


def test_a_public_plan_refers_to_nothing_hidden(data, make_plan):
    fit = for_audience(make_plan(with_internal(data)), "public")
    text = repr((fit.files, fit.items, fit.updates, fit.decisions, fit.unread))
    left = [word for word in (MARK, "A1.C77", "2030-11-01-secret") if word in text]
    assert left == [MARK]  # the body itself: organisations have no visibility
    assert "secret-fund" not in text
    assert fit.updates["2030-07-02-bridge"].corrects is None
    assert for_audience(fit, "public").files == fit.files


# --- words


def foreign(text):
    """The same letters, wide; what stands in curly brackets stays."""
    parts = re.split(r"(\{\w+\})", text)
    return "".join(p if p.startswith("{") else _wide(p) for p in parts)


def _wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


def translated():
    """The catalogue of words in no language: texts and what stands in double quotes are wide."""
    tokens = jinja2.Environment(autoescape=True).lex(WORDS.read_text("utf-8"))
    return "".join(
        foreign(value) if kind == "data" or (kind == "string" and value[0] == '"') else value
        for _, kind, value in tokens
    )


IDS = re.compile(r"\b(?:[A-Z]{1,2}[0-9][\w.]*|P\.\w+|vawg|c0ffee|v2030|CSV|JSON)\b")


def english_of(page, fmt):
    """The words in Latin letters that a reader meets; ids, commands, names of files aside."""
    if fmt == "html":
        tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
        for unsaid in (*tree.iter("style"), *tree.iter("code")):
            unsaid.text = ""
        said = ["".join(tree.itertext())]
        said += [e.get(a, "") for e in tree.iter() for a in ("title", "alt", "aria-label")]
        text = " ".join(said)
    else:
        text = re.sub(r"\]\(<?[^)>]*>?\)|`[^`]*`", "]", page)
    return re.findall(r"[A-Za-z]{2,}", IDS.sub("", text))


@pytest.mark.parametrize(("document", "fmt"), EACH)
@pytest.mark.parametrize("which", ["small", "wordless"])
def test_every_fixed_word_is_in_the_catalogue(request, provenance, document, fmt, which):
    plan, day = request.getfixturevalue(which), DAYS[which]
    said = {"words/xx.j2": translated()}
    page, _ = made(document, fmt, plan, provenance, overrides=said, day=day, lang="xx")
    scales = {word for node in plan.each(t.Indicator) for word in node.record.scale}
    assert [word for word in english_of(page, fmt) if word not in scales] == []
    assert re.search("[\uff21-\uff5a]{4}", page)


TEXTS = (
    "title text name acronym term definition locator label edition summary next_steps reason"
    " recovery_action contact hours description theme place match geography"
)


def without_latin(data, key=""):
    """The plan with every text in characters that are no Latin letters."""
    if isinstance(data, dict):
        return {name: without_latin(inner, name) for name, inner in data.items()}
    if isinstance(data, list):
        return [without_latin(inner, key) for inner in data]
    is_words = isinstance(data, str) and (key in TEXTS.split() or " " in data)
    return "\u6f22\u5b57" if is_words else data


@pytest.fixture(scope="module")
def wordless(riverside):
    """Riverside without its words, with its year of reports."""
    return as_plan(without_latin(read_data(RIVERSIDE)))._replace(series=riverside.series)


@pytest.fixture
def small(data):
    """The plan of this folder without its words."""
    return as_plan(without_latin(data))


# --- fit to read


def seen(page):
    """A page's text, without its style."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    for style in tree.iter("style"):
        style.text = ""
    return "".join(tree.itertext())


@pytest.mark.parametrize(("document", "fmt"), EACH)
@pytest.mark.parametrize("which", ["plan", "own_plan", "riverside"])
def test_reads_well(request, provenance, document, fmt, which):
    plan = request.getfixturevalue(which)
    page, _ = made(document, fmt, plan, provenance, day=DAYS[which])
    text = seen(page) if fmt == "html" else page
    for word in ("None", "not_started", "lead_basis", "[]", "()", "{}"):
        assert word not in text
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    if fmt == "md":
        assert "\n\n\n" not in page
        for one, after in itertools.pairwise(filter(None, page.split("\n"))):
            level, below = (len(s) - len(s.lstrip("#")) for s in (one, after))
            assert not level or not below or below > level, f"nothing under {one}"


def test_each_name_of_the_catalogue_stands_once():
    """Of two with one name the second would count, and nobody would see it."""
    text = WORDS.read_text("utf-8")
    body = jinja2.Environment(autoescape=True).parse(text).body
    named = [one for one in body if isinstance(one, jinja2.nodes.Macro | jinja2.nodes.Assign)]
    names = [one.name if isinstance(one, jinja2.nodes.Macro) else one.target.name for one in named]
    assert [name for name in names if names.count(name) > 1] == []
