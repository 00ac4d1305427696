"""Plan text in what `vawg diff` and `validate --base` print stays text, whatever it holds."""

import json
import re
import shutil

import pytest
from calls import FICTION, run
from markdown_it import MarkdownIt
from msgspec.structs import replace
from repositories import Repository

from vawg_plan.cli.formats.workflow import harmless
from vawg_plan.cli.views.changes_md import COMMENT, SUMMARY, changes_md, summary_md
from vawg_plan.diff.report import Compared, Comparison, Told, Words

LAMPS = "plan/actions/01-lamps.yaml"
HOSTILE = [
    "::error file=x::boom", "::set-output name=a::b", "##[error]boom", "]]>", "</details>",
    "</summary><b>", "<script>alert(1)</script>", "<!-- ", "-->", "`code`", "```", "~~~",
    "@mention",
    "@org/team", "#1", "GH-1", "owner/name#2", "![x](https://evil.example/x.png)",
    "[x](javascript:alert)", "https://evil.example", "www.evil.example", "<https://evil.example>",
    "<img src=x onerror=y>", "# Heading", "- item", "1. item", "> quote", "---", "| a | b |",
    "&lt;b&gt; &amp;", "{{ 7*7 }}", "$(touch x)", "%0A::error::x", "\\",
    "*a* _b_ ~~c~~", "it's \"so\"",
    "[tbc]", "[/red]", "$x$", ":tada:",
]  # fmt: skip
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
BLOCKS = {
    "paragraph", "heading", "bullet_list", "list_item", "blockquote", "html_block", "inline",
}  # fmt: skip
INLINE = {"text", "strong", "em", "softbreak", "html_inline"}
FOLD = re.compile(r"<details><summary>[^<>]*</summary>|</details>")


def only_what_is_meant(markdown):
    """Whether Markdown holds no element besides the report's own."""
    for token in READER.parse(markdown):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in BLOCKS, (token.type, token.content)
        if kind == "html_block":
            assert FOLD.fullmatch(token.content.strip()), token.content
        for one in token.children or ():
            inner = one.type.removesuffix("_open").removesuffix("_close")
            if inner == "code_inline":
                assert one.content == "vawg diff"
                continue
            assert inner in INLINE, (one.type, one.content, token.content)
            if inner == "html_inline":
                assert one.content in {"<ins>", "</ins>", "<del>", "</del>"}
    opened, closed = (markdown.count(tag) for tag in ("<details>", "</details>"))
    assert opened == closed
    shown = markdown.replace("&#35;", "#")
    assert not re.search(r"(?<![\w`])@\w|(?<!\w)#\d|GH-\d|://|www\.", shown)
    return True


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(params=HOSTILE)
def hostile(request, tmp_path):
    """(repository, text): in one promise the title, words and partner's name say something else."""
    made = Repository(tmp_path / "made")
    shutil.copytree(FICTION, made.root / "plan")
    bodies = made.root / "plan" / "organisations.yaml"
    text = request.param
    bodies.write_text(bodies.read_text().replace("name: East Quay Office", f"name: {quoted(text)}"))
    made.commit("Base")
    file = made.root / LAMPS
    changed = file.read_text()
    changed = changed.replace("title: Put up lamps on every quay", f"title: {quoted(text)}")
    changed = changed.replace("title: Lamps on every quay", f"title: {quoted(text)}")
    changed = changed.replace("      - south-quay\n", "      - south-quay\n      - east-quay\n")
    start = changed.index("    text:", changed.index("A1.C1"))
    end = changed.index("    lead:", start)
    changed = f"{changed[:start]}    text: {quoted(text)}\n{changed[end:]}"
    file.write_text(changed)
    made.write(
        "plan/decisions/2032-01-20-x.yaml",
        f"date: 2032-01-20\ndecider: east-quay\nreason: {quoted(text)}\naffects:\n  - A1.C2\n"
        "permits:\n  - reword\n",
    )
    made.write(
        "plan/updates/2032/2032-01-21-x.yaml",
        f"date: 2032-01-21\nreporter: east-quay\nentries:\n  - subject: A2.C2\n"
        f"    confidence: red\n    summary: {quoted(text)}\n    recovery_action: {quoted(text)}\n"
        "    recovery_owner: ferry-board\n",
    )
    return made, text


def test_markdown_and_step_summary(hostile, tmp_path):
    repository, _ = hostile
    said = run(repository.root, "diff", "--format", "md")
    assert (said.err, said.code) == ("", 0)
    assert only_what_is_meant(said.out)
    page = tmp_path / "summary.md"
    page.write_text("Before\n")
    run(
        repository.root, "validate", "--base", "HEAD",
        GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page),
    )  # fmt: skip
    before, heading, written = page.read_text().partition("## What this changes in the plan\n\n")
    assert before.strip() == "Before"
    assert heading
    assert only_what_is_meant(written)


def test_workflow_commands(hostile):
    repository, _ = hostile
    said = run(repository.root, "validate", "--base", "HEAD", GITHUB_ACTIONS="true")
    stopped = None
    for line in said.out.splitlines():
        if line == stopped:
            stopped = None
        elif stopped:
            continue  # the runner reads no command there
        elif line.startswith("::stop-commands::"):
            stopped = f"::{line.removeprefix('::stop-commands::')}::"
        elif line.startswith("::"):
            assert re.match(r"::(error|warning) file=plan/[a-z0-9/.-]+,line=\d+,", line), line
        else:
            assert not line.lstrip().startswith("##["), line
    assert not stopped
    assert said.code == 1


def test_other_formats(hostile):
    repository, text = hostile
    said = run(repository.root, "diff", "--json")
    found = json.loads(said.out)
    reworded = next(one for one in found["changes"] if one["id"] == "A1.C1" and one["words"])
    assert reworded["after"] == text
    printed = run(repository.root, "diff").out
    assert all(c.isprintable() or c == "\n" for c in printed)
    for how in ("text", "concise", "json", "gitlab", "junit", "sarif"):
        said = run(repository.root, "validate", "--base", "HEAD", "--format", how)
        assert said.code == 1
        assert "Traceback" not in said.err


def test_control_characters_do_not_reach_the_terminal(tmp_path):
    made = Repository(tmp_path / "made")
    shutil.copytree(FICTION, made.root / "plan")
    made.commit("Base\x1b[31m")
    file = made.root / LAMPS
    text = file.read_text().replace("Lamps on every quay", '"\\e[31mred\\e]8;;x\\a\\x9b"', 1)
    file.write_text(text)
    for arguments in (["diff"], ["diff", "--format", "md"], ["diff", "--json"], ["log", "A1"],
                      ["validate", "--base", "HEAD"]):  # fmt: skip
        said = run(made.root, *arguments)
        assert "\x1b" not in said.out + said.err
        assert "\x07" not in said.out + said.err


def many(number, words=""):
    """A comparison with many changes, in ten groups, each of which needs a decision."""
    changes = tuple(
        Told(
            "reworded", None, f"A{n % 10}.C{n}", f"Title {n} {words}", f"A{n % 10}", "text",
            "Reworded.", "old", "new", (Words("went", "old " + words), Words("came", "new")),
            None, None, None, None, None, None, ("reword",), (), needs_decision=True,
        )
        for n in range(number)
    )  # fmt: skip
    changes = tuple(sorted(changes, key=lambda one: one.group))
    groups = {f"A{n}": f"Action {n}: </details> {words}" for n in range(10)}
    sides = (Compared("main", None), Compared("HEAD", None))
    return Comparison(1, *sides, (), {"reworded": number}, number, groups, changes)


@pytest.mark.parametrize(
    ("number", "words"), [(5000, ""), (20000, ""), (40, "é" * 3000), (40, "##[error]" * 300)]
)
@pytest.mark.parametrize("most", [COMMENT, SUMMARY])
def test_a_page_stays_within_its_size(number, words, most):
    page = changes_md(many(number, words), most)
    assert len(page.encode()) <= most
    assert harmless(page, "markup") == page
    assert only_what_is_meant(page)
    if len(changes_md(many(number, words), 10**9).encode()) > most:
        more = re.search(r"\nAnd (\d+) more\. All of it: `vawg diff`\n\Z", page)
        assert int(more[1]) + len(set(re.findall(r"^- \*\*(A\S+)", page, re.MULTILINE))) == number
        assert len(page.encode()) > most * 0.8


@pytest.mark.parametrize(
    ("notes", "says"),
    [
        (("x" * 600,) * 5, None),
        (("x" * 601, "short"), "Left out: the rest of 1 note."),
        (("x",) * 6, "Left out: 1 more note."),
        (("é@</details>" * 100_000,) * 40, "Left out: 35 more notes and the rest of 5 notes."),
    ],
    ids=["fits", "long", "many", "both"],
)
@pytest.mark.parametrize("most", [COMMENT, SUMMARY])
def test_whatever_the_notes_say_a_page_stays_within_its_size(notes, says, most):
    name = "branch/" + "</details>😀" * 400
    sides = {"base": Compared(name, None), "head": Compared(name, None)}
    found = replace(many(5000), **sides, notes=notes)
    page = changes_md(found, most)
    assert len(page.encode()) <= most
    assert only_what_is_meant(page)
    assert "### Needs a decision" in page
    assert len(page.encode()) > most * 0.8
    assert (f"> {says} All of it: `vawg diff`\n" in page) if says else ("Left out" not in page)
    assert len(summary_md(found).encode()) < COMMENT


def test_thousands_of_changes_by_the_command(tmp_path):
    shutil.copytree(FICTION, tmp_path / "a")
    shutil.copytree(FICTION, tmp_path / "b")
    for n in range(1500):
        (tmp_path / "b" / "updates" / f"2032-01-01-{n}.yaml").write_text(
            "date: 2032-01-01\nreporter: ferry-board\nentries:\n  - subject: A2.C2\n"
            f"    summary: {'Words and words. ' * 5}{n}\n"
        )
    said = run(tmp_path, "diff", "./a", "./b", "--format", "md")
    assert len(said.out.encode()) <= COMMENT
    assert " more. All of it: `vawg diff`" in said.out
    assert only_what_is_meant(said.out)
    said = run(tmp_path, "diff", "./a", "./b", "--json")
    assert len(json.loads(said.out)["changes"]) > 1400
