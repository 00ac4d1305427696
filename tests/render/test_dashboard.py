"""The dashboard, whole, and how its counts are made."""

import pytest
from conftest import golden_of

from vawg_plan.query.axes import axes
from vawg_plan.render import Asked, render
from vawg_plan.render.dashboard import values

DAYS = {"own_plan": "2026-01-01", "riverside": "2032-04-20"}


@pytest.mark.parametrize("fmt", ["md", "html"])
@pytest.mark.parametrize("which", DAYS)
def test_golden(request, provenance, which, fmt):
    plan = request.getfixturevalue(which)
    made = render("dashboard", fmt, plan, DAYS[which], provenance)
    body = made if fmt == "md" else made[made.index("<body>") :]
    golden_of(f"dashboard-{which.replace('own_plan', 'shipped')}.{fmt}", body)


@pytest.mark.parametrize("day", ["2031-06-30", "2031-12-31", "2032-04-20"])
def test_each_axis_adds_up_to_all_that_stand(riverside, day):
    read = axes(riverside, day)
    for counted in (read.completion, read.confidence, read.lifecycle):
        assert sum(number for _, number in counted) == read.totals.commitments
    complete = dict(read.completion)["complete"]
    assert sum(number for _, number in read.assurance) == complete


def test_riverside_s_axes(riverside):
    read = axes(riverside, DAYS["riverside"])
    assert dict(read.assurance) == {"checked": 4, "unchecked": 3}
    assert dict(read.lifecycle)["closed"] == 6
    assert dict(read.completion)["by_area"] == 1


def test_what_is_late_and_what_comes_next_are_both_drawn(riverside):
    doc = values(riverside, DAYS["riverside"], Asked())
    assert [one.late for one in doc.dates.shown] == [True] * 3 + [False] * 3
    assert doc.dates.more == len(doc.dates_table.rows) - 6


def test_a_plan_that_could_hardly_be_read(make_plan, provenance):
    page = render("dashboard", "md", make_plan({}), "2030-12-01", provenance)
    assert "This plan holds no promises." in page
