"""The alignment: promises against a framework's elements, and what is unmapped on both sides."""

import re

import pytest

from vawg_plan.query.alignment import alignment
from vawg_plan.render import Asked, AskedWrongly, Provenance, data_files, render


def view(plan, day, framework=None, fmt="md"):
    asked = Asked(framework=framework)
    return render("alignment", fmt, plan, day, Provenance("0.0.0"), asked=asked)


@pytest.fixture
def framed(data):
    """The plan of this folder with an invented framework of two elements, one of them served."""
    data["frameworks/paths.yaml"] = {
        "id": "paths", "title": "Paths Code (fictional)", "version": "3", "version_basis": "stated",
        "publisher": "esb", "elements": [
            {"code": "light", "title": "Light"}, {"code": "quiet", "title": "Quiet"},
        ],
    }  # fmt: skip
    data["actions/01-paths.yaml"]["commitments"][0]["aligns_to"] = ["paths@3#light"]
    return data


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_what_is_unmapped_on_both_sides(framed, make_plan, fmt):
    page = view(make_plan(framed), "2030-08-01", fmt=fmt)
    text = " ".join(re.sub("<[^>]*>", " ", page).split())
    assert "1 of 4 promises serves an element of the framework." in text
    assert "Of the 2 elements that this plan names, 1 is served." in text
    assert "Elements that no promise serves:" in text
    assert page.count("No promise serves it.") == 1
    assert "3 of 4 promises. They are not set against any other framework in this plan" in text


@pytest.mark.parametrize(
    ("basis", "said"),
    [("stated", "3 (as stated)"), ("inferred", "Not stated; recorded here as “3”")],
)
def test_its_version_and_how_it_is_known(framed, make_plan, basis, said):
    framed["frameworks/paths.yaml"]["version_basis"] = basis
    line = next(x for x in view(make_plan(framed), "2030-08-01").splitlines() if "Version" in x)
    assert line == f"- Version: {said}"


def test_another_version_or_element_is_not_counted(framed, make_plan):
    framed["actions/01-paths.yaml"]["commitments"][0]["aligns_to"] = ["paths@2#light", "paths@3#x"]
    plan = make_plan(framed)
    found = alignment(plan, "2030-08-01", "paths")
    assert found.strangers == (("A1.C1", "paths@2#light"), ("A1.C1", "paths@3#x"))
    assert not found.owners
    page = view(plan, "2030-08-01")
    assert "No promise of this plan is set against an element of the framework." in page
    assert "promises name another version" in page


def test_a_withdrawn_promise_serves_nothing(framed, make_plan):
    framed["actions/01-paths.yaml"]["commitments"][0]["withdrawn"] = "2030-07-15"
    plan = make_plan(framed)
    served = [
        len(alignment(plan, day, "paths").elements[0].commitments)
        for day in ("2030-07-14", "2030-07-15")
    ]
    assert served == [1, 0]


def test_which_framework(own_plan, riverside, plan):
    day = "2032-03-31"
    assert view(riverside, day) == view(riverside, day, "Safer-Lives-Standard@2")
    with pytest.raises(AskedWrongly, match="version 2, not 1"):
        view(riverside, day, "safer-lives-standard@1")
    with pytest.raises(AskedWrongly, match="this plan has 2 frameworks") as raised:
        view(own_plan, day)
    assert "npcc-vawg-framework, vawg-performance-framework" in raised.value.help
    with pytest.raises(AskedWrongly, match="this plan has no framework"):
        view(plan, day)


def test_its_data(riverside):
    files = data_files("alignment", riverside, "2032-03-31")
    assert files["coverage.csv"].splitlines()[:2] == [
        "element,actions,promises,code",
        "Help,1,4,help",
    ]
    rows = files["alignment.csv"].splitlines()
    assert rows[0] == "id,promise,action,elements"
    walks = next(row for row in rows if row.startswith("A3.C1,"))
    assert walks.endswith(",Places; Voice")
