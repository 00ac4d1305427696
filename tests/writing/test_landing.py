"""What is written lands whole, or not at all, whoever else writes and whatever breaks."""

import errno
import os
import shutil
import signal
import subprocess
import sys

import pytest
from calls import DAY, START, changed, copy_plan, git, held, run

from vawg_plan.cli import changes as machinery

UPDATE = ("update", "A1.C1", "--area", "north-quay", "--reporter", "plan-keeper", "--summary")
WHO = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Nobody"), ("EMAIL", "nobody@example.org"))
}
READING = ("record", "A1.M1.I1", "--period", "2031-Q3", "--area", "north-quay")
LAMPS = "plan/data/lamps.csv"


@pytest.fixture
def folder(tmp_path):
    """A copy of the fictional plan in a git repository."""
    copy = copy_plan(tmp_path)
    (copy / LAMPS).write_bytes((copy / LAMPS).read_bytes().replace(b"\r\n", b"\n"))
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "First")
    return copy


def test_fifty_updates_started_at_once_all_land(folder):
    before = held(folder)
    calls = [
        subprocess.Popen(
            [*START, "-C", str(folder), "--quiet", *UPDATE, "The same" if n % 2 else f"No {n}"],
            env={**os.environ, **DAY, "XDG_CACHE_HOME": str(folder.parent / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(50)
    ]
    told = [(*call.communicate(timeout=120), call.returncode) for call in calls]
    assert [(err, code) for _, err, code in told] == [("", 0)] * 50
    new = set(held(folder)) - set(before)
    assert {out for out, _, _ in told} == {f"wrote {path}\n" for path in new}
    assert len(new) == 50
    assert run(folder, "validate").code == 0


def test_updates_of_two_branches_on_one_day_merge_without_conflict(folder):
    for branch in ("one", "other"):
        git(folder, "switch", "-q", "-c", branch, "main")
        for text in (branch, "The same"):
            assert run(folder, *UPDATE, text, "--commit", **WHO).code == 0
    git(folder, "merge", "-q", "--no-edit", "one")
    assert len(list((folder / "plan/updates/2032").glob("2032-01-31-a1-c1-*.yaml"))) == 3
    assert git(folder, "status", "--porcelain") == ""
    assert run(folder, "validate").code == 0


def test_a_commit_holds_the_new_file_and_leaves_the_index_as_it_was(folder):
    staged, edited = folder / "plan/sources.yaml", folder / "plan/organisations.yaml"
    staged.write_text(staged.read_text() + "# staged\n")
    git(folder, "add", "plan/sources.yaml")
    staged.write_text(staged.read_text() + "# and more\n")
    edited.write_text(edited.read_text() + "# not staged\n")
    (folder / "other.txt").write_text("untracked\n")
    before = git(folder, "status", "--porcelain"), git(folder, "diff", "--cached")
    said = run(folder, *UPDATE, "x", "--commit", "-m", "Because", **WHO)
    wrote, committed = said.out.splitlines()
    assert (said.code, committed) == (0, f"committed {git(folder, 'rev-parse', '--short', 'HEAD')}")
    assert git(folder, "show", "--name-only", "--format=%s").split() == ["Because", wrote[6:]]
    assert (git(folder, "status", "--porcelain"), git(folder, "diff", "--cached")) == before


@pytest.mark.parametrize(
    "call",
    [
        (*UPDATE, "x"),
        (*READING, "--value", "31", "--force"),
        ("decide", "--affects", "A1", "--permits", "reword", "--decider", "tu", "--reason", "x"),
    ],
)
def test_a_dry_run_prints_the_change_and_writes_nothing(folder, call):
    before, index = held(folder), (folder / ".git/index").read_bytes()
    said = run(folder, *call, "--dry-run")
    assert (said.err, said.code) == ("", 0)
    assert (held(folder), (folder / ".git/index").read_bytes()) == (before, index)
    git_says = subprocess.run(
        ["git", "apply", "-"],
        cwd=folder,
        input=said.out,
        text=True,
        capture_output=True,
        check=False,
    )
    assert (git_says.returncode, git_says.stderr) == (0, "")
    shown = changed(before, held(folder))
    git(folder, "checkout", "-q", ".")
    git(folder, "clean", "-fdq")
    assert held(folder) == before
    assert run(folder, *call).code == 0
    assert changed(before, held(folder)) == shown


def test_a_file_changed_underneath_is_left_as_it_is(folder, monkeypatch):
    def meanwhile(*_):
        (folder / LAMPS).write_text("area,period,value\nnorth-quay,2031-Q3,99\n")

    monkeypatch.setattr(machinery, "_check", meanwhile)
    said = run(folder, "record", "A1.M1.I1", "--period", "2031-Q1", "--value", "31")
    assert (said.out, said.code) == ("", 2)
    assert "data/lamps.csv was changed by someone else meanwhile" in said.err
    assert (folder / LAMPS).read_text().endswith(",99\n")


def test_a_folder_that_cannot_be_written_to(folder):
    place = folder / "plan" / "updates" / "2032"
    if os.geteuid() == 0:
        lock, free = (["chattr", sign, str(place)] for sign in ("+i", "-i"))
        if (
            shutil.which("chattr") is None
            or subprocess.run(lock, capture_output=True, check=False).returncode
        ):
            pytest.skip("root may write anywhere, and this file system has no chattr")
    else:
        lock, free = (["chmod", mode, str(place)] for mode in ("555", "755"))
        subprocess.run(lock, check=True)
    try:
        before = held(folder)
        said = run(folder, *UPDATE, "x")
        assert (said.out, said.code) == ("", 2)
        assert "cannot write" in said.err
        assert held(folder) == before
    finally:
        subprocess.run(free, check=True)


BOTH = (
    "indicator,period,area,value,reporter\n"
    "A1.M1.I1,2031-Q1,north-quay,31,\nA2.M1.I1,2031-Q1,,7,plan-keeper\n"
)


def test_a_full_disk_leaves_nothing_half_written(folder, monkeypatch):
    (folder / "both.csv").write_text(BOTH)
    before = held(folder)
    real, calls = os.fsync, []

    def full(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    said = run(folder, "record", "--from", "both.csv")
    assert (said.out, said.code) == ("", 2)
    assert "No space left on device" in said.err
    assert held(folder) == before
    assert run(folder, "record", "--from", "both.csv").code == 0


KILLED = """
import os, signal, sys
real, left = os.{where}, [{calls}]
def die(*arguments, **options):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return real(*arguments, **options)
os.{where} = die
from vawg_plan.cli.main import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("where", "calls"), [("fsync", 0), ("replace", 0), ("chmod", 0)])
def test_killed_while_writing_the_file_is_the_old_one(folder, where, calls):
    before = held(folder)
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(where=where, calls=calls), "--no-cache",
         "-C", str(folder), *READING, "--value", "31", "--force"],
        env={**os.environ, **DAY}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    after = held(folder)
    assert after[LAMPS] == before[LAMPS]
    assert [path for path in after if path not in before and "/.vawg-" not in path] == []
    assert run(folder, *READING, "--value", "31", "--force").code == 0
    assert run(folder, "validate").code == 0


def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(folder):
    old = (folder / LAMPS).read_bytes()
    new = old.replace(b",30", b",31")
    for wait in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3):
        call = subprocess.Popen(
            [*START, "--no-cache", "-C", str(folder), *READING, "--value", "31", "--force"],
            env={**os.environ, **DAY}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            call.wait(wait)
        except subprocess.TimeoutExpired:
            call.kill()
            call.wait()
        assert (folder / LAMPS).read_bytes() in {old, new}
        (folder / LAMPS).write_bytes(old)
