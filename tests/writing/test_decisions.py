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


def test_one_entry_is_erased_and_the_others_stay_as_they_were(folder):
    name, path = "2031-10-01-quarter", "plan/updates/2031/2031-10-01-quarter.yaml"
    wrote = run(folder, *DECIDE, "--affects", name, "--permits", "erase").out.split()[1]
    decision = wrote.rpartition("/")[2].removesuffix(".yaml")
    before = held(folder)
    call = ("erase", name, "--decision", decision, "--subject")
    lacking = run(folder, *call, "A1.C3")
    assert f"--subject: {name} says nothing of A1.C3" in lacking.err
    assert "it speaks of A1.C1.MS1, A1.C2, A2.C2, A1.M1.I1" in lacking.err
    assert f"{name} says nothing of A1.C2 in north-quay" in run(
        folder, *call, "A1.C2", "--area", "north-quay").err  # fmt: skip
    assert held(folder) == before
    said = run(folder, *call, "a2.c2")
    assert (said.out, said.code) == (f"wrote {path}\n", 0), said.err
    assert "git's history still holds the text" in said.err
    gone = [
        "  - subject: A2.C2\n", "    completion: complete\n", "    evidence:\n",
        "      - title: Timetable\n", "        url: https://example.org/timetable\n",
        "    verified_by: tidewater-union\n",
    ]  # fmt: skip
    assert changed(before, held(folder)) == {path: (gone, [])}


def test_the_last_entry_takes_the_file_with_it(folder):
    name = "2031-11-05-bill"
    wrote = run(folder, *DECIDE, "--affects", name, "--permits", "erase").out.split()[1]
    subject = run(folder, "list", "updates", "--columns", "id,subjects").out
    about = next(line for line in subject.splitlines() if line.startswith(name)).split("\t")[1]
    call = ["erase", name, "--decision", wrote, "--subject", about.split(", ")[0], "--dry-run"]
    assert "+++ /dev/null\n" in run(folder, *call).out
    assert run(folder, "erase", name, "--area", "north-quay").code == 2
