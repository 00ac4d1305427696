"""The schema files: sound, strict, in words, and what they offer to an editor is right."""

import json
import re
from collections import defaultdict

import pytest
from jsonschema import Draft202012Validator
from schema_shape import SCHEMAS_ALLOWED, example, nodes, record
from share_defs import SCHEMAS, shared, written

from vawg_plan.model import ids
from vawg_plan.model.kinds import KINDS as TABLE
from vawg_plan.schema import KINDS, explain, file_name, schema_text
from vawg_plan.schema.shipped import schema

SNIPPETS = [
    pytest.param(snippet["body"], node, kind, id=f"{kind}:{'.'.join(where)}:{snippet['label']}")
    for kind in KINDS
    for where, node in nodes(schema(kind), schema(kind))
    for snippet in node.get("defaultSnippets", ())
]
PLACEHOLDER = re.compile(r"\$\{[0-9]+(?::([^}]*)|\|([^}]*)\|)\}")


def every_node(kind):
    """(place, node) of all of a kind's schema."""
    return nodes(schema(kind), schema(kind))


def faults_of(node, kind, value):
    """What jsonschema says against a value, by a part of a kind's schema."""
    check = Draft202012Validator(node | {"$defs": schema(kind).get("$defs", {})})
    return [error.message for error in check.iter_errors(value)]


def test_there_is_one_file_a_kind():
    assert [kind.name for kind in TABLE] == [*KINDS]
    assert {path.name for path in SCHEMAS.glob("*.json")} == {file_name(kind) for kind in KINDS}


def test_what_is_no_kind_has_no_schema():
    with pytest.raises(KeyError):
        schema_text("../plan")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_a_schema_of_draft_2020_12_in_the_form_in_which_schemas_are_kept(kind):
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(kind)["$id"] == f"urn:vawg:schema:1:{kind}"
    assert schema_text(kind) == written(json.loads(schema_text(kind)))


def test_definitions_of_one_name_are_the_same_in_every_file():
    """Where this fails: python tests/schema/share_defs.py KIND, the kind that was changed."""
    seen = defaultdict(set)
    for kind in KINDS:
        for name, node in schema(kind).get("$defs", {}).items():
            seen[name].add(json.dumps(node))
    assert [name for name, texts in seen.items() if len(texts) > 1] == []


def test_sharing_copies_the_winners_definitions_and_nothing_else():
    one = {"title": "One", "$defs": {"both": {"title": "new"}, "own": {}}}
    two = {"title": "Two", "$defs": {"both": {"title": "old"}, "other": {}}}
    texts = {"one.schema.json": written(one), "two.schema.json": written(two)}
    assert shared(texts, "one") == {
        "one.schema.json": written(one),
        "two.schema.json": written({**two, "$defs": {"both": {"title": "new"}, "other": {}}}),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_definition_is_used(kind):
    used = set(re.findall(r'"#/\$defs/(\w+)"', schema_text(kind)))
    assert used == set(schema(kind).get("$defs", {}))


@pytest.mark.parametrize("kind", KINDS)
def test_a_node_speaks_in_words_and_asks_only_what_the_types_can_ask(kind):
    for where, node in every_node(kind):
        assert node["title"], where
        assert node["markdownDescription"], where
        assert node["description"] == re.sub(r"\*\*|`", "", node["markdownDescription"]), where
        assert set(node) <= SCHEMAS_ALLOWED, where
        assert ("patternErrorMessage" in node) == ("pattern" in node), where
        assert len(node.get("enumDescriptions", ())) == len(node.get("enum", ())), where
        assert node["type"] != "object" or "additionalProperties" in node, where


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_stands_alone(kind):
    """Editors differ on what may stand beside a $ref."""
    assert re.findall(r'"\$ref": "[^"]*",|, *"\$ref"', re.sub(r"\s+", " ", schema_text(kind))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_valid(kind):
    for where, node in every_node(kind):
        alone = ["x-example"] if "x-example" in node else []
        for each in [*node.get("examples", ()), *(node[key] for key in alone)]:
            assert faults_of(node, kind, each) == [], where


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_is_given_no_date_fact_or_wording_to_leave_in(kind):
    """Editors write ``examples`` and ``default`` into the file; ``x-example`` is for messages."""
    for where, node in every_node(kind):
        assert "default" not in node, where
        if "examples" in node:
            assert "x-refers-to" not in node, where
            assert node.get("pattern") not in {ids.DATE, ids.PARTIAL_DATE}, where


@pytest.mark.parametrize(("body", "node", "kind"), SNIPPETS)
def test_a_snippet_is_valid_once_it_is_filled_in(body, node, kind):
    assert faults_of(node, kind, _filled(body, node, schema(kind))) == []
    assert list(body) == [key for key in node["properties"] if key in body]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("full", [True, False])
def test_a_record_made_from_examples_is_valid(kind, full):
    assert explain(record(kind, full=full), kind) == []


def _filled(body, node, root):
    if isinstance(body, dict):
        below = {key: _below(node, key, root) for key in body}
        return {key: _filled(value, below[key], root) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(each, _below(node, None, root), root) for each in body]
    match = PLACEHOLDER.fullmatch(body) if isinstance(body, str) else None
    if not match:
        return body
    if match[2]:
        first = match[2].split(",")[0]
        return first == "true" if node["type"] == "boolean" else first
    return example(node, root)


def _below(node, key, root):
    child = node["items"] if key is None else node["properties"][key]
    name = child.get("$ref", "").removeprefix("#/$defs/")
    return root["$defs"][name] if name else child
