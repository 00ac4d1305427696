"""vawg fmt: layout only, comments kept, nothing to do the second time."""

import pytest
from calls import FICTION, changed, copy_plan, git, held, run

from vawg_plan.source import read

LAMPS = "plan/actions/01-lamps.yaml"


def copy_untidy(tmp_path):
    """A copy of the fictional plan in which a person wrote one file otherwise."""
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    file.write_bytes(file.read_bytes().replace(b"number: 1\n", b"'number':   1\n"))
    return folder


def data_of(files):
    return {path: read(raw) for path, raw in files.items() if path.endswith(".yaml")}


def comments_of(raw):
    return sorted(line.strip() for line in raw.decode().splitlines() if line.strip()[:1] == "#")


def test_layout_changes_and_nothing_else(tmp_path):
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    raw = file.read_bytes().replace(b"number: 1\n", b"# first\n'number':   1\n\n")
    file.write_bytes(raw.replace(b"partners:\n", b"partners: # who helps\n", 1))
    before = held(folder)
    listed = run(folder, "fmt", "--check")
    assert listed.code == 1
    assert held(folder) == before
    said = run(folder, "fmt")
    assert (said.err, said.code) == ("", 0)
    assert said.out == listed.out.replace("would change", "wrote")
    after = held(folder)
    assert list(changed(before, after)) == [line.split()[-1] for line in said.out.splitlines()]
    assert data_of(after) == data_of(before)
    assert "# first" in comments_of(after[LAMPS])
    assert b"# who helps" in after[LAMPS]
    assert run(folder, "fmt", "--check") == ("", "", 0)
    again = run(folder, "fmt")
    assert again == ("nothing to change: every file is laid out as it should be\n", "", 0)
    assert held(folder) == after
    assert run(folder, "validate").code == 0


@pytest.mark.parametrize("plan", ["plan", "examples/riverside/plan", "tests/plans/fictional"])
def test_the_plans_here_are_laid_out_as_they_should_be(plan):
    assert run(FICTION.parents[2], "--plan", plan, "fmt", "--check") == ("", "", 0)


@pytest.mark.parametrize("given", [LAMPS, "plan/actions"])
def test_paths_limit_it(tmp_path, given):
    folder = copy_untidy(tmp_path)
    said = run(folder, "fmt", "--check", given)
    assert said.code == 1
    assert said.out == f"would change {LAMPS}\n"
    assert run(folder, "fmt", "--check", tmp_path).code == 2
    assert run(folder, "fmt", "--check", "nowhere.yaml").code == 2


def test_a_file_that_cannot_be_read_is_left_and_named(tmp_path):
    folder = copy_plan(tmp_path)
    (folder / LAMPS).write_text("id: [A1\n")
    before = held(folder)
    said = run(folder, "fmt")
    assert said.code == 1
    assert f"vawg: {LAMPS} is left as it is: The file cannot be read" in said.err
    assert held(folder)[LAMPS] == before[LAMPS]
    assert run(folder, "fmt", "--check").code == 1


def test_a_dry_run_shows_the_change_and_a_commit_holds_it(tmp_path):
    folder = copy_untidy(tmp_path)
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Nobody")
    git(folder, "config", "user.email", "nobody@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    before = held(folder)
    assert run(folder, "fmt", "--dry-run", LAMPS).out.startswith(f"--- a/{LAMPS}\n+++ b/{LAMPS}\n")
    assert held(folder) == before
    assert run(folder, "fmt", "--commit", LAMPS).code == 0
    assert (
        git(folder, "show", "--format=%s", "--name-only") == f"Lay the plan's files out\n\n{LAMPS}"
    )
    assert run(folder, "fmt", "--check", "--commit").code == 2


def test_a_newer_plan_is_refused(tmp_path):
    folder = copy_plan(tmp_path)
    plan = folder / "plan" / "plan.yaml"
    plan.write_text(plan.read_text().replace("schema_version: 1", "schema_version: 2"))
    before = held(folder)
    assert run(folder, "fmt").code == 2
    assert held(folder) == before
