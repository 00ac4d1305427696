"""The JSON is a public interface: schemas are up to date and shipped, answers keep to them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fiction import FICTION
from jsonschema import Draft202012Validator

from vawg_plan.cli.vocabulary import IDS, KINDS, WORDS
from vawg_plan.query import gaps, kinds
from vawg_plan.schema import OUTPUTS, output_text

SCRIPT = Path(__file__).parents[2] / "scripts" / "output_schemas.py"
PLANS = {"fictional": FICTION, "shipped": FICTION.parents[2] / "plan"}
DAYS = ("2031-04-01", "2031-10-01", "2032-06-30")
EVERYTHING = ("P", "A1", "A1.C1", "A1.M1", "F1", "O1", "OB1")


def calls(days):
    for day in days:
        on = ("--as-of", day)
        yield from (("status", "--by", by, *on) for by in ("action", "outcome", "lead", "tier"))
        yield from (("list", kind, *on) for kind in KINDS)
        yield from (("show", name, *on) for name in EVERYTHING)
        yield ("search", "the", *on)
    yield ("search", "zebra")
    yield ("validate",)


@pytest.mark.parametrize("plan", PLANS)
def test_every_answer_keeps_to_its_schema(run, plan):
    checks = {name: Draft202012Validator(json.loads(output_text(name))) for name in OUTPUTS}
    for call in calls(DAYS if plan == "fictional" else DAYS[:1]):
        said = run(*call, "--json", folder=PLANS[plan])
        assert (said.err, said.code) == ("", 0)
        faults = [error.message for error in checks[call[0]].iter_errors(json.loads(said.out))]
        assert faults == [], call


def test_problems_keep_to_theirs(run, copied):
    (copied / "actions" / "01-lamps.yaml").write_text("id: A1\nlead: nobody\n", "utf-8")
    said = run("validate", "--json", folder=copied)
    assert said.code == 1
    found = json.loads(said.out)
    Draft202012Validator(json.loads(output_text("validate"))).validate(found)
    assert sum(found["counts"].values()) == len(found["problems"]) > 0
    assert said.out == run("validate", "--format", "json", folder=copied).out


def test_an_answer_of_another_kind_does_not(run):
    check = Draft202012Validator(json.loads(output_text("list")))
    answer = json.loads(run("list", "gaps", "--json").out)
    assert check.is_valid(answer)
    assert not check.is_valid({**answer, "kind": "commitments"})
    assert not check.is_valid({**answer, "schema_version": 2})


def test_the_files_are_what_the_types_say():
    """Where this fails: python scripts/output_schemas.py."""
    check = [sys.executable, SCRIPT, "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_is_sound_and_handed_out(run, name):
    said = run("schema", f"output-{name}")
    assert (said.out, said.err, said.code) == (output_text(name), "", 0)
    Draft202012Validator.check_schema(json.loads(said.out))
    assert f"output-{name}".ljust(15) in run("schema").out


def test_only_what_is_shipped_has_a_schema():
    with pytest.raises(KeyError):
        output_text("../plan")


def test_the_command_line_knows_what_the_query_layer_knows():
    assert tuple(kinds.KINDS) == KINDS
    assert WORDS["gap"] == gaps.NAMES
    rows = {name: kind.row.__struct_fields__ for name, kind in kinds.KINDS.items()}
    for name, kind in kinds.KINDS.items():
        assert set(kind.columns.split()) <= set(rows[name])
    assert set(IDS) == {"action", "outcome", "lead", "partner", "framework"}
