"""Carrying out a change to the plan: checked whole, shown or written, and committed if asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.problem import Problem
    from vawg_plan.store.snapshot import Snapshot

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change; write nothing.")]
Commit = Annotated[bool, typer.Option("--commit", help="Make one git commit of these files.")]
Message = Annotated[
    str | None, typer.Option("--message", "-m", metavar="TEXT", help="The commit's message.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Write what validate would refuse, or no decision permits.")
]


class Change(NamedTuple):
    """One file of the plan before and after: None where it was not there or will not be.

    ``path`` is relative to the plan folder, with ``/`` between its parts.
    """

    path: str
    before: bytes | None
    after: bytes | None


class Manner(NamedTuple):
    """How a change is to be carried out, as the options of every writing command say."""

    dry_run: bool = False
    commit: bool = False
    message: str | None = None
    force: bool = False


_NOTHING = "nothing to change: the plan says so already\n"
Make = Callable[["Loaded"], Sequence[Change]]


def carry_out(session: Session, make: Make, day: str, manner: Manner, said: str) -> None:
    """Make changes to the plan as it is now, and write them all or none; ends the command.

    ``make`` works out the changes while no other writer can come between. ``day`` is the date
    (ISO) as of which the outcome is checked, ``said`` the commit's message unless one is given.
    """
    from vawg_plan.cli.newer import refuse_newer  # noqa: PLC0415
    from vawg_plan.store.folder import find_plan  # noqa: PLC0415
    from vawg_plan.store.lock import locked  # noqa: PLC0415 - only writing needs it

    if manner.message is not None and not manner.commit:
        raise typer.BadParameter("--message is the message of a commit: add --commit")
    with locked(find_plan(session.directory, session.plan)):
        snapshot = session.snapshot_to_change()
        loaded = session.load(snapshot, checked=False, aside=not manner.force)
        refuse_newer(loaded)
        changes = [one for one in make(loaded) if one.before != one.after]
        remark = "" if manner.force else _check(session, snapshot, changes, day)
        if manner.dry_run:
            session.finish(Answer(diff(snapshot, changes) or _NOTHING, remark))
        _write(snapshot, changes)
    answer = report(snapshot, changes, manner, said)
    session.finish(answer._replace(err="\n".join(filter(None, (answer.err, remark)))))


def changed(snapshot: Snapshot, changes: Sequence[Change]) -> Snapshot:
    """The plan as it would be after these changes."""
    texts, series = dict(snapshot.texts), dict(snapshot.series)
    for path, _, after in changes:
        files = series if path in series else texts
        files.pop(path, None)
        if after is not None:
            files[path] = after
    return snapshot._replace(texts=dict(sorted(texts.items())), series=series)


def _check(session: Session, snapshot: Snapshot, changes: Sequence[Change], day: str) -> str:
    """Refuse a change that brings an error; what there is to say of the warnings that it brings."""
    after = changed(snapshot, changes)
    found = new_problems(session, snapshot, after, day)
    if not found:
        return ""
    from vawg_plan.cli.views.problems import text  # noqa: PLC0415

    errors = [problem for problem in found if problem.severity == "error"]
    listed = text(errors or found, after.texts | after.series, snapshot.label, session.style)
    if errors:
        raise Stop(
            f"nothing was written, because the plan would not be valid:\n\n{listed.rstrip()}\n\n"
            "help: Mend the command, or add --force to write it all the same",
            FOUND_WANTING,
        )
    return f"vawg: the plan is valid, and warns of this from now on:\n\n{listed.rstrip()}\n"


def new_problems(session: Session, before: Snapshot, after: Snapshot, day: str) -> list[Problem]:
    """The problems that a plan has after a change and didn't have before, as of a day."""
    texts = before.texts
    own = [path for path, raw in after.texts.items() if texts.get(path) is not raw]
    found = session.load(after, thorough=day, changed=own).problems
    if not found:
        return []
    known = {_same(problem) for problem in session.load(before, thorough=day).problems}
    return [problem for problem in found if _same(problem) not in known]


def new_errors(session: Session, before: Snapshot, after: Snapshot, day: str) -> list[Problem]:
    """The errors among them."""
    found = new_problems(session, before, after, day)
    return [problem for problem in found if problem.severity == "error"]


def _same(problem: Problem) -> tuple[object, ...]:
    """What makes a problem the same one though lines above it moved."""
    return (problem.rule, problem.path, problem.id, problem.message)


def _write(snapshot: Snapshot, changes: Sequence[Change]) -> None:
    from vawg_plan.store.writing import CannotWrite, write_all  # noqa: PLC0415

    try:
        write_all(snapshot.root, changes)
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None


def diff(snapshot: Snapshot, changes: Sequence[Change]) -> str:
    """The change as git would show it."""
    from difflib import unified_diff  # noqa: PLC0415

    out: list[str] = []
    for path, before, after in changes:
        name = _shown(snapshot, path)
        old = f"a/{name}" if before is not None else "/dev/null"
        new = f"b/{name}" if after is not None else "/dev/null"
        lines = unified_diff(_lines(before), _lines(after), old, new, lineterm="")
        out.extend(_printed(line) for line in lines)
    return "".join(out)


def _lines(raw: bytes | None) -> list[str]:
    """The lines as git divides them: a carriage return before the end is part of its line."""
    lines = (raw or b"").decode("utf-8", "replace").split("\n")
    if lines[-1]:
        return [*lines[:-1], lines[-1] + _NO_END]
    return lines[:-1]


_NO_END = "\n\\ No newline at end of file"


def _printed(line: str) -> str:
    """A line of a diff that cannot act on a terminal; its carriage return stays, as in git's."""
    text, mark, _ = line.partition(_NO_END)
    ending = "\r" * text.endswith("\r")
    return clean(text.removesuffix("\r")) + ending + mark + "\n"


def _shown(snapshot: Snapshot, path: str) -> str:
    return f"{snapshot.label}/{path}" if snapshot.label else path


def report(snapshot: Snapshot, changes: Sequence[Change], manner: Manner, said: str) -> Answer:
    """What was written, and the commit of it where one is wanted."""
    if not changes:
        return Answer(_NOTHING)
    verbs = {True: "wrote", False: "removed"}
    lines = [f"{verbs[c.after is not None]} {clean(_shown(snapshot, c.path))}" for c in changes]
    if not manner.commit:
        return Answer("\n".join(lines) + "\n")
    from vawg_plan.store.commit import CannotCommit, commit  # noqa: PLC0415

    paths = [os.path.join(snapshot.root, *change.path.split("/")) for change in changes]
    try:
        made = commit(snapshot.root, paths, manner.message or said)
    except CannotCommit as failed:
        advice = "help: the files are written; commit them when git can"
        return Answer(
            "\n".join(lines) + "\n", f"vawg: no commit: {clean(str(failed))}\n{advice}", 1
        )
    return Answer("\n".join([*lines, f"committed {made}"]) + "\n")
