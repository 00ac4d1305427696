"""`--at REV`: any revision, without a checkout, and nothing written anywhere but the cache."""

import json

import pytest
from fiction import everything_in, git

DAY = ("--as-of", "2032-01-31")
READING = (
    ("status",), ("status", "--json"), ("list", "updates"), ("show", "A2.C2"), ("search", "crew"),
    ("render", "public-plan"), ("validate",),
)  # fmt: skip


@pytest.mark.parametrize("call", READING, ids=" ".join)
@pytest.mark.parametrize("revision", ["first", "main^{/Second}"])
def test_a_revision_is_read_and_nothing_is_written(run, repository, call, revision):
    """The index is dirty, the tree is dirty, and both stay so."""
    (repository / "plan" / "sources.yaml").write_text("sources: []\n", "utf-8")
    (repository / "plan" / "actions" / "02-ferries.yaml").unlink()
    (repository / "new.txt").write_text("not added\n", "utf-8")
    git(repository, "rm", "-q", "--cached", "plan/practice/lamp-walk.yaml")
    before = everything_in(repository)
    day = () if call == ("validate",) else DAY
    for options in ((), (), ("--no-cache",)):
        said = run(*call, *day, "--at", revision, *options, folder=repository)
        assert (said.err, said.code) == ("", 0)
    assert everything_in(repository) == before


@pytest.mark.parametrize("call", READING, ids=" ".join)
def test_reading_the_working_tree_writes_nothing_either(run, repository, call):
    before = everything_in(repository)
    day = () if call == ("validate",) else DAY
    for options in ((), (), ("--no-cache",)):
        assert run(*call, *day, *options, folder=repository).code == 0
    assert everything_in(repository) == before


@pytest.mark.parametrize("call", READING[:-2], ids=" ".join)
def test_the_last_revision_is_the_clean_working_tree(run, repository, call):
    tree = run(*call, *DAY, folder=repository)
    assert run(*call, *DAY, "--at", "HEAD", folder=repository) == tree
    assert run(*call, *DAY, "--at", "first", folder=repository) != tree


def test_a_revision_says_what_the_repository_knew(run, repository):
    def red(*at):
        said = run("status", "--json", *DAY, *at, folder=repository)
        return json.loads(said.out)["totals"]["confidence"]["red"]

    assert (red(), red("--at", "HEAD"), red("--at", "first")) == (2, 2, 1)


def test_an_uncommitted_change_is_no_part_of_a_revision(run, repository):
    before = run("status", "--at", "HEAD", *DAY, folder=repository)
    (repository / "plan" / "plan.yaml").unlink()
    assert run("status", "--at", "HEAD", *DAY, folder=repository) == before


@pytest.mark.parametrize(
    "revision", ["nowhere", "-h", "--all", "HEAD:plan", "$(id)", "", "a b", "@{99}"]
)
def test_what_is_no_revision_is_2_and_words(run, repository, revision):
    said = run("status", f"--at={revision}", folder=repository)
    assert (said.out, said.code) == ("", 2)
    assert said.err.startswith("vawg: ")
    assert "\nhelp: " in said.err


def test_outside_a_repository_there_are_no_revisions(run, copied):
    said = run("status", "--at", "HEAD", folder=copied)
    assert (said.out, said.code) == ("", 2)
    assert said.err == (
        "vawg: --at needs a git repository, and the plan is in none\n"
        "help: leave --at out, or change to the plan's repository\n"
    )


def test_a_revision_without_a_plan_is_2(run, repository):
    git(repository, "checkout", "-q", "--orphan", "bare")
    git(repository, "rm", "-rq", "--cached", ".")
    (repository / "note.txt").write_text("no plan\n", "utf-8")
    git(repository, "add", "note.txt")
    git(repository, "commit", "-q", "-m", "No plan")
    said = run("status", "--at", "HEAD", folder=repository)
    assert said.code == 2
    assert said.err.startswith("vawg: no plan found in revision HEAD: it holds no plan/plan.yaml\n")


def test_a_hook_s_own_index_is_left_alone(run, repository, tmp_path):
    """In a hook git names its index and folder in the environment."""
    index = tmp_path / "index"
    index.write_bytes((repository / ".git" / "index").read_bytes())
    there = run("status", *DAY, folder=repository)
    environment = {"GIT_DIR": str(repository / ".git"), "GIT_INDEX_FILE": str(index)}
    before = index.read_bytes()
    for at in ((), ("--at", "HEAD")):
        assert run("status", *DAY, *at, folder=repository, **environment) == there
    run("render", "public-plan", *DAY, folder=repository, **environment)
    assert index.read_bytes() == before
