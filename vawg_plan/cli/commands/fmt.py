"""Lay files out as the house style has it: key order, block style, folded prose.

Only the layout changes: what a file says stays, and so does every comment. PATHs limit it to these
files and folders of the plan. --check writes nothing, lists the files that would change, and ends
with 1 where there are any.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Manner, Message, carry_out
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean, write_error

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Only these.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="List what would change; write nothing.")
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
) -> None:
    session: Session = ctx.obj
    if check and (dry_run or commit):
        raise typer.BadParameter("--check writes nothing: leave --dry-run and --commit out")
    chosen = tuple(_inside(session, path) for path in paths or ())
    unreadable: list[str] = []

    def make(loaded: Loaded) -> list[Change]:
        changes = [one for one in _laid_out(loaded, chosen, unreadable) if one.before != one.after]
        for line in unreadable:
            write_error(f"vawg: {line}")
        if check or not changes:
            session.finish(_told(loaded, changes, unreadable, check=check))
        return changes

    try:
        manner = Manner(dry_run, commit, message)
        carry_out(session, make, as_of_date(None), manner, "Lay the plan's files out")
    except typer.Exit as done:
        raise typer.Exit(done.exit_code or (FOUND_WANTING if unreadable else 0)) from None


def _laid_out(loaded: Loaded, chosen: tuple[str, ...], unreadable: list[str]) -> list[Change]:
    """Every chosen file of the plan as it is and as it should be; why some can't be is noted."""
    from vawg_plan.edit import CannotEdit, format_file  # noqa: PLC0415
    from vawg_plan.model.kinds import kind_of_path  # noqa: PLC0415

    found = []
    for path, raw in loaded.snapshot.texts.items():
        kind = kind_of_path(path)
        if kind is None or not _is_chosen(path, chosen):
            continue
        try:
            found.append(Change(path, raw, format_file(raw, kind.name)))
        except CannotEdit as cannot:
            unreadable.append(f"{_shown(loaded, path)} is left as it is: {clean(str(cannot))}")
    return found


def _told(loaded: Loaded, changes: list[Change], unreadable: list[str], *, check: bool) -> Answer:
    """What --check says, and what is said where nothing has to change."""
    if changes:
        lines = "".join(f"would change {_shown(loaded, one.path)}\n" for one in changes)
        return Answer(lines, code=FOUND_WANTING)
    said = "nothing to change: every file is laid out as it should be\n"
    if unreadable:
        return Answer("", code=FOUND_WANTING)
    return Answer("" if check else said)


def _shown(loaded: Loaded, path: str) -> str:
    label = loaded.snapshot.label
    return clean(f"{label}/{path}" if label else path)


def _inside(session: Session, path: str) -> str:
    """A path given on the command line as the plan has it: empty for the whole plan."""
    from vawg_plan.store.folder import find_plan  # noqa: PLC0415

    place = os.path.join(session.directory, path)
    if not os.path.lexists(place):
        raise Stop(f"{clean(path)} does not exist\nhelp: name files or folders of the plan")
    if session.plan is None:
        nearest = place if os.path.isdir(place) else os.path.dirname(place)
        session.plan = os.path.abspath(find_plan(nearest))
    root = os.path.realpath(find_plan(session.directory, session.plan))
    inner = os.path.relpath(os.path.realpath(place), root).replace(os.sep, "/")
    if inner in {".", ".."}:
        return ""
    if inner.startswith("../"):
        raise Stop(
            f"{clean(path)} is not in the plan folder\nhelp: name files or folders of {clean(root)}"
        )
    return inner


def _is_chosen(path: str, chosen: tuple[str, ...]) -> bool:
    if not chosen:
        return True
    return any(not one or path == one or path.startswith(f"{one}/") for one in chosen)
