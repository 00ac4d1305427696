"""The commits that changed a plan, from real repositories."""

import pytest
from repositories import Repository, git

from vawg_plan.store.git import GitFailed
from vawg_plan.store.heads import is_shallow
from vawg_plan.store.history import Touched, begin, texts
from vawg_plan.store.history import history as read


def history(root):
    return read(begin(root))


def told(root):
    """(subject, paths and what became of them) of each commit."""
    return [
        (commit.subject, {t.path: _what(t) for t in commit.touched})
        for commit in history(str(root))
    ]


def _what(touched):
    if touched.before is None:
        return "added"
    return "removed" if touched.after is None else "changed"


def test_oldest_first_with_blobs(repository):
    first, second = history(str(repository.root / "plan"))
    assert (first.subject, second.subject) == ("First", "Second")
    assert second.hash == repository.head()
    old, new = (
        repository.git("rev-parse", f"{r}:plan/actions/01-a.yaml") for r in ("first", "HEAD")
    )
    added = repository.git("rev-parse", "HEAD:plan/updates/2032/one.yaml")
    assert second.touched == (
        Touched("actions/01-a.yaml", old, new),
        Touched("updates/2032/one.yaml", None, added),
    )
    assert texts(str(repository.root), [old, None, new, old]) == {
        old: b"id: A1\ntitle: First\n",
        new: b"id: A1\ntitle: Second\n",
    }


def test_what_is_outside_the_plan_is_no_part_of_it(repository):
    repository.write("readme.md", "More\n")
    repository.commit("Outside")
    repository.git("commit", "-q", "--allow-empty", "-m", "Empty")
    assert [subject for subject, _ in told(repository.root / "plan")] == ["First", "Second"]


def test_the_day_is_the_author_s(repository, monkeypatch):
    repository.write("plan/plan.yaml", "id: x\n")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2033-05-05T12:00:00+0000")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2031-01-02T23:30:00-0500")
    repository.commit("Late")
    assert history(str(repository.root / "plan"))[-1].date == "2031-01-02"


def test_a_renamed_file_is_removed_and_added_with_the_same_blob(repository):
    repository.git("mv", "plan/actions/01-a.yaml", "plan/actions/01-b.yaml")
    repository.commit("Rename")
    removed, added = history(str(repository.root / "plan"))[-1].touched
    assert (removed.path, added.path) == ("actions/01-a.yaml", "actions/01-b.yaml")
    assert removed.before == added.after


def test_a_merge_that_changed_something_itself_is_told(repository):
    repository.git("checkout", "-q", "-b", "other", "first")
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Other\n")
    repository.write("plan/actions/02-b.yaml", "id: A2\n")
    repository.commit("Other")
    theirs = repository.git("rev-parse", "HEAD:plan/actions/01-a.yaml")
    ours = repository.git("rev-parse", "main:plan/actions/01-a.yaml")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "other", fine=False)
    repository.write("plan/actions/01-a.yaml", "id: A1\ntitle: Both\n")
    repository.commit("Merge")
    plan = repository.root / "plan"
    both = repository.git("rev-parse", "HEAD:plan/actions/01-a.yaml")
    *earlier, merge = history(str(plan))
    assert {commit.subject for commit in earlier} == {"First", "Second", "Other"}
    assert merge.touched == (Touched("actions/01-a.yaml", ours, both, (theirs,)),)


def test_a_merge_that_only_joins_is_not_told(repository):
    repository.git("checkout", "-q", "-b", "other", "first")
    repository.write("plan/actions/02-b.yaml", "id: A2\n")
    repository.commit("Other")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "other")
    subjects = [subject for subject, _ in told(repository.root / "plan")]
    assert subjects[0] == "First"
    assert sorted(subjects[1:]) == ["Other", "Second"]


@pytest.mark.parametrize(("old", "new"), [("plan", "promises"), ("plan", "a/b"), ("plan", ".")])
def test_a_renamed_plan_folder_is_followed(repository, old, new):
    if new == ".":
        for name in ("plan.yaml", "actions", "updates"):
            repository.git("mv", f"{old}/{name}", name)
        title = repository.root / "actions/01-a.yaml"
    else:
        (repository.root / new).parent.mkdir(exist_ok=True)
        repository.git("mv", old, new)
        title = repository.root / new / "actions/01-a.yaml"
    title.write_text("id: A1\ntitle: Moved\n")
    repository.commit("Move")
    first, second, moved = told(repository.root / new)
    assert first == (
        "First",
        {"actions/01-a.yaml": "added", "plan.yaml": "added"},
    )
    assert second[0] == "Second"
    assert moved == ("Move", {"actions/01-a.yaml": "changed"})


def test_a_folder_that_was_moved_twice(repository):
    for old, new in (("plan", "one"), ("one", "two")):
        repository.git("mv", old, new)
        repository.commit(f"To {new}")
    assert [subject for subject, _ in told(repository.root / "two")] == ["First", "Second"]


def test_a_plan_that_came_while_another_went_is_followed_no_further_than_one(repository):
    repository.write("other/plan.yaml", "id: other\n")
    repository.commit("Other")
    repository.git("rm", "-rq", "plan", "other")
    repository.write("new/plan.yaml", "id: new\n")
    repository.commit("New")
    assert told(repository.root / "new") == [("New", {"plan.yaml": "added"})]


def test_odd_names_and_subjects(repository):
    repository.write('plan/updates/a "b"\n\t\u00e9.yaml', "x\n")
    repository.commit(":100644 \u00e9 \x1b[31m")
    repository.write("plan/updates/c.yaml", "x\n")
    repository.git("add", "-A")
    repository.git("commit", "-q", "--allow-empty-message", "-m", "")
    told_here = told(repository.root / "plan")
    assert told_here[-2:] == [
        (":100644 \u00e9 \x1b[31m", {'updates/a "b"\n\t\u00e9.yaml': "added"}),
        ("", {"updates/c.yaml": "added"}),
    ]


def test_no_commit_and_no_repository(tmp_path):
    made = Repository(tmp_path / "r")
    made.write("plan/plan.yaml", "id: x\n")
    assert history(str(made.root / "plan")) == []
    (tmp_path / "plain").mkdir()
    with pytest.raises(GitFailed, match="a history needs a git repository"):
        history(str(tmp_path / "plain"))


def test_a_bare_repository_and_a_shallow_clone(repository, tmp_path):
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    assert [s for s, _ in told(tmp_path / "bare.git" / "plan")] == ["First", "Second"]
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.root}", "shallow")
    assert [s for s, _ in told(tmp_path / "shallow" / "plan")] == ["Second"]
    assert is_shallow(str(tmp_path / "shallow"))
    assert not is_shallow(str(repository.root))
    assert not is_shallow(str(tmp_path / "bare.git"))


def test_settings_change_nothing_and_run_nothing(repository):
    wanted = history(str(repository.root / "plan"))
    trap = repository.root / "trap"
    trap.write_text('#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/sprung"\n')
    trap.chmod(0o755)
    settings = {
        "core.fsmonitor": trap, "core.pager": trap, "diff.external": trap, "diff.x.textconv": trap,
        "gpg.program": trap, "log.showSignature": "true", "log.follow": "true",
        "log.showRoot": "false", "log.diffMerges": "off", "diff.renames": "copies",
        "color.ui": "always", "log.date": "relative", "i18n.logOutputEncoding": "latin1",
        "diff.relative": "true", "core.quotePath": "true", "core.abbrev": "5",
        "diff.orderFile": "readme.md", "diff.noprefix": "true", "format.pretty": "short",
    }  # fmt: skip
    for key, value in settings.items():
        repository.git("config", key, str(value))
    repository.write(".git/info/attributes", "*.yaml diff=x\n")
    before = repository.everything()
    assert history(str(repository.root / "plan")) == wanted
    assert repository.everything() == before
