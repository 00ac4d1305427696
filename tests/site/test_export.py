"""`vawg export`: a copy that validates, and a database that opens; both the same again."""

import asyncio
import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys

import html5lib
import pytest
from datasette.app import Datasette
from site_plans import (
    DAYS,
    RIVERSIDE,
    SHIPPED,
    call,
    files_in,
    made,
    read_plan,
    times_in,
    write_plan,
)

PLANS = pytest.mark.parametrize("plan", [RIVERSIDE, SHIPPED], ids=["riverside", "shipped"])


@PLANS
def test_a_database(plan, tmp_path):
    place = tmp_path / "plan.sqlite"
    for _ in range(2):
        code, said = call("--no-cache", "--plan", plan, "export", place, "--as-of", DAYS[plan])
        assert code == 0, said
    assert "unchanged" in said
    database = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    assert {"actions", "commitments", "measures", "organisations", "sources", "states"} <= tables
    counted = database.execute("SELECT count(*) FROM commitments").fetchone()[0]
    assert counted == database.execute("SELECT count(*) FROM states").fetchone()[0] > 10
    database.close()


@PLANS
def test_datasette_opens_every_table(plan, tmp_path):
    """Each table has its page; there a body's id is a link that bears its name."""
    place = tmp_path / "fiction.sqlite"
    code, said = call("--no-cache", "--plan", plan, "export", place, "--as-of", DAYS[plan])
    assert code == 0, said
    with contextlib.closing(sqlite3.connect(place)) as database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        lead, name = database.execute(
            "SELECT lead, name FROM commitments JOIN organisations ON lead = organisations.id"
        ).fetchone()
    pages = ["/fiction", *(f"/fiction/{table}" for (table,) in found)]
    served = asyncio.run(_served(place, pages))
    assert {page: status for page, (status, _) in served.items()} == dict.fromkeys(pages, 200)
    shown = html5lib.parse(served["/fiction/commitments"][1], namespaceHTMLElements=False)
    links = {a.get("href"): a.text for a in shown.iter("a")}
    assert links[f"/fiction/organisations/{lead}"] == name


async def _served(place, pages):
    """Each page with its status and text."""
    server = Datasette([str(place)], settings={"num_sql_threads": 0})
    await server.invoke_startup()
    answers = [await server.client.get(page) for page in pages]
    return {page: (one.status_code, one.text) for page, one in zip(pages, answers, strict=True)}


@PLANS
def test_a_copy_is_whole_valid_and_the_same_again(plan, tmp_path):
    first = made(plan, tmp_path / "copy", verb="export")
    before = times_in(tmp_path / "copy")
    made(plan, tmp_path / "copy", verb="export")
    assert times_in(tmp_path / "copy") == before
    code, said = call("--plan", tmp_path / "copy" / "plan", "validate", "--as-of", DAYS[plan])
    assert code == 0, said
    again = made(tmp_path / "copy" / "plan", tmp_path / "again", verb="export", day=DAYS[plan])
    assert {p: r for p, r in again.items() if p != ".vawg.json"} == {
        p: r for p, r in first.items() if p != ".vawg.json"
    }


def test_an_own_file_is_no_database(tmp_path):
    own = tmp_path / "own.sqlite"
    own.write_bytes(b"mine")
    code, said = call("--plan", RIVERSIDE, "export", own)
    assert (code, "is not a database that vawg made" in said, "help: " in said) == (2, True, True)
    assert own.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["plan.sqlit", "plan.json", "plan.CSV"])
def test_a_mistyped_ending_makes_no_folder(tmp_path, name):
    code, said = call("--plan", RIVERSIDE, "export", tmp_path / name)
    assert code == 2
    assert "help: end it in .sqlite" in said
    assert list(tmp_path.iterdir()) == []


# --- the same bytes, whatever is around

AROUND = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
    {"TZ": "America/Adak", "LANG": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "HOME": "/no"},
)


def test_the_same_bytes_whatever_is_around(tmp_path):
    """Site, copy and database of one commit, made twice by the real program: in other folders,
    on another clock, in other time zones and languages."""
    found = []
    for number, around in enumerate(AROUND):
        home = tmp_path / ("a" * (1 + 30 * number)) / "pl\u00e4n"
        home.mkdir(parents=True)
        shutil.copytree(RIVERSIDE, home / "plan")
        if number == 0:
            git = ["git", "-c", "user.name=N", "-c", "user.email=n@example.org", "-C", home]
            for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
                subprocess.run([*git, *words], check=True)
            kept = home / ".git"
        else:
            shutil.copytree(kept, home / ".git")
        for verb in (["build", "--out", "../site"], ["export", "../copy"], ["export", "../o.db"]):
            done = subprocess.run(
                [sys.executable, "-m", "vawg_plan", "--no-cache", *verb, "--as-of", "2032-03-31"],
                cwd=home, env={"PATH": "/usr/local/bin:/usr/bin:/bin", **around},
                check=False, capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
        found.append({p: r for p, r in files_in(home.parent).items() if not p.startswith("pl")})
    assert len(found[0]) > 100
    assert found[0] == found[1]


# --- what is withheld

WHOLE, SEEN, LEFT = 660066, 660000, 66_0123


def withheld():
    """Riverside with a series whose withheld cells keep their figures, against the rules."""
    data = read_plan(RIVERSIDE)
    path = next(path for path in data if path.endswith("programme-finished.csv"))
    text = data[path].decode()
    text = re.sub(r"(?m)^(2031-Q3,millbrook,),", rf"\g<1>{LEFT},", text)
    data[path] = text.encode()
    data["updates/2032/2032-03-30-withheld.yaml"] = {
        "date": "2032-03-30", "reporter": "riverside-office", "visibility": "public",
        "entries": [
            {"subject": "A1.M1.I1", "area": area, "reading": reading}
            for area, reading in (
                ("northfold", {"period": "2032-Q1", "value": LEFT, "suppressed": True}),
                ("millbrook", {"period": "2032-Q1", "value": SEEN}),
                (None, {"period": "2032-Q1", "value": WHOLE}),
            )
        ],
    }  # fmt: skip
    for entry in data["updates/2032/2032-03-30-withheld.yaml"]["entries"]:
        if entry["area"] is None:
            del entry["area"]
    return data


def test_what_is_withheld_is_nowhere(tmp_path):
    """Neither the figure that was left in by mistake, nor one that gives it away by its size."""
    plan = write_plan(tmp_path / "plan", withheld())
    code, _ = call("--plan", plan, "build", "--out", tmp_path / "no", "--as-of", "2032-03-31")
    assert code == 1, "a figure beside `suppressed: true` is an error"
    files = made(plan, tmp_path / "site", "--force")
    code, said = call(
        "--plan", plan, "export", tmp_path / "o.db", "--force", "--as-of", "2032-03-31"
    )
    assert code == 0, said
    files["o.db"] = (tmp_path / "o.db").read_bytes()
    files |= made(plan, tmp_path / "copy", "--force", verb="export")
    figures = [str(LEFT), f"{LEFT:,}", str(LEFT + SEEN), str(WHOLE - SEEN - LEFT)]
    told = {p: [f for f in figures if f.encode() in r] for p, r in files.items()}
    assert {p: f for p, f in told.items() if f} == {}
    number = LEFT.to_bytes(3, "big")
    assert number not in files["o.db"], "as SQLite keeps whole numbers"


def test_an_axis_does_not_tell_what_is_withheld(tmp_path):
    """The chart of the whole and what is seen is the same, whatever was withheld."""
    found = []
    for figure in (LEFT, 9):
        data = withheld()
        raw = next(path for path in data if path.endswith("programme-finished.csv"))
        data[raw] = data[raw].replace(str(LEFT).encode(), str(figure).encode())
        for entry in data["updates/2032/2032-03-30-withheld.yaml"]["entries"]:
            if entry["reading"].get("suppressed"):
                entry["reading"]["value"] = figure
        plan = write_plan(tmp_path / str(figure) / "plan", data)
        found.append(made(plan, tmp_path / str(figure) / "site", "--force"))
    assert found[0] == found[1]
