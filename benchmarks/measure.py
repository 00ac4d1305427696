"""Time and peak memory of a process, and of two of them side by side."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

MEGABYTE = 1_000_000
# What `ru_maxrss` counts in: bytes on macOS, KiB elsewhere.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
LONG = 1.5  # seconds; a pair of runs longer than this is repeated less often
FEWER = 5  # how much less often


class Failed(Exception):
    """A process could not be started or did not end with 0; the text says why."""


class Command(NamedTuple):
    """A process to start: `before` runs ahead of it, outside the time that counts."""

    argv: tuple[str, ...]
    env: Mapping[str, str]
    folder: Path
    before: Callable[[], None] | None = None


class Cost(NamedTuple):
    """What a process took: seconds by the clock, and the most memory that it held, in bytes."""

    seconds: float
    peak: int


class Side(NamedTuple):
    """One side of a comparison: the processes whose times are added, and those taken off again."""

    plus: tuple[Command, ...]
    minus: tuple[Command, ...] = ()


class Pairs(NamedTuple):
    """The costs of both sides, run by run."""

    subject: tuple[Cost, ...]
    base: tuple[Cost, ...]

    def ratios(self) -> list[float]:
        """How many times the base each run of the subject took."""
        return [a.seconds / b.seconds for a, b in zip(self.subject, self.base, strict=True)]

    def seconds(self) -> tuple[float, float]:
        """Return the median times of the subject and of the base."""
        return median(c.seconds for c in self.subject), median(c.seconds for c in self.base)

    def peaks(self) -> list[float]:
        """Return the most memory that each run of the subject held, in megabytes."""
        return [cost.peak / MEGABYTE for cost in self.subject]


def measure_pairs(subject: Side, base: Side, runs: int) -> Pairs:
    """Run both sides in turn, A B A B, after one run of each that counts for nothing.

    That first run compiles what Python imports, fills caches that may be filled, and shows
    whether the command works at all.
    """
    measure_side(subject)
    measure_side(base)
    first = measure_side(subject), measure_side(base)
    if first[0].seconds + first[1].seconds > LONG:
        runs = -(-runs // FEWER)
    rest = ((measure_side(subject), measure_side(base)) for _ in range(runs - 1))
    subjects, bases = zip(first, *rest, strict=True)
    return Pairs(subjects, bases)


def measure_side(side: Side) -> Cost:
    """Run every process of a side once."""
    plus, minus = measure_all(side.plus), measure_all(side.minus)
    seconds = sum(cost.seconds for cost in plus) - sum(cost.seconds for cost in minus)
    return Cost(seconds, max(cost.peak for cost in plus))


def measure_all(commands: Iterable[Command]) -> list[Cost]:
    """Run processes one after another."""
    return [measure_command(command) for command in commands]


def measure_command(command: Command) -> Cost:
    """Run a process to its end; raise `Failed` unless that end was 0.

    `wait4` speaks for the process and for the largest of those that it started itself. A process
    is never said to hold less than this one held when it started it, which is some 20 MB.
    """
    if command.before:
        command.before()
    complaints = Path(command.env["HOME"]) / "stderr"
    with contextlib.chdir(command.folder):
        begin = time.perf_counter()
        process = start_process(command, complaints)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise Failed(explain_failure(code, complaints.read_text("utf-8", "replace")))
    return Cost(seconds, usage.ru_maxrss * RSS_UNIT)


def start_process(command: Command, complaints: Path) -> int:
    """Start a process with no input, its output thrown away; return its number."""
    null, write = os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = (
        (os.POSIX_SPAWN_OPEN, 0, null, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, null, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, str(complaints), write, 0o600),
    )
    try:
        return os.posix_spawn(command.argv[0], command.argv, command.env, file_actions=files)
    except OSError as error:
        raise Failed(f"cannot start {Path(command.argv[0]).name}: {error.strerror}") from None


def explain_failure(code: int, complaints: str) -> str:
    """Say in a few words why a process did not end with 0."""
    lines = [line.strip(" │╭╮╰╯─") for line in complaints.splitlines()]
    said = [line for line in lines if line and not line.startswith("help:")]
    missing = next((line for line in said if "No such command" in line), None)
    return missing or f"exit status {code}: {(said or ['nothing said'])[-1]}"[:120]
