"""Public means public: what is internal, its fact and its number, is in no byte that is handed out.

Every field of every internal record is filled and marked, and what is made must be, byte for byte,
what a plan without these records makes.
"""

import re
import shutil
import subprocess

import msgspec
import pytest
from site_plans import (
    COMMENT,
    ENTRY,
    EVIDENCE,
    HIDDEN,
    INTERNAL,
    MARK,
    READING,
    RIVERSIDE,
    SIGNS,
    call,
    files_in,
    made,
    read_plan,
    with_internal,
    write_plan,
)  # fmt: skip

from vawg_plan.model import types as t
from vawg_plan.render import DOCUMENTS


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """The same plan with and without what is internal, both in the same place of a folder."""
    folder = tmp_path_factory.mktemp("plans")
    data = read_plan(RIVERSIDE)
    return (
        write_plan(folder / "with" / "plan", with_internal(data), COMMENT),
        write_plan(folder / "without" / "plan", data),
    )


def signs_in(files):
    """Which files tell of what is internal, in their names or their bytes."""
    return [
        path
        for path, raw in files.items()
        if MARK in path or any(sign in raw.replace(b"\0", b"") for sign in SIGNS)
    ]


def test_the_marks_are_in_every_field():
    """Else nothing would be proven: a new field of a record must be planted here too."""
    mine = dict(INTERNAL)
    update = mine.pop(next(path for path in mine if path.startswith("updates/")))
    checked = next(one for path, one in INTERNAL.items() if path.endswith("-checked.yaml"))
    for kind, data, never in (
        (t.Commitment, HIDDEN, {"withdrawn"}),
        (t.Milestone, HIDDEN["milestones"][0], set()),
        (t.Update, {**checked, **update}, set()),
        (t.Entry, {**ENTRY, "reading": READING, "trigger": "fired"}, set()),
        (t.Reading, READING, {"dimensions", "suppressed"}),
        (t.Evidence, EVIDENCE, set()),
        (t.Decision, _planted("decisions/"), set()),
        (t.Funding, _planted("funding/"), set()),
        (t.Bid, _planted("funding/")["bids"][0], set()),
        (t.Practice, _planted("practice/"), set()),
    ):
        assert set(kind.__struct_fields__) - set(data) <= never, kind.__name__
    with_visibility = {
        name
        for name, kind in vars(t).items()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and {"visibility", "series_visibility"} & set(kind.__struct_fields__)
    }
    known = {"Commitment", "Update", "Decision", "Funding", "Practice", "Indicator"}
    assert with_visibility <= known, "a kind that can be internal, and is not planted here"


def _planted(folder):
    return next(one for path, one in INTERNAL.items() if path.startswith(folder))


def test_the_plan_is_valid_and_the_internal_audience_sees_it(plans, tmp_path):
    code, said = call("--plan", plans[0], "validate", "--as-of", "2032-03-31")
    assert (code, "0 errors" in said) == (0, True), said
    everything = made(plans[0], tmp_path / "site", "--audience", "internal")
    assert "public-plan.html" in signs_in(everything)
    copied = made(plans[0], tmp_path / "copy", "--audience", "internal", verb="export")
    assert len(signs_in(copied)) > len(INTERNAL)


@pytest.mark.parametrize(("verb", "out"), [("build", "out"), ("export", "out"), ("export", "o.db")])
def test_handed_out(plans, tmp_path, verb, out):
    """A site with its list of files, a copy of the plan, a database."""
    seen, usual = (
        _handed_out(plan, tmp_path / name / out, verb)
        for plan, name in zip(plans, ("with", "without"), strict=True)
    )
    assert signs_in(seen) == []
    assert seen == usual
    assert len(usual) > 40 or out == "o.db"


def _handed_out(plan, place, verb):
    place.parent.mkdir()
    option = ("--out",) if verb == "build" else ()
    code, said = call("--plan", plan, verb, *option, place, "--as-of", "2032-03-31")
    assert code == 0, said
    assert MARK not in said
    return files_in(place.parent)


NEEDED = {
    "for": ("--for", "wherry-house"), "framework": ("--framework", "safer-lives-standard"),
    "action": ("--action", "A1"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("document", "fmt"),
    [(n, f) for n, row in DOCUMENTS.items() for f in row.formats if "range" not in row.needs],
)
def test_documents(plans, tmp_path, document, fmt):
    options = [word for need in DOCUMENTS[document].needs for word in NEEDED[need]]
    found = []
    for plan, name in zip(plans, ("with", "without"), strict=True):
        place = tmp_path / name
        place.mkdir()
        made_so = ("--output", place / f"page.{fmt}", "--data", place / "data")
        code, said = call("--plan", plan, "render", document, *options, *made_so,
                          "--as-of", "2032-03-31")  # fmt: skip
        assert code == 0, said
        found.append(files_in(place))
    assert signs_in(found[0]) == []
    assert found[0] == found[1]


def test_a_copy_is_valid_and_has_no_comment(plans, tmp_path):
    copied = made(plans[0], tmp_path / "copy", verb="export")
    code, said = call("--plan", tmp_path / "copy" / "plan", "validate", "--as-of", "2032-03-31")
    assert code == 0, said
    assert [path for path, raw in copied.items() if re.search(rb"(?m)^\s*#", raw)] == []
    assert [path for path, raw in copied.items() if b"A1.C77" in raw] == []


def test_a_public_series_brings_nothing_but_its_readings(tmp_path):
    """A column or line that is not the form's is an error; nobody forces it into a copy."""
    data = read_plan(RIVERSIDE)
    path = next(path for path in data if path.endswith("people-helped.csv"))
    head, *rows = data[path].decode().splitlines()
    data[path] = "\n".join(
        [f"# {MARK}", f"{head},notes", *(f"{row},{MARK}" for row in rows), ""]
    ).encode()
    plan = write_plan(tmp_path / "plan", data)
    code, _ = call("--plan", plan, "export", tmp_path / "copy")
    assert code == 1
    for verb in (("export", tmp_path / "forced"), ("export", tmp_path / "forced.db"),
                 ("build", "--out", tmp_path / "site")):  # fmt: skip
        code, said = call("--plan", plan, *verb, "--force", "--as-of", "2032-03-31")
        assert code == 0, said
    handed = {p: r for p, r in files_in(tmp_path).items() if not p.startswith(("plan/", "cache/"))}
    assert signs_in(handed) == []


@pytest.mark.parametrize("internal_first", [False, True], ids=["added", "gone"])
def test_what_changed_tells_nothing_of_what_is_internal(tmp_path, internal_first):
    """A change log over commits that bring internal records, or take them out."""
    data = read_plan(RIVERSIDE)
    path = min(one for one in data if one.startswith("actions/"))
    later = data | {path: data[path] | {"title": "Another title that is public"}}
    told = []
    for which in ("with", "without"):
        hidden = with_internal if which == "with" else dict
        plain, planted = (data, hidden(later)) if not internal_first else (hidden(data), later)
        for step in (plain, planted):
            shutil.rmtree(tmp_path / which / "plan", ignore_errors=True)
            write_plan(tmp_path / which / "plan", step, COMMENT if step is not later else "")
            commit(tmp_path / which)
        files = made(tmp_path / which / "plan", tmp_path / which / "site", "--since", "HEAD~1")
        assert b"Another title that is public" in files["change-log.html"]
        assert signs_in(files) == []
        told.append({name: NAMES.sub(b"", raw) for name, raw in files.items()})
    del told[0][".vawg.json"], told[1][".vawg.json"]  # digests of the pages, which name commits
    assert told[0] == told[1]


NAMES = re.compile(rb"\b[0-9a-f]{40}\b|\b[0-9a-f]{12}\b|\b[0-9a-f]{7}\b")


def commit(folder):
    who = ("-c", "user.name=Case", "-c", "user.email=case@example.org")
    for words in (("init", "-q", "-b", "main"), ("add", "-A", "plan"), ("commit", "-q", "-m", "x")):
        subprocess.run(["git", *who, *words], cwd=folder, check=True)
