"""What keeping the record takes: writing into a plan, and answering from 5,000 updates."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import plans, work
from benchmarks.comparisons import (
    OFFICES,
    Comparison,
    Setting,
    against_start,
    bare_start,
    vawg,
    vawg_command,
)
from benchmarks.measure import Side

UPDATES = 5_000
FIFTY = 50
REPORTER = plans.office_of(1)


def record() -> Iterator[Comparison]:
    """The rows of this part of the table."""
    for name, plan, limit in (
        ("shipped plan", shipped_copy, 14.0),
        ("688 + 5,000", reported, 20.0),
    ):
        setting = Setting(f"{plan.__name__}-update", plan, "kept")
        reporter = "plan-keeper" if plan is shipped_copy else REPORTER
        update = ("update", "A1.C1", "--summary", "Fictional report", "--reporter", reporter)
        reports = partial(report, setting, update)
        yield Comparison(f"{name}: update / bare start", limit, reports, bare_start)
        setting = Setting(f"{plan.__name__}-set", plan, "kept")
        yield Comparison(f"{name}: set / bare start", limit, partial(retitle, setting), bare_start)
    status = Setting("reported-status", reported, "kept")
    yield against_start(
        status, 15.0, "688 + 5,000: status --as-of", "status", "--as-of", "2030-06-30"
    )
    one, many = (Setting(f"many-{number}", shipped_copy, "kept") for number in (1, FIFTY))
    yield Comparison(
        "50 updates from one file / one", 2.0, partial(take, many, FIFTY), partial(take, one, 1)
    )


def shipped_copy() -> Path:
    """A copy of the shipped plan, which may be written to."""
    folder = work.WORK / "writing-shipped" / "plan"
    if not folder.exists():
        shutil.copytree(work.SHIPPED, folder)
    return folder


def reported() -> Path:
    """688 actions on which 5,000 updates report."""
    folder = work.WORK / f"reported-{OFFICES}" / "plan"
    if not (folder / "updates" / "2030").exists():
        plans.write_plan(folder, OFFICES)
        work.say(f"writing {UPDATES:,} updates")
        for number in range(UPDATES):
            path = folder / update_path(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(update_text(number), encoding="utf-8")
    return folder


def update_path(number: int) -> str:
    """Return where an update stands: a folder a year, a name a day and a number."""
    day = update_day(number)
    return f"updates/{day[:4]}/{day}-{number:05}.yaml"


def update_day(number: int) -> str:
    """Return the day that an update speaks for, within one year."""
    return f"2030-{1 + number % 12:02}-{1 + number // 12 % 28:02}"


def update_text(number: int) -> str:
    """Return an update with one entry, about one commitment of one action."""
    action = 1 + number % OFFICES
    word = ("not_started", "limited", "substantial")[number % 3]
    return (
        f"date: {update_day(number)}\nreporter: {plans.office_of(action)}\nvisibility: public\n"
        f"entries:\n  - subject: A{action}.C1\n    completion: {word}\n    confidence: green\n"
        f"    summary: Fictional report number {number}.\n"
    )


def report(setting: Setting, update: tuple[str, ...]) -> Side:
    """`vawg update`, in a plan that is as it was ahead of each run."""
    command = vawg_command(setting, *update)
    return Side((command._replace(before=partial(forget, setting.plan() / "updates")),))


def forget(updates: Path) -> None:
    """Take out what `vawg update` wrote about A1.C1; made-up updates are called by a number."""
    for path in updates.glob("*/*-a1-c1-*.yaml"):
        path.unlink()


def retitle(setting: Setting) -> Side:
    """`vawg set` of a title, in a file that is as it was ahead of each run."""
    path = next(iter(sorted((setting.plan() / "actions").glob("*1-*.yaml"))))
    command = vawg_command(setting, "set", "A1.title", "Fictional title")
    return Side((command._replace(before=partial(path.write_bytes, path.read_bytes())),))


def take(setting: Setting, entries: int) -> Side:
    """`vawg update --from` a table of so many rows."""
    table = work.WORK / f"returns-{entries}.csv"
    ids = [f"A{action}.C1" for action in range(1, 17)]
    rows = [f"{ids[n % 16]},2031-01-{1 + n // 16:02},Fictional report\n" for n in range(entries)]
    table.write_text("subject,date,summary\n" + "".join(rows), encoding="utf-8")
    return vawg(setting, "update", "--from", str(table), "--reporter", "plan-keeper")
