"""The two plans of a comparison, read from real repositories."""

import os
import subprocess

import pytest
from repositories import Repository, everything_in, git

from vawg_plan.store import objects, process
from vawg_plan.store.folder import read_folder
from vawg_plan.store.git import GitFailed, read_revision, state_of
from vawg_plan.store.sides import parse_range, read_sides
from vawg_plan.store.snapshot import MAX_BYTES, NoPlan


def sides(folder, *words, named=None, staged=False):
    return read_sides(str(folder), named, *parse_range(words, staged=staged))


def texts(folder, *words, **options):
    return [side.snapshot.texts for side in sides(folder, *words, **options)]


def refusal(folder, *words, kind=GitFailed, **options):
    with pytest.raises(kind) as refused:
        sides(folder, *words, **options)
    return str(refused.value)


def test_a_revision_and_the_working_tree(repository):
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Third\n")
    before, after = sides(repository.root, "first")
    assert before.snapshot == read_revision(str(repository.root), None, "first")
    assert after.snapshot == read_folder(str(repository.root / "plan"))
    first = repository.git("rev-parse", "first")
    assert (before.name, before.commit) == (f"first ({first[:7]})", first)
    assert (after.name, after.commit) == ("the working tree", None)


def test_two_revisions(repository):
    before, after = sides(repository.root, "HEAD~1..HEAD")
    assert before.snapshot == read_revision(str(repository.root), None, "HEAD~1")
    assert after.snapshot == read_revision(str(repository.root), None, "HEAD")
    assert after.name == f"HEAD ({repository.head()[:7]})"


def test_a_hash_names_itself(repository):
    before, _ = sides(repository.root, repository.head())
    assert before.name == repository.head()[:7]


def test_only_what_differs_is_read(repository, monkeypatch):
    asked = []
    real = process.read_objects

    def noted(folder, names, most):
        asked.append(list(names))
        return real(folder, names, most)

    monkeypatch.setattr(objects, "read_objects", noted)
    sides(repository.root, "first")
    assert asked == [[repository.git("rev-parse", "first:plan/actions/01-a.yaml")]]
    asked.clear()
    sides(repository.root, "first..HEAD")
    blobs = repository.git("ls-tree", "-r", "--format=%(objectname)", "first", "plan/").split()
    more = repository.git("ls-tree", "-r", "--format=%(objectname)", "HEAD", "plan/").split()
    assert [sorted(names) for names in asked] == [sorted({*blobs, *more})]


def test_few_processes(repository, monkeypatch):
    started = []
    real = subprocess.Popen.__init__

    def noted(self, command, *arguments, **options):
        started.append([word for word in command if word in GIT_COMMANDS])
        real(self, command, *arguments, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    sides(repository.root, "first..HEAD")
    assert started == [["cat-file"], ["ls-tree"], ["ls-tree"], ["cat-file"]]


GIT_COMMANDS = {"cat-file", "ls-tree", "ls-files", "rev-parse", "merge-base", "for-each-ref"}


def test_the_index(repository):
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Staged\n")
    repository.git("add", "-A")
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Not staged\n")
    before, after = sides(repository.root, staged=True)
    assert after.name == "the index"
    assert after.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: Staged\n"
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: Second\n"
    assert set(after.snapshot.texts) == set(before.snapshot.texts)


def test_the_index_is_the_same_as_its_commit(repository):
    repository.write("plan/templates/a.md.j2", "x")
    repository.write("plan/data/a.csv", "x")
    repository.write("plan/data/a.txt", "x")
    repository.commit()
    before, after = sides(repository.root, staged=True)
    assert after.snapshot._replace(revision="HEAD") == before.snapshot
    assert after.snapshot.data == {"data/a.csv", "data/a.txt"}


def test_an_unfinished_merge_is_a_fault_of_the_index(repository):
    repository.git("checkout", "-q", "-b", "other", "first")
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Other\n")
    repository.commit()
    repository.git("merge", "main", fine=False)
    _, after = sides(repository.root, staged=True)
    (fault,) = after.snapshot.faults
    assert fault.path == "actions/01-a.yaml"
    assert "merge of this file is unfinished" in fault.message
    assert "actions/01-a.yaml" not in after.snapshot.texts


def test_another_folder(repository, tmp_path):
    other = tmp_path / "other" / "plan"
    other.mkdir(parents=True)
    (other / "plan.yaml").write_bytes(b"id: fictional-plan\n")
    before, after = sides(repository.root, "HEAD", "../other")
    assert after.name == "the plan in ../other"
    assert after.snapshot == read_folder(str(other))
    assert before.snapshot.texts.keys() > after.snapshot.texts.keys()


def test_two_folders_need_no_git(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(f"id: {name}\n")
    monkeypatch.setenv("PATH", "")
    wanted = [{"plan.yaml": b"id: a\n"}, {"plan.yaml": b"id: b\n"}]
    assert texts(tmp_path, "a", "b") == wanted
    assert texts(tmp_path, "./a", str(tmp_path / "b")) == wanted


def test_a_revision_wins_over_a_folder_of_its_name(repository):
    repository.write("first/plan.yaml", "id: folder\n")
    assert texts(repository.root, "first")[0]["plan.yaml"] == b"id: fictional-plan\n"
    assert texts(repository.root, "./first")[0]["plan.yaml"] == b"id: folder\n"
    repository.write("folder/plan.yaml", "id: folder\n")
    assert texts(repository.root, "folder")[0]["plan.yaml"] == b"id: folder\n"


def test_this_folder(repository):
    before, after = sides(repository.root / "plan", ".")
    assert before.snapshot.texts == after.snapshot.texts
    assert before.name == "the plan in ."


def test_where_two_branches_parted(repository):
    repository.git("checkout", "-q", "-b", "other", "first")
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Other\n")
    repository.commit()
    before, after = sides(repository.root, "main...other")
    first = repository.git("rev-parse", "first")
    assert (before.name, before.commit) == (f"where main and other parted ({first[:7]})", first)
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: First\n"
    assert after.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: Other\n"


def test_branches_with_nothing_in_common(repository):
    repository.git("checkout", "-q", "--orphan", "alone")
    repository.commit()
    assert refusal(repository.root, "main...alone") == (
        "main and alone have no commit in common\nhelp: compare the two as they are: main..alone"
    )


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_the_working_tree_s_bytes_are_found_by_either_hash(tmp_path, kind, monkeypatch):
    made = Repository(tmp_path / "r", f"--object-format={kind}")
    made.write("plan/plan.yaml", "id: x\n")
    made.commit()
    monkeypatch.setattr(
        objects, "read_objects", lambda _, names, __: pytest.fail("read") if names else []
    )
    before, after = sides(made.root)
    assert before.snapshot.texts == after.snapshot.texts == {"plan.yaml": b"id: x\n"}


def test_what_a_filter_changed_is_read_as_committed(repository):
    repository.git("config", "core.autocrlf", "true")
    repository.write("plan/plan.yaml", "id: fictional-plan\r\n")
    before, after = texts(repository.root)
    assert before["plan.yaml"] == b"id: fictional-plan\n"
    assert after["plan.yaml"] == b"id: fictional-plan\r\n"


def test_links_and_large_files_and_bad_names_are_faults(repository):
    repository.write("plan/actions/02-b.yaml", b"x" * (MAX_BYTES + 1))
    repository.write("plan/actions/04-d.yaml", "id: A4\n")
    os.symlink("01-a.yaml", repository.root / "plan/actions/03-c.yaml")
    name = os.fsencode(repository.root / "plan/actions/") + b"/\xff.yaml"
    with open(name, "wb") as file:
        file.write(b"id: A5\n")
    repository.commit()
    head, index = sides(repository.root, staged=True)
    assert head.snapshot == read_revision(str(repository.root), None, "HEAD")
    assert sorted(head.snapshot.faults) == sorted(index.snapshot.faults)
    assert {fault.path for fault in head.snapshot.faults} == {
        "actions/02-b.yaml", "actions/03-c.yaml", "actions/\\udcff.yaml",
    }  # fmt: skip
    assert head.snapshot.texts["actions/04-d.yaml"] == b"id: A4\n"


def test_the_plan_was_in_another_folder(repository):
    repository.git("mv", "plan", "promises")
    repository.commit("Move")
    before, after = sides(repository.root, "first..HEAD", named="promises")
    assert (before.snapshot.label, after.snapshot.label) == ("plan", "promises")
    assert "actions/01-a.yaml" in before.snapshot.texts


def test_the_plan_of_this_edition_among_several_was_in_another_folder(repository):
    repository.write("work/other/plan.yaml", "id: other\n")
    repository.git("mv", "plan", "work/this")
    repository.commit("Two plans")
    repository.git("mv", "work/this", "promises")
    repository.commit("Move")
    before, _ = sides(repository.root, "HEAD~1..HEAD", named="promises")
    assert before.snapshot.label == "work/this"
    assert before.snapshot.texts["plan.yaml"] == b"id: fictional-plan\n"


def test_a_plan_at_the_root_and_one_in_a_subfolder(tmp_path):
    root = Repository(tmp_path / "root")
    root.write("plan.yaml", "id: x\n")
    root.write("other.yaml", "not of the plan\n")
    root.commit()
    assert texts(root.root) == [{"plan.yaml": b"id: x\n"}] * 2
    inner = Repository(tmp_path / "inner")
    inner.write("a [b]/plan/plan.yaml", "id: x\n")
    inner.write("a b/plan/plan.yaml", "id: y\n")
    inner.commit()
    for staged in (False, True):
        assert texts(inner.root / "a [b]", staged=staged) == [{"plan.yaml": b"id: x\n"}] * 2


def test_a_detached_head_and_a_worktree(repository, tmp_path):
    repository.git("checkout", "-q", "--detach", "first")
    before, _ = sides(repository.root, "main")
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: Second\n"
    repository.git("worktree", "add", "-q", str(tmp_path / "tree"), "main")
    (tmp_path / "tree" / "plan" / "plan.yaml").write_text("id: staged\n")
    git(tmp_path / "tree", "add", "-A")
    before, after = sides(tmp_path / "tree", staged=True)
    assert before.name.startswith("HEAD (")
    assert after.snapshot.texts["plan.yaml"] == b"id: staged\n"


def test_a_submodule(repository, tmp_path):
    outer = Repository(tmp_path / "outer")
    outer.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository.root), "sub"
    )
    outer.commit()
    before, after = sides(outer.root / "sub", "HEAD~1")
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: First\n"
    assert after.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: Second\n"


def test_a_bare_repository(repository, tmp_path):
    bare = tmp_path / "bare.git"
    repository.git("clone", "-q", "--bare", ".", str(bare))
    before, after = sides(bare, "first..main")
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: First\n"
    assert after.snapshot.label == "plan"
    assert refusal(bare) == (
        "a bare repository has no working tree\nhelp: name two revisions, as HEAD~1..HEAD"
    )


def test_no_repository(tmp_path):
    (tmp_path / "plan.yaml").write_text("id: x\n")
    assert refusal(tmp_path) == (
        "a revision needs a git repository, and the plan is in none\n"
        "help: change to the plan's repository"
    )


def test_no_commit_yet(tmp_path):
    made = Repository(tmp_path / "r")
    made.write("plan/plan.yaml", "id: x\n")
    assert refusal(made.root) == (
        "no such revision: HEAD: there is no commit yet\nhelp: git commit makes the first"
    )


def test_no_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert refusal(repository.root) == (
        "git is not installed, and a revision needs it\nhelp: install git"
    )


def test_a_repository_of_somebody_else(repository, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = refusal(repository.root)
    assert said == (
        f"git refuses to read {repository.root}: it belongs to another user\n"
        f"help: if you trust it: git config --global --add safe.directory '{repository.root}'"
    )
    advice = said.partition("trust it: ")[2]
    (repository.root.parent / "home").mkdir()
    subprocess.run(advice, shell=True, check=True)  # noqa: S602 - what a person would type
    assert len(sides(repository.root)) == 2


def test_a_revision_without_a_plan(repository):
    repository.git("checkout", "-q", "--orphan", "empty")
    repository.git("rm", "-rq", "--cached", "plan")
    repository.git("commit", "-q", "-m", "No plan")
    said = refusal(repository.root, "empty", kind=NoPlan)
    assert said.startswith("no plan found in revision empty: it holds no plan/plan.yaml\nhelp: ")


def test_near_names_are_suggested(repository):
    repository.git("branch", "improve-lighting")
    assert refusal(repository.root, "improve-lightning") == (
        "no such revision: improve-lightning\nhelp: did you mean improve-lighting?"
    )
    repository.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    assert refusal(repository.root, "trunk") == (
        "no such revision: trunk\nhelp: did you mean origin/trunk?"
    )
    assert refusal(repository.root, "HEAAD").endswith("help: did you mean HEAD?")
    assert refusal(repository.root, "../nowhere") == (
        "there is no folder ../nowhere\nhelp: name a folder that holds a plan"
    )
    assert refusal(repository.root, "zzzzzz") == (
        "no such revision: zzzzzz\nhelp: git log --oneline lists commits, git tag the editions"
    )


HOSTILE = (
    "-h", "--upload-pack=touch pwned", "--output=pwned", "-", "--", "--all", "$(touch pwned)",
    "a\nb", "a\x1b[31m", "a\0b", "HEAD\nHEAD", ":/\n", "\udcff", "x" * 5000, "",
)  # fmt: skip


@pytest.mark.parametrize("word", HOSTILE, ids=lambda word: repr(word)[:20])
def test_a_hostile_name_is_only_a_name(repository, word):
    before = repository.everything()
    for call in ((word,), ("HEAD", word)):
        said = refusal(repository.root, *call)
        first, _, last = said.partition("\nhelp: ")
        assert first.startswith("no such revision: ")
        assert first.isprintable()
        assert last.isprintable()
        assert len(said) < 700
    assert repository.everything() == before


def test_a_branch_with_a_hostile_name_is_read(repository):
    first = repository.git("rev-parse", "first")
    repository.git("update-ref", "refs/heads/--upload-pack=x", first)
    before, _ = sides(repository.root, "--upload-pack=x")
    assert before.commit == first


@pytest.fixture
def shallow(repository, tmp_path):
    """A clone that has the last commit only."""
    for number in range(3):
        repository.write("readme.md", f"{number}\n")
        repository.commit(f"More {number}")
    repository.git("branch", "old", "first")
    url = f"file://{repository.root}"
    git(tmp_path, "clone", "-q", "--depth=1", url, "shallow")
    return tmp_path / "shallow"


@pytest.mark.parametrize(
    ("word", "fetch"),
    [
        ("HEAD~4", "git fetch --deepen=4"),
        ("main~3^", "git fetch --deepen=4"),
        ("origin/old", "git fetch origin old:refs/remotes/origin/old"),
        ("first", "git fetch --unshallow --tags"),
    ],
)
def test_a_shallow_clone_says_which_fetch_brings_it(shallow, word, fetch):
    said = refusal(shallow, word)
    assert said.startswith(f"no such revision: {word}\nhelp: this clone is shallow and ")
    assert said.endswith(fetch)
    git(shallow, *fetch.split()[1:])
    before, _ = sides(shallow, word)
    assert before.snapshot.texts["actions/01-a.yaml"] == b"id: A1\ntitle: First\n"


def test_a_shallow_clone_that_lacks_where_branches_parted(shallow):
    git(shallow, "fetch", "--depth=1", "origin", "old:refs/remotes/origin/old")
    assert refusal(shallow, "origin/old...HEAD") == (
        "this clone is shallow, and lacks the commit at which origin/old and HEAD parted\n"
        "help: git fetch --unshallow"
    )


def test_reading_writes_nothing_and_runs_nothing_of_the_repository_s(repository):
    """Neither its hooks nor what its settings name; the index stays as it is, stale times too."""
    trap = repository.root / "trap"
    trap.write_text('#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/sprung"\n')
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "gpg.program",
                "core.sshCommand", "filter.x.smudge", "filter.x.clean"):  # fmt: skip
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    repository.write(".git/info/attributes", "*.yaml diff=x filter=x\n")
    os.utime(repository.root / "plan" / "plan.yaml", (0, 0))
    (repository.root / "sprung").unlink(missing_ok=True)
    before = repository.everything()
    for words in ((), ("first",), ("first..HEAD",), ("first...HEAD",)):
        sides(repository.root, *words)
    sides(repository.root, staged=True)
    assert repository.everything() == before


def test_a_hook_s_environment_of_another_repository_is_left_aside(
    repository, tmp_path, monkeypatch
):
    other = Repository(tmp_path / "other")
    other.write("plan/plan.yaml", "id: other\n")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
    before, after = texts(repository.root, staged=True)
    assert before == after
    assert before["plan.yaml"] == b"id: fictional-plan\n"


def test_a_hook_s_own_index_is_the_index(repository, monkeypatch):
    """`git commit FILE` runs its hooks with an index of its own."""
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    hook.write_text('#!/bin/sh\nenv | grep ^GIT_ > "$(git rev-parse --git-dir)/seen"\n'
                    'cp "$GIT_INDEX_FILE" .git/kept\n')  # fmt: skip
    hook.chmod(0o755)
    repository.write("plan/plan.yaml", "id: committed\n")
    repository.git("commit", "-q", "-m", "Only one", "plan/plan.yaml")
    repository.git("reset", "-q", "--hard", "HEAD~1")
    seen = dict(
        line.split("=", 1) for line in (repository.root / ".git/seen").read_text().splitlines()
    )
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.root / ".git" / "kept"))
    assert os.path.basename(seen["GIT_INDEX_FILE"]).startswith("next-index")
    assert texts(repository.root, staged=True)[1]["plan.yaml"] == b"id: committed\n"


def test_many_blobs_do_not_stop_each_other(repository):
    """More names than a pipe holds, and more bytes."""
    for number in range(3000):
        repository.write(f"plan/updates/{number:04}.yaml", f"summary: {'x' * 300} {number}\n")
    repository.commit()
    _, after = sides(repository.root, "first..HEAD")
    assert len(after.snapshot.texts) == 3003


def test_an_object_that_is_missing(repository):
    blob = repository.git("rev-parse", "first:plan/actions/01-a.yaml")
    os.unlink(repository.root / ".git" / "objects" / blob[:2] / blob[2:])
    said = refusal(repository.root, "first")
    assert said.startswith("the repository lacks an object that its history names")
    assert everything_in(repository.root)


def test_the_state_of_the_plan_runs_nothing_of_the_repository_s_and_writes_nothing(repository):
    trap = repository.root / ".git" / "trap"
    trap.write_text('#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/sprung"\n')
    trap.chmod(0o755)
    repository.git("config", "core.fsmonitor", str(trap))
    os.utime(repository.root / "plan" / "plan.yaml", (0, 0))
    before = repository.everything()
    assert state_of(str(repository.root / "plan")) == (repository.head(), True)
    assert repository.everything() == before
    repository.git("status")
    assert ".git/sprung" in repository.everything(), "the trap is none"


def test_a_file_that_is_only_announced_to_the_index_is_not_in_it(repository):
    repository.write("plan/updates/new.yaml", "date: 2032-02-02\n")
    repository.git("add", "--intent-to-add", "plan/updates/new.yaml")
    before, after = texts(repository.root, staged=True)
    assert before == after


@pytest.mark.parametrize("damage", ["HEAD", "index", "config"])
def test_a_damaged_repository_is_answered_in_words(repository, damage):
    (repository.root / ".git" / damage).write_bytes(b"\0\xff[")
    said = refusal(repository.root, staged=True)
    assert "\nhelp: " in said
    assert said.replace("\n", "").isprintable()
