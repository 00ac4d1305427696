"""`vawg templates`: what there is, what each is for, and a copy to start from."""

import pathlib

import pytest

from vawg_plan.render import DOCUMENTS

TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
ALL = sorted(p.relative_to(TEMPLATES).as_posix() for p in TEMPLATES.rglob("*.*") if p.is_file())


def listed(out):
    return dict(line.split(None, 1) for line in out.splitlines())


def test_every_template_is_listed_with_what_it_is_for(run, tmp_path):
    said = run("templates", folder=tmp_path)  # there is no plan
    assert (said.err, said.code) == ("", 0)
    assert sorted(listed(said.out)) == ALL
    assert [name for name, what in listed(said.out).items() if not what.endswith(".")] == []
    assert listed(said.out)["public-plan.md.j2"] == "Public plan, as Markdown."
    assert next(iter(listed(said.out))).startswith(next(iter(DOCUMENTS)))


def test_the_plans_own_are_marked(run, copied):
    own = copied / "templates"
    own.mkdir()
    (own / "page.css").write_text("h1 { color: red }", "utf-8")
    (own / "mine.j2").write_text("", "utf-8")
    said = listed(run("templates", folder=copied).out)
    assert said["page.css"].endswith(" (Replaced in this plan.)")
    assert said["mine.j2"] == "This plan's own."
    assert sum("Replaced" in what for what in said.values()) == 1


@pytest.mark.parametrize("name", ALL)
def test_each_is_printed_as_it_is(run, tmp_path, name):
    assert run("templates", name, folder=tmp_path).out == (TEMPLATES / name).read_text("utf-8")


def test_a_copy_changes_nothing_until_it_is_edited(run, copied):
    before = run("render", "public-plan", "-f", "html", folder=copied.parent)
    said = run("templates", "public-plan", "--copy", folder=copied.parent)
    wrote = "wrote plan/templates/public-plan.md.j2\nwrote plan/templates/public-plan.html.j2\n"
    assert said == ("", wrote, 0)
    assert run("render", "public-plan", "-f", "html", folder=copied.parent) == before
    place = copied / "templates" / "public-plan.md.j2"
    place.write_text("Mine.\n", "utf-8")
    assert run("render", "public-plan", folder=copied.parent).out == "Mine.\n"
    again = run("templates", "public-plan", "--copy", folder=copied.parent)
    assert (again.out, again.code) == ("", 2)
    assert "nothing was copied: plan/templates/public-plan.md.j2, plan/temp" in again.err
    assert place.read_text("utf-8") == "Mine.\n"


def test_to_another_folder(run, copied, tmp_path):
    assert run("templates", "parts/table.html.j2", "--to", "mine", folder=tmp_path).code == 0
    assert (tmp_path / "mine" / "parts" / "table.html.j2").exists()
    said = run("templates", "page.css", "--to", "plan/actions", folder=copied.parent)
    assert said.code == 2
    assert "plan/actions is inside the plan folder" in said.err
    assert run("templates", "page.css", "--to", "plan/templates", folder=copied.parent).code == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("public-plan",), "public-plan has 2 templates\nhelp: name one: public-plan.md.j2, "),
        (("page.cs",), "there is no template page.cs\nhelp: did you mean page.css?"),
        (("../pyproject.toml",), "there is no template ../pyproject.toml\nhelp: vawg templates"),
        (("--copy",), "which template is to be copied?\nhelp: vawg templates lists them all"),
    ],
)
def test_mistakes(run, call, message):
    said = run("templates", *call)
    assert (said.out, said.code) == ("", 2)
    assert message in said.err


def test_a_copy_without_a_plan(run, tmp_path):
    said = run("templates", "page.css", "--copy", folder=tmp_path)
    assert (said.out, said.code) == ("", 2)
    assert "plan" in said.err
