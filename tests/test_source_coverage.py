"""The shipped plan holds the whole of its source, and everything in it can be traced back.

The published text is not in this repository. ``source-index.yaml`` has a locator and a
fingerprint for each of its paragraphs (``scripts/index_source.py`` makes it), and that is enough
to prove that no paragraph was left out and that no locator points at nothing. The second half
holds the plan together: ids in sequence, and every reference to a record of the right kind. It
reads the files with plain PyYAML, so that a fault in the tool's own reader cannot hide one here.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml

from vawg_plan.model import ids, types

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plan"
INDEX = Path(__file__).parent / "source-index.yaml"
TYPES = {
    "plan": types.Edition,
    "actions": types.Action,
    "future": types.Future,
    "organisations": types.Organisations,
    "sources": types.Sources,
    "frameworks": types.Framework,
    "updates": types.Update,
}
FILES = sorted(path.relative_to(PLAN).as_posix() for path in PLAN.rglob("*.yaml"))
# Which kind of record each field names; a slug elsewhere is no reference.
BODIES = ("lead", "accountable", "publisher", "reporter", "co_leads", "partners", "area",
          "recovery_owner", "verified_by")  # fmt: skip
REFERS = {
    **{field: {"organisation"} for field in BODIES},
    "source": {"source"},
    "superseded_by": {"source"},
    "cites": {"source", "framework"},
}


class Plain(yaml.SafeLoader):
    """Safe YAML in which a date stays the text that it is."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def load(name):
    return yaml.load((PLAN / name).read_text(encoding="utf-8"), Plain)  # noqa: S506


def kind_of_file(name):
    return name.split("/")[0].removesuffix(".yaml")


def walk(node, at=""):
    """Every mapping of a file, with where it stands."""
    if isinstance(node, dict):
        yield at, node
        for key, value in node.items():
            yield from walk(value, f"{at}.{key}" if at else key)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from walk(value, f"{at}[{number}]")


def records():
    for name in FILES:
        for at, node in walk(load(name)):
            yield name, at, node


@cache
def indexed():
    """The locators of the source's sections, and those of its paragraphs."""
    found = yaml.safe_load(INDEX.read_text(encoding="utf-8"))["sections"]
    paragraphs = [p["locator"] for section in found for p in section["paragraphs"]]
    return tuple(section["locator"] for section in found), tuple(paragraphs)


@cache
def used():
    return Counter(node["locator"] for _, _, node in records() if "locator" in node)


@cache
def slugs():
    """Every slug of the plan and what kind of thing it names."""
    found = [(load("plan.yaml")["id"], "plan")]
    found += [(o["id"], "organisation") for o in load("organisations.yaml")["organisations"]]
    found += [(s["id"], "source") for s in load("sources.yaml")["sources"]]
    found += [(load(n)["id"], "framework") for n in FILES if kind_of_file(n) == "frameworks"]
    return tuple(found)


def items():
    """Each id of the plan's own items: actions, commitments, measures, context, outcomes..."""
    for name, at, node in records():
        if ids.kind_of(node.get("id", "")) and set(node) != {"id", "basis"}:
            yield name, at, node


# ---- the source is covered ----


def test_index_holds_no_text():
    text = INDEX.read_text(encoding="utf-8")
    values = re.findall(r": (.+)$", text, flags=re.MULTILINE)
    assert all(
        re.fullmatch(r"[0-9a-f]{64}|[\w-]+\.txt|[A-Z][a-z ]+( \d+[a-z]?)?(, [a-z ]+ \d+|"
                     r", success measures, paragraph \d+)?", value)
        for value in values
    )  # fmt: skip


def test_index_has_the_whole_source():
    sections, paragraphs = indexed()
    assert sum(s.startswith("Action ") and s != "Action plan" for s in sections) == 16
    assert {f"Outcome {n}" for n in ("1", "2", "3", "3a", "3b", "4", "5")} < set(paragraphs)
    assert len(set(paragraphs)) == len(paragraphs) == 90


def test_every_paragraph_is_covered():
    missing = [locator for locator in indexed()[1] if not used()[locator]]
    assert not missing, "no record has these locators: " + "; ".join(missing)


def test_every_promise_of_a_paragraph_stands_where_it_belongs():
    """An organisation or a source first named in a paragraph doesn't stand for what it says."""
    own = Counter(node["locator"] for _, _, node in items())
    missing = [p for p in indexed()[1] if not own[p] and not p.startswith("Footnote")]
    assert not missing, "only an organisation or a source has these: " + "; ".join(missing)


def test_every_locator_points_into_the_source():
    known = {locator for part in indexed() for locator in part}
    wrong = sorted(set(used()) - known)
    assert not wrong, "the source has no such place: " + "; ".join(wrong)


def test_every_item_says_where_it_comes_from():
    missing = [f"{name}: {node['id']}" for name, _, node in items() if "locator" not in node]
    assert not missing, missing


def test_items_carry_their_own_actions_locator():
    for _, _, node in items():
        if found := re.match(r"A([0-9]+)(\.|$)", node["id"]):
            assert re.match(rf"Action {found[1]}(,|$)", node["locator"]), node["id"]
        if found := re.match(r"A[0-9]+\.M", node["id"]):
            assert ", success measures, " in node["locator"], node["id"]


# ---- the plan holds together ----


@pytest.mark.parametrize("name", FILES)
def test_file_is_a_record_of_its_kind(name):
    msgspec.convert(load(name), TYPES[kind_of_file(name)])


@pytest.mark.parametrize("name", FILES)
def test_keys_stand_in_the_order_of_the_record(name):
    record = msgspec.convert(load(name), TYPES[kind_of_file(name)])

    def check(data, built):
        if isinstance(data, dict) and hasattr(built, "__struct_fields__"):
            order = [field for field in built.__struct_fields__ if field in data]
            assert list(data) == order
            for key in data:
                check(data[key], getattr(built, key))
        elif isinstance(data, list):
            for part, whole in zip(data, built, strict=True):
                check(part, whole)

    check(load(name), record)


def test_ids_are_unique_and_in_sequence():
    found = [node["id"] for _, _, node in items()]
    assert len(set(found)) == len(found)
    groups = {}
    for each in found:
        if grouped := re.fullmatch(r"(.*?\.?[A-Z]+)([0-9]+)", each):
            groups.setdefault(grouped[1], []).append(int(grouped[2]))
    for stem, numbers in groups.items():
        assert numbers == list(range(1, len(numbers) + 1)), stem


def test_action_files_are_named_by_their_number():
    for name in FILES:
        if kind_of_file(name) == "actions":
            action = load(name)
            assert action["id"] == f"A{action['number']}"
            assert name.startswith(f"actions/{action['number']:02d}-")


def test_slugs_are_unique_over_all_kinds():
    counted = Counter(slug for slug, _ in slugs())
    assert [slug for slug, count in counted.items() if count > 1] == []
    assert [slug for slug in counted if ids.looks_like_id(slug)] == []


def test_every_reference_is_to_a_record_of_the_right_kind():
    kinds = dict(slugs())
    wrong = []
    for name, at, node in records():
        here = {**REFERS, "part_of": {"organisation" if name.startswith("org") else "source"}}
        for field, wanted in here.items():
            value = node.get(field, ())
            wrong += [
                f"{name}: {node.get('id', at)}: {field}: {slug}"
                for slug in ([value] if isinstance(value, str) else value)
                if kinds.get(slug) not in wanted
            ]
    assert not wrong, wrong


def test_links_lead_to_outcomes_and_objectives_and_are_inferred():
    edition = load("plan.yaml")
    for field in ("outcomes", "objectives"):
        known = {each["id"] for each in edition[field]}
        for name in FILES:
            if kind_of_file(name) in ("actions", "future"):
                for link in load(name).get(field, ()):
                    assert link["id"] in known, name
                    assert link["basis"] == "inferred", name


def test_alignments_name_an_element_of_a_framework():
    known = set()
    for name in FILES:
        if kind_of_file(name) == "frameworks":
            framework = load(name)
            stem = f"{framework['id']}@{framework['version']}#"
            known |= {stem + element["code"] for element in framework.get("elements", ())}
    assert {a for _, _, node in records() for a in node.get("aligns_to", ())} <= known


def test_an_update_is_about_something_in_the_plan():
    known = {node["id"] for _, _, node in items()} | {"P"}
    for name in FILES:
        if kind_of_file(name) == "updates":
            assert {entry["subject"] for entry in load(name)["entries"]} <= known, name


# ---- nothing is invented ----


def test_no_dates_targets_or_officers_that_the_source_does_not_give():
    invented = {"accountable", "start", "due", "original_due", "due_basis", "milestones",
                "indicators", "published", "reporting_cycle", "disclosure_threshold",
                "helplines", "published_contacts", "exit_page"}  # fmt: skip
    for name, at, node in records():
        if name.startswith(("actions/", "future/")) or (name == "plan.yaml" and at != "period"):
            assert not invented & set(node), (name, at)
