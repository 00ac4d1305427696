"""A plan folder that a second process reads is the folder that this process would have read."""

import os
import pathlib
import re
import shutil

import pytest

from vawg_plan.cli import early, session
from vawg_plan.cli.main import COMMANDS
from vawg_plan.store import ahead
from vawg_plan.store.folder import read_folder

PROGRAM = pathlib.Path(session.__file__).parents[1]
RIVERSIDE = pathlib.Path(__file__).parents[2] / "examples" / "riverside" / "plan"


@pytest.fixture
def folder(tmp_path):
    """A plan with readings, a template of its own, and two files that cannot be read."""
    plan = tmp_path / "plan"
    shutil.copytree(RIVERSIDE, plan)
    (plan / "templates").mkdir(exist_ok=True)
    (plan / "templates" / "public-plan.md.j2").write_bytes(b"nothing")
    (plan / "actions" / "98-nowhere.yaml").symlink_to("nowhere.yaml")
    (plan / "actions" / "99-large.yaml").write_bytes(b"#" * (2 * 1024 * 1024 + 1))
    return str(plan)


@pytest.fixture
def old(folder):
    """The same, with nothing that came to a folder a moment ago."""
    for at, _, _ in os.walk(folder):
        os.utime(at, (1_700_000_000, 1_700_000_000))
    return folder


@pytest.fixture
def no_reading(monkeypatch):
    """This process reads no folder; the second one does."""
    here, read = os.getpid(), ahead.read_folder

    def refuse(plan):
        assert os.getpid() != here, "the folder was read again"
        return read(plan)

    monkeypatch.setattr(ahead, "read_folder", refuse)


@pytest.mark.usefixtures("no_reading")
def test_the_second_process_reads_the_same(old):
    read = ahead.Ahead(old).snapshot()
    assert read == read_folder(old)
    assert [type(fault).__name__ for fault in read.faults] == ["Fault", "Fault"]
    assert list(read.texts) == list(read_folder(old).texts)


def test_without_a_second_process_this_one_reads(folder, monkeypatch):
    monkeypatch.setattr(ahead, "beside", lambda _: None)
    assert ahead.Ahead(folder).snapshot() == read_folder(folder)


def test_where_the_second_process_fails_this_one_reads(folder, monkeypatch):
    def fail(_):
        raise OSError

    monkeypatch.setattr(ahead, "read_folder_at", fail)
    assert ahead.Ahead(folder).snapshot() == read_folder(folder)


class Finished:
    """A second process that has done all its work before anybody goes on."""

    def __init__(self, work):
        self.pieces = list(work())

    def rest(self):
        return self.pieces


@pytest.mark.parametrize("inner", ["updates/2032-01-01-new.yaml", "decisions/new.yaml", "new.yaml"])
def test_what_another_writer_adds_meanwhile_is_seen(old, inner, monkeypatch):
    monkeypatch.setattr(ahead, "beside", Finished)
    begun = ahead.Ahead(old)
    place = pathlib.Path(old, inner)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"new: true\n")
    assert inner in begun.snapshot().texts


def test_what_another_writer_replaces_meanwhile_is_seen(old, monkeypatch):
    monkeypatch.setattr(ahead, "beside", Finished)
    begun = ahead.Ahead(old)
    place = next(pathlib.Path(old, "actions").glob("*.yaml"))
    place.with_suffix(".new").write_bytes(b"new: true\n")
    place.with_suffix(".new").replace(place)
    assert begun.snapshot().texts[f"actions/{place.name}"] == b"new: true\n"


def test_the_commands_that_write_are_known_before_the_command_line_is_read():
    taking = {
        name
        for name, entry in COMMANDS.items()
        if re.search(
            "carry_out|write_new|write_record",
            (PROGRAM / "cli" / "commands" / f"{entry.module}.py").read_text(encoding="utf-8"),
        )
    }
    assert taking == early.WRITING


@pytest.mark.parametrize(
    ("line", "writing"),
    [
        ("-C PLAN update A1.C1 --summary x", True),
        ("--color never -q set A1.title x", True),
        ("--plan=PLAN set A1.title x", True),
        ("-C set status", False),
        ("search update", False),
        ("--plan", False),
        ("", False),
    ],
)
def test_a_command_line_that_writes_is_known(line, writing):
    assert early.writes(line.split()) == writing


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        ("-C PLAN update A1.C1 --summary x", True),
        ("update A1.C1 --summary x -C PLAN", True),
        ("--plan PLAN set A1.title x", True),
        ("--plan=PLAN set A1.title x", True),
        ("-C PLAN set --help", False),
        ("-C PLAN --no-cache set A1.title x", False),
        ("-C nowhere set A1.title x", False),
        ("--plan nowhere set A1.title x", False),
    ],
)
def test_a_command_line_that_writes_begins_to_read(old, monkeypatch, tmp_path, line, begun):
    monkeypatch.setattr(early, "_MUCH", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    session.Session(session.Settings(directory=old)).load(read_folder(old))
    call = early.begin([word.replace("PLAN", old) for word in line.split()])
    assert (call.ahead is not None) == begun
    if call.ahead:
        assert call.ahead.snapshot() == read_folder(old)


@pytest.mark.usefixtures("no_reading")
def test_a_change_to_a_large_plan_is_made_to_what_the_second_process_read(
    old, monkeypatch, tmp_path
):
    monkeypatch.setattr(early, "_MUCH", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    settings = session.Settings(directory=old)
    session.Session(settings).load(read_folder(old))  # something is remembered
    for call in (None, early.begin(["-C", old, "set"]), early.begin(["-C", str(tmp_path), "set"])):
        second = session.Session(settings, call)
        snapshot = second.snapshot_to_change()
        assert second.known is not None
        assert snapshot == read_folder(old)
