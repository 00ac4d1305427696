"""Start a plan in DIR, which must be empty: a small draft that is valid, to be filled in.

It asks for the title, the publisher and the period, unless they are given or nobody is there to be
asked; what isn't known reads "replace this". Beside the plan it writes a README, editor settings
with the schemas, and a check of pull requests.
"""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Manner, Message, diff, report
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, write_error

if TYPE_CHECKING:
    from vawg_plan.edit.starter import Span
    from vawg_plan.store.snapshot import Snapshot

_PERIOD = "write it 2026, 2026/27 or 2026-04-01..2027-03-31"


def command(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where.")] = ".",
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The plan's title.", show_default=False)
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The body that publishes it.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="2026, 2026/27 or 2026-04-01..2027-03-31."),
    ] = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
) -> None:
    from vawg_plan.edit.starter import PUBLISHER, TITLE  # noqa: PLC0415

    session: Session = ctx.obj
    if message is not None and not commit:
        raise typer.BadParameter("--message is the message of a commit: add --commit")
    today = as_of_date(None)
    place = os.path.abspath(os.path.join(session.directory, folder))
    _refuse_used(place, folder)
    if period is not None:
        _span(period)
    title = _one_line("--title", _given("title", "The plan's title", title, TITLE))
    publisher = _one_line(
        "--publisher", _given("publisher", "The body that publishes it", publisher, PUBLISHER)
    )
    span = _span(_given("period", f"The period: {_PERIOD}", period, today[:4], is_period=True))
    changes = _made(session, title, publisher, span, today)
    there = _snapshot(place, "" if folder == "." else folder.rstrip("/"), {})
    if dry_run:
        session.finish(Answer(diff(there, changes)))
    _write(place, changes)
    if not session.quiet:
        write_error(f"vawg: a draft is ready; next: {_next(session.directory, folder)}")
    session.finish(report(there, changes, Manner(dry_run, commit, message), f"Start {title}"))


def _next(directory: str, folder: str) -> str:
    """The command that shows the new plan, from the folder where the person is."""
    place = os.path.normpath(os.path.join(directory, folder))
    return "vawg status" if place == "." else f"vawg -C {shlex.quote(clean(place))} status"


def _refuse_used(place: str, named: str) -> None:
    """A Stop unless a folder is new or empty; git's own folder may be there."""
    try:
        held = [name for name in os.listdir(place) if name != ".git"]
    except FileNotFoundError:
        return
    except OSError as error:
        raise Stop(f"cannot start a plan in {clean(named)}: {error.strerror}") from None
    if held:
        raise Stop(
            f"cannot start a plan in {clean(named)}: it isn't empty\n"
            "help: name a new folder: vawg init DIR"
        )


def _given(
    name: str, question: str, given: str | None, otherwise: str, *, is_period: bool = False
) -> str:
    """What was given, or is answered now; Enter, and nobody to ask, mean ``otherwise``."""
    from vawg_plan.cli.questions import can_ask  # noqa: PLC0415
    from vawg_plan.edit.starter import read_period  # noqa: PLC0415

    if given is not None or not can_ask():
        return given if given is not None else otherwise
    write_error(f"\n{question}. Enter for: {otherwise}")
    while True:
        answer = str(typer.prompt(name, default=otherwise, show_default=False, err=True)).strip()
        if not is_period or read_period(answer):
            return answer
        write_error(f"  {clean(answer)} is no period; {_PERIOD}")


def _one_line(option: str, text: str) -> str:
    if text.strip() and len(text.splitlines()) == 1:
        return text.strip()
    raise Stop(f"{option}: it must be one line of text")


def _span(typed: str) -> Span:
    from vawg_plan.edit.starter import read_period  # noqa: PLC0415

    span = read_period(typed)
    if span is None:
        raise Stop(f"--period: {clean(typed)} is no period\nhelp: {_PERIOD}")
    return span


def _made(session: Session, title: str, publisher: str, span: Span, day: str) -> list[Change]:
    """The new files; a Stop where what was given makes no valid plan."""
    from vawg_plan.edit import CannotEdit  # noqa: PLC0415
    from vawg_plan.edit.starter import other_files, plan_files  # noqa: PLC0415

    try:
        plan = plan_files(title, publisher, span)
    except CannotEdit as cannot:
        raise Stop(clean(str(cannot))) from None
    for problem in session.load(_snapshot("", "plan", plan), thorough=day).problems:
        raise Stop(f"nothing was written: {clean(problem.message)}\nhelp: {clean(problem.help)}")
    files = {**{f"plan/{path}": raw for path, raw in plan.items()}, **other_files(title)}
    return [Change(path, None, raw) for path, raw in sorted(files.items())]


def _snapshot(root: str, label: str, texts: dict[str, bytes]) -> Snapshot:
    from vawg_plan.store.snapshot import Snapshot  # noqa: PLC0415

    return Snapshot(
        root=root,
        label=label,
        revision=None,
        texts=dict(sorted(texts.items())),
        templates={},
        data=frozenset(),
        series={},
        faults=(),
    )


def _write(place: str, changes: list[Change]) -> None:
    from vawg_plan.store.writing import CannotWrite, write_all  # noqa: PLC0415

    try:
        write_all(place, changes)
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
