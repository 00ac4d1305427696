"""vawg edit: the person's editor at the item's line, and nothing invalid left behind."""

import pytest
from calls import changed, copy_plan, git, held, run, talk

from vawg_plan.store.editor import editor_command, words_for

LAMPS = "plan/actions/01-lamps.yaml"
LINE = "23"  # of A1.C1


def editor(tmp_path, name, *scripts):
    """A program called ``name`` that does the next of these to the file each time it is started."""
    for number, script in enumerate(scripts):
        (tmp_path / f"do-{number}").write_text(script)
    file = tmp_path / name
    file.write_text(
        f"#!/bin/sh\ncd {tmp_path}\n"
        'echo "$@" >> said\nfor f; do :; done\nn=$(($(wc -l < said) - 1))\n. ./do-$n\n'
    )
    file.chmod(0o755)
    return str(file)


TITLE = 'sed -i "s/title: Put up lamps on every quay/title: Lamps/" "$f"\n'
WRONG = 'sed -i "s/modality: will/modality: perhaps/" "$f"\n'
RIGHT = 'sed -i "s/modality: perhaps/modality: will/" "$f"\n'


def test_the_editor_opens_at_the_line_and_what_is_valid_stays(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "edit", "a1.c1", VISUAL=editor(tmp_path, "vi", TITLE))
    assert said == (f"wrote {LAMPS}\n", "", 0)
    assert changed(before, held(folder)) == {
        LAMPS: (["    title: Put up lamps on every quay\n"], ["    title: Lamps\n"])
    }
    assert (tmp_path / "said").read_text() == f"+{LINE} {folder}/{LAMPS}\n"


def test_nothing_changed_is_said_so(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "edit", "A1", EDITOR=editor(tmp_path, "ed", ":\n"), VISUAL="")
    assert said == ("nothing was changed\n", "", 0)
    assert held(folder) == before


def test_where_nobody_can_be_asked_the_text_is_kept_beside(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "edit", "A1.C1", VISUAL=editor(tmp_path, "vi", WRONG))
    assert (said.out, said.code) == ("", 1)
    assert "error[not-in-vocabulary]" in said.err
    assert "actions/01-lamps.yaml is as it was before\nhelp: your text is kept in" in said.err
    after = held(folder)
    assert b"modality: perhaps" in after.pop(f"{LAMPS}.rejected")
    assert after == before
    assert run(folder, "validate").code == 0


def test_on_a_terminal_it_can_be_edited_again(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    shown, code = talk(
        folder,
        "edit",
        "A1.C1",
        typed="what\ne\n",
        VISUAL=editor(tmp_path, "vi", WRONG, RIGHT + TITLE),
    )
    assert code == 0
    assert shown.count("Edit again, or put it back as it was? [e/p]") == 2
    assert list(changed(before, held(folder))) == [LAMPS]
    assert len((tmp_path / "said").read_text().splitlines()) == 2


def test_on_a_terminal_it_can_be_put_back(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    shown, code = talk(folder, "edit", "A1.C1", typed="p\n", VISUAL=editor(tmp_path, "vi", WRONG))
    assert code == 1
    assert "actions/01-lamps.yaml is as it was before" in shown
    assert held(folder) == before


def test_force_leaves_what_is_invalid(tmp_path):
    folder = copy_plan(tmp_path)
    said = run(folder, "edit", "A1.C1", "--force", VISUAL=editor(tmp_path, "vi", WRONG))
    assert said.code == 0
    assert b"perhaps" in held(folder)[LAMPS]
    mended = run(folder, "edit", "a1", VISUAL=editor(tmp_path, "vi", "", RIGHT))
    assert mended.code == 0
    assert run(folder, "validate").code == 0


def test_a_file_that_the_editor_deletes_is_put_back(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "edit", "A1", "--force", VISUAL=editor(tmp_path, "vi", 'rm "$f"\n'))
    assert said.code == 1
    assert held(folder) == before


def test_an_editor_that_fails_changes_nothing(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "edit", "A1", VISUAL=editor(tmp_path, "vi", "exit 3\n"))
    assert said.code == 1
    assert "the editor ended with status 3; nothing was changed" in said.err
    assert run(folder, "edit", "A1", VISUAL="/no/such/editor").code == 2
    assert run(folder, "edit", "A77", VISUAL="vi").code == 2
    assert held(folder) == before


def test_a_changed_promise_is_remarked_upon(tmp_path):
    folder = copy_plan(tmp_path)
    script = 'sed -i "0,/modality: will/s//modality: aims/" "$f"\n'
    said = run(folder, "edit", "A1.C1", VISUAL=editor(tmp_path, "vi", script))
    assert said.code == 0
    assert said.err == (
        "vawg: `modality` of A1.C1 is protected: its pull request needs a decision that permits "
        "correct, weaken or supersede\n"
    )


def test_a_dry_run_shows_the_change_and_a_commit_holds_it(tmp_path):
    folder = copy_plan(tmp_path)
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Nobody")
    git(folder, "config", "user.email", "nobody@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    before = held(folder)
    shown = run(folder, "edit", "A1", "--dry-run", VISUAL=editor(tmp_path, "vi", TITLE, TITLE))
    assert "+    title: Lamps\n" in shown.out
    assert held(folder) == before
    said = run(folder, "edit", "A1", "--commit", "-m", "Shorter", VISUAL=str(tmp_path / "vi"))
    assert said.code == 0
    assert git(folder, "log", "-1", "--format=%s") == "Shorter"
    assert git(folder, "status", "--short") == ""


def test_a_newer_plan_is_not_opened(tmp_path):
    folder = copy_plan(tmp_path)
    plan = folder / "plan" / "plan.yaml"
    plan.write_text(plan.read_text().replace("schema_version: 1", "schema_version: 2"))
    assert run(folder, "edit", "P", VISUAL=editor(tmp_path, "vi", TITLE)).code == 2
    assert not (tmp_path / "said").exists()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vim -u NONE", ["vim", "-u", "NONE", "+7", "f"]),
        ("code", ["code", "--wait", "--goto", "f:7"]),
        ("'/a b/code' --wait", ["/a b/code", "--wait", "--goto", "f:7"]),
        ("hx", ["hx", "f:7"]),
        ("sh edit.sh", ["sh", "edit.sh", "f"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(command, words):
    assert words_for(command, "f", 7) == words


def test_visual_comes_before_editor_and_both_before_git(tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "core.editor", "third")
    folder = str(tmp_path)
    assert editor_command({"VISUAL": "first", "EDITOR": "second"}, folder) == "first"
    assert editor_command({"EDITOR": "second"}, folder) == "second"
