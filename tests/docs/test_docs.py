"""The documents say what is so: every example is run, every generated part is made again."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import doc_examples
import picture
import pytest

import docs

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = docs.documents()
each_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS]
)
BASH = pytest.mark.skipif(not shutil.which("bash"), reason="the examples are run by bash")
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
HOSTS = "index-url", "simple/", "registry.", "artifactory", "nexus", "devpi"
FOLDERS = "/work/", "/tmp/", "/home/", "/root/", "/Users/", "C:\\"  # noqa: S108 - to be refused
SETTING_UP = ["python3 -m venv .venv", ". .venv/bin/activate"]


def text_of(document):
    return document.read_text(encoding="utf-8")


def read_me_commands():
    return [block.splitlines() for block in SHELL.findall(text_of(ROOT / "README.md"))]


@BASH
@each_document
def test_what_is_shown_is_what_is_printed(document):
    assert text_of(document) == docs.current(document), "run: python scripts/docs.py"


@BASH
def test_the_picture_shows_what_the_command_prints():
    assert docs.picture_is_current(), "run: python scripts/docs.py"


def test_the_picture_loads_nothing_and_is_light():
    drawn = picture.TARGET.read_text(encoding="utf-8")
    assert not re.search(r"@import|url\((?!#)|<script|<image|href=", drawn)
    assert len(drawn) < 100_000
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_the_readme_installs_in_an_environment_and_then_does_the_main_job():
    first, second = read_me_commands()
    assert first[:3] == [*SETTING_UP, "pip install ."]
    assert all(line.startswith("vawg ") for line in first[3:])
    testing = "python -m pytest -n auto --dist loadfile"
    assert second == [*SETTING_UP, "pip install -e '.[dev]'", testing]


@BASH
def test_the_readme_s_main_job_runs(tmp_path):
    place = doc_examples.make_place(tmp_path)
    commands = "\n".join(read_me_commands()[0][3:])
    shown = doc_examples.run(f"set -eu\n{commands}\necho done", place.folder, place.environment)
    assert shown.splitlines()[-1] == "done", shown
    assert "<html" in text_of(place.folder / "public-plan.html")
    dirt = doc_examples.run("git status --porcelain", place.folder, place.environment)
    assert dirt.split() == ["??", "public-plan.html"]


@BASH
@pytest.mark.skipif(
    not os.environ.get("VAWG_INSTALL_TEST"), reason="VAWG_INSTALL_TEST is not set: it installs"
)
def test_the_readme_s_first_block_runs_in_a_fresh_clone(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    started = time.monotonic()
    commands = "\n".join(read_me_commands()[0])
    subprocess.run(["bash", "-euc", commands], cwd=clone, check=True, timeout=300)
    assert time.monotonic() - started < 55
    dirt = subprocess.run(
        ["git", "status", "--short", "-uno"], cwd=clone, check=True, capture_output=True
    )
    assert not dirt.stdout


@BASH
@each_document
def test_every_command_in_a_sentence_or_table_exists(document):
    text = BLOCK.sub("", text_of(document))
    named = set(re.findall(r"`vawg ([a-z]+)", text))
    assert named <= {*docs.commands(), "status"}


@BASH
def test_commands_in_sentences_and_tables_run(tmp_path):
    """Those that are whole: with an argument, and none that stands for something, as DIR does."""
    texts = (BLOCK.sub("", text_of(document)) for document in DOCUMENTS)
    found = {" ".join(one.split()) for text in texts for one in re.findall(r"`(vawg [^`]+)`", text)}
    whole = sorted(one for one in found if " " in one[5:] and not re.search(r"\b[A-Z]{2,}\b", one))
    assert len(whole) > 10
    place = doc_examples.make_place(tmp_path)
    lines = "\n".join(f"{one} >/dev/null 2>&1 || echo '{one}'" for one in whole)
    assert doc_examples.run(lines, place.folder, place.environment) == ""


@each_document
def test_links_lead_somewhere(document):
    lost = []
    for link in LINK.findall(BLOCK.sub("", text_of(document))):
        path, _, anchor = link.partition("#")
        if path.startswith("https://"):
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert not lost


def anchors(document):
    headings = re.findall(r"^#+ (.*)$", BLOCK.sub("", text_of(document)), re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def test_every_document_can_be_reached():
    index = ROOT / "docs" / "README.md"
    reached = {(index.parent / link).resolve() for link in LINK.findall(text_of(index))}
    assert set(DOCUMENTS) - reached - {ROOT / "README.md", index} == set()


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CHANGELOG.md", picture.TARGET], ids=lambda path: path.name
)
def test_no_document_names_a_machine_s_folder_or_a_registry(path):
    text = text_of(path)
    assert not [word for word in (*HOSTS, *FOLDERS) if word in text]


@each_document
def test_wherever_visibility_is_met_the_reader_learns_that_the_repository_hides_nothing(document):
    text = " ".join(text_of(document).split())
    said = re.search(
        r"whoever can read it reads everything|whoever can read the repository|"
        r"(those|anyone) who can read the repository", text, re.IGNORECASE,
    )  # fmt: skip
    assert said or "visibility" not in text
