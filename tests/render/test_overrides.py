"""A plan repository's own templates: they replace the shipped ones by name, and cannot act."""

import pathlib
import re

import pytest

from vawg_plan.render import RenderFailed, compiled, engine, render

TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
PLAIN = "public-plan.md.j2"


def made(plan, provenance, overrides, fmt="md"):
    return render("public-plan", fmt, plan, "2030-12-01", provenance, overrides)


def failure(plan, provenance, text, name=PLAIN, fmt="md"):
    with pytest.raises(RenderFailed) as caught:
        made(plan, provenance, {name: text}, fmt)
    return str(caught.value)


def test_replaces(plan, provenance):
    text = "# {{ plan.title }}\n\n{{ words.glance }}"
    wanted = "# Fictional plan for Exampleshire 2030/31\n\nAt a glance\n"
    assert made(plan, provenance, {PLAIN: text}) == wanted


def test_the_sandboxed_page_is_the_same(plan, provenance):
    other = {"another.j2": ""}
    assert made(plan, provenance, other, "html") == made(plan, provenance, {}, "html")


def test_style_replaced(plan, provenance):
    page = made(plan, provenance, {"page.css": "h1 { color: red }\r\n"}, "html")
    assert "<style>h1 { color: red }\n</style>" in page


@pytest.mark.parametrize(
    "text",
    [
        "{{ plan.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ words.firmness.clear() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(plan) }}{{ plan.__init__.__globals__ }}",
    ],
)
def test_sandbox(plan, provenance, text):
    assert PLAIN in failure(plan, provenance, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a\n{% if %}",
            "public-plan.md.j2:2: Expected an expression, got 'end of statement block'",
        ),
        ("a\n\n{{ nothing }}", "public-plan.md.j2:3: 'nothing' is undefined"),
        ("{{ plan.nothing }}", "has no attribute 'nothing'"),
        ("{% include 'nothing.j2' %}", "There is no template nothing.j2."),
        ("{% include '../pyproject.toml' %}", "There is no template ../pyproject.toml."),
        ("{{ 1 + 'a' }}", "public-plan.md.j2:1: TypeError: unsupported operand"),
        ("{{ 1 // 0 }}", "public-plan.md.j2:1: ZeroDivisionError"),
        # The sandbox doesn't see what Python code calls, so that calls a template's macros only.
        (
            "{{ kept('{0.__class__}'.format, [plan]) }}",
            "TypeError: kept() prints pieces by a macro",
        ),
        ("{{ kept(words.lang.join, ['a']) }}", "TypeError: kept() prints pieces by a macro"),
    ],
)
def test_what_is_wrong_in_words(plan, provenance, text, said):
    assert said in failure(plan, provenance, text)


EACH = r"{% for a in \2 %}{{ \1(a, \3) }}{% endfor %}"


def test_pieces_are_kept_by_the_macro_and_all_that_it_is_given(plan, provenance):
    text = (
        "{% macro one(a, n) %}[{{ n }} {{ a.title }}]{% endmacro %}"
        "{% macro two(a, n) %}({{ n }} {{ a.title }}){% endmacro %}"
        "{{ kept(one, doc.actions, 1) }}|{{ kept(one, doc.actions, 2) }}|"
        "{{ kept(one, doc.actions, 1) }}|{{ kept(two, doc.actions, 1) }}"
    )
    kept, called = (
        made(plan, provenance, {"public-plan.md.j2": one}, "md")
        for one in (text, re.sub(r"{{ kept\((\w+), (.*?), (.)\) }}", EACH, text))
    )
    assert kept == called
    assert kept.count("[1 ") == 2 * kept.count("(1 ") > 0


def test_names_the_record(plan, provenance):
    text = (
        "{% for a in doc.actions %}{% for p in a.promises %}\n{{ p.nil }}{% endfor %}{% endfor %}"
    )
    said = failure(plan, provenance, text)
    assert said.startswith("public-plan.md.j2:2: at A1.C1 “Light the paths”: ")


@pytest.mark.parametrize("text", ["</style><script>", "a{}<!--"])
def test_style_stays_inside(plan, provenance, text):
    assert "page.css" in failure(plan, provenance, text, "page.css", "html")


def test_compiled_templates_make_the_same_page(plan, provenance, tmp_path, monkeypatch):
    """The wheel carries them (hatch_build.py); here they are laid where it has them."""
    fresh = {
        fmt: render("public-plan", fmt, plan, "2030-12-01", provenance) for fmt in ("md", "html")
    }
    modules = dict(engine.compiled_sources())
    shipped = {one.relative_to(TEMPLATES).as_posix() for one in TEMPLATES.rglob("*.j2")}
    each = {name: 1 if name.endswith((".html.j2", ".md.j2")) else 2 for name in shipped}
    assert len(modules) == sum(each.values())  # words twice, as each format compiles its own
    for name, source in modules.items():
        (tmp_path / f"{name}.py").write_text(source, "utf-8")
    find = compiled.data_files.find
    monkeypatch.setattr(
        compiled.data_files,
        "find",
        lambda folder, name: str(tmp_path / name) if folder == "compiled" else find(folder, name),
    )
    monkeypatch.setattr(engine.jinja2.Environment, "compile", _refuse)
    for fmt, text in fresh.items():
        assert render("public-plan", fmt, plan, "2030-12-01", provenance) == text


def _refuse(*_, **__):
    pytest.fail("a template was compiled although a compiled one was there")
