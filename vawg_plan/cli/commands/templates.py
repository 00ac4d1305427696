"""List the templates that documents are made with, print one, or copy it to start from.

NAME is a template's, as parts/table.html.j2, or a document's, for all that are its own. --copy puts
it into the plan's folder templates/, where it replaces the one that comes with vawg; --to FOLDER
puts it elsewhere. Nothing is written over.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.publishing import refuse_inside, written
from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.store.snapshot import Snapshot


def _names(incomplete: str) -> list[str]:
    from vawg_plan.render.templates import purposes  # noqa: PLC0415

    return [name for name in purposes() if name.startswith(incomplete)]


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A template or a document.", autocompletion=_names)
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Copy it into the plan's templates folder.")
    ] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FOLDER", help="Copy it into this folder.")
    ] = None,
) -> None:
    session: Session = ctx.obj
    if name is None:
        if copy or to is not None:
            raise Stop("which template is to be copied?\nhelp: vawg templates lists them all")
        session.finish(_list(session))
    found = _found(str(name))
    if copy or to is not None:
        session.finish(_copied(session, found, to))
    if len(found) > 1:
        raise Stop(
            f"{clean(str(name))} has {len(found)} templates\n"
            f"help: name one: {', '.join(found)}; --copy copies them all"
        )
    session.finish(Answer(next(iter(found.values()))))


def _list(session: Session) -> Answer:
    from vawg_plan.render.templates import purposes  # noqa: PLC0415

    known, own = purposes(), _own(session)
    known |= {name: "This plan's own." for name in own if name not in known}
    width = max(map(len, known))
    lines = [
        f"{clean(name).ljust(width)}  {purpose}"
        + (" (Replaced in this plan.)" if name in own and purpose != "This plan's own." else "")
        for name, purpose in known.items()
    ]
    return Answer("\n".join(lines) + "\n")


def _own(session: Session) -> tuple[str, ...]:
    """The names of the plan's own templates; none where there is no plan."""
    snapshot = _plan(session)
    return tuple(sorted(snapshot.templates)) if snapshot else ()


def _plan(session: Session) -> Snapshot | None:
    """The plan's texts, if there is a plan here: templates are there without one."""
    from vawg_plan.store.snapshot import NoPlan  # noqa: PLC0415

    try:
        return session.snapshot()
    except NoPlan:
        return None


def _found(typed: str) -> dict[str, str]:
    """The shipped templates of a name, or of a document of that name, with their texts."""
    from vawg_plan.render.templates import of_document, purposes, text_of  # noqa: PLC0415

    known = purposes()
    names = [typed] if typed in known else of_document(typed)
    if names:
        return {name: text_of(name, {}) or "" for name in names}
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415

    near = nearest(typed, known)
    hint = f"did you mean {near}?" if near else "vawg templates lists them all"
    raise Stop(f"there is no template {clean(typed)}\nhelp: {hint}")


def _copied(session: Session, texts: dict[str, str], to: str | None) -> Answer:
    """The templates written, each under its own name, where none of them is yet."""
    from vawg_plan.store.snapshot import TEMPLATES  # noqa: PLC0415

    if to is None:
        place = os.path.join(session.snapshot().root, TEMPLATES)
        to = os.path.relpath(place, session.directory)
    else:
        _refuse_among_records(session, to)
    files = {os.path.join(to, name): text for name, text in texts.items()}
    there = [one for one in files if os.path.lexists(os.path.join(session.directory, one))]
    if there:
        raise Stop(
            f"nothing was copied: {clean(', '.join(there))} "
            f"{'is' if len(there) == 1 else 'are'} there already\n"
            "help: edit what is there, or name another folder with --to"
        )
    return written(session, files, Answer(""))


def _refuse_among_records(session: Session, to: str) -> None:
    """Stop where a folder is one of the plan's other than its templates."""
    from vawg_plan.store.snapshot import TEMPLATES  # noqa: PLC0415

    snapshot = _plan(session)
    if snapshot is None:
        return
    target = os.path.realpath(os.path.join(session.directory, to))
    inner = os.path.relpath(target, os.path.realpath(snapshot.root)).split(os.sep)
    if inner[0] != TEMPLATES:
        refuse_inside(session, snapshot, to)
