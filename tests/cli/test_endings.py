"""How calls end: 0, 1, 2, 3 and 130, full disks, closed pipes, mistakes."""

import os
import pathlib
import shlex
import signal
import subprocess
import time

import pytest
from fiction import FICTION, START

from vawg_plan.cli.main import COMMANDS

MISTAKES = pathlib.Path(__file__).parent / "mistakes.txt"
READING = (("status",), ("list", "commitments"), ("show", "A2"), ("search", "ferry"))


@pytest.mark.parametrize(
    "call", [*READING, ("render", "public-plan"), ("validate",), ("rule",), ("schema",)]
)
def test_a_sound_plan_ends_with_0(run, call):
    said = run(*call)
    assert (said.err, said.code) == ("", 0)
    assert said.out


def test_nothing_matched_is_0(run):
    assert run("list", "commitments", "--lead", "east-quay") == ("", "", 0)
    assert run("search", "zebra") == ("", "", 0)


@pytest.mark.parametrize("call", READING)
def test_a_broken_file_is_named_and_the_rest_is_answered(run, copied, call):
    (copied / "actions" / "01-lamps.yaml").write_text("id: A1\nid: A1\n", "utf-8")
    said = run(*call, folder=copied)
    assert said.code == 1
    assert "err" in said.err
    assert "plan/actions/01-lamps.yaml:2:1" in said.err.replace("copy/", "")
    assert said.err.endswith(
        "vawg: the answer leaves out what could not be read; see: vawg validate\n"
    )
    assert "ferr" in said.out.lower()
    quiet = run(*call, "--quiet", folder=copied)
    assert quiet == (said.out, "", 1)


def test_a_warning_is_an_error_only_if_asked(run, copied):
    (copied / "actions" / "old").mkdir()
    (copied / "actions" / "old" / "03-x.yaml").write_text("id: A3\n", "utf-8")
    assert run("validate", folder=copied).code == 0
    assert run("validate", "--strict", folder=copied).code == 1
    assert run("status", folder=copied).code == 0


def mistakes():
    """(call, what it says) of each transcript in mistakes.txt."""
    for part in MISTAKES.read_text("utf-8").split("$ vawg ")[1:]:
        call, _, message = part.partition("\n")
        yield pytest.param(call, message, id=call)


@pytest.mark.parametrize(("call", "message"), [*mistakes()])
def test_a_mistake_ends_with_2_and_words_that_help(run, call, message):
    said = run(*shlex.split(call))
    assert (said.out, said.err, said.code) == ("", message, 2)


def test_without_a_command_there_is_help(run):
    said = run()
    assert (said.out, said.code) == ("", 2)
    assert said.err.startswith("Usage: vawg [OPTIONS] COMMAND [ARGS]...\n")


def test_no_plan_is_2(run, tmp_path):
    for call in READING:
        said = run(*call, folder=tmp_path)
        assert (said.out, said.code) == ("", 2)
        assert said.err.startswith("vawg: no plan found: ")
        assert "\nhelp: " in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns_and_names_every_argument(run, command):
    said = run(command, "-h", COLUMNS="200")
    assert (said.err, said.code) == ("", 0)
    assert max(len(line) for line in said.out.splitlines()) <= 80
    assert said.out == run(command, "--help").out
    assert said.out.startswith(f"Usage: vawg {command} [OPTIONS]")
    assert said.out.endswith("may stand here too: vawg -h\n")


def test_the_help_of_the_program_names_every_command(run):
    said = run("-h")
    assert said.code == 0
    width = max(map(len, COMMANDS))
    for name, entry in COMMANDS.items():
        assert f"  {name.ljust(width)}  {entry.help}\n" in said.out


def test_options_of_the_program_may_follow_the_command_and_win(run, copied):
    there = run("status", folder=FICTION)
    for call in (
        ("--plan", FICTION, "status"), ("status", "--plan", FICTION), ("status", "-C", FICTION),
        ("--plan", "nowhere", "status", "--plan", FICTION), ("status", f"--plan={FICTION}"),
        ("-C", "/", "status", "-C", FICTION, "--no-cache", "-q", "--color", "never"),
    ):  # fmt: skip
        assert run(*call, folder="/") == there
    (copied / "plan.yaml").write_text("", "utf-8")
    assert run("status", folder=copied).err
    assert not run("status", "--quiet", folder=copied).err


def test_a_defect_is_3_says_so_and_shows_no_traceback(run, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("on\x1b[31m purpose")

    monkeypatch.setattr("vawg_plan.query.status.status", broken)
    said = run("status", "--no-cache")
    assert (said.out, said.code) == ("", 3)
    assert "Traceback" not in said.err
    assert said.err.startswith("vawg: this is a defect in vawg ")
    assert "ZeroDivisionError at test_endings.py:" in said.err
    assert "on\\x1b[31m purpose" in said.err
    assert "VAWG_DEBUG=1" in said.err
    with pytest.raises(ZeroDivisionError):
        run("status", "--no-cache", VAWG_DEBUG="1")


def test_an_interruption_is_130(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("vawg_plan.query.status.status", interrupted)
    assert run("status", "--no-cache") == ("", "", 130)


def test_ctrl_c_ends_the_real_program_with_130():
    code = (
        "import sys, time, vawg_plan.store.folder as f, vawg_plan.__main__ as m\n"
        "import vawg_plan.cli.answers as a\n"
        "a.find_plan = lambda *_: (print('in', flush=True), time.sleep(20))\n"
        "import vawg_plan.cli.session as s; s.find_plan = a.find_plan\n"
        "sys.argv = ['vawg', 'status']; m.start()\n"
    )
    process = subprocess.Popen(
        [START[0], "-c", code], cwd=FICTION, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout.readline() == b"in\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (out, err, process.returncode) == (b"", b"", 130)


@pytest.mark.parametrize("call", ["list commitments --csv", "-h", "--version"])
def test_a_closed_pipe_is_no_error(call):
    for _ in range(2):  # computed, then from the cache
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [*START, *call.split()], cwd=FICTION, stdout=writer, stderr=subprocess.PIPE, check=False
        )
        os.close(writer)
        assert (done.stderr, done.returncode) == (b"", 0)


def test_head_gets_its_line_and_nobody_complains():
    command = f"{START[0]} -m vawg_plan list commitments | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=FICTION, capture_output=True, check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("call", ["status", "-h", "--version"])
def test_a_full_disk_is_said_and_is_2(start, call):
    for _ in range(2):
        with open("/dev/full", "wb") as full:
            said = start(*call.split(), stdout=full)
        assert said.err == (
            "vawg: the output could not be written: No space left on device\n"
            "help: what was printed is incomplete; make room, or write elsewhere\n"
        )
        assert said.code == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_defect(closed):
    command = f"{START[0]} -m vawg_plan status --as-of 2031-07-01 {closed}"
    for _ in range(2):
        done = subprocess.run(
            ["bash", "-c", command], cwd=FICTION, capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
        assert b"defect" not in done.stderr
        assert done.returncode == 0


def test_a_folder_deleted_under_the_shell_is_2(tmp_path):
    command = f"mkdir gone; cd gone; rmdir ../gone; {START[0]} -P -m vawg_plan status"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr.startswith(b"vawg: ")
    assert b"defect" not in done.stderr
    assert (done.stdout, done.returncode) == (b"", 2)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii", "LANG": "tr_TR.UTF-8"},
    ],
)
def test_an_encoding_never_fails(start, run, environment):
    said = start("show", "\u00e9\u4e2d", "--no-cache", **environment)
    assert (said.out, said.code) == (b"", 2)
    assert said.err.startswith("vawg: this plan has no ")
    there = run("status", "--as-of", "2032-01-31", "--no-cache").out
    assert "\u2588" in there
    said = start("status", "--as-of", "2032-01-31", "--no-cache", **environment)
    assert (said.out.decode("utf-8"), said.err, said.code) == (there, "", 0)


def test_the_plan_is_found_upward_and_by_name(run, repository):
    there = run("status", folder=repository)
    assert there.code == 0
    deep = repository / "some" / "where"
    deep.mkdir(parents=True)
    for folder in (deep, repository / "plan", repository / "plan" / "updates" / "2031"):
        assert run("status", folder=folder) == there
    assert run("status", "--plan", repository, folder="/") == there
    assert run("-C", "copy", "--plan", "plan", "status", folder=repository.parent) == there
