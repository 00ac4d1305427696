"""The brief: what one body has to do, what is asked of it first."""

import pytest
from conftest import read_data

from vawg_plan.query.cycle import rounds
from vawg_plan.query.duties import duties
from vawg_plan.render import Asked, AskedWrongly, Provenance, data_files, render

END = "2032-03-31"
TODAY = "2026-01-01"


def brief(plan, whom, day, fmt="md", **options):
    return render("brief", fmt, plan, day, Provenance("0.0.0"), asked=Asked(whom=whom, **options))


def test_a_body_with_nothing_says_so(riverside):
    page = brief(riverside, "pennyferry-trust", END)
    assert "This body has no part in any promise of this plan" in page
    assert "##" not in page.replace("## If you need help", "")


def test_what_a_body_decided_is_there_though_it_has_no_promise(riverside):
    page = brief(riverside, "riverside-board", END)
    assert "10 December 2031: allowed withdrawing the promise" in page
    assert brief(riverside, "riverside-board", "2031-12-09").count("allowed") == 3


def test_a_role_s_part_is_its_body_s(riverside):
    of_role = duties(riverside, END, "wherry-house-manager")
    assert [(d.row.id, d.parts) for d in of_role.duties] == [
        ("A1.C2", ("accountable",)), ("A1.C3", ("accountable",)),
    ]  # fmt: skip
    of_body = duties(riverside, END, "wherry-house")
    assert of_body.roles == ("wherry-house-manager",)
    held = {d.row.id: (d.parts, d.through) for d in of_body.duties}
    assert held["A1.C2"] == (("lead", "accountable"), ((), ("wherry-house-manager",)))
    assert [one.owner for one in of_body.recoveries] == ["wherry-house-manager"]


def test_in_its_area_only_its_own_reports_count(riverside):
    """Harbour Ward has walked its routes since September; all four areas only in March."""
    found = {d.row.id: d for d in duties(riverside, "2031-10-01", "harbour-ward").duties}
    assert found["A3.C1"].done
    assert found["A3.C1"].row.areas.completion != {"complete": 4}
    steps = {s.id: (s.done, s.flags) for s in found["A1.C1"].steps}
    assert steps["A1.C1.MS1"] == (True, ())


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2031-03-31", []),  # before the plan's period
        ("2031-06-29", [("A1.C2", "2031-06-30", "2031-07-14", None, False),
                        ("A1.C3", "2031-06-30", "2031-07-14", None, False)]),
        ("2031-06-30", []),
        ("2031-07-14", [("A1.C2", "2031-09-30", "2031-10-14", "2031-06-30", False),
                        ("A1.C3", "2031-09-30", "2031-10-14", "2031-06-30", False)]),
    ],
)  # fmt: skip
def test_the_reports_of_a_round(riverside, day, wanted):
    owed = duties(riverside, day, "wherry-house").owed
    assert [(o.id, o.end, o.by, o.last, o.missed) for o in owed] == wanted


def test_a_missed_report_is_wanted_until_the_days_of_grace_are_over(riverside):
    """Nobody answered the Panel after September: the report to December was due by 14 January."""
    for day, end, missed in (("2032-01-14", "2031-12-31", False), ("2032-01-15", END, True)):
        owed = {one.id: one for one in duties(riverside, day, "riverside-office").owed}
        assert (owed["A4.C2"].end, owed["A4.C2"].missed) == (end, missed)


@pytest.mark.parametrize(
    ("every", "start", "day", "span"),
    [
        ("month", "2031-04-01", "2031-04-30", ("2031-04-01", "2031-04-30")),
        ("month", "2031-01-31", "2031-02-28", ("2031-02-28", "2031-03-30")),
        ("quarter", "2031-04-01", "2032-01-01", ("2032-01-01", "2032-03-31")),
        ("half_year", "2031-04-01", "2031-09-30", ("2031-04-01", "2031-09-30")),
        ("year", "2031-04-01", "2033-03-31", ("2032-04-01", "2033-03-31")),
    ],
)
def test_rounds(  # noqa: PLR0913, PLR0917 - a table
    data, make_plan, every, start, day, span
):
    data["plan.yaml"] |= {"reporting_cycle": {"every": every, "grace_days": 3}}
    data["plan.yaml"]["period"] |= {"start": start}
    before, now = rounds(make_plan(data), day)
    assert now.span == span
    assert before.span.end < now.span.start <= day <= now.span.end < now.by


def test_without_a_cycle_no_report_is_owed(own_plan):
    assert rounds(own_plan, TODAY) is None
    assert "so none is owed by a date" in brief(own_plan, "apcc", TODAY)


def test_what_is_withdrawn_is_neither_late_nor_asked(data, make_plan):
    promise = data["actions/01-paths.yaml"]["commitments"][0]
    promise |= {"lead": "roads", "due": "2030-06-01", "withdrawn": "2030-09-01"}
    before, after = (brief(make_plan(data), "roads", day) for day in ("2030-08-31", "2030-09-01"))
    assert "was due on 1 June 2030" in before
    assert "was due on 1 June 2030" not in after
    assert "Withdrawn on 1 September 2030" in after


def test_internal_reports_are_for_the_internal_audience(riverside):
    public = brief(riverside, "millbrook", "2031-10-01")
    internal = brief(riverside, "millbrook", "2031-10-01", audience="internal")
    assert "Sign for one of two rooms" not in public
    assert "Sign for one of two rooms by the end of October" in internal


def test_its_data(riverside):
    asked = Asked(whom="wherry-house")
    files = data_files("brief", riverside, END, asked=asked)
    first = files["brief.csv"].splitlines()[1]
    assert first.startswith("A1.C1,Open an advice point in every area,Help that is there,partner,")
    assert first.endswith(",2032-03-31,,,2032-03-31")
    assert sorted(files) == ["brief.csv", "brief.csv-metadata.json", "brief.json"]


def test_an_unknown_body(riverside):
    with pytest.raises(AskedWrongly, match="no body or role “wherry-hous”") as raised:
        brief(riverside, "wherry-hous", END)
    assert "did you mean wherry-house?" in raised.value.help


def test_no_organisation_at_all(make_plan):
    data = read_data()
    data["organisations.yaml"] = {"organisations": []}
    with pytest.raises(AskedWrongly, match="no body or role"):
        brief(make_plan(data), "esb", TODAY)
