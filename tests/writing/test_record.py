"""vawg record: readings into updates, or into their series in order."""

import json

import pytest
from calls import changed, copy_plan, held, run

LAMPS = "plan/data/lamps.csv"
FERRIES = "plan/actions/02-ferries.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the fictional plan, its series with plain line ends."""
    copy = copy_plan(tmp_path)
    (copy / LAMPS).write_bytes((copy / LAMPS).read_bytes().replace(b"\r\n", b"\n"))
    return copy


def record(folder, *arguments):
    return run(folder, "record", *arguments)


def test_a_reading_without_a_series_is_an_update(folder):
    before = held(folder)
    said = record(
        folder, "2.m1.i1", "--period", "2031-q3", "--value", "12.50", "--area", "north-quay",
        "--status", "provisional", "--source", "lamp-count", "--reporter", "plan-keeper",
        "--visibility", "public",
    )  # fmt: skip
    assert said.code == 0, said.err
    ((path, (gone, come)),) = changed(before, held(folder)).items()
    assert path.startswith("plan/updates/2032/2032-01-31-a2-m1-i1-")
    assert (gone, "".join(come)) == (
        [],
        (
            "date: 2032-01-31\nreporter: plan-keeper\nentries:\n  - subject: A2.M1.I1\n"
            "    area: north-quay\n    reading:\n      period: 2031-Q3\n      value: 12.5\n"
            "      status: provisional\n      source: lamp-count\nvisibility: public\n"
        ),
    )


SERIES = [
    ("area,period,value\nnorth-quay,2031-Q3,30", "2031-Q3", "south-quay",
     "area,period,value\nnorth-quay,2031-Q3,30\nsouth-quay,2031-Q3,40"),
    ("area,period,value\r\nnorth-quay,2031-Q3,30\r\n", "2031-Q2", "south-quay",
     "area,period,value\r\nsouth-quay,2031-Q2,40\r\nnorth-quay,2031-Q3,30\r\n"),
    ("area,period,value\r\nnorth-quay,2031-Q3,30", "2031-Q4", "south-quay",
     "area,period,value\r\nnorth-quay,2031-Q3,30\r\nsouth-quay,2031-Q4,40"),
    ("\ufeffperiod,area,value\n2031-Q1,north-quay,9\n2031-Q3,north-quay,9\n", "2031-Q2", "",
     "\ufeffperiod,area,value\n2031-Q1,north-quay,9\n2031-Q2,,40\n2031-Q3,north-quay,9\n"),
    ("period,value,area\n", "2031-Q3", "north-quay", "period,value,area\n2031-Q3,40,north-quay\n"),
    ("period,value,area\n2031-Q3,30,north-quay\n", "2031-Q4", "north-quay",
     "period,value,area\n2031-Q3,30,north-quay\n2031-Q4,40,north-quay\n"),
    ("period,value,status,area\n2031-Q3,30,provisional,\n", "2031-Q3", "",
     "period,value,status,area\n2031-Q3,40,,\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "period", "area", "new"), SERIES)
def test_a_series_gets_one_line_in_its_place(folder, old, period, area, new):
    (folder / LAMPS).write_bytes(old.encode())
    where = ("--area", area) if area else ()
    said = record(folder, "A1.M1.I1", "--period", period, "--value", "40", *where)
    assert (said.out, said.code) == (f"wrote {LAMPS}\n", 0), said.err
    assert (folder / LAMPS).read_bytes() == new.encode()
    assert run(folder, "validate").code == 0


def test_a_final_value_is_replaced_only_by_force(folder):
    before = held(folder)
    call = ("A1.M1.I1", "--period", "2031-Q3", "--area", "north-quay", "--value", "31")
    assert record(folder, *call) == (
        "",
        (
            "vawg: nothing was written: line 2 of data/lamps.csv has a final value for this: "
            "north-quay,2031-Q3,30\nhelp: To put yours in its place, add --force\n"
        ),
        2,
    )
    assert held(folder) == before
    assert record(folder, *call, "--force").code == 0
    assert changed(before, held(folder)) == {
        LAMPS: (["north-quay,2031-Q3,30\n"], ["north-quay,2031-Q3,31\n"])
    }
    same = record(folder, *call)
    assert (same.out, same.code) == ("nothing to change: the plan says so already\n", 0)


def test_dimensions_and_percentages(folder):
    text = (folder / FERRIES).read_text("utf-8")
    text = text.replace("unit: number", "unit: percentage").replace(
        "aggregable: true", "aggregable: false"
    )
    text = text.replace(
        "        baseline:", "        dimensions:\n          - Age group\n        baseline:", 1
    )
    (folder / FERRIES).write_text(text, "utf-8")
    before = held(folder)
    said = record(
        folder, "A2.M1.I1", "--period", "2031", "--value", "50", "--numerator", "20",
        "--denominator", "40", "--dimension", "age-group=16 to 24", "--reporter", "plan-keeper",
        "--date", "2032-01-05",
    )  # fmt: skip
    assert said.code == 0, said.err
    ((_, (_, come)),) = changed(before, held(folder)).items()
    assert "".join(come).split("    reading:\n")[1] == (
        '      period: "2031"\n      value: 50\n      numerator: 20\n      denominator: 40\n'
        "      dimensions:\n        Age group: 16 to 24\nvisibility: internal\n"
    )


def test_a_withheld_value(folder):
    before = held(folder)
    call = ("A2.M1.I1", "--period", "2031-Q3", "--suppressed", "--reporter", "plan-keeper")
    assert record(folder, *call).code == 0
    ((_, (_, come)),) = changed(before, held(folder)).items()
    assert "".join(come).endswith(
        "      period: 2031-Q3\n      suppressed: true\nvisibility: internal\n"
    )


BAD = [
    ((), "vawg: a reading of what?\nhelp: this plan's are A1.M1.I1, A2.M1.I1\n"),
    (("A1.M1",), "vawg: A1.M1 is no indicator\nhelp: this plan's are A1.M1.I1\n"),
    (("A1.M1.I1",),
     ("vawg: --period: no period is given\nhelp: write 2022, 2022-Q3 or 2022-09\n"
     "--value: no value is given\nhelp: where it is withheld: --suppressed\n")),
    (("A1.M1.I1", "--period", "2032-Q1", "--value", "1,234", "--dimension", "age=3"),
     ("vawg: --period: 2032-Q1 ends on 2032-03-31, and this is of 2032-01-31\n"
     "help: record the reading when its period is over\n"
     "--value: 1,234 is not a number\nhelp: write figures only: 1234 or 56.7\n"
     "--dimension: age is no dimension of A1.M1.I1\nhelp: its dimensions: none\n")),
    (("A2.M1.I1", "--period", "Q3", "--value", "3", "--suppressed"),
     ("vawg: --period: Q3 is no period\nhelp: write 2022, 2022-Q3 or 2022-09\n"
     "--value: a suppressed reading has none\nhelp: leave it out\n"
     "--reporter: no reporter is given: which body or role reports?\n"
     "help: this plan's roles are plan-keeper\n")),
    (("A1.M1.I1", "--dimension", "age"),
     ("vawg: invalid value for --dimension: age is not written NAME=VALUE, as age=16-24\n"
     "help: vawg record -h explains the command\n")),
    (("A1.M1.I1", "--period", "2031", "--value", "9", "--status", "provisional"),
     ("vawg: nothing was written: data/lamps.csv has no column `status`. "
     "Add `status` to its first line and a comma to the others, or leave it out.\n")),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_what_does_not_fit_the_indicator_is_named(folder, arguments, words):
    before = held(folder)
    assert record(folder, *arguments) == ("", words, 2)
    assert held(folder) == before


def test_a_count_below_the_threshold_is_refused_with_its_line(folder):
    before = held(folder)
    said = record(folder, "A1.M1.I1", "--period", "2031-Q4", "--value", "3")
    assert (said.out, said.code) == ("", 1)
    assert "plan/data/lamps.csv:3:10 error[small-count]" in said.err
    assert "| ,2031-Q4,3" in said.err
    assert held(folder) == before


def test_a_table_of_returns(folder):
    before = held(folder)
    (folder / "returns.csv").write_text(
        "Indicator;Period;Area;Value;Reporter\n1.m1.i1;2031-Q1;north-quay;12;\n"
        "A1.M1.I1;2031-Q4;South Quay Office;15;\n2.m1.i1;2031-Q1;;13;plan-keeper\n"
    )
    said = record(folder, "--from", "returns.csv")
    (folder / "returns.csv").unlink()
    assert said.code == 0, said.err
    lines = changed(before, held(folder))
    assert lines.pop(LAMPS)[1] == ["north-quay,2031-Q1,12\n", "south-quay,2031-Q4,15\n"]
    assert len(lines) == 1


def test_every_bad_cell_of_returns_is_named(folder):
    (folder / "returns.csv").write_text(
        "period,area,value\n2031-Q9,north-quay,12\n2031-Q3,nowhere,x\n"
        "2031-Q1,south-quay,14\n2031-Q1,south-quay,15\n"
    )
    before = held(folder)
    said = record(folder, "A1.M1.I1", "--from", "returns.csv")
    assert said == (
        "",
        (
            "vawg: nothing was written; 4 cells of returns.csv cannot be taken:\n"
            "  cell A2 (period): 2031-Q9 is no period (write 2022, 2022-Q3 or 2022-09)\n"
            "  cell B3 (area): nowhere is no body or role of this plan "
            "(vawg list organisations lists them)\n"
            "  cell C3 (value): x is not a number (write figures only: 1234 or 56.7)\n"
            "  cell A5 (period): row 4 has a reading for this period and area already "
            "(keep the one that is right)\n"
        ),
        2,
    )
    assert held(folder) == before


def test_returns_that_validate_would_refuse_are_named_with_their_cells(folder):
    (folder / "r.csv").write_text(
        "indicator,period,area,value,reporter\nA1.M1.I1,2031-Q1,north-quay,12,\n"
        "A1.M1.I1,2031-Q4,south-quay,3,\nA2.M1.I1,2031-Q4,,2,plan-keeper\n"
    )
    before = held(folder)
    said = record(folder, "--from", "r.csv")
    assert (said.out, said.code) == ("", 1)
    assert [line.split(" (Write")[0] for line in said.err.splitlines()[1:-1]] == [
        "  cell D3 (value): the value is below 5, the disclosure threshold [small-count]",
        "  cell D4 (value): the value is below 5, the disclosure threshold [small-count]",
    ]
    assert held(folder) == before


@pytest.mark.parametrize("visibility", ["internal", "public"])
def test_a_series_is_internal_unless_its_indicator_says_public(folder, visibility):
    (folder / LAMPS).write_text("period,area,value\n2031-Q4,,30\n", encoding="utf-8")
    if visibility == "public":
        assert run(folder, "set", "A1.M1.I1.series_visibility", "public").code == 0
    found = json.loads(run(folder, "measures", "A1.M1.I1", "--json").out)["trends"][0]
    assert found["latest"]["visibility"] == visibility
    text = run(folder, "measures", "A1.M1.I1").out
    assert ("latest 30 (2031-Q4, internal)" in text) == (visibility == "internal"), text
    shown = run(folder, "show", "A1.M1.I1").out
    assert f"Series visibility   {visibility}" in shown, shown


@pytest.mark.parametrize("visibility", ["internal", "public"])
def test_a_reading_is_as_visible_as_its_update(folder, visibility):
    call = ("A2.M1.I1", "--period", "2031", "--value", "12", "--reporter", "plan-keeper")
    assert record(folder, *call, "--visibility", visibility).code == 0
    found = json.loads(run(folder, "measures", "A2.M1.I1", "--json").out)["trends"][0]
    assert found["latest"]["visibility"] == visibility


@pytest.mark.parametrize(("columns", "line"), [(",status", ",final"), ("", "")])
def test_final_is_written_where_there_is_a_column_for_it(folder, columns, line):
    (folder / LAMPS).write_text(f"period,value{columns}\n", encoding="utf-8")
    call = ("A1.M1.I1", "--period", "2031-Q4", "--value", "40", "--status", "final")
    assert record(folder, *call).code == 0
    assert (folder / LAMPS).read_text("utf-8") == f"period,value{columns}\n2031-Q4,40{line}\n"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (
            "--visibility",
            "public",
            "--visibility: the series data/lamps.csv is internal, and so is",
        ),
        ("--corrects", "", "--corrects: the reading goes into data/lamps.csv"),
    ],
)
def test_what_a_line_of_a_series_cannot_say_is_refused(folder, option, value, said):
    before = held(folder)
    update = min((folder / "plan/updates").rglob("*.yaml")).stem
    given = update if option == "--corrects" else value
    call = ("A1.M1.I1", "--period", "2031-Q4", "--value", "40", option, given)
    answer = record(folder, *call)
    assert answer.code == 2
    assert said in answer.err
    assert held(folder) == before
