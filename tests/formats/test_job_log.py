"""What commands print in a job: no text of a plan is a command to GitHub's or Azure's runner."""

import csv
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import workflow_log
from hypothesis import given
from hypothesis import strategies as st
from mistaken_plans import BASE, PLANS

from vawg_plan.cli.formats.workflow import harmless
from vawg_plan.cli.vocabulary import KINDS

IN_GITHUB = {"GITHUB_ACTIONS": "true"}
IN_AZURE = {"TF_BUILD": "True"}
ASKED = [
    ("status",), ("status", "--by", "lead"), ("measures",), ("search", "error"), ("search", "this"),
    ("show", "P"), ("show", "A1"), ("show", "A1.C1"), ("show", "fictional-police"),
    ("log", "A1.C1"), ("diff", "HEAD~1..HEAD"),
    *(("list", kind) for kind in KINDS),
]  # fmt: skip
PAGES = [
    ("render", "public-plan"), ("render", "progress-report"), ("render", "change-log", "HEAD~1.."),
    ("render", "public-plan", "--format", "html"), ("diff", "HEAD~1..HEAD", "--format", "html"),
    ("diff", "HEAD~1..HEAD", "--format", "md"), ("diff", "HEAD~1", "--format", "md", "--summary"),
]  # fmt: skip
OTHERS = [
    ("list", "actions", "--csv"), ("list", "commitments", "--csv", "--columns", "title,text"),
    ("list", "actions", "--columns", "title"), ("diff", "HEAD~1..HEAD", "--summary"),
    ("validate", "--format", "text"), ("validate", "--format", "sarif"),
    ("validate", "--format", "github"), ("fmt", "--check"),
    ("set", "A1.C1.text", "::error::x", "--dry-run", "--force"), ("templates", "public-plan.md.j2"),
]  # fmt: skip
COMMANDS = [*ASKED, *((*one, "--json") for one in ASKED), *PAGES, *OTHERS]
NAMES = [" ".join(one) for one in COMMANDS]


@pytest.fixture(scope="session")
def history(tmp_path_factory):
    """A repository whose last commit lets every text of the plan try to be a command."""
    root = tmp_path_factory.mktemp("speaking")
    shutil.copytree(BASE, root / "plan")
    who = ["-c", "user.name=::error::Nobody", "-c", "user.email=nobody@example.org"]
    for words in ("::error::The plan", "Now ##[add-mask]it speaks"):
        if (root / ".git").exists():
            PLANS["speaking"](root / "plan")
        for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", words]):
            subprocess.run(["git", *command], cwd=root, check=True)
    return root


def acting(text):
    """What GitHub's runner is told, by letter or as people compare, and what Azure's is."""
    found = [
        one.name
        for how in (False, True)
        for one in workflow_log.read(text, as_people_compare=how).commands
    ]
    seen = re.sub("[^ -~\n]", "", text)
    return found + re.findall(r"##vso\[", text + seen)


@pytest.mark.parametrize("arguments", COMMANDS, ids=NAMES)
def test_nothing_acts_and_the_second_time_neither(run, history, arguments):
    plain = run(history, *arguments)
    assert plain[2] in {0, 1}
    for _ in range(2):  # the second answer is a kept one
        for job in (IN_AZURE,) if "github" in arguments else (IN_GITHUB, IN_AZURE):
            out, err, code = run(history, *arguments, **job)
            assert acting(out + err) == []
            assert code == plain[2]
    assert run(history, *arguments) == plain, "a job's answer is kept for elsewhere"


def test_they_would_act_if_they_were_let(run, history):
    """The readers above do find commands: elsewhere nothing is guarded."""
    found = {}
    for arguments in COMMANDS:
        out = run(history, *arguments)[0]
        try:
            found[arguments] = acting(out)
        except AssertionError:  # the runner would be left deaf
            found[arguments] = ["stop-commands"]
    assert sum(map(bool, found.values())) > len(COMMANDS) / 2
    every = {name for names in found.values() for name in names}
    assert every >= {"error", "add-mask", "##vso["}


@pytest.mark.parametrize("arguments", [one for one in COMMANDS if "--json" in one], ids=" ".join)
def test_json_says_the_same(run, history, arguments):
    plain, there = (run(history, *arguments, **job)[0] for job in ({}, IN_GITHUB))
    assert json.loads(plain) == json.loads(there)


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_a_page_says_the_same(run, history, arguments):
    plain, there = (run(history, *arguments, **job)[0] for job in ({}, IN_GITHUB))
    assert html.unescape(plain) == html.unescape(there)


@pytest.mark.parametrize("ending", [(), ("--csv",)], ids=["tabs", "csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_and_cells_stay_in_their_places(run, history, kind, ending):
    between = "," if ending else "\t"
    plain, there = (
        [
            [cell.replace(r"\x3a", ":").replace(r"\x23", "#") for cell in row]
            for row in csv.reader(
                io.StringIO(run(history, "list", kind, *ending, **job)[0], ""), delimiter=between
            )
        ]
        for job in ({}, IN_GITHUB)
    )
    assert plain == there


# What is no log -----------------------------------------------------------------------------


def start(folder, *arguments, out=subprocess.PIPE, **environment):
    """The real program: (what it printed, its exit status)."""
    command = [sys.executable, "-m", "vawg_plan", *arguments]
    told = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=told, stdout=out, timeout=60, check=False)
    return done.stdout, done.returncode


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "P"),
        ("list", "actions", "--csv"),
        ("status", "--json"),
        ("validate", "--format", "concise"),
        ("validate", "--format", "sarif"),
        PAGES[0],
        PAGES[3],
        PAGES[5],
    ],
    ids=" ".join,
)
def test_a_file_gets_every_byte_as_elsewhere(history, tmp_path, arguments):
    plain, code = start(history, *arguments)
    for _ in range(2):
        with (tmp_path / "out").open("wb") as file:
            assert start(history, *arguments, out=file, **IN_GITHUB) == (None, code)
        assert (tmp_path / "out").read_bytes() == plain
    assert acting(start(history, *arguments, **IN_GITHUB)[0].decode()) == []


def test_outside_of_a_job_nothing_is_guarded_and_nothing_imported_for_it(history):
    code = (
        "import sys, vawg_plan.__main__ as m\n"
        "m._leave = lambda code: print('workflow' in str(sys.modules), file=sys.stderr)\n"
        "m.start()"
    )
    for environment, imported in (
        ({}, "False"),
        ({"GITHUB_ACTIONS": "false"}, "False"),
        (IN_GITHUB, "True"),
    ):
        for _ in range(2):
            told = {**os.environ, **environment}
            command = [sys.executable, "-c", code, "status"]
            done = subprocess.run(
                command,
                cwd=history,
                env=told,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert done.stderr.strip() == imported


def test_what_a_defect_says_at_length(history):
    """With VAWG_DEBUG, where the text that broke something is shown as Python shows it."""
    code = (
        "import vawg_plan.__main__ as m, vawg_plan.query.status as s\n"
        "def broken(*_): raise ZeroDivisionError('one\\n::error::two\\nthree ##[add-mask]a')\n"
        "s.status = broken\n"
        "m.start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "status", "--no-cache"], cwd=history, capture_output=True,
        env={**os.environ, **IN_GITHUB, "VAWG_DEBUG": "1"}, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "in broken" in done.stderr
    assert acting(done.stderr) == []


# Whatever is printed ------------------------------------------------------------------------

TRICKS = st.sampled_from(
    [
        *("::", ":", "#", "##[", "##vso[", "[", "]", "error", "stop-commands", "task.setvariable"),
        *(
            " ",
            "\n",
            "\r",
            "\t",
            "\u2028",
            "\x1b",
            "\x1b[0m",
            "\ufe0f",
            "\u2060",
            "\u00ad",
            "\u034f",
        ),
        *("\\", "&", "é", "“", "a"),
    ]
)
TEXT = st.lists(TRICKS, max_size=14).map("".join)


@given(TEXT, st.sampled_from(["text", "markup", "json"]))
def test_no_line_is_a_command(text, form):
    if form == "json":
        said = json.dumps([text], ensure_ascii=False, indent=2)
        assert json.loads(harmless(said, form)) == [text]
        text = said
    out = harmless(text, form)
    assert acting(out) == []
    assert harmless(out, form) == out
    if form == "markup":
        assert out.replace("&#35;", "#").replace("&#58;", ":") == text.replace(
            "&#35;", "#"
        ).replace("&#58;", ":")


@given(st.text(alphabet=st.sampled_from("ab #[]\n-*`“é:"), max_size=40))
def test_what_could_be_no_command_stays(text):
    seen = re.sub("[^ -~\n]", "", text)
    if "##[" not in seen and not re.search(r"(?m)^ *::", seen):
        assert harmless(text, "text") == text
        assert harmless(text, "markup") == text


@pytest.mark.parametrize(
    ("text", "form", "said"),
    [
        ("::error::x\n", "text", "\\x3a:error::x\n"),
        ("  ::error::x\r\n\t::a", "text", "  \\x3a:error::x\r\n\t\\x3a:a"),
        ("a ##[error]b # c ## [d]", "text", "a \\x23#[error]b # c ## [d]"),
        ("###[x", "text", "#\\x23#[x"),
        ("##vso[x", "text", "\\x23#vso[x"),
        ("\ufe0f:\u2060:a", "text", "\ufe0f\\x3a\u2060:a"),
        ("a::b\n“::”\n#1 C# [x](y) ## Heading", "text", "a::b\n“\\x3a:”\n#1 C# [x](y) ## Heading"),
        ('"##[error]"', "json", '"\\u0023#[error]"'),
        ("::a ##[b]", "markup", "&#58;:a &#35;#[b]"),
    ],
)
def test_each_sign_as_its_number(text, form, said):
    assert harmless(text, form) == said
