"""Each folder of ``tests/cases`` is a plan with all that the program says about it."""

from __future__ import annotations

import gc
import io
import os
import pathlib
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import time

import pytest

from vawg_plan.cli import main as program
from vawg_plan.rules.pages import pages

CASES = pathlib.Path(__file__).parent / "cases"
NAMES = sorted(case.name for case in CASES.iterdir() if case.is_dir() and case.name[0] != "_")
UPDATE = bool(os.environ.get("VAWG_UPDATE_CASES"))
LIMIT = 20  # seconds, far more than any case takes: what takes longer hangs

# Run as an own process besides: what could hang it, crash it, or read what was not meant.
AS_PROCESS = (
    "file-huge",
    "file-links",
    "file-names-hostile",
    "good-style",
    "text-hostile",
    "yaml-alias-bomb",
    "yaml-nesting-100000",
)
# Root may read everything; these want a root that may not.
WITHOUT_RIGHTS = ("file-no-rights", "plan-no-rights")
AS_MORTAL = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"]

# Laid beside a case's files, it must be found wrong whatever else is wrong.
WITNESS = """\
date: 2031-02-30
reporter: fictional-council
entries:
  - subject: A1
    summary: A day that is in no calendar.
"""


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(("VAWG_", "GIT_", "CLICOLOR", "GITHUB_")):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 1 January 2030
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield
    gc.enable()  # `main` turns it off


@pytest.fixture
def build(tmp_path):
    """Makes a case's repository, which can be removed again whatever its rights are."""
    root = tmp_path / "repository"

    def make(name):
        (root / ".git").mkdir(parents=True)
        lay(CASES / "_base" / "plan", root)
        if (CASES / name / "before").is_dir():
            lay(CASES / name / "before", root)
            commit(root)
        lay(CASES / name / "plan", root)
        for gone in lines_of(CASES / name / "gone"):
            (root / "plan" / gone).unlink()
        if (CASES / name / "make.py").exists():
            runpy.run_path(str(CASES / name / "make.py"))["make"](root)
        return root

    yield make
    for folder, _, _ in os.walk(root, onerror=lambda error: os.chmod(error.filename, 0o700)):
        os.chmod(folder, 0o700)


def lay(files, root):
    """Lays a folder of files over the plan of a repository."""
    if files.is_dir():
        shutil.copytree(files, root / "plan", dirs_exist_ok=True)


def commit(root):
    """Commits what is there, always as the same commit."""
    (root / ".git").rmdir()
    for call in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Before"]):
        settings = ["-c", "user.name=Case", "-c", "user.email=case@example.org"]
        made = {f"GIT_{who}_DATE": "2030-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", *settings, *call], cwd=root, env=os.environ | made, check=True)


def lines_of(file):
    return file.read_text("utf-8").splitlines() if file.exists() else []


def calls_of(name):
    return lines_of(CASES / name / "command") or ["validate"]


def run_here(call, root):
    """(stdout, stderr, exit status) of a call in this process, which takes a tenth of the time."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    began = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as done:
            program.main(shlex.split(call))
    assert time.monotonic() - began < LIMIT
    return (*(stream.buffer.getvalue().decode("utf-8") for stream in streams), done.value.code)


def run_process(call, root, before=()):
    """(stdout, stderr, exit status) of a call of the real program."""
    start = [sys.executable, "-c", "from vawg_plan.cli.main import main; main()"]
    command = [*before, *start, *shlex.split(call)]
    done = subprocess.run(command, cwd=root, capture_output=True, timeout=LIMIT, check=False)
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), done.returncode


def transcript(name, root, run):
    """All that a case's calls print and answer, as ``expected`` has it."""
    return "\n".join(_told(root, call, *run(call, root)) for call in calls_of(name))


def _told(root, call, out, err, status):
    assert "Traceback" not in err
    marked = "".join(f"! {line}\n" for line in err.splitlines())
    told = f"$ vawg {call}\n{out}{marked}exit {status}\n"
    if "json" not in call:  # what programs read has every character as it is
        assert all(character.isprintable() or character in "\n\t" for character in told)
    return told.replace(str(root.parent), "/somewhere")


def state(root):
    """What is in the folder, and when it was changed; large files by their size."""
    found = {}
    for place in [root, *sorted(root.rglob("*"))]:
        about = place.lstat()
        small = place.is_file() and not place.is_symlink() and about.st_size < 10_000_000
        content = place.read_bytes() if small and os.access(place, os.R_OK) else b""
        found[place] = (about.st_mode, about.st_size, about.st_mtime_ns, content)
    return found


def run_of(name):
    """How a case is run: in this process, unless its rights must be taken away."""
    if name not in WITHOUT_RIGHTS or os.geteuid() != 0:
        return run_here
    if not shutil.which("setpriv"):
        pytest.skip("root may read everything, and there is no setpriv to take that away")
    return lambda call, root: run_process(call, root, AS_MORTAL)


@pytest.mark.parametrize("name", NAMES)
def test_case(name, build):
    root = build(name)
    before = state(root)
    told = transcript(name, root, run_of(name))
    assert state(root) == before, "something was written"
    expected = CASES / name / "expected"
    if UPDATE:
        expected.write_text(told, "utf-8", newline="\n")
    assert expected.exists(), "no `expected` yet: VAWG_UPDATE_CASES=1 pytest tests/test_cases.py"
    assert told == expected.read_text("utf-8")
    assert transcript(name, root, run_of(name)) == told, "the kept answer is another one"


@pytest.mark.parametrize("name", AS_PROCESS)
def test_case_as_process(name, build):
    told = transcript(name, build(name), run_process)
    assert told == (CASES / name / "expected").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("plan-")])
def test_other_files_are_checked_too(name, build):
    root = build(name)
    (root / "plan" / "updates").mkdir(exist_ok=True)
    (root / "plan" / "updates" / "2031-witness.yaml").write_text(WITNESS, "utf-8")
    out, _, status = run_of(name)("validate --format concise", root)
    assert "2031-witness.yaml:1:7 error[real-date]" in out
    assert status == 1


def test_every_rule_has_a_case():
    named = set()
    for name in NAMES:
        named.update(re.findall(r"\b(?:error|warning)\[([a-z-]+)\]", expected_of(name)))
    assert named == set(pages())


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("good-")])
def test_good_cases_are_clean(name):
    assert "0 errors, 0 warnings" in expected_of(name)


def expected_of(name):
    return (CASES / name / "expected").read_text("utf-8")
