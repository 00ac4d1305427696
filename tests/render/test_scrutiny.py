"""What the scrutiny paper says where there is little, and what it asks."""

from vawg_plan.render import render


def small(data, **entry):
    """The plan of this folder with nothing but one promise, and a report on it."""
    action = data["actions/01-paths.yaml"]
    keep = next(one for one in action["commitments"] if "withdrawn" not in one)
    keep |= {"due": "2031-12-31", "accountable": keep["lead"], "tier": "national"}
    keep.pop("original_due", None)
    keep.pop("milestones", None)
    action["commitments"], action["measures"] = [keep], []
    data["plan.yaml"]["commitments"] = []
    reported = {"subject": keep["id"], "completion": "limited", "confidence": "green"} | entry
    update = {"date": "2030-11-01", "reporter": keep["lead"], "visibility": "public"}
    kept = ("actions/01", "organisations", "plan.yaml", "sources")
    found = {path: record for path, record in data.items() if path.startswith(kept)}
    return found | {"updates/2030-11-01-report.yaml": update | {"entries": [reported]}}


def paper(make_plan, data, provenance, day="2030-12-01"):
    return render("scrutiny-paper", "md", make_plan(data), day, provenance)


def test_where_nothing_is_exceptional_it_says_so(data, make_plan, provenance):
    page = paper(make_plan, small(data), provenance)
    assert "something has been reported on 1 of 1 promise" in page
    assert "1 of 1 promise has no success measure. It is “" in page
    assert "No promise is overdue, put off, weakened or withdrawn, rated red or amber or" in page
    assert "## Overdue" not in page


def test_red_without_a_way_back(data, make_plan, provenance):
    page = paper(make_plan, small(data, confidence="red"), provenance)
    assert "**1** rated red" in page
    assert "The record says nothing of what is to bring it back." in page
    assert "It is rated red: what will bring it back, and who answers for that?" in page


def test_complete_without_evidence_or_a_check(data, make_plan, provenance):
    page = paper(make_plan, small(data, completion="complete"), provenance)
    assert "Evidence, and an outside check" in page
    assert "Who, other than those who did it, can say that" in page


def test_a_plan_that_could_hardly_be_read(make_plan, provenance):
    page = paper(make_plan, {}, provenance)
    assert "This plan holds no promise that could be looked into." in page


def test_a_suppressed_reading_is_said_to_be_withheld(data, make_plan, provenance):
    more = small(data)
    more["actions/01-paths.yaml"]["measures"] = [{
        "id": "A1.M1", "title": "Paths are used", "text": "Fiction.", "locator": "Fiction",
        "indicators": [{
            "id": "A1.M1.I1", "title": "Walkers", "unit": "number", "direction": "increase",
            "aggregable": False, "definition": "Fiction.", "definition_version": "1",
            "baseline": {"value": 90}, "target": {"value": 95},
        }],
    }]  # fmt: skip
    more["updates/2030-11-02-reading.yaml"] = {
        "date": "2030-11-02", "reporter": "esb", "visibility": "public",
        "entries": [{"subject": "A1.M1.I1", "reading": {"period": "2030-Q3", "suppressed": True}}],
    }  # fmt: skip
    page = paper(make_plan, more, provenance)
    assert "“Walkers”: the latest reading is withheld, to protect people." in page
