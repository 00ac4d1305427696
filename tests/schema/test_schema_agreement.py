"""The types say yes fast, the schemas explain each no: the two must be of one mind."""

import copy
import typing

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_shape import of_schema, of_type, record

from vawg_plan.model import types as t
from vawg_plan.model.kinds import BY_NAME, KINDS
from vawg_plan.rules.references import LINKS, REFERS
from vawg_plan.schema import explain
from vawg_plan.schema.shipped import resolve, schema

KINDS_OF_FILE = pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
VALUES = (
    "", " ", "x", "X", "A3", "A3.C1", "2022-01-01", "2022-01-01\n", "true", "stated", "public",
    0, 1, -1, 1.0, 2.5, -0.5, 2**63 - 1, True, False,
    [], {}, [[]], ["x"], [1], {"a": "b"}, {"a": 1}, {"id": "O1", "basis": "stated"},
)  # fmt: skip
TYPES = ("", "x", 0, 2.5, True, [], {}, ["x"])
WORDS = ("x", "", "!", "\n", "é", "A", "0", "-", ".C1")


def agreed(data, kind):
    """Whether a record is valid, asserting that the types and the schema say the same."""
    try:
        msgspec.convert(data, BY_NAME[kind].type, strict=True)
    except msgspec.ValidationError as error:
        said = str(error)
    else:
        said = ""
    problems = explain(data, kind)
    assert bool(problems) == bool(said), (said, problems, data)
    return not problems


def places(data, path=()):
    """The path of every value in data, the whole first."""
    yield path
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for key, value in inner:
        yield from places(value, (*path, key))


def at(data, path):
    for step in path:
        data = data[step]
    return data


def changed(data, path, value):
    """A copy of data with another value at a path."""
    if not path:
        return value
    data = copy.deepcopy(data)
    at(data, path[:-1])[path[-1]] = value
    return data


@st.composite
def mutated(draw, kind):
    """A valid record in which something was deleted, added, exchanged or misspelt."""
    data = record(kind, full=draw(st.booleans()))
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(list(places(data))))
        value = copy.deepcopy(at(data, path))
        if isinstance(value, dict) and value and draw(st.booleans()):
            del value[draw(st.sampled_from(list(value)))]
        elif isinstance(value, dict) and draw(st.booleans()):
            value[draw(st.sampled_from(["title", "id", "x", "", "due", "value", "$ref"]))] = "x"
        elif isinstance(value, str) and draw(st.booleans()):
            value = draw(st.sampled_from(WORDS)).join([value[:3], value[3:]])
        else:
            value = draw(st.sampled_from(VALUES))
        data = changed(data, path, value)
    return data


@KINDS_OF_FILE
def test_type_and_schema_have_the_same_fields_in_the_same_order_with_the_same_limits(kind):
    assert of_schema(schema(kind), schema(kind)) == of_type(BY_NAME[kind].type)


@KINDS_OF_FILE
@pytest.mark.parametrize("full", [True, False])
def test_what_the_examples_of_a_schema_make_is_a_record(kind, full):
    assert agreed(record(kind, full=full), kind)


@KINDS_OF_FILE
def test_each_value_in_turn_exchanged_for_another_type(kind):
    """All that one exchange can do, without chance."""
    whole = record(kind)
    for path in places(whole):
        for value in TYPES:
            agreed(changed(whole, path, value), kind)


@KINDS_OF_FILE
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_type_and_schema_agree_on_every_mutation(kind, data):
    agreed(data.draw(mutated(kind)), kind)


@KINDS_OF_FILE
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_problem_points_into_the_data_and_speaks(kind, data):
    record_ = data.draw(mutated(kind))
    for problem in explain(record_, kind):
        at(record_, problem.path)
        assert problem.message
        assert problem.help
        assert "\n" not in problem.message


@KINDS_OF_FILE
def test_no_value_anywhere_is_a_problem_there(kind):
    """The types take it for a key left out, so data that hold one must come to the schema."""
    whole = record(kind)
    for path in places(whole):
        problems = explain(changed(whole, path, None), kind)
        assert [(problem.path, problem.rule) for problem in problems] == [(path, "wrong-type")]


def test_fields_that_hold_ids_are_those_of_the_rule_on_references():
    expected = {
        (record_, field): set(kinds)
        for record_, fields in REFERS.items()
        for field, kinds in fields.items()
    }
    found = {}
    for kind in KINDS:
        found |= dict(_references(kind.type, schema(kind.name), schema(kind.name), ""))
    assert found == expected | {(t.Link, field): set(kinds) for field, kinds in LINKS.items()}


def _references(hint, node, root, field):
    """((type, field), kinds) for every field of a type and its schema that holds ids."""
    node = resolve(node, root)
    if typing.get_args(hint):
        for each in typing.get_args(hint):
            if each not in {..., type(None)}:
                yield from _references(each, node.get("items", node), root, field)
    if not isinstance(hint, type) or not issubclass(hint, msgspec.Struct):
        return
    for key, inner in typing.get_type_hints(hint, include_extras=True).items():
        child = resolve(node["properties"][key], root)
        kinds = child.get("x-refers-to") or child.get("items", {}).get("x-refers-to")
        if kinds:
            yield (hint, field if hint is t.Link else key), set(kinds)
        yield from _references(inner, child, root, key)
