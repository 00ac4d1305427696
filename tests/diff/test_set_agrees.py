"""`vawg set` asks for what the rules of change ask for: what one accepts, the other accepts."""

import tempfile
from pathlib import Path

import pytest
from calls import copy_plan, git, run
from diff_plans import fiction, no_rules
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_diff_properties import EASY

from vawg_plan.diff import compare
from vawg_plan.load import load
from vawg_plan.rules import check_change
from vawg_plan.rules.branch import Branch
from vawg_plan.store.folder import read_folder

PERMITS = ("correct", "reword", "re-date", "weaken", "withdraw", "supersede", "erase")
LAMPS = "Each quay office will put up lamps, and keep them lit until dawn."
# Field -> values: of each field that is protected some that bind more, less, and neither.
FIELDS = {
    "A1.C1.text": [
        LAMPS.replace("will", "should"), LAMPS.replace("will", "will, where possible,"),
        LAMPS.replace("Each", "Most"), LAMPS.replace("lamps", "lanterns"), "Other words.",
    ],
    "A2.C2.text": ["The Ferry Board will hold the last ferry for whoever runs for it."],
    "A1.C1.title": ["Put up lamps"],
    "A1.C1.lead": ["tidewater-union"],
    "A1.C1.accountable": ["ferry-board", ""],
    "A1.C1.co_leads": ["ferry-board", "ferry-board,tidewater-union"],
    "A2.C1.co_leads": ["lamp-portfolio", "lamp-portfolio,tidewater-union", ""],
    "A1.C1.partners": ["north-quay", "south-quay,north-quay", "north-quay,south-quay,east-quay"],
    "A1.C1.mode": ["support", "examine"],
    "A2.C2.mode": ["deliver", "examine"],
    "A1.C1.tier": ["joint", "national"],
    "A2.C1.tier": ["local"],
    "A1.C1.modality": ["should", "can"],
    "A2.C2.modality": ["will", "aims"],
    "A1.C1.start": ["2031-05-01", "2031-03-01", ""],
    "A2.C1.start": ["2031-05-01"],
    "A1.C1.due": ["2032-06-30", "2031-10-30"],
    "A2.C1.due": ["2032-06-30"],
    "A1.C1.MS1.due": ["2031-10-30", ""],
    "A1.C1.visibility": ["internal"],
    "A1.M1.text": ["More lamps may be lit at midnight.", "Other words."],
    "A1.M1.I1.definition": ["Other words."],
    "A2.M1.I1.unit": ["percentage"],
    "A2.M1.I1.direction": ["maintain"],
    "A1.M1.I1.baseline.value": ["3"],
    "A2.M1.I1.baseline.pending": ["2031-12-01", "2031-09-01"],
    "A1.M1.I1.target.value": ["50", "150"],
    "A2.M1.I1.target.value": ["5"],
    "A1.M1.I1.target.due": ["2033-03-31", "2032-01-31", ""],
    "A1.lead": ["tidewater-union"],
    "OB1.text": ["Most ways home are lit."],
    "OB1.partners": ["north-quay", ""],
    "O1.text": ["Ways home may be safer."],
    "F1.trigger.text": ["The Tidewater Bridge Bill falls."],
    "F1.trigger.cites": ["lamp-count"],
}  # fmt: skip
CHANGES = [(field, value) for field, values in FIELDS.items() for value in values]
OF_PERMISSION = ("unlicensed-change", "lost-date")


def decided(folder, affects, *permits):
    lines = ["date: 2032-01-20", "decider: tidewater-union", "reason: So it was decided."]
    lines += ["affects:", f"  - {affects}", "permits:", *(f"  - {one}" for one in permits)]
    (folder / "plan" / "decisions" / "new.yaml").write_text("\n".join(lines) + "\n")


def breaks(folder):
    """What the rules of change say of a folder, beside the fictional plan."""
    head = load(read_folder(str(folder / "plan")), no_rules, remember=False).plan
    found = check_change(Branch(fiction(), head, compare(fiction(), head)))
    return [one.message for one in found if one.rule in OF_PERMISSION]


@settings(EASY, max_examples=80)
@given(st.sampled_from(CHANGES), st.sampled_from(PERMITS))
@example(CHANGES[0], "reword")
@example(CHANGES[0], "weaken")
def test_set_accepts_what_the_rules_of_change_accept(change, permit):
    field, value = change
    with tempfile.TemporaryDirectory() as place:
        folder = copy_plan(Path(place))
        decided(folder, field.rpartition(".")[0].removesuffix(".trigger").removesuffix(".target")
                .removesuffix(".baseline"), permit)  # fmt: skip
        said = run(folder, "set", field, value, "--decision", "new")
        if said.code == 0:
            assert breaks(folder) == []
        else:
            assert "nothing was written: decision new permits to" in said.err
            assert run(folder, "set", field, value, "--force").code == 0
            assert breaks(folder) != []


@pytest.mark.parametrize(("field", "value"), CHANGES)
def test_without_a_decision_set_refuses_what_the_rules_of_change_refuse(tmp_path, field, value):
    folder = copy_plan(tmp_path)
    said = run(folder, "set", field, value)
    if said.code:
        assert "is protected, because the plan is published" in said.err
        assert run(folder, "set", field, value, "--force").code == 0
    assert bool(breaks(folder)) == bool(said.code)


@pytest.mark.parametrize(("permit", "code"), [("reword", 1), ("weaken", 0)])
def test_the_same_by_the_commands_alone(tmp_path, permit, code):
    folder = copy_plan(tmp_path)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Published")
    decided(folder, "A1.C1", permit)
    words = LAMPS.replace("will", "may")
    assert run(folder, "set", "A1.C1.text", words, "--decision", "new").code == code
    run(folder, "set", "A1.C1.text", words, "--force")
    said = run(folder, "validate", "--base", "HEAD", "--format", "concise")
    assert ("unlicensed-change" in said.out) == bool(code)
