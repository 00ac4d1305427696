"""What an editor gets: the ids of a plan, and which schema belongs to which file."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from schema_shape import nodes, record

from vawg_plan.model.kinds import KINDS as TABLE
from vawg_plan.schema import KINDS, editor_schemas, file_name, refers_to, schema_text

ROOT = Path(__file__).parents[2]
INDEX = {
    "organisation": [("apcc", "Association"), ("npcc", "National Police Chiefs' Council")],
    "commitment": [("A3.C1", "Support PCCs")],
    "milestone": [("A3.C1.MS1", "Toolkit sent: ${1}")],
    "element": [("money$-first@1#a", "Costs $1")],
}
MAPPED = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]


def snippets(kind, *where):
    root = json.loads(editor_schemas(INDEX)[file_name(kind)])
    node = dict(nodes(root, root))[where]
    return [(each["label"], each["description"], each["body"]) for each in node["defaultSnippets"]]


def test_a_reference_offers_the_plans_own_ids_by_title():
    assert snippets("action", "lead") == [
        ("apcc", "Association", "apcc"),
        ("npcc", "National Police Chiefs' Council", "npcc"),
    ]


def test_a_list_of_references_to_several_kinds_offers_all():
    assert snippets("action", "commitments", "[]", "depends_on", "[]") == [
        ("A3.C1", "Support PCCs", "A3.C1"),
        ("A3.C1.MS1", "Toolkit sent: ${1}", "A3.C1.MS1"),
    ]


def test_a_dollar_sign_of_the_plan_does_not_act_in_a_snippet():
    assert snippets("action", "commitments", "[]", "aligns_to", "[]") == [
        ("money$-first@1#a", "Costs $1", "money\\$-first@1#a"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_without_ids_gives_the_shipped_schemas(kind):
    assert editor_schemas({})[file_name(kind)] == schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_offered_and_others_are_not_refused(kind):
    adapted = json.loads(editor_schemas(INDEX)[file_name(kind)])
    Draft202012Validator.check_schema(adapted)
    assert list(Draft202012Validator(adapted).iter_errors(record(kind))) == []


def test_the_fields_that_hold_ids():
    assert [*map(tuple, refers_to("funding"))] == [
        (("funder",), ("organisation",)),
        (("supports", "[]"), ("action", "commitment")),
        (("bids", "[]", "organisation"), ("organisation",)),
        (("source",), ("source",)),
    ]


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.name)
@pytest.mark.parametrize("folder", ["plan", "tests/plans/good/plan"])
def test_vs_code_knows_the_schema_of_every_file_of_a_plan(kind, folder):
    path = f"{folder}/{kind.example}"
    found = [name for name, globs in MAPPED.items() if any(_is_under(each, path) for each in globs)]
    assert found == [f"./schemas/{file_name(kind.name)}"]


def _is_under(glob, path):
    regex = re.escape(glob).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(regex, path) is not None
