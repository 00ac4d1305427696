"""What change control takes in a repository with a long history: `diff`, `log`, `validate`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import plans, work
from benchmarks.comparisons import (
    CACHES,
    Comparison,
    Setting,
    against_start,
    vawg,
)
from benchmarks.measure import Command, Side

ACTIONS = plans.PER_OFFICE
COMMITS = UPDATES = 1_000
BACK = COMMITS // 2
EDITED = 10  # every so many commits one changes a promise too
BEGIN = 1_893_456_000  # 1 January 2030
DAY = 86_400
HISTORY = f"{COMMITS:,} commits"
CHANGES = "fictional-changes"  # the repository's folder


def history() -> Iterator[Comparison]:
    """The rows of this part of the table."""
    for cache in CACHES:
        diff = Setting(f"history-diff-{cache}", repository_plan, cache)
        yield against_start(diff, 20.0, f"{HISTORY}: diff HEAD~{BACK}", "diff", f"HEAD~{BACK}")
    for cache in CACHES:
        log = Setting(f"history-log-{cache}", repository_plan, cache)
        name = f"{HISTORY}: log A3.C1, {CACHES[cache]} / git log --follow -p"
        yield Comparison(name, 3.0, partial(vawg, log, "log", "A3.C1"), git_log)
    for cache in CACHES:
        base, plain = (
            Setting(f"history-{name}-{cache}", repository_plan, cache)
            for name in ("validate-base", "validate")
        )
        name = f"{HISTORY}: validate --base HEAD~1, {CACHES[cache]} / validate"
        subject = partial(vawg, base, "validate", "--base", "HEAD~1")
        yield Comparison(name, 1.5, subject, partial(vawg, plain, "validate"))


def git_log() -> Side:
    """What git itself takes to show the history of the file that holds A3.C1."""
    plan = repository_plan()
    path = plans.action_path(3)
    argv = (shutil.which("git") or "git", "--no-pager", "log", "--follow", "-p", "--", path)
    return Side((Command(argv, work.home_of("history-git"), plan),))


def repository_plan() -> Path:
    """16 actions, 1,000 updates and the 1,000 commits in which they came, in one repository."""
    repository = work.WORK / CHANGES
    ready = repository / ".git" / "benchmark-ready"
    if not ready.exists():
        work.say(f"writing {COMMITS:,} commits")
        shutil.rmtree(repository, ignore_errors=True)
        write_repository(repository)
        ready.touch()
    return repository / "plan"


def write_repository(repository: Path) -> None:
    """Make the repository by one `git fast-import`, and check its last commit out."""
    repository.mkdir(parents=True)
    git = ("git", "-C", str(repository), *(part for s in work.SETTINGS for part in ("-c", s)))
    subprocess.run((*git, "init", "--quiet", "--initial-branch=main"), check=True)
    stream = "".join(commit_stream(number) for number in range(COMMITS)).encode()
    subprocess.run((*git, "fast-import", "--quiet"), input=stream, check=True)
    subprocess.run((*git, "reset", "--quiet", "--hard", "main"), check=True)


def commit_stream(number: int) -> str:
    """Return one commit, as `git fast-import` reads it: what changed, on its own day."""
    when = f"Benchmark <benchmark@example.invalid> {BEGIN + number * DAY // 4} +0000"
    subject = f"Fictional change {number}\n"
    files = "".join(
        f"M 100644 inline plan/{path}\n{data(text)}\n" for path, text in changed(number).items()
    )
    return f"commit refs/heads/main\ncommitter {when}\n{data(subject)}{files}\n"


def data(text: str) -> str:
    """Return a text with its length in bytes before it."""
    return f"data {len(text.encode())}\n{text}"


def changed(number: int) -> dict[str, str]:
    """Return the files that a commit writes: an update, and now and then an action."""
    files = {update_path(number): update_text(number)}
    if number == 0:
        return plans.plan_texts(ACTIONS) | files
    if number % EDITED == 0:
        action = 1 + number // EDITED % ACTIONS
        files[plans.action_path(action)] = reworded(action, number)
    return files


def reworded(action: int, number: int) -> str:
    """Return an action's file with other words in its first commitment."""
    before, commitments, after = plans.action_text(action).partition("commitments:\n")
    words = f"text: >-\n      In version {number} of this fiction:\n"
    return before + commitments + after.replace("text: >-\n", words, 1)


def update_path(number: int) -> str:
    """Return where an update stands: a folder a year, a name a day and a number."""
    return f"updates/2030/{update_day(number)}-{number:04}.yaml"


def update_day(number: int) -> str:
    """Return the day that an update speaks for, within the year's first nine months."""
    day = number // 4
    return f"2030-{1 + day // 28:02}-{1 + day % 28:02}"


def update_text(number: int) -> str:
    """Return an update with one entry, about the first commitment of one action."""
    action = 1 + number % ACTIONS
    return (
        f"date: {update_day(number)}\nreporter: {plans.office_of(action)}\nvisibility: public\n"
        f"entries:\n  - subject: A{action}.C1\n    completion: limited\n    confidence: green\n"
        f"    summary: Fictional report number {number}.\n"
    )
