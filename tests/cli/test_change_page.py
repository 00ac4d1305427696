"""What changed as a page: `vawg render change-log A..B` and `vawg diff --format html`."""

import re

import pytest
from fiction import git

DAY = ("--as-of", "2032-02-03")


def promised(root, before, after):
    """Changes words of the plan's first action."""
    path = min((root / "plan" / "actions").iterdir())
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8", newline="\n")


@pytest.mark.parametrize("span", ["first..HEAD", "first.."])
def test_the_log_names_both_ends_and_the_commits(run, repository, span):
    said = run("render", "change-log", span, *DAY, folder=repository)
    assert (said.err, said.code) == ("", 0)
    end = "HEAD" if span.endswith("HEAD") else "the files as they are now"
    assert f"From first to {end}." in said.out
    first, last = (git(repository, "rev-parse", name) for name in ("first", "HEAD"))
    assert f"Compared with the plan of commit {first[:12]}." in said.out
    assert re.search(rf"from commit {last[:12]}\b", said.out)
    page = run("render", "change-log", span, *DAY, "--format", "html", folder=repository).out
    for name, commit in (("vawg:base-commit", first), ("vawg:commit", last)):
        assert f'<meta name="{name}" content="{commit}">' in page
        assert page.count(commit) == 1
        assert page.count(commit[:12]) == 2


def test_diff_s_page_is_one_file_and_says_that_it_is_internal(run, repository):
    promised(repository, "modality: will", "modality: can")
    said = run("diff", "--format", "html", "first", folder=repository)
    assert (said.err, said.code) == ("", 0)
    assert said.out.startswith("<!DOCTYPE html>")
    assert said.out.endswith("</html>\n")
    assert "It is not for publication." in said.out
    assert "From first (" in said.out
    assert "a possibility (“can”); it was a firm promise (“will”)." in said.out
    assert "No decision says who changed this, or why." in said.out
    assert re.findall(r"<(?:script|link|img|iframe)|src=|url\(", said.out) == []


def test_diff_s_page_keeps_to_the_kinds_that_were_asked_for(run, repository):
    promised(repository, "modality: will", "modality: can")
    page = run("diff", "--format", "html", "--only", "weakened", "first", folder=repository)
    assert "a possibility (“can”)" in page.out
    assert "Nothing was reported on any promise." in page.out
    failing = run("diff", "--format=html", "--fail-on", "weakened", "first", folder=repository)
    assert failing.code == 1
    assert "a possibility (“can”)" in failing.out


def test_the_short_form_is_for_people(run, repository):
    promised(repository, "modality: will", "modality: can")
    said = run("diff", "--summary", "--format", "md", "first", folder=repository)
    assert said.code == 0
    first, _, listed = said.out.partition("\n\n- ")
    head = (
        "**1 change to the plan and 3 changes to its record; 1 needs a decision.**\n\nFrom first ("
    )
    assert first.startswith(head)
    assert listed == "1 weakened\n- 1 confidence down\n- 1 progressed\n- 1 reported\n"
    for fmt in ("json", "html"):
        said = run("diff", "--summary", "--format", fmt, "first", folder=repository)
        assert (said.out, said.code) == ("", 2)
        assert said.err.startswith(f"vawg: --summary: {fmt} has no short form\nhelp: ")


def test_diff_s_page_of_what_is_staged_is_from_no_commit(run, repository):
    promised(repository, "modality: will", "modality: can")
    git(repository, "add", "-A")
    page = run("diff", "--format", "html", "--staged", folder=repository)
    assert "a possibility (“can”)" in page.out
    assert "from commit" not in page.out


def test_a_new_commit_with_the_same_files_is_named(run, repository):
    before = run("diff", "--format", "html", "first", folder=repository)
    git(repository, "commit", "-q", "--allow-empty", "-m", "Third")
    after = run("diff", "--format", "html", "first", folder=repository)
    commit = git(repository, "rev-parse", "HEAD")
    assert f"from commit {commit[:12]}" in after.out
    assert f'<meta name="vawg:commit" content="{commit}">' in after.out
    assert before.out != after.out


@pytest.mark.parametrize(
    "call", [("render", "change-log", "2031-12-31.."), ("diff", "2031-12-31"),
             ("status", "--at", "2031-12-31")],
    ids=lambda call: call[0],
)  # fmt: skip
def test_a_date_is_no_revision_and_says_how_to_find_one(run, repository, call):
    said = run(*call, folder=repository)
    assert (said.out, said.code) == ("", 2)
    advice = "git rev-list -1 --before=2031-12-31T00:00 HEAD"
    assert f"no such revision: 2031-12-31: it is a date\nhelp: {advice}" in said.err


def test_without_a_range(run, repository):
    said = run("render", "change-log", folder=repository)
    assert said.code == 2
    assert said.err == "vawg: change-log needs A..B\nhelp: vawg render change-log A..B\n"
