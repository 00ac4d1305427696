"""How the dashboard's counts are made."""

import pytest

from vawg_plan.query.axes import axes
from vawg_plan.render import Asked, render
from vawg_plan.render.dashboard import values

DAY = "2032-04-20"


@pytest.mark.parametrize("day", ["2031-06-30", "2031-12-31", "2032-04-20"])
def test_each_axis_adds_up_to_all_that_stand(riverside, day):
    read = axes(riverside, day)
    for counted in (read.completion, read.confidence, read.lifecycle):
        assert sum(number for _, number in counted) == read.totals.commitments
    complete = dict(read.completion)["complete"]
    assert sum(number for _, number in read.assurance) == complete


def test_riverside_s_axes(riverside):
    read = axes(riverside, DAY)
    assert dict(read.assurance) == {"checked": 4, "unchecked": 3}
    assert dict(read.lifecycle)["closed"] == 6
    assert dict(read.completion)["by_area"] == 1


def test_what_is_late_and_what_comes_next_are_both_drawn(riverside):
    doc = values(riverside, DAY, Asked())
    assert [one.late for one in doc.dates.shown] == [True] * 3 + [False] * 3
    assert doc.dates.more == len(doc.dates_table.rows) - 6


def test_a_plan_that_could_hardly_be_read(make_plan, provenance):
    page = render("dashboard", "md", make_plan({}), "2030-12-01", provenance)
    assert "This plan holds no promises." in page
