"""Hostile text in each free text of each record kind is text, in every file that is handed out."""

import csv
import io
import json
import re
import sqlite3

import html5lib
import pytest
from site_plans import RIVERSIDE, call, files_in, made, read_plan, write_plan

HOSTILE = (
    "<script>alert(1)</script></style></title><img src=x onerror=alert(1)>"
    '" onmouseover="alert(1)" [x](javascript:alert(1)) ![i](https://evil.example/i.png)'
    " [y](data:text/html,x) <https://evil.example> {{7*7}} {% include 'x' %} ${7*7} @team #1"
)
FORMULA = '=HYPERLINK("https://evil.example",A1)'
# What a schema lets no text into: ids, dates, figures, words of a vocabulary.
FREE = {
    "title", "text", "name", "definition", "description", "summary", "next_steps", "reason",
    "recovery_action", "match", "place", "theme", "contact", "hours", "term", "acronym", "edition",
    "label", "tested_by", "problems", "enforcement",
}  # fmt: skip


def poisoned(data, text, key=""):
    if isinstance(data, dict):
        return {name: poisoned(value, text, name) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(one, text, key) for one in data]
    return f"{text} {data}" if isinstance(data, str) and key in FREE else data


@pytest.fixture(scope="module", params=["hostile", "formula"])
def handed_out(request, tmp_path_factory):
    """(the text, every file of the site, the database, the copy) of a plan full of it."""
    text = HOSTILE if request.param == "hostile" else FORMULA
    folder = tmp_path_factory.mktemp(request.param)
    plan = write_plan(folder / "plan", poisoned(read_plan(RIVERSIDE), text))
    made(plan, folder / "site", "--force")
    made(plan, folder / "copy", "--force", verb="export")
    code, said = call(
        "--plan", plan, "export", folder / "o.sqlite", "--force", "--as-of", "2032-03-31"
    )
    assert code == 0, said
    return text, files_in(folder / "site"), folder


def test_pages(handed_out):
    _, files, _ = handed_out
    pages = {path: raw.decode() for path, raw in files.items() if path.endswith(".html")}
    assert len(pages) > 10
    for path, page in pages.items():
        tree = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
        tags = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
        assert not tags & {"script", "img", "iframe", "object", "embed", "form", "base"}, path
        for element in tree.iter():
            assert not [name for name in element.attrib if str(name).startswith("on")], path
            link = element.get("href", "")
            assert not re.match(r"(?i)\s*(?!https:|mailto:)[a-z][a-z0-9+.-]*:", link), (path, link)
            assert "evil.example/i.png" not in link, path
        assert "49" not in re.findall(r"\b49\b(?=%} \$)", page)


@pytest.mark.browser
def test_every_page_is_valid(handed_out, invalid):
    assert invalid(sorted((handed_out[2] / "site").rglob("*.html"))) == []


def test_the_text_is_there_as_it_was_typed(handed_out):
    text, files, _ = handed_out
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(
        files["public-plan.html"].decode()
    )
    assert text.split(" [x]")[0] in "".join(tree.itertext())


def test_no_cell_can_run(handed_out):
    """In any spreadsheet: no cell begins with what makes a formula."""
    _, files, _ = handed_out
    tables = {path: raw.decode() for path, raw in files.items() if path.endswith(".csv")}
    assert tables
    for path, table in tables.items():
        for row in csv.reader(io.StringIO(table)):
            for cell in row:
                is_number = re.fullmatch(r"-?[0-9.]+", cell)
                assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), path


def test_json_is_json(handed_out):
    _, files, _ = handed_out
    for path, raw in files.items():
        if path.endswith(".json"):
            json.loads(raw)


def test_the_copy_says_the_same_and_the_database_too(handed_out):
    text, _, folder = handed_out
    plan = folder / "copy" / "plan"
    _, said = call("--plan", plan, "validate", "--format", "json", "--as-of", "2032-03-31")
    problems = json.loads(said)["problems"]
    assert {one["rule"] for one in problems if one["severity"] == "error"} <= {"title-line"}
    action = read_plan(folder / "copy" / "plan")["actions/01-help-that-is-there.yaml"]
    assert action["title"] == f"{text} Help that is there"
    database = sqlite3.connect(folder / "o.sqlite")
    assert (
        database.execute("SELECT title FROM actions WHERE id = 'A1'").fetchone()[0].startswith(text)
    )
    database.close()
