"""vawg set and withdraw: one field changes, and a published promise only with a decision."""

import pytest
from calls import changed, copy_plan, decide, git, held, run

from vawg_plan.model import types as t
from vawg_plan.model.protection import PROTECTED

LAMPS = "plan/actions/01-lamps.yaml"

REFUSED = [
    ("A1.C1.text", "Other words."),
    ("A1.C1.lead", "tidewater-union"),
    ("A1.C1.co_leads", "tidewater-union"),
    ("A1.C1.partners", "north-quay"),
    ("A1.C1.mode", "support"),
    ("A1.C1.tier", "national"),
    ("A1.C1.modality", "aims"),
    ("A1.C1.start", "2031-05-01"),
    ("A1.C1.due", "2032-06-30"),
    ("A1.C1.due", ""),
    ("A1.C1.MS1.due", "2031-10-30"),
    ("A1.M1.text", "Other words."),
    ("A1.M1.I1.definition", "Other words."),
    ("A1.M1.I1.baseline.value", "3"),
    ("A1.M1.I1.target.value", "3"),
]


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_what_is_published_changes_only_with_a_decision_or_by_force(tmp_path, field, value):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "set", field, value)
    assert (said.out, said.code) == ("", 1)
    assert "is protected, because the plan is published\nhelp: Record who decided" in said.err
    assert held(folder) == before
    assert run(folder, "set", field, value, "--force").code == 0
    assert list(changed(before, held(folder))) == [LAMPS]


def test_a_new_due_date_keeps_the_original_once_and_names_no_decision(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "later", "A1.C1", "re-date")
    before = held(folder)
    said = run(folder, "set", "a01.c1.due", "2032-06-30", "--decision", "later")
    assert said == (f"wrote {LAMPS}\n", "", 0)
    assert changed(before, held(folder)) == {
        LAMPS: (
            ["    due: 2031-12-31\n"],
            ["    due: 2032-06-30\n", "    original_due: 2031-12-31\n"],
        )
    }
    before = held(folder)
    run(folder, "set", "A1.C1.due", "2032-07-31", "--decision", "later")
    assert changed(before, held(folder)) == {
        LAMPS: (["    due: 2032-06-30\n"], ["    due: 2032-07-31\n"])
    }


def test_a_correction_of_a_due_date_is_no_change_of_the_promise(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "mistyped", "A1.C1", "correct")
    before = held(folder)
    assert run(folder, "set", "A1.C1.due", "2031-12-30", "--decision", "mistyped").code == 0
    assert changed(before, held(folder)) == {
        LAMPS: (["    due: 2031-12-31\n"], ["    due: 2031-12-30\n"])
    }


@pytest.mark.parametrize(
    ("affects", "permits", "said"),
    [
        ("A1.C2", "re-date", "decision d is about A1.C2, not A1.C1"),
        ("A1", "re-date", "decision d is about A1, not A1.C1"),
        (
            "A1.C1",
            "reword",
            "decision d permits to reword; `due` of A1.C1 needs correct, re-date o",
        ),
    ],
)
def test_a_decision_that_does_not_fit_permits_nothing(tmp_path, affects, permits, said):
    folder = copy_plan(tmp_path)
    decide(folder, "d", affects, permits)
    before = held(folder)
    answer = run(folder, "set", "A1.C1.due", "2032-06-30", "--decision", "d")
    assert answer.code == 1
    assert f"nothing was written: {said}" in answer.err
    assert held(folder) == before


def test_a_refusal_names_the_decision_that_would_fit(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "later", "A1.C1", "re-date")
    said = run(folder, "set", "A1.C1.due", "2032-06-30")
    assert said.err.endswith("help: Name the decision behind it: --decision later\n")


def test_a_decision_about_a_commitment_covers_its_milestones(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "later", "A1.C1", "re-date")
    before = held(folder)
    assert run(folder, "set", "A1.C1.MS1.due", "2031-10-30", "--decision", "later").code == 0
    gone, come = changed(before, held(folder))[LAMPS]
    assert gone == ["        due: 2031-09-30\n"]
    assert come == ["        due: 2031-10-30\n", "        original_due: 2031-09-30\n"]


def test_a_draft_protects_nothing_and_has_no_original_dates(tmp_path):
    folder = copy_plan(tmp_path)
    plan = folder / "plan" / "plan.yaml"
    plan.write_text(plan.read_text().replace("status: published", "status: draft"))
    before = held(folder)
    assert run(folder, "set", "A1.C1.due", "2032-06-30").code == 0
    assert changed(before, held(folder)) == {
        LAMPS: (["    due: 2031-12-31\n"], ["    due: 2032-06-30\n"])
    }


def test_a_published_plan_does_not_become_a_draft(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    assert run(folder, "set", "P.status", "draft").code == 1
    assert held(folder) == before


@pytest.mark.parametrize(
    ("field", "value", "gone", "come"),
    [
        ("A1.C1.title", "Lamps: all", ["Put up lamps on every quay"], ['"Lamps: all"']),
        ("A1.C1.locator", "Action 1, paragraph 9", ["Action 1, paragraph 2"], None),
        ("A1.number", "7", ["1"], ["7"]),
    ],
)
def test_titles_locators_and_numbers_are_free(tmp_path, field, value, gone, come):
    folder = copy_plan(tmp_path)
    before = held(folder)
    assert run(folder, "set", field, value).code == 0
    lost, new = changed(before, held(folder))[LAMPS]
    assert [line.split(": ", 1)[1].strip() for line in lost] == gone
    assert [line.split(": ", 1)[1].strip() for line in new] == (come or [value])


def test_links_that_we_draw_are_inferred_and_those_there_stay(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    assert run(folder, "set", "A1.outcomes", "o1, O2").code == 0
    assert changed(before, held(folder)) == {LAMPS: ([], ["  - id: O2\n", "    basis: inferred\n"])}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("A1.C1.modality", "sometimes", "It is one of will, should, aims, can"),
        ("A1.C1.modalty", "will", "Did you mean modality?"),
        ("A1.C1", "will", "which field of A1.C1?"),
        ("A1.C1.id", "A1.C9", "an id is permanent"),
        ("A1.C1.title", "", "`title` cannot be empty"),
        ("A1.C1.milestones", "x", "vawg add adds an item to it"),
        ("A1.M1.I1.target", "3", "target.value or target.due"),
        ("A1.number", "one", "`number` is a number"),
        ("A9.C1.due", "2031-01-01", "this plan has no A9.C1"),
        ("due", "2031-01-01", "due names no field"),
        ("2032-01-15-brighter.reason", "None.", "part of the record, which is only added to"),
    ],
)
def test_a_mistake_is_explained_and_writes_nothing(tmp_path, field, value, said):
    folder = copy_plan(tmp_path)
    before = held(folder)
    answer = run(folder, "set", field, value)
    assert answer.code == 2
    assert said in answer.err
    assert held(folder) == before


def test_what_would_not_be_valid_is_not_written(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "set", "A1.C1.accountable", "nobody-known")
    assert said.code == 1
    assert "unknown-reference" in said.err
    assert held(folder) == before


def test_odd_styles_are_kept_to_the_byte(tmp_path):
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    odd = (
        file.read_bytes()
        .replace(
            b"    due: 2031-12-31\n", b"    'due':   \"2031-12-31\"   # by the year's end\n", 1
        )
        .replace(b"\n", b"\r\n")
    )
    file.write_bytes(b"\xef\xbb\xbf" + odd)
    decide(folder, "later", "A1.C1", "re-date")
    assert run(folder, "set", "A1.C1.due", "2032-06-30", "--decision", "later").code == 0
    want = odd.replace(
        b"    'due':   \"2031-12-31\"   # by the year's end\r\n",
        b"    'due':   \"2032-06-30\"   # by the year's end\r\n    original_due: 2031-12-31\r\n",
    )
    assert file.read_bytes() == b"\xef\xbb\xbf" + want


def test_a_dry_run_shows_the_change_and_a_commit_holds_only_it(tmp_path):
    folder = copy_plan(tmp_path)
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Nobody")
    git(folder, "config", "user.email", "nobody@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    (folder / "other").write_text("staged")
    git(folder, "add", "other")
    before = held(folder)
    shown = run(folder, "set", "A1.title", "Lamps", "--dry-run")
    assert "-title: Lamps on every quay\n+title: Lamps\n" in shown.out
    assert held(folder) == before
    said = run(folder, "set", "A1.title", "Lamps", "--commit")
    assert said.code == 0
    assert said.out.startswith(f"wrote {LAMPS}\ncommitted ")
    assert git(folder, "show", "--format=%s", "--name-only") == f"Set A1.title\n\n{LAMPS}"
    assert git(folder, "diff", "--cached", "--name-only") == "other"


def test_withdraw_closes_a_promise_on_the_day_of_the_decision(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "enough", "A1.C2", "withdraw")
    before = held(folder)
    assert run(folder, "withdraw", "a1.c2", "--decision", "enough").code == 0
    assert changed(before, held(folder)) == {LAMPS: ([], ["    withdrawn: 2032-01-20\n"])}
    again = run(folder, "withdraw", "A1.C2", "--decision", "enough")
    assert again == ("nothing to change: the plan says so already\n", "", 0)


def test_withdraw_needs_a_fitting_decision_or_force(tmp_path):
    folder = copy_plan(tmp_path)
    decide(folder, "later", "A1.C2", "re-date")
    before = held(folder)
    assert run(folder, "withdraw", "A1.C2").code == 1
    assert run(folder, "withdraw", "A1.C2", "--decision", "later").code == 1
    assert run(folder, "withdraw", "A1.C2", "--decision", "unheard-of").code == 2
    assert run(folder, "withdraw", "A1").code == 2
    assert held(folder) == before
    assert run(folder, "withdraw", "A1.C2", "--force", "--date", "2032-01-02").code == 0
    assert changed(before, held(folder)) == {LAMPS: ([], ["    withdrawn: 2032-01-02\n"])}


@pytest.mark.parametrize(
    "arguments", [("set", "A1.title", "x"), ("withdraw", "A1.C2"), ("set", "A1.title", "x", "-h")]
)
def test_a_newer_plan_is_refused_by_force_too(tmp_path, arguments):
    folder = copy_plan(tmp_path)
    plan = folder / "plan" / "plan.yaml"
    plan.write_text(plan.read_text().replace("schema_version: 1", "schema_version: 2"))
    before = held(folder)
    said = run(folder, *arguments, "--force")
    assert held(folder) == before
    if "-h" not in arguments:
        assert said.code == 2
        assert said.err.startswith("vawg: this plan has schema_version 2, and vawg ")
        assert "help: install a newer vawg: python -m pip install --upgrade" in said.err


def test_the_table_of_what_is_protected_names_real_fields_and_permits():
    permits = set(t.Permit.__args__)
    for record, fields in PROTECTED.items():
        for field, allowed in fields.items():
            assert field.split(".")[0] in record.__struct_fields__
            assert set(allowed) <= permits
            assert "correct" in allowed or field == "withdrawn"


def test_an_empty_value_takes_an_optional_field_out(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    assert run(folder, "set", "A1.C1.accountable", "").code == 0
    assert changed(before, held(folder)) == {LAMPS: (["    accountable: plan-keeper\n"], [])}


def test_a_list_changes_item_by_item_in_its_own_style(tmp_path):
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    block = "    partners:\n      - north-quay\n      - south-quay\n"
    flow = "    partners: [ 'north-quay' , south-quay ] # both\n"
    text = file.read_text()
    assert block in text
    file.write_text(text.replace(block, flow))
    said = run(folder, "set", "A1.C1.partners", "North-Quay, south-quay, east-quay", "--force")
    assert said.code == 0
    new = "    partners: [ 'north-quay' , south-quay, east-quay ] # both\n"
    assert file.read_text() == text.replace(block, new)


def test_an_item_of_a_broken_file_is_not_called_missing(tmp_path):
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    file.write_text(file.read_text().replace("modality: will", "modality: perhaps", 1))
    before = held(folder)
    said = run(folder, "set", "A1.C1.title", "Lamps")
    assert said.code == 2
    assert said.err == (
        "vawg: A1.C1 is in a file that cannot be read, or may be\n"
        "help: vawg validate says what is wrong; vawg edit A1.C1 opens it\n"
    )
    assert held(folder) == before


def test_a_plan_with_errors_elsewhere_can_still_be_changed(tmp_path):
    folder = copy_plan(tmp_path)
    other = folder / "plan/actions/02-ferries.yaml"
    other.write_text(other.read_text().replace("mode: support", "mode: fly"))
    assert run(folder, "set", "A1.title", "Lamps").out == f"wrote {LAMPS}\n"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_dry_run_is_a_patch_that_git_applies(tmp_path, ending):
    folder = copy_plan(tmp_path)
    git(folder, "init", "-q")
    file = folder / LAMPS
    newline = "\r\n" if ending == "\r\n" else "\n"
    text = file.read_bytes().decode().replace("\r\n", "\n").removesuffix("\n")
    file.write_bytes(text.replace("\n", newline).encode() + ending.encode())
    for field, value in (("A1.title", "Lamps"), ("A1.M1.I1.series_visibility", "public")):
        shown = run(folder, "set", field, value, "--dry-run")
        assert shown.code == 0, shown.err
        (folder / "patch").write_bytes(shown.out.encode())
        git(folder, "apply", "patch")
        assert run(folder, "set", field, value).out == (
            "nothing to change: the plan says so already\n"
        )
        assert run(folder, "set", field, value, "--dry-run").out == (
            "nothing to change: the plan says so already\n"
        )
    assert file.read_bytes().endswith(b"series_visibility: public" + ending.encode())
