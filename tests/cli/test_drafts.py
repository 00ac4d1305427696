"""A plan with errors is not published, unless as a draft that says so; nor is one into itself."""

import pathlib

import pytest
from fiction import git

from vawg_plan.render import DOCUMENTS

ROOT = pathlib.Path(__file__).parents[2]
DRAFT = "Draft, made from a plan with errors. Do not publish it"
BROKEN = "id: A1\nid: A1\n"
CALLS = (
    ("render", "public-plan"),
    ("render", "public-plan", "--output", "made.html", "--data", "data"),
    ("build", "--out", "made"),
    ("export", "made"),
)


def in_a_repository(copied):
    """The copied plan as a repository's own folder."""
    git(copied, "init", "-q", "-b", "main")
    git(copied, "add", ".")
    git(copied, "commit", "-q", "-m", "First")
    return copied


def break_plan(copied):
    """Writes an action that cannot be read; its text as it was."""
    place = copied / "actions" / "01-lamps.yaml"
    kept = place.read_text("utf-8")
    place.write_text(BROKEN, "utf-8")
    return kept


@pytest.mark.parametrize("call", CALLS)
def test_a_plan_with_errors_is_refused_with_its_problems(run, copied, call):
    break_plan(copied)
    said = run(*call, folder=copied.parent)
    assert (said.out, said.code) == ("", 1)
    assert said.err == (
        "vawg: nothing was written: the plan has errors\n\n"
        'plan/actions/01-lamps.yaml:2:1 error[duplicate-key] the key "id" stands here again, after'
        " line 1\n  2 | id: A1\n    | ^\n"
        "help: Keep one of the two, or give this one the name it should have\n\n"
        "help: Mend these, or add --force to write it all the same\n"
    )
    assert [path.name for path in copied.parent.iterdir()] == ["plan"]


def test_what_only_a_rule_finds_is_refused_too(run, copied):
    """Rules that a reading command doesn't check: a telephone number in public text."""
    place = copied / "plan.yaml"
    place.write_text(
        place.read_text("utf-8").replace("title: ", "title: 01632 960001 ", 1), "utf-8"
    )
    assert run("status", folder=copied).code == 0
    said = run("render", "public-plan", folder=copied)
    assert (said.out, said.code) == ("", 1)
    assert "error[public-text]" in said.err


def test_a_warning_is_no_reason(run, copied):
    (copied / "actions" / "old").mkdir()
    (copied / "actions" / "old" / "03-x.yaml").write_text("id: A3\n", "utf-8")
    said = run("render", "public-plan", folder=copied)
    assert (said.err, said.code) == ("", 0)
    assert DRAFT not in said.out


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_forced_it_says_so(run, copied, fmt):
    sound = run("render", "public-plan", "--force", "-f", fmt, folder=copied)
    assert DRAFT not in sound.out
    assert sound == run("render", "public-plan", "-f", fmt, folder=copied)
    break_plan(copied)
    for _ in range(2):  # computed, then remembered
        said = run("render", "public-plan", "--force", "-f", fmt, folder=copied)
        assert DRAFT in said.out
        assert said.code == 0
        assert said.err == ("vawg: a draft, made from a plan with an error; see: vawg validate\n")
    assert run("render", "public-plan", "-f", fmt, folder=copied).code == 1


def pages(folder):
    return {path.name: DRAFT in path.read_text("utf-8") for path in folder.rglob("*.html")}


def test_every_page_of_a_forced_site_says_so_and_none_once_it_is_mended(run, copied):
    kept = break_plan(copied)
    made = copied.parent / "made"
    assert run("build", "--force", "--out", "made", folder=copied.parent).code == 0
    assert len(pages(made)) >= len(DOCUMENTS)
    assert [name for name, draft in pages(made).items() if not draft] == []
    (copied / "actions" / "01-lamps.yaml").write_text(kept, "utf-8")
    assert run("build", "--out", "made", folder=copied.parent).code == 0
    assert [name for name, draft in pages(made).items() if draft] == []


def test_an_error_that_no_page_shows_leaves_no_page_unmarked(run, copied):
    """The values of the pages are the same before and after."""
    made = copied.parent / "made"
    run("build", "--out", "made", folder=copied.parent)
    (copied / "practice" / "broken.yaml").write_text("id: [\n", "utf-8")
    run("build", "--force", "--out", "made", folder=copied.parent)
    assert [name for name, draft in pages(made).items() if not draft] == []


def test_pages_in_another_language_are_made_anew(run, copied):
    words = (ROOT / "templates" / "words" / "en.j2").read_text("utf-8")
    (copied / "templates" / "words").mkdir(parents=True)
    (copied / "templates" / "words" / "cy.j2").write_text(
        words.replace('"en-GB"', '"cy"').replace("Skip to the main text", "Neidio"), "utf-8"
    )
    for lang, said in (("en", "Skip to the main"), ("cy", "Neidio"), ("en", "Skip to the main")):
        run("build", "--lang", lang, "--out", "made", folder=copied.parent)
        page = (copied.parent / "made" / "public-plan.html").read_text("utf-8")
        assert said in page


@pytest.mark.parametrize("name", ["plan.yaml", "plan.yml", "organisations.yaml", "sources.yaml",
                                  "actions/x.md", "data/x.md", "templates/page.css"])  # fmt: skip
def test_no_record_is_written_over(run, copied, name):
    """Documents may lie in a plan that is the repository's own folder, but not for records."""
    folder = in_a_repository(copied)
    said = run("render", "public-plan", "--format", "md", "--output", name, folder=folder)
    assert (said.out, said.code) == ("", 2)
    assert f"{name} is inside the plan folder" in said.err
    assert run("render", "public-plan", "--output", "made.md", folder=folder).code == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("render", "public-plan", "--output", "x.pdf"), "x.pdf: no format has the ending .pdf"),
        (("render", "public-plan", "--output", "plan/x.md"), "plan/x.md is inside the plan folder"),
        (("render", "public-plan", "--output", "full"), "cannot write ./full: Is a directory"),
        (("render", "public-plan", "--output", "full/a/b.md"), "full/a/b.md: Not a directory"),
        (("render", "public-plan", "--data", "plan/data"), "plan/data is inside the plan folder"),
        (("render", "public-plan", "--audience", "secret"), "“secret” is not one of public, inter"),
        (("build", "--audience", "secret"), "“secret” is not one of public, internal"),
        (("build", "--out", "plan/site"), "is inside the plan folder"),
        (("build", "--out", "."), "holds the plan itself"),
        (("build", "--out", "full"), "holds files that vawg didn't make"),
        (("build", "--out", "full/a"), "full/a is a file"),
    ],
)
def test_where_it_cannot_go(run, copied, call, message):
    folder = copied.parent
    (folder / "full").mkdir()
    (folder / "full" / "a").write_text("mine", "utf-8")
    said = run(*call, folder=folder)
    assert (said.out, said.code) == ("", 2)
    assert message in said.err
    assert "\nhelp: " in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["full", "plan"]
    assert (folder / "full" / "a").read_text("utf-8") == "mine"
