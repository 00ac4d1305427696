"""A protected promise changes by a new decision that fits, and by nothing else."""

import msgspec
import pytest
from diff_plans import at, fiction, item_at, other_values, places, with_files
from hypothesis import assume, given
from hypothesis import strategies as st
from test_diff_properties import EASY, edited

from vawg_plan.diff import compare
from vawg_plan.model import types as t
from vawg_plan.model.nodes import File
from vawg_plan.model.protection import PROTECTED
from vawg_plan.rules import check_change
from vawg_plan.rules.branch import Branch

PERMITS = ("correct", "reword", "re-date", "weaken", "withdraw", "supersede", "erase")


def is_protected(place):
    node, field = item_at(fiction(), place)
    return node and field in {
        name.partition(".")[0] for name in PROTECTED.get(type(node.record), ())
    }


GUARDED = [place for place in places() if is_protected(place)]
HOLDERS = {place[:length] for place in GUARDED for length in range(len(place))}
FREE = [place for place in places() if not is_protected(place) and place not in HOLDERS]


def means_the_same(before, after):
    """Whether two values promise the same: other line breaks, or another order of bodies."""
    if isinstance(before, str) and isinstance(after, str):
        return before.split() == after.split()
    if isinstance(before, tuple) and isinstance(after, tuple):
        return set(before) == set(after)
    return before == after


def keeps_its_word(place, value):
    """Whether a baseline that was to come has come."""
    before = at(fiction().files[place[0]].record, place[1:])
    if place[-1] == "baseline":
        return bool(before and before.pending and value and value.value is not None)
    holder = at(fiction().files[place[0]].record, place[1:-1])
    return place[-1] in {"value", "period"} and bool(getattr(holder, "pending", None))


def unlicensed(head):
    branch = Branch(fiction(), head, compare(fiction(), head))
    return {one.item for one in check_change(branch) if one.rule == "unlicensed-change"}


def decided(head, affects, permits):
    made = t.Decision("2032-01-20", "tidewater-union", "So it was decided.", affects, permits)
    return with_files([*head.files, File("decisions/new.yaml", "decision", made)])


@st.composite
def breaches(draw):
    """(an edit that makes one protected field say something else, the item's id, the field)."""
    place = draw(st.sampled_from(GUARDED))
    node, field = item_at(fiction(), place)
    value = draw(other_values(place))
    assume(not means_the_same(at(fiction().files[place[0]].record, place[1:]), value))
    assume(place[-1] != "cites")  # of a trigger: what it rests on
    assume(not keeps_its_word(place, value))
    return (place, value), node.id, field


@EASY
@given(breaches())
def test_what_is_protected_does_not_change_without_a_decision(breach):
    head, item_id = edited(breach[0]), breach[1]
    assert unlicensed(head) == {item_id}
    assert unlicensed(decided(head, ("A1.C2", "A2.C1"), PERMITS)) == {item_id} - {"A1.C2", "A2.C1"}


@EASY
@given(breaches())
def test_a_decision_that_was_there_before_permits_nothing(breach):
    head, item_id = edited(breach[0]), breach[1]
    made = t.Decision("2032-01-20", "tidewater-union", "Long ago.", (item_id,), PERMITS)
    old = File("decisions/old.yaml", "decision", made)
    base, head = (with_files([*plan.files, old]) for plan in (fiction(), head))
    found = check_change(Branch(base, head, compare(base, head)))
    assert item_id in {one.item for one in found if one.rule == "unlicensed-change"}


@EASY
@given(breaches(), st.sampled_from(PERMITS))
def test_a_decision_fits_by_what_it_permits(breach, permit):
    head, (_, item_id, field) = edited(breach[0]), breach
    asked = [one.permits for one in compare(fiction(), head) if one.permits]
    fits = all(permit in permits for permits in asked)
    assert (unlicensed(decided(head, (item_id,), (permit,))) == set()) == fits
    if (permit, field) not in {("correct", "withdrawn"), ("supersede", "original_due")}:
        assert fits or permit not in {"correct", "supersede"}
    if permit == "erase":
        assert not fits


@EASY
@given(st.data())
def test_what_is_not_protected_is_free(data):
    place = data.draw(st.sampled_from(FREE))
    value = data.draw(other_values(place))
    head = edited((place, value))
    assume(not head.repeats)
    assert not [one for one in compare(fiction(), head) if one.field and one.permits]


@EASY
@given(breaches())
def test_a_draft_protects_nothing(breach):
    head = edited(breach[0])
    base = with_files([_draft(file) for file in fiction().files])
    head = with_files([_draft(file) for file in head.files])
    changes = compare(base, head)
    assert changes
    assert not [one for one in changes if one.permits]
    found = {one.rule for one in check_change(Branch(base, head, changes))}
    assert found <= {"changed-definition"}  # which is about readings that were taken, not promises


def _draft(file):
    if isinstance(file.record, t.Edition):
        return File(file.path, file.kind, msgspec.structs.replace(file.record, status="draft"))
    return file


@pytest.mark.parametrize("permit", ["reword", "weaken"])
def test_to_reword_is_not_enough_for_words_that_bind_less(permit):
    place = next(p for p in GUARDED if p[-1] == "text" and "commitments" in p)
    text = at(fiction().files[place[0]].record, place[1:])
    head = edited((place, text.replace("will put up", "may put up")))
    node, _ = item_at(fiction(), place)
    assert compare(fiction(), head)[0].kind == "weakened"
    assert unlicensed(decided(head, (node.id,), (permit,))) == (
        set() if permit == "weaken" else {node.id}
    )
