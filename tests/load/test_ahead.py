"""A plan folder that a second process reads is the folder that this process would have read."""

import os
import pathlib
import shutil

import pytest

from vawg_plan.cli import session
from vawg_plan.store import ahead
from vawg_plan.store.folder import read_folder

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


def test_the_second_process_reads_the_same(folder):
    read = ahead.read_ahead(folder)()
    assert read == read_folder(folder)
    assert [type(fault).__name__ for fault in read.faults] == ["Fault", "Fault"]
    assert list(read.texts) == list(read_folder(folder).texts)


def test_without_a_second_process_this_one_reads(folder, monkeypatch):
    monkeypatch.setattr(ahead, "beside", lambda _: None)
    assert ahead.read_ahead(folder)() == read_folder(folder)


def test_where_the_second_process_fails_this_one_reads(folder, monkeypatch):
    here = os.getpid()

    def read(plan):
        if os.getpid() != here:
            raise OSError
        return read_folder(plan)

    monkeypatch.setattr(ahead, "read_folder", read)
    assert ahead.read_ahead(folder)() == read_folder(folder)


def test_a_change_to_a_large_plan_is_made_to_what_the_second_process_read(
    folder, monkeypatch, tmp_path
):
    monkeypatch.setattr(session, "_MUCH", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    settings = session.Settings(directory=folder)
    session.Session(settings).load(read_folder(folder))  # something is remembered
    second = session.Session(settings)
    snapshot = second.snapshot_to_change()
    assert second.known is not None
    assert snapshot == read_folder(folder)
