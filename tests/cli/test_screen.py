"""What a terminal shows: widths, colours, and nothing of a plan acting on it."""

import os
import pty
import re
import subprocess
import unicodedata

import pytest
from fiction import FICTION, START

DAY = ("--as-of", "2032-01-31")
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
GROUPINGS = ("action", "outcome", "objective", "lead", "partner", "tier")


def columns_of(line):
    """How many columns of a terminal a line takes."""
    plain = ESCAPE.sub("", line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in plain)


def too_wide(text, width):
    return [line for line in text.splitlines() if columns_of(line) > width]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("by", GROUPINGS)
def test_no_line_of_a_status_is_wider_than_the_terminal(run, by, width):
    said = run("status", "--by", by, *DAY, COLUMNS=str(width))
    assert (too_wide(said.out, width), said.code) == ([], 0)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_about_the_shipped_plan_is_wider_than_the_terminal(run, width):
    for by in GROUPINGS:
        said = run("status", "--by", by, folder=FICTION.parents[2], COLUMNS=str(width))
        assert (too_wide(said.out, width), said.code) == ([], 0)


@pytest.mark.parametrize(
    ("width", "headings"),
    [
        (40, ["Action", "Reported", "C/S/L/N", "Late"]),
        (60, ["Action", "Reported", "C/S/L/N", "Late", "Due", "Old"]),
        (80, ["Action", "Reported", "C/S/L/N", "Red", "Amber", "Green", "Late", "Due", "Old"]),
        (
            120,
            ["Action", "Reported", "C/S/L/N", "Progress", "Red", "Amber", "Green", "Overdue"],
        ),
    ],
)
def test_a_narrow_terminal_loses_columns_before_titles(run, width, headings):
    said = run("status", *DAY, COLUMNS=str(width))
    line = next(one for one in said.out.splitlines() if "Reported" in one)
    assert line.split()[: len(headings)] == headings
    assert width > 100 or line.split() == headings


def on_terminal(*arguments, columns=80, **environment):
    """(output, exit status) of the real program on a terminal of so many columns."""
    leader, follower = pty.openpty()
    subprocess.run(["stty", "cols", str(columns), "rows", "24"], stdin=follower, check=True)
    process = subprocess.Popen(
        [*START, *arguments],
        cwd=FICTION,
        env={**os.environ, "TERM": "xterm", **environment},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    parts = []
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(leader)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n"), process.wait()


def test_a_pipe_gets_the_status_that_a_terminal_shows_without_its_colours(run):
    shown, code = on_terminal("status", *DAY, columns=100)
    assert code == 0
    assert ESCAPE.search(shown)
    assert ESCAPE.sub("", shown) == run("status", *DAY, COLUMNS="100").out


@pytest.mark.parametrize("columns", [60, 100])
def test_a_terminal_shows_lists_as_tables_that_fit(columns):
    for kind in ("commitments", "updates", "gaps", "decisions"):
        shown, code = on_terminal("list", kind, *DAY, columns=columns)
        assert (too_wide(shown, columns), code) == ([], 0)
        assert "\t" not in shown
        assert "31 January 2032" in shown


def test_a_table_names_its_columns_and_counts_its_rows():
    shown, _ = on_terminal(
        "list", "commitments", "--tier", "local", *DAY, "--color", "never", columns=120
    )
    headings = ["Id", "Title", "Lead", "Modality", "Tier", "Due", "Areas", "Flags"]
    assert shown.splitlines()[0].split() == headings
    assert shown.splitlines()[-1] == "1 commitment as of 31 January 2032"


def test_an_empty_list_says_so_on_a_terminal():
    shown, code = on_terminal("list", "commitments", "--lead", "east-quay", *DAY)
    assert ESCAPE.sub("", shown) == "0 commitments as of 31 January 2032\n"
    assert code == 0


def test_search_marks_what_it_found_on_a_terminal():
    shown, _ = on_terminal("search", "dawn", *DAY)
    assert "\x1b[1;33mdawn.\x1b[0m" in shown
    assert ESCAPE.sub("", shown) == (
        "A1.C1 commitment Put up lamps on every quay\n"
        "    Each quay office will put up lamps, and keep them lit until dawn.\n\n1 match\n"
    )


@pytest.mark.parametrize(
    ("colored", "options", "environment"),
    [
        (False, (), {}),
        (False, (), {"NO_COLOR": "1"}),
        (True, (), {"FORCE_COLOR": "1"}),
        (True, (), {"CLICOLOR_FORCE": "1"}),
        (False, (), {"FORCE_COLOR": "0", "CLICOLOR_FORCE": "0"}),
        (False, (), {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
        (True, (), {"CLICOLOR": "0", "FORCE_COLOR": "1"}),
        (False, (), {"CLICOLOR": "1"}),
        (True, ("--color", "always"), {"NO_COLOR": "1"}),
        (False, ("--color", "never"), {"FORCE_COLOR": "1"}),
        (True, ("--color", "auto"), {"FORCE_COLOR": "1"}),
        (True, (), {"FORCE_COLOR": "1", "NO_COLOR": ""}),
    ],
)
def test_who_decides_on_colour(run, colored, options, environment):
    said = run(*options, "status", *DAY, **environment)
    assert bool(ESCAPE.search(said.out)) is colored
    assert ESCAPE.sub("", said.out) == run("status", *DAY).out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"CLICOLOR": "0"}, {"TERM": "dumb"}])
def test_a_terminal_can_do_without_colour(environment):
    shown, _ = on_terminal("status", *DAY, **environment)
    assert not ESCAPE.search(shown)


@pytest.mark.parametrize("call", [("status",), ("list", "commitments", "--json"), ("search", "x")])
def test_json_and_pipes_are_the_same_at_every_width(run, call):
    widths = {run(*call, *DAY, "--json", COLUMNS=str(width)).out for width in (40, 80, 200)}
    assert len(widths) == 1


HOSTILE = "Bad\x1b]0;x\x07\x1b[31m\x9b2J[/][bold]\u202eend"


@pytest.mark.parametrize(
    "call",
    [
        (HOSTILE,), ("show", HOSTILE), ("list", HOSTILE),
        ("list", "commitments", "--lead", HOSTILE),
        ("list", "commitments", "--columns", HOSTILE), ("list", "commitments", "--sort", HOSTILE),
        ("list", "commitments", "--tier", HOSTILE), ("status", "--as-of", HOSTILE),
        ("status", "--by", HOSTILE), ("status", "--at", HOSTILE), ("-C", HOSTILE, "status"),
        ("status", "--plan", HOSTILE), ("--color", HOSTILE, "status"), ("rule", HOSTILE),
        ("schema", HOSTILE), ("render", HOSTILE), ("render", "public-plan", "-f", HOSTILE),
        ("validate", HOSTILE), ("validate", "--format", HOSTILE), ("status", f"--{HOSTILE}"),
        ("search", HOSTILE), ("status", HOSTILE), ("show", "A1", HOSTILE),
    ],
    ids=lambda call: " ".join(call).replace(HOSTILE, "HOSTILE"),
)  # fmt: skip
def test_what_is_typed_is_echoed_harmlessly(run, call):
    said = run(*call)
    for text in (said.out, said.err):
        assert all(char.isprintable() or char in "\n\t" for char in text)
    assert said.code in {0, 2}
    assert "defect" not in said.err


def with_title(folder, title):
    """The copied plan with another title of A2.C2, as YAML."""
    path = folder / "actions" / "02-ferries.yaml"
    text = path.read_text("utf-8").replace("Hold the last ferry\n", title + "\n")
    path.write_text(text, "utf-8")


def test_marks_of_any_markup_are_shown_as_they_stand(run, copied):
    title = "[/] [bold]x[/bold] [tbc] <b> `y` **z** {{ 7 * 7 }} \\e[31m"
    with_title(copied, f"'{title}'")
    for call in (("status",), ("list", "commitments"), ("show", "A2.C2"), ("search", "tbc")):
        said = run(*call, *DAY, folder=copied)
        assert (said.err, said.code) == ("", 0)
        assert call == ("status",) or title in said.out


@pytest.mark.parametrize("name", ["a\x1b[31m", "b\x07\u202e", "c\nA1\taction", "d\r\u2028"])
def test_the_name_of_a_file_stays_a_name(run, copied, name):
    """An update is called as its file is, which may be called anything."""
    (copied / "updates" / f"{name}.yaml").write_text(
        "date: 2032-01-21\nreporter: ferry-board\nentries:\n  - subject: A2.C2\n"
        "    completion: limited\n    summary: Gondolas\n",
        "utf-8",
    )
    for call in (("search", "gondolas"), ("list", "updates"), ("show", "A2.C2"), ("log", "A2.C2")):
        said = run(*call, *(DAY * (call[0] != "log" and call[0] != "search")), folder=copied)
        assert "Gondolas" in said.out, call
        for text in (said.out, said.err):
            assert all(char.isprintable() or char in "\n\t" for char in text), call
            assert not re.search("^A1\t", text, re.MULTILINE), call


def test_control_characters_in_a_plan_are_refused_harmlessly(run, copied):
    with_title(copied, '"Bad\\e[31m \\u009b2J \\x07 end"')
    for call in (("validate",), ("status",), ("list", "commitments", "--csv"), ("search", "end")):
        said = run(*call, folder=copied)
        for text in (said.out, said.err):
            assert all(char.isprintable() or char in "\n\t\r" for char in text), call
        assert said.code == 1
