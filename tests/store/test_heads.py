"""HEAD read from a repository's files says what git says, or leaves it to git."""

import pytest
from repositories import Repository

from vawg_plan.store.heads import named
from vawg_plan.store.revisions import find_commits


def as_it_is(repository):
    return repository.root


def detached(repository):
    repository.git("checkout", "-q", "--detach", "HEAD~1")
    return repository.root


def packed(repository):
    repository.git("pack-refs", "--all")
    return repository.root


def a_branch_with_a_folder(repository):
    repository.git("checkout", "-q", "-b", "office/fiction")
    repository.git("pack-refs", "--all")
    repository.write("readme.md", "Other fiction\n")
    repository.commit("Third")
    return repository.root


def a_worktree(repository):
    repository.git("worktree", "add", "-q", "-b", "beside", "../beside", "first")
    return repository.root.parent / "beside"


def a_worktree_packed(repository):
    place = a_worktree(repository)
    repository.git("pack-refs", "--all")
    return place


def a_submodule(repository):
    outer = Repository(repository.root.parent / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository.root))
    return outer.root / "repository"


def bare(repository):
    repository.git("clone", "-q", "--bare", ".", "../bare")
    return repository.root.parent / "bare"


def of_sha_256(repository):
    made = Repository(repository.root.parent / "other", "--object-format=sha256")
    made.write("readme.md", "Fiction\n")
    made.commit("First")
    return made.root


READ = (
    as_it_is, detached, packed, a_branch_with_a_folder, a_worktree, a_worktree_packed, a_submodule,
    bare, of_sha_256,
)  # fmt: skip


@pytest.mark.parametrize("state", READ, ids=lambda state: state.__name__)
def test_as_git_says(repository, state):
    folder = str(state(repository))
    assert named(folder, "HEAD") == find_commits(folder, ["HEAD"])["HEAD"]


def unborn(repository):
    repository.git("checkout", "-q", "--orphan", "new")


def a_link_to_a_link(repository):
    repository.git("symbolic-ref", "refs/heads/other", "refs/heads/main")
    repository.git("symbolic-ref", "HEAD", "refs/heads/other")


def a_tag(repository):
    repository.git("symbolic-ref", "HEAD", "refs/tags/first")


def damaged(repository):
    (repository.root / ".git" / "HEAD").write_bytes(b"\xff\n")


def leading_away(repository):
    (repository.root / ".git" / "HEAD").write_text("ref: refs/heads/../../../readme.md\n")


def no_head(repository):
    (repository.root / ".git" / "HEAD").unlink()


LEFT = (unborn, a_link_to_a_link, a_tag, damaged, leading_away, no_head)


@pytest.mark.parametrize("state", LEFT, ids=lambda state: state.__name__)
def test_left_to_git(repository, state):
    state(repository)
    assert named(str(repository.root), "HEAD") is None


def test_another_commit_is_another_name(repository):
    before = named(str(repository.root), "HEAD")
    repository.write("readme.md", "Other fiction\n")
    after = repository.commit("Third")
    assert (before, named(str(repository.root), "HEAD")) == (
        repository.git("rev-parse", "HEAD~1"),
        after,
    )


@pytest.mark.parametrize("word", ["HEAD~1", "HEAD^", "HEAD^2~3", "HEAD~"])
def test_steps_are_kept(repository, word):
    assert named(str(repository.root), word) == repository.head() + word[4:]


@pytest.mark.parametrize(
    "word", ["main", "first", "HEAD@{1}", "HEAD^{tree}", "HEAD:plan", "HEADS", "@", ""]
)
def test_other_words_are_left_to_git(repository, word):
    assert named(str(repository.root), word) is None
