"""A plan repository's own templates: they replace the shipped ones by name, and cannot act."""

import pytest

from vawg_plan.render import RenderFailed, render

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
    ],
)
def test_what_is_wrong_in_words(plan, provenance, text, said):
    assert said in failure(plan, provenance, text)


def test_names_the_record(plan, provenance):
    text = (
        "{% for a in plan.actions %}{% for p in a.promises %}\n{{ p.nil }}{% endfor %}{% endfor %}"
    )
    said = failure(plan, provenance, text)
    assert said.startswith("public-plan.md.j2:2: at A1.C1 “Light the paths”: ")


@pytest.mark.parametrize("text", ["</style><script>", "a{}<!--"])
def test_style_stays_inside(plan, provenance, text):
    assert "page.css" in failure(plan, provenance, text, "page.css", "html")


class Memory(dict):
    """A cache like the program's."""

    def put(self, key, value):
        self[key] = value


def test_cache_changes_nothing(plan, provenance):
    cache = Memory()
    made = {
        (fmt, render("public-plan", fmt, plan, "2030-12-01", provenance, {}, cache))
        for fmt in ("md", "html", "md", "html")
    }
    assert len(made) == 2
    assert len(cache) == 5  # words twice, as each format compiles its own; page, and two documents


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"N"])
def test_cache_damaged(plan, provenance, damage):
    cache = Memory()
    first = render("public-plan", "md", plan, "2030-12-01", provenance, {}, cache)
    cache.update(dict.fromkeys(cache, damage))
    assert render("public-plan", "md", plan, "2030-12-01", provenance, {}, cache) == first


def test_cache_unused_for_templates_of_others(plan, provenance):
    cache = Memory()
    render("public-plan", "md", plan, "2030-12-01", provenance, {PLAIN: "x"}, cache)
    assert not cache
