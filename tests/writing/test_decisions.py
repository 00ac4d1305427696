"""vawg decide and erase: who decided, and what may go."""

import pytest
from calls import changed, copy_plan, held, run

NORTH = "2031-07-01-north"
DECIDE = ("decide", "--decider", "TU", "--reason", "It names a person")


@pytest.fixture
def folder(tmp_path):
    return copy_plan(tmp_path)


def test_a_decision_is_one_new_file(folder):
    before = held(folder)
    said = run(
        folder, *DECIDE, "--affects", "1.c3", "--affects", "A1.C03", "--affects", "a1.c1",
        "--permits", "re_date", "--permits", "Weaken", "--date", "2032-01-09",
        "--visibility", "public",
    )  # fmt: skip
    assert said.code == 0, said.err
    ((path, (gone, come)),) = changed(before, held(folder)).items()
    assert path.startswith("plan/decisions/2032-01-09-a1-c3-")
    assert (gone, "".join(come)) == (
        [],
        (
            "date: 2032-01-09\ndecider: tidewater-union\nreason: >-\n  It names a person\n"
            "affects:\n  - A1.C3\n  - A1.C1\npermits:\n  - re-date\n  - weaken\n"
            "visibility: public\n"
        ),
    )


def test_what_a_decision_lacks_is_named_at_once(folder):
    before = held(folder)
    assert run(folder, "decide", "--affects", "A1.C9", "--permits", "erasing") == (
        "",
        (
            "vawg: --affects: this plan has no A1.C9\nhelp: did you mean A1.C3 or A1.C2?\n"
            "--permits: erasing is not one of correct, reword, re-date, weaken, withdraw, "
            "supersede, erase\nhelp: did you mean erase?\n"
            "--decider: is needed: which body or role decided?\n"
            "--reason: is needed: why, in words that outsiders understand?\n"
        ),
        2,
    )
    assert held(folder) == before


def test_an_update_is_erased_only_by_a_decision_that_permits_it(folder):
    before = held(folder)
    none = run(folder, "erase", NORTH)
    unfit = run(folder, "erase", NORTH, "--decision", "2032-01-15-brighter")
    unknown = run(folder, "erase", NORTH, "--decision", "2032-01-15-britghter")
    assert [none.code, unfit.code, unknown.code] == [2, 2, 2]
    assert "--decision: nothing is erased without one" in none.err
    assert f"2032-01-15-brighter is not about {NORTH}" in unfit.err
    assert "did you mean 2032-01-15-brighter?" in unknown.err
    assert held(folder) == before
    wrote = run(folder, *DECIDE, "--affects", NORTH, "--permits", "erase").out.split()[1]
    path = f"plan/updates/2031/{NORTH}.yaml"
    shown = run(folder, "erase", NORTH, "--decision", wrote, "--dry-run")
    assert f"--- a/{path}\n+++ /dev/null\n" in shown.out
    said = run(folder, "erase", path, "--decision", wrote)
    assert (said.out, said.code) == (f"removed {path}\n", 0)
    assert "git's history still holds the text: whoever can read the repository" in said.err
    assert sorted(changed(before, held(folder))) == sorted([path, wrote])
    assert run(folder, "validate").code == 0


def test_an_update_that_another_corrects_is_not_erased(folder):
    name = "2031-10-01-quarter"
    wrote = run(folder, *DECIDE, "--affects", name, "--permits", "erase").out.split()[1]
    before = held(folder)
    said = run(folder, "erase", name, "--decision", wrote)
    assert (said.out, said.code) == ("", 1)
    assert "error[unknown-reference] 2031-10-01-a-correction" in said.err
    assert held(folder) == before
