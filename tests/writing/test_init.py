"""vawg init: a new plan is valid, says what is still missing, and lands in an empty folder only."""

import json

import pytest
from calls import git, held, run, talk

GIVEN = ("--title", "Safer Quays: *now*", "--publisher", "Quay Board", "--period", "2031/32")
EXPECTED = {
    "README.md",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    ".github/workflows/plan.yml",
    "plan/plan.yaml",
    "plan/organisations.yaml",
    "plan/sources.yaml",
    "plan/actions/01-first-action.yaml",
}


def test_a_new_plan_passes_every_command(tmp_path):
    said = run(tmp_path, "init", "quays", *GIVEN)
    assert said.code == 0
    assert said.out.splitlines() == [
        f"wrote quays/{path}" for path in sorted(held(tmp_path / "quays"))
    ]
    assert said.err == f"vawg: a draft is ready; next: vawg -C {tmp_path}/quays status\n"
    folder = tmp_path / "quays"
    files = held(folder)
    assert {path for path in files if not path.startswith("schemas/")} == EXPECTED
    valid = run(folder, "validate", "--strict")
    assert valid == ("0 errors, 0 warnings in 4 files as of 31 January 2032\n", "", 0)
    assert run(folder, "fmt", "--check") == ("", "", 0)
    status = run(folder, "status")
    assert status.code == 0
    assert status.out.startswith("Safer Quays: *now*\nEdition 2031/32, draft.")
    assert "replace this" in run(folder, "render", "public-plan").out
    for command in (("list", "gaps"), ("show", "A1.C1")):
        assert run(folder, *command).code == 0
    assert run(folder, "set", "A1.C1.title", "Light every quay").code == 0
    assert run(folder, "add", "milestone", "--under", "A1.C1", "--title", "Half").code == 0
    assert held(folder).keys() == files.keys()


def test_editors_find_a_schema_for_every_file(tmp_path):
    run(tmp_path, "init", "quays", *GIVEN)
    files = held(tmp_path / "quays")
    settings = json.loads(files[".vscode/settings.json"])
    assert {f"schemas/{name.split('/')[-1]}" for name in settings["yaml.schemas"]} == {
        path for path in files if path.startswith("schemas/")
    }
    for path, raw in files.items():
        if path.startswith("plan/"):
            first = raw.decode().splitlines()[0]
            address = first.removeprefix("# yaml-language-server: $schema=")
            assert (tmp_path / "quays" / path).parent.joinpath(address).resolve().is_file()


def test_what_nobody_said_reads_as_a_placeholder(tmp_path):
    folder = tmp_path / "new"
    assert run(tmp_path, "init", "new").code == 0
    edition = held(folder)["plan/plan.yaml"].decode()
    assert "title: Title of the plan (replace this)\n" in edition
    assert "status: draft\n" in edition
    assert 'label: "2032"\n' in edition
    assert run(folder, "validate", "--strict").code == 0


def test_a_terminal_is_asked_three_questions(tmp_path):
    shown, code = talk(
        tmp_path, "init", "new", typed="Safer Quays\n\nsoon\n2031-04-01..2032-03-31\n"
    )
    assert code == 0
    assert shown.count("Enter for: ") == 3
    assert "soon is no period" in shown
    edition = held(tmp_path / "new")["plan/plan.yaml"].decode()
    assert "title: Safer Quays\npublisher: publisher-of-the-plan\n" in edition
    assert "  start: 2031-04-01\n  end: 2032-03-31\n  basis: stated\n" in edition


def test_what_is_given_is_not_asked(tmp_path):
    shown, code = talk(tmp_path, "init", "new", *GIVEN)
    assert code == 0
    assert "Enter for: " not in shown


def test_an_empty_folder_and_a_repository_without_files_will_do(tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Nobody")
    git(tmp_path, "config", "user.email", "nobody@example.org")
    said = run(tmp_path, "init", *GIVEN, "--commit")
    assert said.code == 0
    assert git(tmp_path, "status", "--short") == ""
    assert git(tmp_path, "log", "--format=%s") == "Start Safer Quays: *now*"


def test_a_folder_with_anything_in_it_is_refused(tmp_path):
    (tmp_path / "note").write_text("mine")
    said = run(tmp_path, "init", *GIVEN)
    assert (said.out, said.code) == ("", 2)
    assert said.err.startswith("vawg: cannot start a plan in .: it isn't empty\nhelp: ")
    assert run(tmp_path, "init", "note", *GIVEN).code == 2
    assert run(tmp_path, "init", "note/inner", *GIVEN).code == 2
    assert held(tmp_path) == {"note": b"mine"}


def test_a_dry_run_writes_nothing(tmp_path):
    said = run(tmp_path, "init", "new", *GIVEN, "--dry-run")
    assert said.code == 0
    assert "--- /dev/null\n+++ b/new/plan/plan.yaml\n" in said.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--period", "soon"),
        ("--period", "2031/33"),
        ("--period", "2031-02-30..2031-12-31"),
        ("--period", "2032-01-01..2031-01-01"),
        ("--title", "Two\nlines"),
        ("--title", " "),
        ("--title", "x" * 201),
        ("--publisher", "turned \u202e round"),
    ],
)
def test_what_makes_no_valid_plan_is_refused(tmp_path, option, value):
    said = run(tmp_path, "init", "new", option, value)
    assert (said.out, said.code) == ("", 2)
    assert "help: " in said.err or "one line" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["A3", "3 quays", "Ærø", "P", 'North Quay\'s "Board": #1', "plan"])
def test_any_name_makes_a_valid_id(tmp_path, name):
    assert run(tmp_path, "init", "new", "--title", name, "--publisher", name).code == 0
    assert run(tmp_path / "new", "validate", "--strict").code == 0
