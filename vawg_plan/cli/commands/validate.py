"""Check the plan: YAML, schema, references and rules. Every problem of every file at once.

PATHs limit what is listed to these files and folders; the whole plan is checked all the same.
Exit status: 0 no errors, 1 errors (with --strict, warnings too), 2 there is no plan to check.
"""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.problem import Problem
    from vawg_plan.store.snapshot import Snapshot


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    concise = "concise"
    json = "json"


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="List these files only.")
    ] = None,
    format: Annotated[
        Format,
        typer.Option(metavar="FORMAT", help="text, concise or json.", show_default=False),
    ] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    as_of: AsOf = None,
    at: At = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)
    how = Format.json if json else format
    chosen = tuple(_inside(session, path) for path in paths or ())

    def compute(loaded: Loaded) -> Answer:
        problems = [p for p in loaded.problems if _is_chosen(p.path, chosen)]
        failing = [p for p in problems if strict or p.severity == "error"]
        out = _printed(loaded, problems, chosen, how, session)
        return Answer(out, code=FOUND_WANTING if failing else 0)

    session.answer(
        ("validate", day, chosen, how.value, strict, session.quiet), compute, at, thorough=day
    )


def _printed(
    loaded: Loaded,
    problems: list[Problem],
    chosen: tuple[str, ...],
    how: Format,
    session: Session,
) -> str:
    from vawg_plan.cli.views import problems as view  # noqa: PLC0415 - a kept answer needs none

    if how is Format.json:
        from vawg_plan.cli.jsons import encode  # noqa: PLC0415

        return encode(view.as_dict(problems))
    style, snapshot = session.style, loaded.snapshot
    listed = (
        view.concise(problems, style)
        if how is Format.concise
        else view.text(problems, snapshot.texts | snapshot.series, snapshot.label, style)
    )
    if session.quiet:
        return listed
    return listed + view.summary(problems, _files(snapshot, chosen), style)


def _files(snapshot: Snapshot, chosen: tuple[str, ...]) -> str:
    """How many files were checked, and of how many those are listed that were asked for."""
    from vawg_plan.cli.views.words import count_of  # noqa: PLC0415 - as above
    from vawg_plan.load.place import shown  # noqa: PLC0415

    paths = [*snapshot.texts, *snapshot.series, *(fault.path for fault in snapshot.faults)]
    listed = sum(_is_chosen(shown(snapshot.label, path), chosen) for path in paths)
    every = count_of(len(paths), "file")
    return every if listed == len(paths) else f"{listed} of {every}"


def _inside(session: Session, path: str) -> str:
    """A path given on the command line as problems show it: relative to the repository's root."""
    from vawg_plan.store.folder import find_plan, label_of  # noqa: PLC0415 - only with a PATH

    place = os.path.join(session.directory, path)
    if not os.path.lexists(place):
        raise Stop(f"{clean(path)} does not exist\nhelp: name files or folders of the plan")
    if session.plan is None:
        nearest = place if os.path.isdir(place) else os.path.dirname(place)
        session.plan = os.path.abspath(find_plan(nearest))
    root = os.path.realpath(find_plan(session.directory, session.plan))
    inner = os.path.relpath(os.path.realpath(os.path.dirname(place)), root)
    inner = os.path.normpath(os.path.join(inner, os.path.basename(os.path.normpath(place))))
    if os.path.realpath(place) == root or os.path.realpath(place) == os.path.dirname(root):
        return label_of(root)
    if inner.startswith(".."):
        raise Stop(
            f"{clean(path)} is not in the plan folder\nhelp: name files or folders of {clean(root)}"
        )
    return "/".join(part for part in (label_of(root), inner.replace(os.sep, "/")) if part)


def _is_chosen(path: str, chosen: tuple[str, ...]) -> bool:
    if not chosen:
        return True
    return any(not one or path == one or path.startswith(one + "/") for one in chosen)
