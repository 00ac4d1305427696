"""The outcome view: what the plan seeks, down to actions, measures and gaps."""

import pytest

from vawg_plan.query.aims import aims
from vawg_plan.render import Provenance, data_files, render


def view(plan, day, fmt="md"):
    return render("outcome-view", fmt, plan, day, Provenance("0.0.0"))


def linked(data, **links):
    data["actions/01-paths.yaml"] |= {
        kind: [{"id": one, "basis": basis} for one, basis in held] for kind, held in links.items()
    }
    return data


def outcomes(data, *ids):
    data["plan.yaml"]["objectives"] = []
    data["plan.yaml"]["outcomes"] = [
        {"id": one, "title": f"Aim {one}", "text": f"Aim {one}.", "locator": f"Outcome {one[1:]}"}
        for one in ids
    ]
    return data


def test_what_serves_a_part_serves_the_whole(data, make_plan):
    plan = make_plan(linked(outcomes(data, "O1", "O1a", "O2"), outcomes=[("O1a", "inferred")]))
    found = {
        one.id: [(by.action, by.basis, by.through) for by in one.served_by]
        for one in aims(plan, "2030-12-01").outcomes
    }
    assert found == {
        "O1": [("A1", "inferred", "O1a")], "O1a": [("A1", "inferred", None)], "O2": [],
    }  # fmt: skip


def test_a_stated_link_goes_before_one_through_a_part(data, make_plan):
    links = [("O1a", "inferred"), ("O1", "stated")]
    plan = make_plan(linked(outcomes(data, "O1", "O1a"), outcomes=links))
    by = aims(plan, "2030-12-01").outcomes[0].served_by
    assert [(one.basis, one.through) for one in by] == [("stated", None)]


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_an_outcome_that_nothing_serves(data, make_plan, fmt):
    plan = make_plan(linked(outcomes(data, "O1", "O2"), outcomes=[("O1", "stated")]))
    page = view(plan, "2030-12-01", fmt)
    assert "1 of the 2 outcomes that the plan seeks is served by no action: 2 Aim O2." in page
    assert page.count("No action serves it.") == 1


def test_links_that_were_drawn_here_are_marked(data, make_plan):
    held = [("O1", "stated"), ("O2", "inferred")]
    page = view(make_plan(linked(outcomes(data, "O1", "O2"), outcomes=held)), "2030-12-01")
    assert "1 of the 2 links between actions and outcomes was drawn from context" in page
    assert "| Outcome | Stated by the plan | From context |" in page
    assert "2 Aim O2 (from context)" in page
    assert "1 Aim O1 (from context)" not in page


def test_without_outcomes(data, make_plan):
    plan = make_plan(linked(outcomes(data), outcomes=[], objectives=[]))
    page = view(plan, "2030-12-01", "html")
    assert "The plan names no outcomes." in page
    assert "<svg" not in page


def test_the_gaps_of_an_action(own_plan):
    first = aims(own_plan, "2026-01-01").actions[0]
    assert [(one.gap, one.count, one.of) for one in first.missing] == [
        ("accountable", 4, 4), ("due", 4, 4),
        ("indicator", 3, 3), ("baseline", 3, 3), ("target", 3, 3),
    ]  # fmt: skip
    page = view(own_plan, "2026-01-01")
    assert "all 4 promises lack a due date; all 3 success measures lack an indicator" in page
    assert "lack a target" not in page  # it goes without saying


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_what_is_suppressed_stays_so(data, make_plan, fmt):
    data["actions/01-paths.yaml"]["measures"][0]["indicators"] = [{
        "id": "A1.M1.I1", "title": "Paths lit", "unit": "number", "direction": "increase",
        "aggregable": True, "definition": "Paths.", "definition_version": "1",
    }]  # fmt: skip
    reading = {"period": "2030-Q3", "suppressed": True}
    data["updates/2030-10-10-figures.yaml"] = {
        "date": "2030-10-10", "reporter": "esb", "visibility": "public",
        "entries": [{"subject": "A1.M1.I1", "reading": reading}],
    }  # fmt: skip
    plan = make_plan(data)
    assert "Not shown, to protect people" in view(plan, "2030-12-01", fmt)
    rows = data_files("outcome-view", plan, "2030-12-01")["measures.csv"].splitlines()
    assert "A1.M1.I1" in rows[1]
    assert rows[1].endswith(",Paths lit,,[c],2030-Q3,final,,")


def test_its_data(riverside):
    files = data_files("outcome-view", riverside, "2032-03-31")
    assert {name for name in files if name.endswith(".csv")} == {"coverage.csv", "measures.csv"}
    assert files["coverage.csv"].splitlines()[:3] == [
        "outcome,stated,inferred", "1 Women and girls get help,1,",
        "2 Fewer people cause harm,2; 5; 6,",
    ]  # fmt: skip
