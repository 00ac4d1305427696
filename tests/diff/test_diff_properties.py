"""What holds for any two plans: nothing is silent, nothing is said of what is no change."""

from itertools import pairwise

import msgspec
from diff_plans import (
    FICTION,
    at,
    fiction,
    is_item,
    item_at,
    loaded,
    other_values,
    places,
    prose,
    replaced,
    with_files,
)  # fmt: skip
from generated import Writer
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from vawg_plan.diff import compare
from vawg_plan.diff.report import OF_THE_RECORD
from vawg_plan.diff.rewording import reworded
from vawg_plan.edit import format_file
from vawg_plan.model.kinds import kind_of_path
from vawg_plan.model.nodes import NESTED, File
from vawg_plan.source import read

EASY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(EASY, max_examples=15)


@st.composite
def edits(draw, among=None):
    """(place, other value): the fictional plan with another value in one field of one record."""
    place = draw(st.sampled_from(among or places()))
    value = draw(other_values(place))
    assume(value != at(fiction().files[place[0]].record, place[1:]))
    return place, value


def edited(*changes):
    """The fictional plan with these edits."""
    files = list(fiction().files)
    for (number, *path), value in changes:
        file = files[number]
        files[number] = File(file.path, file.kind, replaced(file.record, path, value))
    return with_files(files)


@EASY
@given(edits())
def test_no_change_is_silent(edit):
    place, _ = edit
    head = edited(edit)
    changes = compare(fiction(), head)
    assert changes
    node, field = item_at(fiction(), place)
    if node is None or field in {"id", "code", "version"} or is_item(place):
        return
    about = [one for one in changes if one.id == node.id]
    assert about
    if node.kind not in {"update", "decision"}:
        assert any(one.field.partition(".")[0] == field for one in about)


@EASY
@given(st.lists(edits(), min_size=1, max_size=4))
def test_a_plan_is_no_different_from_itself(changes):
    plan = edited(*changes[:1])
    again = with_files([File(*file) for file in plan.files])
    assert compare(plan, plan) == compare(plan, again) == ()


OPPOSITE = {
    "added": "removed", "withdrawn": "reinstated", "weakened": "strengthened",
    "narrowed": "widened", "target-lowered": "target-raised", "became-internal": "became-public",
}  # fmt: skip
OPPOSITE |= {after: before for before, after in OPPOSITE.items()}


@EASY
@given(st.lists(edits(), min_size=1, max_size=3, unique_by=lambda edit: edit[0][0]))
def test_the_way_back_is_the_opposite(changes):
    head = edited(*changes)
    assume(not head.repeats)
    there, back = (_told(compare(*pair)) for pair in ((fiction(), head), (head, fiction())))
    opposite = [
        (item, field, OPPOSITE.get(kind, kind), OPPOSITE.get(effect, effect), after, before,
         -days if days is not None else None)
        for item, field, kind, effect, before, after, days in there
    ]  # fmt: skip
    assert sorted(opposite, key=repr) == sorted(back, key=repr)


# Nothing is left of a baseline that has come, and what a moved date keeps goes without saying.
ONE_WAY = ("baseline.pending", "original_due")


def _told(changes):
    """What is said of promises; of the record another order tells another story."""
    return [
        (one.id, one.field, one.kind, one.effect, one.before, one.after, one.days)
        for one in changes
        if one.kind not in OF_THE_RECORD
        and one.group not in {"updates", "decisions"}
        and one.field not in ONE_WAY
    ]


@EASY
@given(edits())
def test_a_rewording_holds_both_texts(edit):
    for one in compare(fiction(), edited(edit)):
        if one.runs:
            for text, op in ((one.before, "-"), (one.after, "+")):
                kept = [run.text for run in one.runs if run.op in {"=", op}]
                assert " ".join(kept).split() == (text or "").split()


@EASY
@given(prose, prose)
def test_any_rewording_holds_both_texts(before, after):
    runs = reworded(before, after)
    for text, op in ((before, "-"), (after, "+")):
        assert " ".join(run.text for run in runs if run.op in {"=", op}) == text
    assert all(one.op != other.op for one, other in pairwise(runs))


@FEW
@given(st.randoms(use_true_random=False))
def test_order_names_and_folders_of_files_are_no_change(random):
    files = [File(_elsewhere(f.path, random), f.kind, _shuffled(f.record, random))
             for f in fiction().files]  # fmt: skip
    random.shuffle(files)
    assert compare(fiction(), with_files(files)) == ()


def _elsewhere(path, random):
    """Another path for the same record: an update's or decision's name is its id."""
    folder, _, name = path.rpartition("/")
    if folder.startswith("updates"):
        return f"updates/{random.choice(['2031', 'deep/er', 'x'])}/{name}"
    if folder in {"", "decisions"}:
        return path
    return f"{folder}/{random.randrange(10**6)}-{name}"


def _shuffled(record, random):
    """The record with its items, and those in them, in another order."""
    for field, kind in NESTED.get(type(record), ()):
        held = getattr(record, field)
        if kind and held:
            inner = [_shuffled(one, random) for one in held]
            random.shuffle(inner)
            record = msgspec.structs.replace(record, **{field: tuple(inner)})
    return record


@FEW
@given(st.data())
def test_layout_is_no_change(data):
    name = data.draw(st.sampled_from([file.path for file in fiction().files]))
    texts = {
        path.relative_to(FICTION).as_posix(): path.read_bytes() for path in FICTION.rglob("*.yaml")
    }
    values = read(texts[name])
    texts[name] = "\n".join(Writer(data.draw).mapping(values, (), 0)).encode() + b"\n"
    assert read(texts[name]) == values
    assert compare(fiction(), loaded(texts)) == ()
    texts[name] = format_file(texts[name], kind_of_path(name).name)
    assert compare(fiction(), loaded(texts)) == ()
