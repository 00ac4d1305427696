"""Over generated files: an edit changes what it should and nothing else."""

import re
from dataclasses import replace

from generated import KEYS, files, numbers, records, strings
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from readers import read_with_pyyaml, read_with_ruamel, try_reading

from vawg_plan.edit import CannotEdit, append_items, remove, set_value
from vawg_plan.edit.values import drop, is_same, look_up, put
from vawg_plan.source import decode, locate, read

full_records = records.map(lambda one: {key: value or "x" for key, value in one.items()})
new_values = st.one_of(
    strings,
    numbers,
    st.lists(strings, min_size=1, max_size=3),
    st.lists(full_records, max_size=2),
)
thorough = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))


def find_start(text, place):
    """Where a node's key or dash stands; of one in brackets, where it or some dash above does."""
    return place.key.start if place.key else max(text.rfind("-", 0, place.value.start), 0)


def lines_of(text, place):
    """Where the lines of a node begin and end, its key's or dash's line included."""
    begin = find_start(text, place)
    return text.rfind("\n", 0, begin) + 1, text.find("\n", place.value.end) + 1 or len(text)


def check_readers(before, after):
    """Other readers read the new text as ours does, and its lines end as the old ones did."""
    if before.count(b"\n") == before.count(b"\r\n") > 0:
        assert after.count(b"\n") == after.count(b"\r\n")
    if b"\r\n" not in before:
        assert b"\r\n" not in after
    for reader in (read_with_pyyaml, read_with_ruamel):
        if try_reading(reader, before) == read(before):
            assert reader(after) == read(after)


def check_insertion(before, after):
    """The new text is the old one with one stretch put in."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
                 min(len(before), len(after)))  # fmt: skip
    rest = len(before) - start
    assert after[:start] == before[:start]
    assert rest == 0 or after[-rest:] == before[-rest:]


def check_outside(before, after, place):
    """Before and behind the lines of a node, and the comments right below it, all is the same."""
    start, end = lines_of(before, place)
    assert after.startswith(before[:start])
    rest = re.sub(r"\A(?:[ ]*(?:#[^\n]*)?(?:\r?\n|\Z))+", "", before[end:])
    comments = before[end : len(before) - len(rest)]
    assert after.endswith(rest) if rest else True
    assert all(line in after for line in comments.splitlines())


def check_comments(file, after, gone=(), shift=lambda path: path):
    """Every comment that stood by a node that is not under `gone` still stands by it."""
    text, places = decode(after), locate(after)
    by_start = {}
    for path, place in places.items():
        by_start.setdefault((place.key or place.value).start, []).append(path)
    for comment, (kind, path) in file.comments.items():
        if gone and path[: len(gone)] == gone:
            continue
        at = text.find(comment)
        assert at >= 0, comment
        assert text[at + len(comment) : at + len(comment) + 1] in ("", "\r", "\n")
        if kind == "above" and shift(path) in places:
            following = min(start for start in by_start if start > at)
            nodes = by_start[following]  # a list begins at its first dash
            assert any(shift(path)[: len(node)] == node for node in nodes), comment
        if kind == "beside" and shift(path) in places:
            place = places[shift(path)]
            line = text.count("\n", 0, at)
            ends = find_start(text, place), place.value.start, place.value.end
            assert line in {text.count("\n", 0, end) for end in ends}, comment


def note_refusal(refused):
    event(str(refused).split(".")[0][:60])
    assert not str(refused).startswith("This change"), refused


@thorough
@given(files(), st.data())
def test_setting_a_value(file, data):
    places = locate(file.raw)
    at = data.draw(st.sampled_from([path for path in places if path]))
    value = data.draw(new_values)
    try:
        new = set_value(file.raw, at, value)
    except CannotEdit as refused:
        note_refusal(refused)
        return
    assert is_same(read(new), put(file.data, at, value))
    check_outside(decode(file.raw), decode(new), places[at])
    check_comments(file, new, at)
    check_readers(file.raw, new)


@thorough
@given(files(), st.data())
def test_adding_a_key(file, data):
    places = locate(file.raw)
    parents = [path for path in places if isinstance(look_up(file.data, path), dict)]
    parent = data.draw(st.sampled_from(parents))
    order = data.draw(st.permutations([*KEYS, "new"]))
    value = data.draw(new_values)
    try:
        new = set_value(file.raw, (*parent, "new"), value, order)
    except CannotEdit as refused:
        note_refusal(refused)
        return
    assert is_same(read(new), put(file.data, (*parent, "new"), value))
    if places[parent].style == "block":
        check_insertion(decode(file.raw), decode(new))
    check_comments(file, new)
    check_readers(file.raw, new)


@thorough
@given(files(), st.data())
def test_appending_items(file, data):
    places = locate(file.raw)
    lists = [path for path in places if isinstance(look_up(file.data, path), list)]
    lists += [("new",)]
    at = data.draw(st.sampled_from(lists))
    items = data.draw(st.lists(st.one_of(strings, full_records), min_size=1, max_size=3))
    try:
        new = append_items(file.raw, at, items)
    except CannotEdit as refused:
        note_refusal(refused)
        return
    old = look_up(file.data, at) if at in places else []
    assert is_same(read(new), put(file.data, at, [*old, *items]))
    if old and places[at].style == "block":
        check_insertion(decode(file.raw), decode(new))
    check_comments(file, new)
    check_readers(file.raw, new)


@thorough
@given(files(), st.data())
def test_removing(file, data):
    places = locate(file.raw)
    at = data.draw(st.sampled_from([path for path in places if path]))
    try:
        new = remove(file.raw, at)
    except CannotEdit as refused:
        note_refusal(refused)
        return
    assert is_same(read(new), drop(file.data, at))
    if places[at[:-1]].style == "block" and len(look_up(file.data, at[:-1])) > 1:
        start, _ = lines_of(decode(file.raw), places[at])
        assert decode(new).startswith(decode(file.raw)[:start])

    def shift(path):
        here = len(at) - 1
        is_later = len(path) > here and path[:here] == at[:-1] and isinstance(at[-1], int)
        return (
            (*at[:-1], path[here] - 1, *path[here + 1 :])
            if is_later and path[here] > at[-1]
            else path
        )

    # A comment indented further than what is taken out goes with it.
    above_and_beside = {c: one for c, one in file.comments.items() if one[0] != "inside"}
    check_comments(replace(file, comments=above_and_beside), new, at, shift)
    check_readers(file.raw, new)
