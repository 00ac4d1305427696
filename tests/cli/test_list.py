"""Lists: every filter, sorting, columns, and their forms."""

import csv
import io
import json

import pytest

DAY = ("--as-of", "2032-01-31")


@pytest.fixture
def ids(run):
    """The ids of a list, as JSON has them."""

    def listed(*call):
        said = run("list", *call, *DAY, "--json")
        assert (said.err, said.code) == ("", 0)
        return " ".join(one["id"] for one in json.loads(said.out)["items"])

    return listed


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("commitments", "A1.C1 A1.C2 A1.C3 A2.C1 A2.C2 F1.C1 P.C1"),
        ("commitments --action A1", "A1.C1 A1.C2 A1.C3"),
        ("commitments --action 2", "A2.C1 A2.C2"),
        ("commitments --action a02 --action f1 --action p", "A2.C1 A2.C2 F1.C1 P.C1"),
        ("actions --action 1", "A1"),
        ("commitments --outcome O1", "A1.C1 A1.C2 A1.C3"),
        ("commitments --outcome O2", "A2.C1 A2.C2 F1.C1"),
        ("commitments --outcome o2a", "A2.C1 A2.C2"),
        ("actions --outcome O2", "A2 F1"),
        ("measures --outcome O2", "A2.M1"),
        ("commitments --lead ferry-board", "A2.C1 A2.C2"),
        ("commitments --lead tidewater-union", "A1.C3 A2.C1 F1.C1 P.C1"),
        ("commitments --partner north-quay", "A1.C1 A2.C1"),
        ("commitments --partner north-quay --partner south-quay", "A1.C1 A2.C1"),
        ("commitments --tier joint", "A2.C1"),
        ("commitments --tier joint --tier local", "A1.C1 A2.C1"),
        ("commitments --mode influence", "A1.C3"),
        ("commitments --modality should", "A2.C2"),
        ("commitments --completion complete", "A1.C2"),
        ("commitments --completion not-started", "A1.C1"),
        ("milestones --completion complete", "A1.C1.MS1"),
        ("actions --completion substantial", "A2"),
        ("commitments --confidence red", "A1.C1 A2.C2"),
        ("commitments --lifecycle closed", "A1.C2"),
        ("commitments --framework evening-standard", "A1.C1"),
        ("commitments --framework evening-standard@2#lit", "A1.C1"),
        ("commitments --framework evening-standard@2#staffed", ""),
        ("commitments --due-before 2031-12-31", "A1.C2"),
        ("commitments --due-after 2031-12-30", "A1.C1 A2.C2"),
        ("milestones --due-after 2031-10-01", "A1.C1.MS2"),
        ("funding --due-before 2031-08-01", "lamp-fund"),
        ("commitments --overdue", "A1.C1"),
        ("commitments --due-soon", "A2.C2"),
        ("commitments --stale", ""),
        ("commitments --unreported", "F1.C1 P.C1"),
        ("milestones --unreported", ""),
        ("commitments --gap evidence", ""),
        ("commitments --gap due --gap evidence --tier national", "A1.C3 F1.C1 P.C1"),
        ("measures --gap baseline", "A2.M1"),
        ("gaps --gap outcome", "A2"),
        ("gaps --action A2 --gap due", "A2.C1"),
        ("commitments --sort -due", "A2.C2 A1.C1 A1.C2 A1.C3 A2.C1 F1.C1 P.C1"),
        ("commitments --sort due", "A1.C2 A1.C1 A2.C2 A1.C3 A2.C1 F1.C1 P.C1"),
        ("commitments --sort -id", "P.C1 F1.C1 A2.C2 A2.C1 A1.C3 A1.C2 A1.C1"),
        ("commitments --sort tier,-title", "A2.C1 A1.C1 P.C1 A1.C2 F1.C1 A2.C2 A1.C3"),
        ("commitments --sort areas", "A2.C1 A1.C1 A1.C2 A1.C3 A2.C2 F1.C1 P.C1"),
        ("updates", ("2032-01-20-confidence 2032-01-10-north 2031-11-05-bill 2031-10-01-quarter"
                    " 2031-10-01-a-correction 2031-07-01-south 2031-07-01-north")),
    ],
)  # fmt: skip
def test_filters_and_order(ids, call, expected):
    assert ids(*call.split()) == expected


def test_ids_sort_as_people_count(run, copied):
    path = copied / "actions" / "02-ferries.yaml"
    path.write_text(path.read_text("utf-8").replace("A2.C2", "A2.C10"), "utf-8")
    said = run("list", "commitments", "--columns", "id", "--sort", "id", *DAY, folder=copied)
    assert "A2.C1\nA2.C10\n" in said.out


def test_titles_of_nothing_but_marks_sort_too(run, copied):
    path = copied / "actions" / "02-ferries.yaml"
    path.write_text(path.read_text("utf-8").replace("Hold the last ferry\n", "'.'\n"), "utf-8")
    assert run("list", "commitments", "--sort", "title", *DAY, folder=copied).code == 0


def test_every_commitment_has_what_was_promised(run):
    promised = {
        "id", "action", "title", "text", "mode", "tier", "modality", "lead", "lead_basis",
        "co_leads", "partners", "due", "lifecycle", "completion", "confidence", "areas",
        "last_update", "source", "flags",
    }  # fmt: skip
    for item in json.loads(run("list", "commitments", "--json").out)["items"]:
        assert promised <= set(item)


def test_columns_are_the_chosen_in_their_order(run):
    call = ("list", "commitments", "--lead", "ferry-board", "--columns", "tier, id", *DAY)
    assert run(*call).out == "joint\tA2.C1\nnational\tA2.C2\n"
    assert run(*call, "--csv").out == "tier,id\r\njoint,A2.C1\r\nnational,A2.C2\r\n"
    items = json.loads(run(*call, "--json").out)["items"]
    assert items == [{"tier": "joint", "id": "A2.C1"}, {"tier": "national", "id": "A2.C2"}]


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_cell_runs_in_a_spreadsheet(run, copied, first):
    path = copied / "actions" / "01-lamps.yaml"
    text = path.read_text("utf-8").replace("=Ask for brighter lamps", f"'{first}SUM(A1:A9)'")
    text = text.replace("Action 1, paragraph 4", f"'{first}1+1'")
    path.write_text(text, "utf-8")
    said = run("list", "commitments", "--csv", *DAY, folder=copied)
    rows = list(csv.DictReader(io.StringIO(said.out, newline="")))
    assert (rows[2]["title"], rows[2]["source"]) == (f"'{first}SUM(A1:A9)", f"'{first}1+1")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(first)]
    tabbed = run("list", "commitments", *DAY, folder=copied)
    assert f"{first}SUM(A1:A9)" in tabbed.out


def test_csv_has_every_column_and_lines_as_the_standard_has_them(run):
    out = run("list", "organisations", "--csv").out
    assert out.split("\r\n")[:2] == [
        "id,name,acronym,kind,part_of,delivers,leads,partners_in",
        "tidewater-union,Tidewater Union,TU,body,,false,4,0",
    ]
    assert out.count("\n") == out.count("\r\n") == 8


def test_a_line_is_a_row_whatever_a_text_holds(run, copied):
    path = copied / "decisions" / "2032-01-15-brighter.yaml"
    text = path.read_text("utf-8").replace("reason: The", 'reason: "One\\n\\ntwo\\tthree. The')
    path.write_text(text.replace("making lamps.", 'making lamps."'), "utf-8")
    said = run("list", "decisions", *DAY, folder=copied)
    assert (said.err, said.out.count("\n"), said.out.count("\t")) == ("", 1, 5)
