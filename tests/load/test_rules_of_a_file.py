"""What a rule of one file finds in a plan is what it finds in each of its files."""

import pathlib
import shutil

import pytest

from vawg_plan import rules
from vawg_plan.load import load
from vawg_plan.model.plan import part_of
from vawg_plan.rules import table
from vawg_plan.store.folder import read_folder

ROOT = pathlib.Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
NAMES = sorted(
    case.name for case in CASES.iterdir() if case.name[0] != "_" and (case / "plan").is_dir()
)


def plan_in(folder):
    return load(read_folder(str(folder)), rules.check_nothing, remember=False).plan


def found(rule, plan):
    return sorted((one.path, repr(one.at), one.message) for one in rule(plan))


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Every case's plan, and two that are lived in."""
    made = []
    for name in NAMES:
        folder = tmp_path_factory.mktemp("case") / "plan"
        for case in ("_base", name):
            shutil.copytree(CASES / case / "plan", folder, dirs_exist_ok=True)
        made.append((name, plan_in(folder)))
    return [*made, *((at, plan_in(ROOT / at)) for at in ("plan", "examples/riverside/plan"))]


@pytest.mark.parametrize("rule", table.OF_A_FILE, ids=lambda rule: rule.__name__)
def test_a_rule_of_one_file_needs_no_other(rule, plans):
    told = []
    for name, plan in plans:
        whole = found(rule, plan)
        parts = [one for file in plan.files for one in found(rule, part_of(plan, [file.path]))]
        assert sorted(parts) == whole, name
        told += whole
    assert told, "no case breaks this rule, so nothing was shown"
