"""What is missing is asked for on a terminal, with the choices and what they mean."""

import json
import pathlib

from calls import changed, copy_plan, held, talk

SCHEMAS = pathlib.Path(__file__).parents[2] / "schemas"


def written(before, folder):
    """The text of the one file that is new."""
    ((_, (gone, come)),) = changed(before, held(folder)).items()
    assert gone == []
    return "".join(come)


def test_a_report_is_asked_for_field_by_field(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    typed = "3\nambr\namber\n\nLit\n\nFetch them\nnobody\nlamp-portfolio\nme\nplan-keeper\npublic\n"
    shown, code = talk(folder, "update", "1.c3", typed=typed)
    assert code == 0, shown
    assert written(before, folder) == (
        "date: 2032-01-31\nreporter: plan-keeper\nentries:\n  - subject: A1.C3\n"
        "    completion: substantial\n    confidence: amber\n    summary: >-\n      Lit\n"
        "    recovery_action: >-\n      Fetch them\n    recovery_owner: lamp-portfolio\n"
        "visibility: public\n"
    )
    entry = json.loads((SCHEMAS / "update.schema.json").read_text("utf-8"))["$defs"]["entry"]
    said = " ".join(shown.split())  # on the screen's lines, which break between words
    for axis in ("completion", "confidence", "lifecycle"):
        for meaning in entry["properties"][axis]["enumDescriptions"]:
            assert meaning in said
    choices = [line for line in shown.splitlines() if line.startswith("  ")]
    assert len(choices) > 12
    assert max(map(len, choices)) <= 80
    assert "ambr is not one of green, amber, red; did you mean amber?" in shown
    assert "nobody is no body or role of this plan" in shown
    assert "Which body or role reports? Roles: plan-keeper" in shown
    assert "Whoever can read the repository reads everything, whatever the visibility." in shown


def test_only_what_is_missing_is_asked_for(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    shown, code = talk(
        folder, "update", "A1.C2", "--completion", "complete", "--reporter", "plan-keeper",
        typed="lamp-count\n\n",
    )  # fmt: skip
    assert code == 0, shown
    assert "completion (" not in shown
    assert "      - title: Lamp Count 2030 (fiction)\n" in written(before, folder)


def test_what_was_given_is_checked_before_anything_is_asked(tmp_path):
    folder = copy_plan(tmp_path)
    shown, code = talk(folder, "update", "A1.C9", "--completion", "done")
    assert code == 2
    assert shown.startswith("vawg: this plan has no A1.C9\n")


def test_no_answer_ends_it_and_writes_nothing(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    _, code = talk(folder, "update", "A1.C1", typed="\x04")
    assert code == 130
    assert held(folder) == before


def test_a_reading_is_asked_for(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    typed = "Q3\n2031-Q3\n1,200\n12\n\nplan-keeper\n"
    shown, code = talk(folder, "record", "A2.M1.I1", typed=typed)
    assert code == 0, shown
    assert "Q3 is no period; write 2022, 2022-Q3 or 2022-09" in shown
    assert "1,200 is not a number; write figures only: 1234 or 56.7" in shown
    assert "      period: 2031-Q3\n      value: 12\n" in written(before, folder)


def test_a_decision_is_asked_for(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    shown, code = talk(folder, "decide", typed="1.c1\nredate\nTU\nThe ship was late\n\n")
    assert code == 0, shown
    assert "A start or due date changes." in shown
    assert written(before, folder) == (
        "date: 2032-01-31\ndecider: tidewater-union\nreason: >-\n  The ship was late\n"
        "affects:\n  - A1.C1\npermits:\n  - re-date\nvisibility: internal\n"
    )


def test_a_table_without_a_reporter_asks_for_one(tmp_path):
    folder = copy_plan(tmp_path)
    (folder / "a.csv").write_text("subject,summary\nA1.C1,x\n")
    before = held(folder)
    shown, code = talk(folder, "update", "--from", "a.csv", typed="plan-keeper\n")
    assert code == 0, shown
    assert "reporter: plan-keeper\n" in written(before, folder)
