"""The change log: what goes where, who decided it, and what the public may know."""

import copy
import re

import pytest
from msgspec.structs import replace

from vawg_plan.render import Asked, RenderFailed, data_files, render

DAY = "2032-03-31"


def made(base, plan, provenance, fmt="md", day=DAY, **options):
    asked = Asked(span=("edition-1", ""), base=base, **options)
    return render("change-log", fmt, plan, day, provenance, {}, asked)


def promise(data):
    return data["actions/01-paths.yaml"]["commitments"][0]


def section(page, heading):
    """What stands under a heading of the second level."""
    return page.partition(f"## {heading}\n")[2].partition("\n## ")[0]


LOST = "Weakened, withdrawn, removed or given another date"
GAINED = "Strengthened or added"
UNCLEAR = "Changed in other ways"


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        ({"modality": "can"}, LOST, "a possibility (“can”); it was "),
        ({"withdrawn": "2030-06-01"}, LOST, "Withdrawn on 1 June 2030."),
        ({"due": "2040-01-01"}, LOST, "The due date: 1 January 2040"),
        ({"due": "2030-04-02"}, GAINED, "The due date: 2 April 2030"),
        ({"title": "A title"}, "Also changed", "The title: A title; it was "),
        ({"lead": "riverside"}, UNCLEAR, "The lead: "),
        ({"text": "Other words."}, UNCLEAR, "The wording changed."),
        ({"accountable": "esb"}, UNCLEAR, "Who answers for it: "),
        ({"mode": "examine"}, LOST, "look into it; it was "),
        ({"tier": "local"}, None, "done by each area; it was "),
        ({"locator": "Page 9"}, "Also changed", "The place in the source changed."),
    ],
    ids=repr,
)
def test_where_a_change_is_told(data, make_plan, provenance, change, where, said):  # noqa: PLR0913, PLR0917
    base = make_plan(copy.deepcopy(data))
    promise(data).update(change)
    page = made(base, make_plan(data), provenance)
    assert said in (section(page, where) if where else page), page


def test_the_decision_stands_with_what_it_permits(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    promise(data)["text"] = "Other words."
    data["decisions/2030-05-01-d.yaml"] = decision("reword", visibility="public")
    page = made(base, make_plan(data), provenance)
    assert "on 1 May 2030: The reason." in section(page, UNCLEAR)
    assert "Every change that needs a decision has one." in page
    assert "Other decisions" not in page


def decision(permit, **fields):
    return {"date": "2030-05-01", "decider": "esb", "reason": "The reason.",
            "affects": ["A1.C1"], "permits": [permit]} | fields  # fmt: skip


def test_what_a_decision_calls_weaker_is_told_first(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    promise(data)["text"] = "Other words."
    data["decisions/2030-05-01-d.yaml"] = decision("weaken", visibility="public")
    page = made(base, make_plan(data), provenance)
    assert "The wording changed." in section(page, LOST)


def test_a_decision_that_nobody_may_read_is_none(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    promise(data)["text"] = "Other words."
    data["decisions/2030-05-01-d.yaml"] = decision("reword")
    head = make_plan(data)
    page = made(base, head, provenance)
    assert "No published decision says who changed this, or why." in page
    assert "The reason." not in page
    assert "The reason." in made(base, head, provenance, audience="internal")


def test_a_removed_promise_without_a_decision(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    gone = data["actions/01-paths.yaml"]["commitments"].pop(0)
    page = section(made(base, make_plan(data), provenance), LOST)
    assert "It is no longer in the published plan." in page
    assert "No published decision says who changed this" in page
    assert " ".join(gone["text"].split())[:20] in page


def test_what_became_internal_is_gone_for_the_public(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    promise(data)["visibility"] = "internal"
    head = make_plan(data)
    page = made(base, head, provenance)
    assert "It is no longer in the published plan." in section(page, LOST)
    assert "internal" not in page.lower()
    assert "No longer public" in made(base, head, provenance, audience="internal")


def test_an_internal_decision_on_an_unchanged_promise_leaves_no_trace(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    without = made(base, make_plan(data), provenance)
    data["decisions/2030-05-01-d.yaml"] = decision("weaken")
    assert made(base, make_plan(data), provenance) == without
    data["decisions/2030-05-01-d.yaml"] = decision("weaken", visibility="public")
    page = made(base, make_plan(data), provenance)
    assert "It permits a weaker promise: " in section(page, "Other decisions")


def test_words_that_went_and_came_are_said_too(data, make_plan, provenance):
    base = make_plan(copy.deepcopy(data))
    promise(data)["text"] = "New <b>words</b> here."
    page = made(base, make_plan(data), provenance, "html")
    came = re.search("<ins>(.*?)</ins>", page)[1]
    assert came.startswith('<span class="unseen">put in: </span>New &lt;b&gt;words')
    assert '<span class="unseen">taken out: </span>' in page


def test_a_withheld_reading_stays_withheld(riverside, provenance):
    path, series = next(
        (path, one)
        for path, one in riverside.series.items()
        if any(row.reading.suppressed for row in one.rows)
    )
    withheld = [
        row for row in series.rows if row.reading.suppressed and row.reading.period < "2032"
    ]
    rows = tuple(_provisional(row) if row in withheld else row for row in series.rows)
    base = riverside._replace(series={**riverside.series, path: series._replace(rows=rows)})
    page = made(base, riverside, provenance)
    told = [line for line in page.splitlines() if "| Not shown, to protect people |" in line]
    assert len(told) == len(withheld) > 1, page
    files = data_files("change-log", riverside, DAY, {}, Asked(span=("a", ""), base=base))
    csv = files["revised-readings.csv"].splitlines()[1:]
    assert [",[c],[c]," in line for line in csv] == [True] * len(told)


def _provisional(row):
    return row._replace(reading=replace(row.reading, status="provisional"))


def test_reports_of_a_later_day_are_not_known_yet(published, riverside, provenance):
    page = made(published, riverside, provenance, day="2031-10-31")
    assert "December 2031, Ashby Vale" not in page
    assert "December 2031, Ashby Vale" in made(published, riverside, provenance)
    whole = made(published, riverside, provenance, day="2031-10-31", any_day=True)
    assert "December 2031, Ashby Vale" in whole


def test_only_some_kinds(published, riverside, provenance):
    page = made(published, riverside, provenance, only=("re-dated",))
    assert "The due date: 30 June 2032, 182 days later" in page
    assert "Withdrawn" not in page.replace(LOST, "")


def test_it_needs_a_range(own_plan, provenance):
    with pytest.raises(RenderFailed, match=r"change-log needs A\.\.B"):
        render("change-log", "md", own_plan, DAY, provenance)
