"""Whole documents, read when they were made: every row of the table, for two plans.

`VAWG_UPDATE_GOLDEN=1 pytest tests/render/test_goldens.py` writes them anew: read the difference.
"""

import pytest
from chart_cases import ALL as CHARTS
from conftest import GOLDEN, asked_for, golden_of

from vawg_plan.render import DOCUMENTS, render

# The plan's name in a file's name -> its fixture, and the day of its pages.
PLANS = {
    "shipped": ("own_plan", "2026-01-01"),
    "riverside": ("riverside", "2032-03-31"),
    "exampleshire": ("plan", "2030-12-01"),
}
# A file's name -> its document and plan: every document of two plans, then what shows other cases.
CASES = {
    f"{document}-{plan}": (document, plan)
    for document in DOCUMENTS
    for plan in ("shipped", "riverside")
} | {
    "alignment-shipped-empty": ("alignment", "shipped"),
    "brief-riverside-board": ("brief", "riverside"),
    "brief-riverside-harbour-ward": ("brief", "riverside"),
    "public-plan-exampleshire": ("public-plan", "exampleshire"),
}
# What a page is asked for where it isn't what `asked_for` finds; a base is the name of a fixture.
ASKED = {
    "accessibility-riverside": {"day": "2032-04-30"},
    "accessibility-shipped": {"day": "2032-04-30"},
    "action-riverside": {"day": "2032-04-30"},
    "action-shipped": {"action": "3"},
    "alignment-shipped-empty": {"framework": "vawg-performance-framework"},
    "brief-riverside": {"whom": "riverside-office"},
    "brief-riverside-board": {"whom": "riverside-board"},
    "brief-riverside-harbour-ward": {"whom": "harbour-ward"},
    "brief-shipped": {"whom": "pccs"},
    "change-log-riverside": {"span": ("edition-1", ""), "base": "published"},
    "change-log-shipped": {"span": ("edition-1", ""), "base": "own_plan"},
    "dashboard-riverside": {"day": "2032-04-20"},
    "progress-report-riverside": {"day": "2031-10-25"},
    "scrutiny-paper-riverside": {"day": "2032-04-20"},
    "what-works-riverside": {"day": "2032-04-30"},
    "what-works-shipped": {"day": "2032-04-30"},
}
EACH = [(name, fmt) for name, (document, _) in CASES.items() for fmt in DOCUMENTS[document].formats]


@pytest.mark.parametrize(("name", "fmt"), EACH)
def test_the_page_is_the_golden_one(request, provenance, name, fmt):
    document, which = CASES[name]
    fixture, day = PLANS[which]
    plan = request.getfixturevalue(fixture)
    options = {"day": day} | ASKED.get(name, {})
    day = options.pop("day")
    if "base" in options:
        options["base"] = request.getfixturevalue(options["base"])
    asked = asked_for(document, plan, **options)
    assert asked, f"the {which} plan has nothing that this document could be about"
    golden_of(f"{name}.{fmt}", render(document, fmt, plan, day, provenance, asked=asked))


def test_every_golden_file_is_read():
    pages = {f"{name}.{fmt}" for name, fmt in EACH}
    charts = {f"charts/{kind}.svg" for kind in CHARTS}
    held = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert held == pages | charts
    assert set(ASKED) <= set(CASES)


def test_a_golden_file_is_written_and_a_difference_shown(monkeypatch, tmp_path):
    monkeypatch.setitem(golden_of.__globals__, "GOLDEN", tmp_path)
    monkeypatch.delenv("VAWG_UPDATE_GOLDEN", raising=False)
    with pytest.raises(pytest.fail.Exception, match=r"There is no golden/page\.md yet"):
        golden_of("page.md", "One.\nTwo.\n")
    monkeypatch.setenv("VAWG_UPDATE_GOLDEN", "1")
    golden_of("page.md", "One.\nTwo.\n")
    monkeypatch.delenv("VAWG_UPDATE_GOLDEN")
    golden_of("page.md", "One.\nTwo.\n")
    with pytest.raises(pytest.fail.Exception, match=r"\n One\.\n-Two\.\n\+Three\.\n"):
        golden_of("page.md", "One.\nThree.\n")
