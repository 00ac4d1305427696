"""The progress report: its period, and what it says where little is known."""

import pytest

from vawg_plan.model.calendar import Span
from vawg_plan.render import Asked, AskedWrongly, render
from vawg_plan.render.span import span

DAY = "2031-10-25"
FORMATS = ("md", "html")


def made(plan, provenance, fmt="md", day=DAY, **options):
    return render("progress-report", fmt, plan, day, provenance, {}, Asked(**options))


def test_by_objective(riverside, provenance):
    page = made(riverside, provenance, "html", by="objective")
    assert "Objective 1: " in page
    assert page.count("<h1>") == 1
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("day", "typed", "wanted"),
    [
        ("2031-10-25", None, ("2031-07-01", "2031-09-30")),
        ("2031-09-30", None, ("2031-07-01", "2031-09-30")),
        ("2031-09-29", None, ("2031-04-01", "2031-06-30")),
        ("2031-05-01", None, ("2031-04-01", "2031-05-01")),
        ("2040-01-01", None, ("2032-01-01", "2032-03-31")),
        ("2031-10-25", "2031-Q1", ("2031-01-01", "2031-03-31")),
        ("2031-10-25", "2031", ("2031-01-01", "2031-12-31")),
        ("2031-10-25", "2031-02", ("2031-02-01", "2031-02-28")),
        ("2031-10-25", "2031-05-01..2031-05-01", ("2031-05-01", "2031-05-01")),
    ],
)
def test_period(riverside, day, typed, wanted):
    assert span(riverside, day, typed) == Span(*wanted)


@pytest.mark.parametrize(
    "typed", ["", "x", "2031-13", "2031-05-02..2031-05-01", "2031-02-30..2032"]
)
def test_no_period(riverside, typed):
    with pytest.raises(AskedWrongly, match="is no period"):
        span(riverside, DAY, typed)


def test_without_a_cycle_it_is_the_plan_s_period_so_far(plan):
    assert span(plan, "2030-12-01", None) == Span("2030-04-01", "2030-12-01")
    assert span(plan, "2033-01-01", None) == Span("2030-04-01", "2031-03-31")
    assert span(plan, "2029-01-01", None) == Span("2029-01-01", "2029-01-01")


def test_wrong_group(plan, provenance):
    with pytest.raises(AskedWrongly, match="action, objective"):
        made(plan, provenance, by="colour")


def report(date, **entry):
    return {"date": date, "reporter": "esb", "visibility": "public",
            "entries": [{"subject": "A1.C1"} | entry]}  # fmt: skip


def test_a_corrected_report_is_not_told_again(data, make_plan, provenance):
    data["updates/a.yaml"] = report("2030-05-01", completion="complete", summary="All lit.")
    data["updates/b.yaml"] = report("2030-05-02", completion="limited", summary="Half are lit.")
    data["updates/b.yaml"]["corrects"] = "a"
    page = made(make_plan(data), provenance, day="2030-06-01")
    assert "Half are lit" in page
    assert "All lit" not in page
    assert "**Some done**" in page


def test_the_axes_stand_each_by_itself(data, make_plan, provenance):
    data["updates/a.yaml"] = report(
        "2030-05-01", completion="complete", confidence="green", lifecycle="closed",
        evidence=[{"title": "Photographs"}], next_steps="Light the bridge.",
    )  # fmt: skip
    page = made(make_plan(data), provenance, day="2030-06-01")
    for said in (
        "- How far: **Complete**", "- Delivery confidence: Green: likely to be delivered",
        "- State: Finished", "- Checked by: Nobody else yet", "**Next:** Light the bridge.",
        "Evidence: Photographs",
    ):  # fmt: skip
        assert said in page


def test_a_trigger_is_told_of_in_the_period_in_which_it_was_met(riverside, provenance):
    told = "What future actions waited for"
    assert told in made(riverside, provenance, day="2032-04-20", period="2031-Q4")
    assert told not in made(riverside, provenance, day="2032-04-20", period="2032-Q1")


def test_what_came_after_the_period_is_not_in_it(data, make_plan, provenance):
    data["updates/a.yaml"] = report("2030-05-01", completion="limited", summary="Begun.")
    data["updates/b.yaml"] = report("2030-08-01", completion="complete", summary="Done.")
    page = made(make_plan(data), provenance, day="2030-12-01", period="2030-05")
    assert "Begun." in page
    assert "Done." not in page
    later = made(make_plan(data), provenance, day="2030-12-01", period="2030-10")
    assert "on none of them in this period" in later
    assert "(last reported on 1 August 2030" in later
