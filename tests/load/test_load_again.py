"""A plan that takes over what an earlier one has read is the plan that is read from scratch."""

import pathlib
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vawg_plan import rules
from vawg_plan.load import load
from vawg_plan.load.memory import Memory
from vawg_plan.store.folder import read_folder

RIVERSIDE = pathlib.Path(__file__).parents[2] / "examples" / "riverside" / "plan"
START = read_folder(str(RIVERSIDE))
PATHS = sorted([*START.texts, "updates/2031/2031-01-01-added.yaml", "actions/77-added.yaml"])
CHECK = partial(rules.check, as_of="2031-06-30")
UPDATE = next(text for path, text in START.texts.items() if path.startswith("updates/"))
ACTION = next(text for path, text in START.texts.items() if path.startswith("actions/"))


def versions(path):
    """What may stand at a path: nothing, what stands there, or a text that changes much."""
    own = START.texts.get(path, UPDATE if path.startswith("updates/") else ACTION)
    return [
        None,
        own,
        own.replace(b"title: ", b"title: Other ", 1),
        own.replace(b"id: A1", b"id: A2"),  # where it is one, an id that is another's
        own.replace(b"subject: A1", b"subject: A99"),
        own.replace(b"reporter: ", b"reporter: not-"),
        own + b"unknown: key\n",  # no record any more
        own + b"\t{",  # no YAML any more
        UPDATE,
        ACTION,
    ]


VERSIONS = {path: versions(path) for path in PATHS}
CHANGES = st.dictionaries(
    st.sampled_from(PATHS), st.integers(0, len(VERSIONS[PATHS[0]]) - 1), max_size=4
)


def changed(snapshot, changes):
    """A snapshot in which some paths have another of their versions."""
    texts = dict(snapshot.texts)
    for path, number in changes.items():
        texts.pop(path, None)
        text = VERSIONS[path][number]
        if text is not None:
            texts[path] = text
    return snapshot._replace(texts=dict(sorted(texts.items())))


@settings(max_examples=25, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_what_is_taken_over_is_what_is_read(steps):
    known, snapshot = Memory(), START
    loaded = load(snapshot, CHECK, known)
    for changes in steps:
        snapshot = changed(snapshot, changes)
        loaded = load(snapshot, CHECK, known, before=loaded)
        anew = load(snapshot, CHECK)
        assert loaded.plan == anew.plan
        assert list(loaded.plan.items) == list(anew.plan.items)
        assert list(loaded.plan.nodes) == list(anew.plan.nodes)
        assert loaded.problems == anew.problems
        assert loaded.read == anew.read


def test_a_decision_that_is_no_record_is_one_problem():
    """Its schema names the kinds that it may affect in another order than the rule does."""
    path = next(path for path in PATHS if path.startswith("decisions/"))
    loaded = load(changed(START, {path: 6}), CHECK)
    found = [(one.rule, one.message) for one in loaded.problems if one.path.endswith(path)]
    assert found == [("unknown-key", "`unknown` is not a key of a decision")]


def test_nodes_of_an_unchanged_file_are_the_same_objects():
    first = load(START, CHECK)
    second = load(changed(START, {"plan.yaml": 2}), CHECK, before=first)
    assert second.plan.edition.title == "Other " + first.plan.edition.title
    for path, (file, nodes) in first.plan.walked.items():
        is_same = second.plan.walked[path][0] is file and second.plan.walked[path][1] is nodes
        assert is_same == (path != "plan.yaml"), path


@settings(max_examples=15, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_both_segments_hold_every_record_of_the_plan(steps):
    kept = load(START, CHECK).memory
    snapshot = START
    for changes in steps:
        snapshot = changed(snapshot, changes)
        memory = Memory(kept.whole, kept.recent)
        loaded = load(snapshot, CHECK, memory)
        kept = kept._replace(**{k: v for k, v in loaded.memory._asdict().items() if v is not None})
        again = Memory(kept.whole, kept.recent)
        for text in loaded.read.values():
            assert again.get(text) == memory.get(text) is not None
        assert loaded.plan == load(snapshot, CHECK).plan
        assert load(snapshot, CHECK, again).memory == (None, None)


def test_a_new_file_leaves_the_whole_as_it_is():
    kept = load(START, CHECK).memory
    new = changed(START, {"updates/2031/2031-01-01-added.yaml": 1, "plan.yaml": 2})
    whole, recent = load(new, CHECK, Memory(kept.whole, kept.recent)).memory
    assert whole is None
    assert len(recent) < len(kept.whole) / 4


@pytest.mark.parametrize("damaged", [b"", b"\xc1", b"nothing of the kind"])
def test_a_damaged_memory_is_none(damaged):
    assert Memory(damaged, damaged).keys() == set()
    assert load(START, CHECK, Memory(damaged, damaged)).plan == load(START, CHECK).plan
