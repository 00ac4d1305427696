"""A document as of an old day gives the dates that counted then, as `status` and `list` do."""

import pytest

from vawg_plan.model.audience import for_audience
from vawg_plan.query.clock import Clock
from vawg_plan.render import Asked, render
from vawg_plan.render.view import public_plan

# The day before a decision moved a date, that day, and the last of the year.
DAYS = ("2031-04-01", "2031-11-25", "2031-11-26", "2032-03-31")


@pytest.mark.parametrize("day", DAYS)
def test_the_dates_are_those_of_the_clock(riverside, day):
    shown = public_plan(for_audience(riverside, "public"), day, Asked())
    found = {one.id: (one.due, one.due_before) for a in shown.actions for one in a.promises}
    clock = Clock(riverside, day)
    due = {one.id: clock.due(one) for one in riverside.commitments()}
    assert found == {
        key: (due[key].now, due[key].original if due[key].original != due[key].now else None)
        for key in found
    }


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2031-11-25", "31 December 2031"),
        ("2031-11-26", "30 June 2032 (first promised for 31 December 2031)"),
    ],
)
def test_the_page_says_the_date_that_counted(riverside, provenance, day, said):
    page = render("public-plan", "md", riverside, day, provenance)
    due = [line for line in page.splitlines() if "December 2031" in line and "Due" in line]
    assert [said in line for line in due] == [True], due
    assert ("first promised" in page) == ("first promised" in said)


def test_steps_move_with_their_promise(data, make_plan, provenance):
    promise = data["actions/01-paths.yaml"]["commitments"][0]
    promise["milestones"] = [
        {"id": "A1.C1.MS1", "title": "Half of them", "due": "2030-12-01",
         "original_due": "2030-09-01"}
    ]  # fmt: skip
    data["decisions/2030-10-01-later.yaml"] = {
        "date": "2030-10-01", "decider": "esb", "reason": "Floods.", "affects": ["A1.C1"],
        "permits": ["re-date"], "visibility": "public",
    }  # fmt: skip
    plan = make_plan(data)
    before, after = (
        render("public-plan", "md", plan, day, provenance) for day in ("2030-09-30", "2030-10-01")
    )
    assert "1 September 2030" in before
    assert "1 December 2030" not in before
    assert "1 December 2030" in after
