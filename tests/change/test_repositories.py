"""`vawg diff`, `log` and `validate --base` in every sort of repository: the real program."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from calls import FICTION
from repositories import Repository, everything_in, git

LAMPS = "plan/actions/01-lamps.yaml"
START = [sys.executable, "-m", "vawg_plan"]
WEAKER = "weakened            Now an expectation (should)"


def vawg(folder, *arguments, **environment):
    """(stdout, stderr, exit status) of the real program."""
    done = subprocess.run(
        [*START, "-C", str(folder), "--no-cache", *arguments],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1959163200", **environment},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr, done.returncode


@pytest.fixture
def repository(tmp_path):
    """Two commits: the fictional plan, with the tag `first`, and one promise of it weakened."""
    made = Repository(tmp_path / "made")
    shutil.copytree(FICTION, made.root / "plan")
    made.commit("First")
    made.git("tag", "first")
    weaken(made.root / LAMPS)
    made.commit("Second")
    return made


def weaken(file):
    file.write_text(file.read_text().replace("modality: will", "modality: should", 1))


def says_what_changed(folder, base, *plan):
    """Whether the three commands tell of the weakening, and write nothing."""
    before = everything_in(folder)
    out, err, code = vawg(folder, *plan, "diff", f"{base}..HEAD")
    assert (WEAKER in out, err, code) == (True, "", 0), (out, err)
    out, err, code = vawg(folder, *plan, "log", "A1.C1")
    assert ("weakened" in out, err, code) == (True, "", 0), (out, err)
    out, _, code = vawg(folder, *plan, "validate", "--base", base, "--format", "concise")
    assert code == 1
    assert "01-lamps.yaml:31:15 error[unlicensed-change] A1.C1" in out, out
    assert everything_in(folder) == before
    return True


def test_a_clone_and_a_detached_head(repository):
    assert says_what_changed(repository.root, "first")
    repository.git("checkout", "-q", "--detach")
    assert says_what_changed(repository.root, "first")
    assert says_what_changed(repository.root, repository.git("rev-parse", "first"))
    assert says_what_changed(repository.root / "plan" / "actions", "first")


def test_a_bare_repository(repository, tmp_path):
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    assert says_what_changed(tmp_path / "bare.git", "first", "--plan", "plan")


def test_a_bare_repository_has_no_working_tree(repository, tmp_path):
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    out, err, code = vawg(tmp_path / "bare.git", "diff", "first")
    assert (out, code) == ("", 2)
    assert "help: " in err


def test_a_worktree(repository, tmp_path):
    repository.git("worktree", "add", "-q", "--detach", str(tmp_path / "tree"), "HEAD")
    assert says_what_changed(tmp_path / "tree", "first")


def test_a_submodule(repository, tmp_path):
    outer = Repository(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "-q", "add",
              str(repository.root), "inner")  # fmt: skip
    outer.commit("With the plan")
    assert says_what_changed(tmp_path / "outer" / "inner", "first")


def test_a_plan_in_a_subfolder(repository):
    repository.git("mv", "plan", "x")
    (repository.root / "deep" / "er").mkdir(parents=True)
    repository.git("mv", "x", "deep/er/plan")
    repository.commit("Moved")
    repository.git("tag", "moved")
    file = repository.root / "deep" / "er" / LAMPS
    file.write_text(file.read_text().replace("modality: should", "modality: can", 1))
    repository.commit("Weaker still")
    folder = repository.root / "deep" / "er"
    out, err, code = vawg(folder, "diff", "moved")
    assert ("it was an expectation (should)" in out, err, code) == (True, "", 0)
    out, _, code = vawg(folder, "validate", "--base", "moved", "--format", "concise")
    assert (code, "deep/er/plan/actions/01-lamps.yaml:31" in out) == (1, True)


def test_a_renamed_plan_folder_is_compared_with_the_old_one(repository):
    repository.git("mv", "plan", "promises")
    repository.commit("Renamed")
    out, err, code = vawg(repository.root, "--plan", "promises", "diff", "first..HEAD")
    assert code == 0 or "help: " in err
    if code == 0:
        assert WEAKER in out


def test_renamed_files_are_no_change_and_the_log_goes_through_them(repository):
    repository.git("mv", LAMPS, "plan/actions/01-lanterns.yaml")
    repository.commit("Renamed")
    out, err, code = vawg(repository.root, "diff", "HEAD~1..HEAD")
    assert ("No change in the plan's terms." in out, err, code) == (True, "", 0)
    out, _, _ = vawg(repository.root, "log", "A1.C1")
    assert out.count("promised            Each quay office") == 1
    assert out.count("weakened") == 1


def test_a_shallow_clone(repository, tmp_path):
    weaken(repository.root / "plan" / "actions" / "02-ferries.yaml")
    repository.commit("Third")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.root}", "one")
    git(tmp_path, "clone", "-q", "--depth", "3", f"file://{repository.root}", "three")
    out, err, code = vawg(tmp_path / "one", "diff", "HEAD~1")
    assert (out, code) == ("", 2)
    assert "help: this clone is shallow and lacks it: git fetch --deepen=1" in err
    out, err, code = vawg(tmp_path / "one", "validate", "--base", "HEAD~1")
    assert (out, code) == ("", 2)
    assert "git fetch" in err
    assert vawg(tmp_path / "three", "diff", "HEAD~2")[2] == 0
    out, err, code = vawg(tmp_path / "one", "log", "A1.C1")
    assert code == 0
    assert "shallow" in out + err


@pytest.mark.parametrize("asked", [("log", "A1.C1"), ("diff", "HEAD~1..HEAD")], ids=" ".join)
def test_what_was_asked_before_starts_no_git(repository, tmp_path, asked):
    def ask(**environment):
        done = subprocess.run(
            [*START, "-C", str(repository.root), *asked],
            env={**os.environ, "SOURCE_DATE_EPOCH": "1959163200", **environment}
            | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        return done.stdout, done.stderr, done.returncode

    first = ask()
    assert first == vawg(repository.root, *asked)
    assert ask(PATH=str(tmp_path)) == first
    repository.git("revert", "--no-edit", "HEAD")
    assert ask() == vawg(repository.root, *asked) != first


def test_no_git_at_all(tmp_path):
    shutil.copytree(FICTION, tmp_path / "plan")
    shutil.copytree(FICTION, tmp_path / "other" / "plan")
    weaken(tmp_path / "other" / LAMPS)
    for command in (["diff"], ["diff", "HEAD"], ["validate", "--base", "main"]):
        out, err, code = vawg(tmp_path, *command)
        assert (out, code) == ("", 2), command
        assert "git" in err
        assert "help: " in err
    out, err, code = vawg(tmp_path, "diff", "plan", "other/plan")
    assert (WEAKER in out, err, code) == (True, "", 0)
    out, err, code = vawg(tmp_path, "log", "A1.C1")
    assert code == 0
    assert "reported" in out
    assert "changes are not shown" in out + err


def test_index_working_tree_and_folder(repository, tmp_path):
    shutil.copytree(repository.root / "plan", tmp_path / "aside")
    weaken(repository.root / "plan" / "actions" / "02-ferries.yaml")
    repository.git("add", "-A")
    weaken(repository.root / "plan" / "plan.yaml")
    before = repository.everything()
    for arguments, ids in (
        (["diff"], ["A2.C1", "P.C1"]),
        (["diff", "--staged"], ["A2.C1"]),
        (["diff", "INDEX..WORKTREE"], ["P.C1"]),
        (["diff", "INDEX", "WORKTREE"], ["P.C1"]),
        (["diff", "first..INDEX"], ["A1.C1", "A2.C1"]),
        (["diff", "WORKTREE..HEAD"], ["A2.C1", "P.C1"]),
        (["diff", str(tmp_path / "aside"), "WORKTREE"], ["A2.C1", "P.C1"]),
        (["diff", "first...HEAD"], ["A1.C1"]),
    ):
        out, err, code = vawg(repository.root, *arguments, "--json")
        assert (err, code) == ("", 0), arguments
        found = {one["id"] for one in json.loads(out)["changes"]}
        assert found == set(ids), arguments
    assert repository.everything() == before


MISTAKES = [
    (["diff", "nothing"], "nothing"),
    (["diff", "first..nothing"], "nothing"),
    (["diff", "first..HEAD..HEAD"], ".."),
    (["diff", "--output=/tmp/x"], "--output"),
    (["diff", "--", "--output=x"], "--output=x"),
    (["diff", "-h\x1b[31mred"], "-h"),
    (["diff", "a\x1b[31mred"], "red"),
    (["diff", "first", "HEAD", "HEAD"], "at most two"),
    (["diff", "--only", "weak"], "weakened"),
    (["diff", "--fail-on", "worse"], "worse"),
    (["diff", "--format", "pdf"], "pdf"),
    (["validate", "--base", "nothing"], "nothing"),
    (["validate", "--base", "--upload-pack=x"], "--upload-pack=x"),
    (["validate", "--base", "first..HEAD"], "first..HEAD"),
    (["validate", "--changed-only"], "--base"),
    (["log", "A1.C99"], "A1.C99"),
    (["log", "nobody\x1b[31m"], "nobody"),
]


@pytest.mark.parametrize(("arguments", "named"), MISTAKES)
def test_a_mistake_is_answered_in_words(repository, arguments, named):
    before = repository.everything()
    out, err, code = vawg(repository.root, *arguments)
    assert (out, code) == ("", 2)
    assert err.startswith("vawg: ")
    assert named in err
    assert "help: " in err or "--base" in err or "-h" in err
    assert "\x1b" not in err
    assert repository.everything() == before


@pytest.mark.parametrize("name", ["$(touch x)", "a;touch x", "`id`", "-rf", "ünï", "x&&y", "@{-1}"])
def test_hostile_names_of_branches(repository, name):
    made = repository.git("update-ref", f"refs/heads/{name}", "first", fine=False)
    assert made == ""
    out, err, code = vawg(repository.root, "diff", f"refs/heads/{name}")
    assert code in {0, 2}
    assert WEAKER in out if code == 0 else "help: " in err
    assert not (repository.root / "x").exists()


def test_a_base_without_a_plan(repository):
    repository.git("checkout", "-q", "--orphan", "empty")
    repository.git("rm", "-rfq", ".")
    repository.write("readme.md", "Nothing here\n")
    repository.commit("Empty")
    repository.git("checkout", "-q", "main")
    for arguments in (["diff", "empty"], ["validate", "--base", "empty"]):
        out, err, code = vawg(repository.root, *arguments)
        assert (out, code) == ("", 2)
        assert "empty" in err
        assert "plan" in err


def test_a_base_that_does_not_parse_is_compared_all_the_same(repository):
    whole = (repository.root / "plan" / "actions" / "02-ferries.yaml").read_text()
    repository.write("plan/actions/02-ferries.yaml", "id: A2\n  broken: [\n")
    repository.commit("Broken")
    repository.git("tag", "broken")
    repository.write("plan/actions/02-ferries.yaml", whole)
    repository.commit("Mended")
    out, err, code = vawg(repository.root, "diff", "broken", "--format", "md")
    assert code == 0, err
    assert "02-ferries.yaml" in out
    out, err, code = vawg(repository.root, "validate", "--base", "broken")
    assert code == 0, out
    assert "02-ferries.yaml" in err


@pytest.mark.parametrize("side", ["base", "head"])
def test_a_plan_of_a_newer_version(repository, side):
    file = repository.root / "plan" / "plan.yaml"
    old = file.read_text()
    file.write_text(old.replace("schema_version: 1", "schema_version: 99"))
    repository.commit("Newer")
    if side == "base":
        repository.git("tag", "newer")
        file.write_text(old)
        repository.commit("Older again")
    base = "newer" if side == "base" else "first"
    out, err, code = vawg(repository.root, "diff", f"{base}..HEAD")
    assert code == 0
    assert "schema_version" in out + err
    said = vawg(repository.root, "validate", "--base", base)
    assert "schema_version" in said[0] + said[1]


def test_only_summary_and_fail_on(repository):
    said = {
        "--only weakened": 0, "--only re-dated": 0, "--summary": 0, "--fail-on weakened": 1,
        "--fail-on re-dated": 0, "--fail-on needs-decision": 1,
        "--only re-dated --fail-on weakened": 1,
    }  # fmt: skip
    for options, code in said.items():
        out, err, status = vawg(repository.root, "diff", "first..HEAD", *options.split())
        assert (err, status) == ("", code), options
        assert (WEAKER in out) == ("--only re-dated" not in options and options != "--summary")
    out, _, _ = vawg(repository.root, "diff", "first..HEAD", "--summary")
    assert out.splitlines()[-1] == "    1  weakened"
