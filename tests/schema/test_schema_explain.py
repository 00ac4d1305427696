"""What a person is told: each file in ``explained/`` holds data and the whole list of problems.

A file is named ``KIND.what-it-shows.yaml``. Below the data stand, as comments, three lines a
problem: where it is and its rule, the message, the help. A file that is put there becomes a case.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from vawg_plan.schema import KINDS, RULES, explain
from vawg_plan.schema.explanation import _BY_KEYWORD
from vawg_plan.source import read

CASES = sorted(Path(__file__).with_name("explained").iterdir())


def told(problem):
    """The three lines of a problem."""
    where = ".".join(map(str, problem.path)) or "file"
    return f"# {where}{' (key)' if problem.on_key else ''}: {problem.rule}\n" + "".join(
        f"#   {line}\n" for line in (problem.message, problem.help)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_problems_of_a_file_are_all_told_in_order_in_words(case):
    raw = case.read_bytes()
    expected = "".join(line for line in raw.decode().splitlines(keepends=True) if line[0] == "#")
    data = read(raw)
    assert "".join(map(told, explain(data, case.name.split(".")[0]))) == expected


def test_every_rule_has_a_page_and_a_case():
    shown = "".join(case.read_text("utf-8") for case in CASES)
    assert [rule for rule in RULES if f": {rule}\n" not in shown] == []
    assert all(page.count("```yaml\n") == 2 for page in RULES.values())


def test_every_rule_that_is_told_has_a_page():
    rules = {line.rsplit(": ", 1)[-1] for line in _heads()}
    assert rules == set(RULES)
    assert len(_BY_KEYWORD) == len(RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_data_that_are_nothing_at_all_are_one_problem(kind):
    (problem,) = explain(None, kind)
    assert problem.path == ()
    assert problem.message == "the file holds no data"
    assert re.fullmatch(r"Write an? [a-z ]+ in it, or delete it", problem.help)


def test_a_value_is_shortened_and_nothing_in_it_acts():
    (problem,) = explain(
        {"organisations": [{"id": "a", "name": "A", "kind": BAD}]}, "organisations"
    )
    assert problem.message.startswith("`kind` is `\\x1b[2J'\\u202e\\nxxx")
    assert problem.message.split("`")[3].endswith("xx…")
    assert len(problem.message.split("`")[3]) == 60


def test_a_thousand_problems_are_told_one_by_one():
    data = {"organisations": [{"id": "A", "name": "", "kind": "x"}] * 1000}
    assert len(explain(data, "organisations")) == 3000


def test_a_key_or_word_of_a_million_letters_holds_nothing_up():
    data = {"organisations": [{"x" * 10**6: "y" * 10**6, "kind": "z" * 10**6}]}
    assert len(explain(data, "organisations")) == 4


def test_a_plan_without_a_problem_never_waits_for_jsonschema():
    check = "import sys, vawg_plan.schema; sys.exit('jsonschema' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


BAD = "\x1b[2J`\u202e\n" + "x" * 80


def _heads():
    lines = [line for case in CASES for line in case.read_text("utf-8").splitlines()]
    return [line for line in lines if line.startswith("# ") and not line.startswith("#  ")]
