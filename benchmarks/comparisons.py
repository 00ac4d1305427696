"""Every comparison of the table, as values: what is measured against what, and the limit."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks import plans, work
from benchmarks.measure import Command, Side

OFFICES = 688  # 43 offices of 16 actions
LARGE, LARGER = 1_000, 10_000
GROWTH = 10.5  # times as long for ten times as much
PEAK = 250.0  # megabytes
SITE_PEAK = 300.0
CACHES = {"off": "--no-cache", "empty": "empty cache", "kept": "next run"}


class Comparison(NamedTuple):
    """One row: how many times the base the subject takes; a limit of None only reports.

    Both sides are made when they are measured, so that a row left out costs nothing. With a
    `peak_limit`, the most memory that the subject held is a row of its own.
    """

    name: str
    limit: float | None
    subject: Callable[[], Side]
    base: Callable[[], Side]
    peak_limit: float | None = None


class Setting(NamedTuple):
    """Where and how `vawg` runs: the scenario's name, which plan, what becomes of the cache.

    The cache is "off" (`--no-cache`), "empty" ahead of each run, or "kept" from run to run.
    """

    name: str
    plan: Callable[[], Path]
    cache: str
    day: str = work.MADE_UP_DAY


def all_comparisons() -> list[Comparison]:
    """Return the rows in the order of the table."""
    return [
        *starts(),
        *shipped(),
        *offices(),
        *documents(),
        *sites(),
        *changed(),
        *others(),
        *growth(),
    ]


def vawg(setting: Setting, *arguments: str) -> Side:
    """`vawg` with these arguments, about the setting's plan."""
    return Side((vawg_command(setting, *arguments),))


def vawg_command(setting: Setting, *arguments: str) -> Command:
    """Return the process that `vawg` is; its document, if it makes one, is OUTPUT in its home."""
    env = work.home_of(setting.name, setting.day)
    output = Path(env["HOME"]) / "output.html"
    gone = [output, Path(env["XDG_CACHE_HOME"])] if setting.cache == "empty" else [output]
    off = ["--no-cache"] if setting.cache == "off" else []
    arguments = tuple(str(output) if a == "OUTPUT" else a for a in arguments)
    argv = (work.vawg(), *off, "--plan", str(setting.plan()), *arguments)
    return Command(argv, env, setting.plan(), partial(remove, gone))


def remove(paths: list[Path]) -> None:
    """Remove files and whole folders, where they are there."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def bare_start() -> Side:
    """Python itself, doing nothing."""
    return Side((Command((sys.executable, "-c", "pass"), work.home_of("bare"), work.WORK),))


def libyaml_read() -> Side:
    """Read the files of 688 actions with libyaml alone."""
    argv = (work.tool("python"), str(work.READER), str(work.plan_of(OFFICES)))
    return Side((Command(argv, work.home_of("read"), work.WORK),))


def shipped_plan() -> Path:
    """Return the plan of this repository."""
    return work.SHIPPED


def made_up(actions: int) -> Callable[[], Path]:
    """Return what returns a made-up plan of so many actions."""
    return partial(work.plan_of, actions)


def against_start(setting: Setting, limit: float | None, title: str, *verb: str) -> Comparison:
    """Compare a command with the bare start."""
    name = f"{title}, {CACHES[setting.cache]} / bare start"
    return Comparison(name, limit, partial(vawg, setting, *verb), bare_start)


def against_read(setting: Setting, limit: float | None, title: str, *verb: str) -> Comparison:
    """Compare a command on 688 actions with the reading of their files."""
    name = f"{title}, {CACHES[setting.cache]} / libyaml read"
    return Comparison(name, limit, partial(vawg, setting, *verb), libyaml_read)


def starts() -> Iterator[Comparison]:
    """`vawg` asked about itself."""
    for option, limit in (("--version", 7.0), ("--help", 9.0)):
        subject = partial(start_of, option)
        yield Comparison(f"vawg {option} / bare start", limit, subject, bare_start)


def start_of(option: str) -> Side:
    """`vawg` with an option and no plan."""
    return Side((Command((work.vawg(), option), work.home_of("start"), work.WORK),))


def shipped() -> Iterator[Comparison]:
    """The plan in this repository, and a made-up one of the same size."""
    for verb, first, later in (("status", 12.0, 9.0), ("validate", 12.0, 8.0)):
        for kept, limit in (("off", first), ("empty", first), ("kept", later)):
            setting = Setting(f"shipped-{verb}-{kept}", shipped_plan, kept, work.SHIPPED_DAY)
            yield against_start(setting, limit, f"shipped plan: {verb}", verb)
    for verb in ("status", "validate"):
        setting = Setting(f"16-{verb}", made_up(plans.PER_OFFICE), "off")
        yield against_start(setting, None, f"16 made-up actions: {verb}", verb)


def offices() -> Iterator[Comparison]:
    """What 43 offices of 16 actions take, asked for the first time and asked again."""
    plan = made_up(OFFICES)
    for kept, limit in (("off", 1.0), ("empty", 1.0), ("kept", 0.3)):
        setting = Setting(f"688-validate-{kept}", plan, kept)
        yield against_read(setting, limit, "688: validate", "validate")
    for verb in (("status",), ("list", "commitments")):
        title = f"688: {' '.join(verb)}"
        for kept in ("off", "empty"):
            setting = Setting(f"688-{verb[0]}-{kept}", plan, kept)
            yield against_read(setting, 0.9, title, *verb)
        yield against_start(Setting(f"688-{verb[0]}-kept", plan, "kept"), 12.0, title, *verb)


def documents() -> Iterator[Comparison]:
    """The published page of 43 offices' plan."""
    verb = ("render", "public-plan", "--format", "html", "-o", "OUTPUT")
    for kept, limit in (("off", 1.3), ("empty", 1.3), ("kept", 0.6)):
        setting = Setting(f"688-render-{kept}", made_up(OFFICES), kept)
        yield against_read(setting, limit, "688: render public-plan", *verb)


def sites() -> Iterator[Comparison]:
    """One document of the shipped plan; the site of 43 offices' plan, and again after a change."""
    page = ("render", "public-plan", "--format", "html", "-o", "OUTPUT")
    setting = Setting("shipped-render", shipped_plan, "off", work.SHIPPED_DAY)
    yield against_start(setting, 25.0, "shipped plan: render public-plan", *page)
    title = "688: build"
    yield Comparison(f"{title} / libyaml read", 6.0, build_anew, libyaml_read, SITE_PEAK)
    yield Comparison(f"{title} after one change / no change", 1.5, build_changing, build_again)


def build_anew() -> Side:
    """`vawg build` of 688 actions into a folder that isn't there."""
    return site_of(Setting("688-build", made_up(OFFICES), "off"), anew=True)


def build_again() -> Side:
    """`vawg build` of 688 actions where nothing changed."""
    return site_of(Setting("688-build-again", made_up(OFFICES), "kept"))


def build_changing() -> Side:
    """`vawg build` of 688 actions, one of which has a title never seen before."""
    plan = work.plan_of(OFFICES, "changing")
    side = site_of(Setting("688-build-changing", lambda: plan, "kept"))
    before = partial(change, plan / plans.action_path(5), count(1))
    return Side((side.plus[0]._replace(before=before),))


def site_of(setting: Setting, *, anew: bool = False) -> Side:
    """`vawg build` into a folder of the setting's home."""
    command = vawg_command(setting, "build", "--out", "SITE")
    place = Path(command.env["HOME"]) / "site"
    argv = tuple(str(place) if word == "SITE" else word for word in command.argv)
    before = partial(remove, [place]) if anew else command.before
    return Side((command._replace(argv=argv, before=before),))


def changed() -> Iterator[Comparison]:
    """`vawg validate` after one file of the 688 was changed."""
    title = "688: validate after one change"
    yield Comparison(f"{title} / libyaml read", None, validate_changing, libyaml_read)
    yield Comparison(f"{title} / no change", None, validate_changing, validate_again)
    yield Comparison(f"{title} / no change + one file", None, validate_changing, again_and_one)


def validate_changing() -> Side:
    """`vawg validate` on 688 actions, one of which has a title never seen before."""
    plan = work.plan_of(OFFICES, "changing")
    command = vawg_command(Setting("688-changing", lambda: plan, "kept"), "validate")
    return Side((command._replace(before=partial(change, plan / plans.action_path(5), count(1))),))


def change(path: Path, versions: count[int]) -> None:
    """Write another title into an action's file."""
    title = f"title: Fictional action 5, version {next(versions)}, on"
    text = plans.action_text(5).replace("title: Fictional action 5 on", title)
    path.write_text(text, encoding="utf-8")


def validate_again() -> Side:
    """`vawg validate` on 688 actions where nothing changed."""
    return vawg(Setting("688-again", made_up(OFFICES), "kept"), "validate")


def again_and_one() -> Side:
    """As `validate_again`, and what reading a plan of one action adds to finding it cached."""
    first = vawg_command(Setting("1-empty", made_up(1), "empty"), "validate")
    later = vawg_command(Setting("1-kept", made_up(1), "kept"), "validate")
    return Side((*validate_again().plus, first), (later,))


def others() -> Iterator[Comparison]:
    """Other programs that check the same content."""
    for name, subject in (
        ("doorstop --no-reformat", partial(doorstop, "--no-reformat")),
        ("doorstop (writes every file anew)", doorstop),
        ("check-jsonschema", check_jsonschema),
    ):
        yield Comparison(f"688: {name} / libyaml read", None, subject, libyaml_read)


def doorstop(*options: str) -> Side:
    """Doorstop's validation of 688 items."""
    argv = (work.tool("doorstop"), *options)
    return Side((Command(argv, work.home_of("doorstop"), work.doorstop_of(OFFICES)),))


def check_jsonschema() -> Side:
    """check-jsonschema on the files of 688 actions, with the schema that `vawg` has for them."""
    plan = work.plan_of(OFFICES)
    files = sorted(str(path.relative_to(plan)) for path in plan.glob("actions/*.yaml"))
    argv = (work.tool("check-jsonschema"), "--schemafile", str(work.SCHEMA), *files)
    return Side((Command(argv, work.home_of("check-jsonschema"), plan),))


def growth() -> Iterator[Comparison]:
    """Ten times as many files."""
    for verb, kept in (("validate", "off"), ("status", "off"), ("status", "kept")):
        large, larger = (
            partial(vawg, Setting(f"{size}-{verb}-{kept}", made_up(size), kept), verb)
            for size in (LARGE, LARGER)
        )
        name = f"{LARGER:,} / {LARGE:,}: {verb}, {CACHES[kept]}"
        yield Comparison(name, GROWTH, larger, large, PEAK)
