"""`vawg build`: what it writes, what it leaves alone, what it refuses, and what it puts right."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse

import html5lib
import pytest
from site_plans import RIVERSIDE, call, files_in, made, read_plan, times_in, write_plan

DAY = ("--as-of", "2032-03-31")
START = [sys.executable, "-m", "vawg_plan"]


@pytest.fixture
def plan(tmp_path):
    """A copy of Riverside, to change."""
    folder = tmp_path / "plan"
    shutil.copytree(RIVERSIDE, folder)
    return folder


@pytest.fixture
def site(sites, tmp_path):
    """Its site, as it was made."""
    return pathlib.Path(shutil.copytree(sites["riverside"], tmp_path / "site"))


def build(plan, site, *options):
    return call("--plan", plan, "build", "--out", site, *DAY, *options)


def older(site):
    """Every file as if it were made long ago, so that a write shows; their times."""
    for path in site.rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    return times_in(site)


def written(site, before):
    after = times_in(site)
    return {path for path in after if after[path] != before.get(path)}


# --- pages


def test_a_page_for_each_body_that_has_something_to_do(sites):
    """It leads a promise or an action, or delivers in its area; partners have none of their own."""
    bodies = {path.stem for path in (sites["riverside"] / "bodies").iterdir()}
    data = read_plan(RIVERSIDE)
    actions = [one for path, one in data.items() if path.startswith(("actions/", "future/"))]
    promises = [one for action in actions for one in action.get("commitments", ())]
    promises += data["plan.yaml"].get("commitments", ())
    leads = {one["lead"] for one in (*actions, *promises) if "lead" in one}
    leads |= {one for promise in promises for one in promise.get("co_leads", ())}
    delivering = {
        one["id"] for one in data["organisations.yaml"]["organisations"] if one.get("delivers")
    }
    assert delivering - leads
    assert bodies == leads | delivering


# --- links


def parsed(text):
    return html5lib.HTMLParser(namespaceHTMLElements=False).parse(text)


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("riverside", "had been reported on 19 of 20 promises; 7 are complete, and"),
        ("shipped", "Nothing has been reported on the 87 promises of this plan"),
    ],
)
def test_the_start_page_says_first_how_the_plan_stands(sites, which, said):
    page = (sites[which] / "index.html").read_text("utf-8")
    first = page.partition('<div class="intro">')[2].partition('<p class="lead-in">')[2]
    assert said in first.partition("</p>")[0]


def test_the_panels_references_lead_to_what_the_action_page_shows(sites):
    page = (sites["riverside"] / "scrutiny-paper.html").read_text()
    assert '<a href="actions/A1.html#A1.C1">A1.C1.MS1</a>' in page  # a step is shown with these
    assert '<a href="actions/A6.html#A6.M1">A6.M1</a>' in page
    assert '<a href="public-plan.html#P.C1">P.C1</a>' in page


@pytest.mark.parametrize("which", ["riverside", "shipped"])
def test_every_link_leads_somewhere(sites, which):
    """To a file of the site, and to a place of the page that it names; or to the web by https."""
    folder = sites[which]
    pages = {path: parsed(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    ids = {path: {e.get("id") for e in tree.iter() if e.get("id")} for path, tree in pages.items()}
    dead, reached = [], {folder / "index.html"}
    for path, tree in pages.items():
        for element in tree.iter():
            for name in (
                "href",
                "src",
                "action",
                "data",
                "srcset",
                "{http://www.w3.org/1999/xlink}href",
            ):
                link = element.get(name)
                if link is None:
                    continue
                target, _, fragment = link.partition("#")
                if urllib.parse.urlsplit(target).scheme:
                    if not (element.tag == "a" and target.startswith(("https://", "mailto:"))):
                        dead.append((path.name, link))
                    continue
                place = pathlib.Path(os.path.normpath(path.parent / urllib.parse.unquote(target)))
                place = place if target else path
                reached.add(place)
                if not place.is_file() or (fragment and fragment not in ids.get(place, ())):
                    dead.append((path.name, link))
    assert dead == []
    assert set(pages) - reached == set(), "pages that nothing leads to"
    unreached = {p for p in folder.rglob("*") if p.is_file()} - reached
    others = {p for p in unreached if p.suffix not in {".csv", ".json"}}
    assert others == set()
    assert len(pages) > 6


# --- only what changed


def test_no_change_writes_nothing(plan, site):
    before = older(site)
    for options in ((), ("--quiet",)):
        code, said = call(*options, "--plan", plan, "build", "--out", site, *DAY)
        assert code == 0, said
        assert times_in(site) == before
    code, said = call("--no-cache", "--plan", plan, "build", "--out", site, *DAY)
    assert (code, "nothing to do" in said) == (0, True)
    assert times_in(site) == before


def test_after_one_action_changed(plan, site, tmp_path):
    """Its own page and those that show it are made anew; the others' bytes and times stay."""
    before = older(site)
    action = next((plan / "actions").glob("03-*"))
    text = action.read_text("utf-8")
    milestone = "A milestone is agreed with somebody else"
    first = next(line for line in text.split("\n") if line.strip().startswith("text: >-"))
    del first
    action.write_text(
        text.replace("    text: >-\n", f"    text: >-\n      {milestone}.\n", 1), "utf-8"
    )
    code, said = build(plan, site)
    assert code == 0, said
    changed = written(site, before) - {".vawg.json"}
    assert "public-plan.html" in changed
    assert "index.html" not in changed
    assert not {path for path in changed if path.startswith("actions/")} - {"actions/A3.html"}
    assert files_in(site) == made(plan, tmp_path / "anew"), "as if it were made from nothing"


def test_what_is_no_longer_made_is_removed_and_nothing_else(plan, site, tmp_path):
    own = {"about.txt": b"mine", "bodies/notes.html": b"mine too", "data/own.csv": b"a,b"}
    for path, raw in own.items():
        (site / path).write_bytes(raw)
    data = read_plan(plan)
    gone = next(path for path in data if path.startswith("practice/"))
    framework = [path for path in data if path.startswith("frameworks/")]
    (plan / gone).unlink()
    assert framework
    shutil.copytree(site, tmp_path / "kept")
    code, said = build(plan, site, "--force")
    assert code == 0, said
    anew = made(plan, tmp_path / "anew", "--force")
    assert files_in(site) == anew | own


def test_own_files_are_never_written_over(plan, site):
    """A page that would stand where somebody put a file of theirs: nothing is written."""
    listed = json.loads((site / ".vawg.json").read_text("utf-8"))
    del listed["files"]["public-plan.html"]  # as if it had never been made by vawg
    (site / ".vawg.json").write_text(json.dumps(listed), "utf-8")
    (site / "public-plan.html").write_text("mine", "utf-8")
    before = files_in(site)
    code, said = build(plan, site)
    assert (code, "is not a file that vawg made" in said) == (2, True)
    assert files_in(site) == before


# --- refused


@pytest.mark.parametrize("verb", ["build", "export"])
def test_refuses_places_that_are_not_its_own(plan, tmp_path, verb):
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.txt").write_text("mine", "utf-8")
    linked = tmp_path / "link"
    linked.symlink_to(plan / "actions")
    a_file = tmp_path / "file"
    a_file.write_text("mine", "utf-8")
    option = ("--out",) if verb == "build" else ()
    before = files_in(tmp_path)
    for place, words in (
        (plan / "site", "inside the plan folder"), (plan, "inside the plan folder"),
        (linked, "inside the plan folder"), (linked / "x" / "..", "inside the plan folder"),
        (full, "holds files that vawg didn't make"), (plan.parent, "holds the plan itself"),
        (a_file, "file"), (a_file / "x", "file"),
        ("/proc/vawg/site", "cannot write"), ("/dev/null/x", "/dev/null/x"),
    ):  # fmt: skip
        code, said = call("--no-cache", "--plan", plan, verb, *option, place, *DAY)
        assert (code, words in said, "Traceback" in said) == (2, True, False), (place, said)
        assert "\n" not in said.strip() or "help: " in said
    assert files_in(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_refuses_a_folder_without_rights(plan, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    code, said = build(plan, locked / "site")
    assert (code, "cannot write" in said) == (2, True)


TAMPERED = (
    {"../../victim": "4:" + "0" * 32}, {"/etc/hostname": ""}, {"a/../../victim": ""},
    {"..\\victim": ""}, {"": ""}, {"a//b": ""}, {"./x": ""}, {"a\0b": ""}, {"x.html": 5},
    {"x.html": "lots"}, {"x.html": None}, [], None, "x", 5,
)  # fmt: skip


@pytest.mark.parametrize("files", TAMPERED, ids=repr)
def test_a_tampered_list_leads_nowhere_else(plan, site, tmp_path, files):
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    (site / ".vawg.json").write_text(json.dumps({"made_by": "vawg", "files": files}), "utf-8")
    before = files_in(site)
    code, said = build(plan, site)
    assert (code, "cannot be read" in said) == (2, True), said
    assert victim.read_text("utf-8") == "mine"
    assert files_in(site) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"files": ', "[" * 100_000, "\udcff"])
def test_a_broken_list_is_said(plan, site, text):
    (site / ".vawg.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, said = build(plan, site)
    assert (code, "cannot be read" in said, "help: " in said) == (2, True, True), said


def test_a_link_in_the_site_is_not_followed_out_of_it(plan, site, tmp_path):
    """Somebody may have put the site's folder elsewhere: but a page that is a link is replaced."""
    victim = tmp_path / "victim.html"
    victim.write_text("mine", "utf-8")
    page = site / "public-plan.html"
    page.unlink()
    page.symlink_to(victim)
    code, said = build(plan, site)
    assert code == 0, said
    assert victim.read_text("utf-8") == "mine"


# --- cut short

KILLED = """
import os, signal, sys
from vawg_plan.store import output
left = int(sys.argv[1])
real = output.write_quickly
def write(path, raw):
    global left
    left -= 1
    if left < 0:
        open(path + ".new", "wb").write(raw[: len(raw) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    real(path, raw)
output.write_quickly = write
from vawg_plan.cli import main
main.main(sys.argv[2:])
"""


@pytest.mark.parametrize("after", [0, 7])
def test_killed_half_way_the_next_build_repairs(plan, sites, tmp_path, after):
    site = tmp_path / "site"
    killed = [sys.executable, "-c", KILLED, str(after), "--plan", plan, "build", "--out", site]
    done = subprocess.run([*killed, *DAY], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(files_in(site)) == after + 2
    code, said = build(plan, site)
    assert code == 0, said
    assert files_in(site) == files_in(sites["riverside"])


def test_killed_while_a_whole_site_changes(plan, site, sites):
    """Another title on every page, cut short after some; then the old title again."""
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("title: River", "title: Old River", 1), "utf-8")
    killed = [sys.executable, "-c", KILLED, "3", "--plan", plan, "build", "--out", site]
    assert subprocess.run([*killed, *DAY], check=False).returncode == -signal.SIGKILL
    assert files_in(site) != files_in(sites["riverside"])
    (plan / "plan.yaml").write_text(text, "utf-8")
    code, said = build(plan, site)
    assert code == 0, said
    assert files_in(site) == files_in(sites["riverside"])


@pytest.mark.parametrize("late", [0, 0.02])
def test_killed_at_any_time(plan, sites, tmp_path, late):
    """The real program, killed from outside: whatever was reached, the next build puts it right."""
    site = tmp_path / "site"
    call = [*START, "--plan", plan, "build", "--out", site, *DAY]
    with subprocess.Popen(call, stderr=subprocess.DEVNULL) as going:
        deadline = time.monotonic() + 30
        while going.poll() is None and not site.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(late)
        going.kill()
    code, said = build(plan, site)
    assert code == 0, said
    assert files_in(site) == files_in(sites["riverside"])


# --- plans of every size

EMPTY = {
    "plan.yaml": {"schema_version": 1, "id": "empty", "title": "Nothing yet", "status": "draft",
                  "publisher": "nobody", "edition": "1",
                  "period": {"label": "2032", "start": "2032-01-01", "end": "2032-12-31",
                             "basis": "stated"}},
    "organisations.yaml": {"organisations": [
        {"id": "nobody", "name": "Nobody (fictional)", "kind": "body"}]},
}  # fmt: skip


def test_an_empty_plan(tmp_path):
    plan = write_plan(tmp_path / "plan", EMPTY)
    files = made(plan, tmp_path / "site", "--force")
    assert {"index.html", "public-plan.html", "progress-report.html"} <= set(files)
    made(plan, tmp_path / "copy", "--force", verb="export")
    code, said = call("--plan", plan, "export", tmp_path / "plan.sqlite", "--force", *DAY)
    assert code == 0, said


def large():
    """Riverside with 500 more commitments in an action, one with a title of 10,000 characters."""
    data = read_plan(RIVERSIDE)
    action = next(one for path, one in data.items() if path.startswith("actions/03"))
    first = action["commitments"][0]
    simple = {name: first[name] for name in ("lead", "lead_basis", "mode", "tier", "modality")}
    action["commitments"] += [
        {
            "id": f"A3.C{n}",
            "title": f"Promise {n}",
            "text": "Kept.",
            "locator": "Action 3",
            **simple,
        }
        for n in range(100, 600)
    ]
    action["commitments"][-1]["title"] = "x" * 10_000
    action["title"] = "y" * 10_000
    data["organisations.yaml"]["organisations"][0]["name"] = "z" * 10_000
    return data


@pytest.fixture(scope="module")
def large_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    made(write_plan(folder / "plan", large()), folder / "site", "--force")
    return folder / "site"


def test_500_commitments_in_an_action(large_site):
    text = (large_site / "public-plan.html").read_text("utf-8")
    assert text.count(">Promise ") >= 499
    assert "x" * 10_000 in text
