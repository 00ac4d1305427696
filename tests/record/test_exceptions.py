"""What a record shows to be out of the ordinary, and the questions that follow from it."""

import pathlib

import msgspec
import pytest

from vawg_plan import rules
from vawg_plan.load import load
from vawg_plan.model import types as t
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import build
from vawg_plan.query.exceptions import exceptions
from vawg_plan.query.questions import questions
from vawg_plan.store.folder import read_folder

ROOT = pathlib.Path(__file__).parents[2]
RIVERSIDE = ROOT / "examples" / "riverside" / "plan"
END = "2032-04-20"


@pytest.fixture(scope="module")
def riverside():
    return load(read_folder(str(RIVERSIDE)), rules.check_always, remember=False).plan


def promise(number, **fields):
    given = {"lead": "us", "lead_basis": "stated", "mode": "deliver", "tier": "national",
             "modality": "will", "locator": "Fiction"}  # fmt: skip
    return (
        {"id": f"A1.C{number}", "title": f"Promise {number}", "text": "Fiction."} | given | fields
    )


def made(promises, updates=(), decisions=(), measures=()):
    """A plan of one action with these promises, and this record."""
    action = {"id": "A1", "number": 1, "title": "Fiction", "lead": "us", "lead_basis": "stated",
              "source": "s", "locator": "Fiction", "commitments": promises,
              "measures": list(measures)}  # fmt: skip
    files = [File("actions/01-a.yaml", "action", msgspec.convert(action, t.Action))]
    for n, one in enumerate(updates):
        whole = {"reporter": "us", "visibility": "public"} | one
        files.append(File(f"updates/u{n}.yaml", "update", msgspec.convert(whole, t.Update)))
    for n, one in enumerate(decisions):
        whole = {"decider": "board", "reason": "Fiction.", "visibility": "public"} | one
        files.append(File(f"decisions/d{n}.yaml", "decision", msgspec.convert(whole, t.Decision)))
    return build(files)


def said(date, number, **entry):
    return {"date": date, "entries": [{"subject": f"A1.C{number}", **entry}]}


def test_the_latest_of_two_moves_and_who_made_them():
    moves = [
        {"date": "2030-03-01", "affects": ["A1.C1"], "permits": ["re-date"]},
        {"date": "2030-05-01", "affects": ["A1.C1"], "permits": ["re-date"], "decider": "chair"},
    ]
    plan = made([promise(1, due="2030-09-30", original_due="2030-03-31")], decisions=moves)
    (one,) = exceptions(plan, "2030-06-01").slipped
    assert (one.was, one.now, one.days, one.times) == ("2030-03-31", "2030-09-30", 183, 2)
    assert [(m.date, m.decider) for m in one.made] == [
        ("2030-03-01", "board"), ("2030-05-01", "chair"),
    ]  # fmt: skip
    first = questions(exceptions(plan, "2030-06-01"))[0]
    assert (first.slipped, first.due, first.times) == ("2030-03-31", "2030-09-30", 2)


def test_a_date_brought_forward_has_not_slipped():
    plan = made([promise(1, due="2030-03-31", original_due="2030-09-30")])
    assert exceptions(plan, "2030-01-01").slipped == ()


def test_a_date_that_nobody_decided_on_slipped_once():
    plan = made([promise(1, due="2030-09-30", original_due="2030-03-31")])
    (one,) = exceptions(plan, "2030-01-01").slipped
    assert (one.times, one.made) == (1, ())


@pytest.mark.parametrize(
    ("permits", "withdrawn", "how"),
    [
        (["weaken"], None, ["weakened"]),
        (["withdraw"], "2030-02-01", ["withdrawn"]),
        (["withdraw", "weaken"], None, ["weakened"]),
        (["supersede"], None, ["superseded"]),
        (["reword"], None, []),
        (["reword"], "2030-02-01", ["withdrawn"]),
        (["withdraw"], "2030-12-01", []),
    ],
)
def test_what_became_less(permits, withdrawn, how):
    decision = {"date": "2030-02-01", "affects": ["A1.C1"], "permits": permits}
    fields = {"withdrawn": withdrawn} if withdrawn else {}
    found = exceptions(made([promise(1, **fields)], decisions=[decision]), "2030-06-01").changed
    assert [one.how for one in found] == how


def test_what_was_decided_later_has_not_happened():
    decision = {"date": "2030-07-01", "affects": ["A1.C1"], "permits": ["weaken"]}
    assert exceptions(made([promise(1)], decisions=[decision]), "2030-06-01").changed == ()


def test_red_before_amber_and_what_is_over_is_in_no_trouble():
    updates = [
        said("2030-01-01", 1, confidence="amber", recovery_action="Wait", recovery_owner="us"),
        said("2030-01-02", 2, confidence="red"),
        said("2030-01-03", 3, confidence="red", completion="complete"),
        said("2030-01-04", 4, confidence="green"),
    ]
    plan = made([promise(n) for n in range(1, 5)], updates)
    found = exceptions(plan, "2030-06-01").troubled
    assert [(one.id, one.confidence, one.recovery_action) for one in found] == [
        ("A1.C2", "red", None), ("A1.C1", "amber", "Wait"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "bare", "checked"),
    [
        ({}, True, False),
        ({"evidence": [{"title": "Note"}]}, False, False),
        ({"verified_by": "audit"}, True, True),
    ],
)
def test_what_is_complete_wants_evidence_and_a_check(entry, bare, checked):
    plan = made([promise(1)], [said("2030-01-01", 1, completion="complete", **entry)])
    (one,) = exceptions(plan, "2030-06-01").unchecked
    assert (one.bare, one.checked, one.by) == (bare, checked, ("us",))


def test_what_was_shown_and_checked_is_no_exception():
    entry = {"evidence": [{"title": "Note"}], "verified_by": "audit"}
    plan = made([promise(1)], [said("2030-01-01", 1, completion="complete", **entry)])
    assert exceptions(plan, "2030-06-01").unchecked == ()


def test_who_answers_is_asked_else_who_leads():
    plan = made([promise(1, due="2030-01-01", accountable="chief"), promise(2, due="2030-01-01")])
    assert [one.ask for one in exceptions(plan, "2030-06-01").late] == ["chief", "us"]


def test_riverside_at_the_end_of_its_story(riverside):
    found = exceptions(riverside, END)
    assert [one.id for one in found.late] == [
        "A1.C1", "A1.C1.MS1", "A1.C1.MS2", "A1.C2", "A2.C2", "A2.C3", "A4.C2", "A4.C3", "A5.C3",
        "F1.C1",
    ]  # fmt: skip
    assert [(one.id, one.how) for one in found.changed] == [
        ("A2.C3", "weakened"), ("A3.C3", "withdrawn"),
    ]  # fmt: skip
    assert [(one.id, one.area) for one in found.troubled if one.area] == [
        ("A1.C1", "harbour-ward"), ("A1.C1", "millbrook"),
    ]  # fmt: skip
    assert [(one.id, one.areas) for one in found.silent] == [
        ("A1.C1", ("northfold",)), ("A4.C2", ()), ("A4.C3", ()),
    ]  # fmt: skip
    assert [(one.id, one.lacks) for one in found.lacking] == [
        ("A2.M2.I1", ("baseline", "target", "reading")), ("A4.M1.I1", ("target",)),
        ("A6.M1", ("indicator",)),
    ]  # fmt: skip


def test_no_promise_is_asked_about_twice_whatever_is_the_matter_with_it_and_its_steps(riverside):
    asked = questions(exceptions(riverside, END))
    own = {one.about[0]: one for one in asked if one.kind == "promise"}
    assert len(own) == sum(one.kind == "promise" for one in asked)
    assert not any(".MS" in item for item in own)
    first = own["A1.C1"]
    assert first.days  # late itself
    assert [step.id for step in first.steps] == ["A1.C1.MS1", "A1.C1.MS2"]
    assert first.troubled == ("harbour-ward", "millbrook")
    assert (own["A4.C3"].unheard, own["A4.C3"].days) == (True, 20)


def test_a_promise_of_which_only_a_step_is_late_is_asked_about_by_its_own_name():
    steps = [{"id": "A1.C1.MS1", "title": "A step", "due": "2030-03-31"}]
    found = exceptions(made([promise(1, milestones=steps)]), "2030-06-01")
    first = next(one for one in questions(found) if one.kind == "promise")
    assert (first.about, first.days, first.longest) == (("A1.C1",), 0, 62)
    assert [(step.id, step.due) for step in first.steps] == [("A1.C1.MS1", "2030-03-31")]


def test_the_same_is_asked_once_whoever_is_to_be_asked():
    lost = [said("2030-01-01", n, completion="complete") for n in (1, 2)]
    promises = [promise(1), promise(2, accountable="chief"), promise(3, accountable="chief")]
    asked = questions(exceptions(made(promises, lost), "2030-06-01"))
    (one,) = [one for one in asked if one.kind == "unchecked"]
    assert (one.ask, one.about) == ("", ("A1.C1", "A1.C2"))
    assert [(part.ask, part.about) for part in one.parts] == [
        ("us", ("A1.C1",)), ("chief", ("A1.C2",)),
    ]  # fmt: skip
    (alone,) = [one for one in asked if one.kind == "unheard"]
    assert (alone.ask, alone.about) == ("chief", ("A1.C3",))
