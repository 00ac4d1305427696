"""The cache is never seen: the same bytes with it, without it, and whatever becomes of it."""

import os
import pathlib
import shutil
import subprocess

import pytest
from fiction import FICTION, START

from vawg_plan.cli.answers import stamp
from vawg_plan.store import cache as cache_module

DAY = ("--as-of", "2032-01-31")
CALLS = {
    "status": ("status", *DAY),
    "list": ("list", "commitments", *DAY),
    "json": ("list", "updates", "--json", *DAY),
    "show": ("show", "A1.C1", *DAY),
    "search": ("search", "ferry", *DAY),
    "render": ("render", "public-plan", *DAY),
    "validate": ("validate",),
    "validate-json": ("validate", "--json"),
}
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


@pytest.fixture
def cache(tmp_path):
    """The cache folder, as the environment names it."""
    return tmp_path / "cache" / "vawg"


@each_call
def test_the_same_bytes_whatever_becomes_of_the_cache(run, cache, call):
    _whatever_becomes_of(cache, lambda *options: run(*call, *options))


@pytest.mark.parametrize("name", ["status", "validate"])
def test_the_same_bytes_from_the_real_program(start, cache, name):
    """It has a way of its own to an answer that was given before."""
    _whatever_becomes_of(cache, lambda *options: start(*CALLS[name], *options))


def _whatever_becomes_of(cache, ask):
    plain = ask("--no-cache")
    assert plain.code == 0
    assert not cache.exists()
    said = [ask()]
    assert cache.is_dir()
    said.append(ask())
    for spoil in (_flip, lambda raw: raw[:20], lambda raw: raw[:-1], lambda _: b""):
        for path in cache.iterdir():
            path.write_bytes(spoil(path.read_bytes()))
        said.append(ask())
    shutil.rmtree(cache)
    said.append(ask())
    assert set(said) == {plain}


def _flip(raw):
    return raw[:-1] + bytes([raw[-1] ^ 1])


@pytest.mark.parametrize("name", ["status", "render", "validate"])
@pytest.mark.parametrize("trouble", ["a file", "no rights", "a folder each", "relative", "no home"])
def test_a_cache_that_cannot_be_is_silently_none(run, cache, name, trouble, monkeypatch):
    call = CALLS[name]
    plain = run(*call, "--no-cache")
    environment = {}
    if trouble == "a file":
        cache.parent.mkdir()
        cache.write_bytes(b"")
    elif trouble == "no rights":
        monkeypatch.setattr(os, "makedirs", _refuse)
    elif trouble == "a folder each":
        run(*call)
        for path in cache.iterdir():
            path.unlink()
            path.mkdir()
    elif trouble == "relative":
        environment = {"XDG_CACHE_HOME": "cache", "HOME": str(cache)}
    else:
        environment = {"XDG_CACHE_HOME": "", "HOME": "nowhere"}
    assert run(*call, **environment) == plain
    assert run(*call, **environment) == plain
    assert not (FICTION / "cache").exists()


def _refuse(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_two_processes_at_once_say_the_same(cache):
    call = [*START, *CALLS["status"]]
    for _ in range(2):
        shutil.rmtree(cache, ignore_errors=True)
        both = [subprocess.Popen(call, cwd=FICTION, stdout=subprocess.PIPE) for _ in range(3)]
        said = {process.communicate(timeout=30)[0] for process in both}
        assert len(said) == 1
        assert {process.returncode for process in both} == {0}
        assert not [path for path in cache.iterdir() if "." in path.name]


def every_file():
    return sorted(path.relative_to(FICTION).as_posix() for path in FICTION.rglob("*.yaml"))


@pytest.mark.parametrize("name", every_file())
def test_one_byte_of_any_file_changes_the_answer(run, copied, name):
    """A letter of a text, at the same size and the same time of change."""
    known = {"plan": "P", "01-lamps": "A1", "02-ferries": "A2", "bridge": "F1"}
    stem = pathlib.Path(name).stem
    own = (
        ("list", stem) if stem in {"organisations", "sources"} else ("show", known.get(stem, stem))
    )
    whole = [(*own, "--json", *DAY), ("validate",)]
    before = [run(*call, folder=copied) for call in whole]
    path = copied / name
    times = path.stat()
    path.write_bytes(_with_another_letter(path.read_bytes()))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = [run(*call, folder=copied) for call in whole]
    fresh = [run(*call, "--no-cache", folder=copied) for call in whole]
    assert after == fresh
    assert after != before


def _with_another_letter(raw):
    """Ends the file otherwise: its last word loses its last letter to another."""
    end = len(raw.rstrip(b"\n'"))
    return raw[: end - 1] + (b"z" if raw[end - 1 : end] != b"z" else b"y") + raw[end:]


def test_a_file_more_or_less_changes_the_answer(run, copied):
    before = run(*CALLS["validate"], folder=copied)
    series = copied / "data" / "lamps.csv"
    kept = series.read_bytes()
    series.unlink()
    assert "series-file" in run(*CALLS["validate"], folder=copied).out
    series.write_bytes(kept.replace(b"30", b"3x"))
    assert "series-" in run(*CALLS["validate"], folder=copied).out
    series.write_bytes(kept)
    assert run(*CALLS["validate"], folder=copied) == before
    (copied / "practice" / "lamp-walk.yaml").rename(copied / "practice" / "lamp-walks.yaml")
    assert "file-name" in run(*CALLS["validate"], folder=copied).out


def test_a_plan_s_own_template_changes_what_is_rendered(run, copied):
    before = run(*CALLS["render"], folder=copied)
    (copied / "templates").mkdir()
    (copied / "templates" / "public-plan.md.j2").write_text("Own words\n", "utf-8")
    assert run(*CALLS["render"], folder=copied).out == "Own words\n"
    shutil.rmtree(copied / "templates")
    assert run(*CALLS["render"], folder=copied) == before


def test_another_question_is_another_answer(run):
    said = {
        run(*call).out
        for call in (
            ("status", *DAY), ("status", "--as-of", "2031-07-01"), ("status", "--by", "tier", *DAY),
            ("status", "--json", *DAY), ("--color", "always", "status", *DAY),
            ("list", "commitments", *DAY), ("list", "commitments", "--tier", "local", *DAY),
            ("list", "commitments", "--mode", "deliver", *DAY), ("show", "A1", *DAY),
        )
    }  # fmt: skip
    assert len(said) == 9


def test_a_change_of_the_program_makes_every_answer_new(tmp_path, monkeypatch):
    """The stamp names sizes and times of every file of the program, and of what lies beside it."""
    package = tmp_path / "vawg_plan"
    shutil.copytree(pathlib.Path(cache_module.__file__).parents[1], package)
    for folder in ("templates", "schemas"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text("1")
    stamps = [cache_module.program_stamp(str(package))]
    for changed in ("cli/views/status.py", "../templates/a", "../schemas/a", "query/new.py"):
        with open(package / changed, "a", encoding="utf-8") as file:
            file.write("# changed\n")
        stamps.append(cache_module.program_stamp(str(package)))
    assert len(set(stamps)) == len(stamps)
    monkeypatch.setattr("vawg_plan.cli.answers.__version__", "9.9.9")
    assert stamp().startswith(b"9.9.9")


def test_answers_of_another_program_are_not_used(run, monkeypatch):
    run("status", *DAY)
    monkeypatch.setattr("vawg_plan.cli.session.stamp", lambda: b"another program")
    monkeypatch.setattr("vawg_plan.cli.views.status.status_text", lambda *_: "new\n")
    assert run("status", *DAY).out == "new\n"


def test_a_folder_that_went_is_not_answered_for_from_the_cache(start, copied):
    (copied / "deep").mkdir()
    call = ("-C", "deep", "status", *DAY)
    assert start(*call, folder=copied).code == 0
    (copied / "deep").rmdir()
    said = start(*call, folder=copied)
    assert (said.out, said.code) == (b"", 2)


def test_the_cache_stays_small(run, cache, monkeypatch):
    monkeypatch.setattr(cache_module, "_KEEP", 10)
    for day in range(1, 25):
        run("status", "--as-of", f"2031-07-{day:02}")
    assert len(list(cache.iterdir())) <= 11
