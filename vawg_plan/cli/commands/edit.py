"""Open your editor at an item's line, and check the plan on the way out.

The editor is that of VISUAL, EDITOR or git. What would make the plan invalid is shown, and can be
edited again or put back; where nobody can be asked it is put back, and your text is kept in a file
beside it, which is named.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from vawg_plan.cli.changes import (
    Change,
    Commit,
    DryRun,
    Force,
    Manner,
    Message,
    changed,
    diff,
    new_errors,
    report,
)
from vawg_plan.cli.options import complete_id
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean, write_error

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.problem import Problem
    from vawg_plan.store.snapshot import Snapshot


class Desk(NamedTuple):
    """What is being edited: the file's path in the plan and on disk, and its text before."""

    session: Session
    path: str
    place: str
    before: bytes
    day: str


def command(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="What to edit.", autocompletion=complete_id)
    ],
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    if message is not None and not commit:
        raise typer.BadParameter("--message is the message of a commit: add --commit")
    from vawg_plan.cli.newer import refuse_newer  # noqa: PLC0415

    loaded = session.load(session.snapshot())
    refuse_newer(loaded)
    path, line = _find(loaded, id)
    root = os.path.abspath(loaded.snapshot.root)
    place = os.path.join(root, *path.split("/"))
    desk = Desk(session, path, place, loaded.snapshot.texts[path], as_of_date(None))
    now = _edited(desk, line, force=force)
    changes = [Change(path, desk.before, now.texts.get(path))]
    if changes[0].after == desk.before:
        session.finish(Answer("nothing was changed\n"))
    _remark_on_promises(desk, loaded, now)
    if dry_run:
        _put_back(desk, now)
        session.finish(Answer(diff(now, changes)))
    session.finish(report(now, changes, Manner(dry_run, commit, message, force), f"Edit {id}"))


def _find(loaded: Loaded, typed: str) -> tuple[str, int]:
    """The file that holds an item, read or not, and the line."""
    from vawg_plan.cli.targets import item_of  # noqa: PLC0415
    from vawg_plan.edit.finding import find_broken, line_of  # noqa: PLC0415

    texts = loaded.snapshot.texts
    path, line = find_broken(texts, (file.path for file in loaded.plan.files), typed)
    if path:
        return path, line
    item = item_of(loaded.plan, typed)
    return item.path, line_of(texts[item.path], item)


def _edited(desk: Desk, line: int, *, force: bool) -> Snapshot:
    """The plan after the person has edited one of its files and the outcome is valid."""
    while True:
        status = _open(desk, line)
        now = desk.session.snapshot()
        if now.texts.get(desk.path) == desk.before:
            if status:
                raise Stop(f"the editor ended with status {status}; nothing was changed", 1)
            return now
        errors = [] if force and desk.path in now.texts else _errors(desk, now)
        if not errors and not status:
            return now
        _show(desk, now, errors, status)
        answer = _answer()
        if answer != "e":
            raise _rejected(desk, now, is_kept=not answer)
        line = next((one.line for one in errors if one.path.endswith(desk.path)), line)


def _open(desk: Desk, line: int) -> int:
    from vawg_plan.store.editor import NoEditor, editor_command, open_editor  # noqa: PLC0415

    try:
        command = editor_command(os.environ, os.path.dirname(desk.place))
        return open_editor(command, desk.place, line)
    except NoEditor as failed:
        raise Stop(clean(str(failed))) from None


def _errors(desk: Desk, now: Snapshot) -> list[Problem]:
    before = changed(now, [Change(desk.path, None, desk.before)])
    return new_errors(desk.session, before, now, desk.day)


def _show(desk: Desk, now: Snapshot, errors: list[Problem], status: int) -> None:
    from vawg_plan.cli.views.problems import text  # noqa: PLC0415

    if desk.path not in now.texts:
        write_error("vawg: the file is gone, and nothing of a plan is deleted")
    elif status:
        write_error(f"vawg: the editor ended with status {status}")
    write_error(text(errors, now.texts, now.label, desk.session.style).rstrip())


def _answer() -> str:
    """What to do with what is invalid: edit again (e) or put back (p); empty if nobody says."""
    from vawg_plan.cli.questions import can_ask  # noqa: PLC0415

    if not can_ask():
        return ""
    while True:
        try:
            answer = str(typer.prompt("Edit again, or put it back as it was? [e/p]", err=True))
        except typer.Abort:
            return ""
        if answer.strip().lower() in {"e", "p"}:
            return answer.strip().lower()


def _rejected(desk: Desk, now: Snapshot, *, is_kept: bool) -> Stop:
    """Put the file back as it was, and keep what the person wrote beside it unless told not to."""
    from vawg_plan.store.editor import set_aside  # noqa: PLC0415
    from vawg_plan.store.writing import CannotWrite  # noqa: PLC0415

    after = now.texts.get(desk.path)
    try:
        aside = set_aside(desk.place, after) if is_kept and after is not None else ""
        _put_back(desk, now)
    except CannotWrite as failed:
        return Stop(clean(str(failed)))
    kept = f"\nhelp: your text is kept in {clean(os.path.relpath(aside))}" if aside else ""
    return Stop(f"{clean(desk.path)} is as it was before{kept}", FOUND_WANTING)


def _put_back(desk: Desk, now: Snapshot) -> None:
    from vawg_plan.store.lock import locked  # noqa: PLC0415
    from vawg_plan.store.writing import write_all  # noqa: PLC0415

    with locked(now.root):
        write_all(now.root, [Change(desk.path, now.texts.get(desk.path), desk.before)])


def _remark_on_promises(desk: Desk, before: Loaded, now: Snapshot) -> None:
    """Say which promises of a published plan were changed, since a decision must stand behind."""
    from vawg_plan.diff import compare  # noqa: PLC0415
    from vawg_plan.edit.promises import any_of  # noqa: PLC0415

    if desk.session.quiet:
        return
    after = desk.session.load(now).plan
    for change in compare(before.plan, after):
        if change.needs_decision:
            write_error(
                f"vawg: `{change.field}` of {change.id} is protected: its pull request needs a "
                f"decision that permits {any_of(change.permits)}"
            )
