"""Check the plan: YAML, schema, references and rules. Every problem of every file at once.

PATHs limit what is listed to these files and folders; the whole plan is checked all the same.
With --base REV the result of merging the work here into REV is checked, and what that changes: a
promise that is gone, reworded, weakened or re-dated needs a decision that comes with the change.
In GitHub Actions the format is github, which marks lines in a pull request, unless one is given.
Exit status: 0 no errors, 1 errors (with --strict, warnings too), 2 there is no plan to check.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.formats import FORMATS, written
from vawg_plan.cli.options import AsOf, At, complete_word
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.cli.formats.report import Report
    from vawg_plan.load import Loaded
    from vawg_plan.model.problem import Problem


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="List these files only.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help=" | ".join(FORMATS),
            autocompletion=complete_word(*FORMATS),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    base: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Check too what merging into this revision changes."),
    ] = None,
    changed_only: Annotated[
        bool, typer.Option("--changed-only", help="List only what the branch brings or touches.")
    ] = False,
    as_of: AsOf = None,
    at: At = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)
    how = _format(format, json=json)
    chosen = tuple(_inside(session, path) for path in paths or ())

    def tell(loaded: Loaded, every: Iterable[Problem], near: Iterable[Problem]) -> Answer:
        problems, listed = (_of(chosen, found) for found in (every, near))
        report = _report(loaded, listed, chosen, day, session)
        report = report._replace(strict=strict, base=base, elsewhere=len(problems) - len(listed))
        code = FOUND_WANTING if any(map(report.fails, problems)) else 0
        return Answer(written(how, report), "", code, FORMATS[how].form)

    question = ("validate", day, chosen, how, strict, session.quiet, changed_only)
    _refuse_at_odds(base, at, changed_only=changed_only)
    if base is None:
        session.answer(question, lambda it: tell(it, it.problems, it.problems), at, thorough=day)
    else:
        from vawg_plan.cli.branching import check_branch  # noqa: PLC0415 - only with --base

        summary = os.environ.get("GITHUB_STEP_SUMMARY") if how == "github" else None
        check_branch(session, base, question, tell, day, near_only=changed_only, summary=summary)


def _refuse_at_odds(base: str | None, at: str | None, *, changed_only: bool) -> None:
    """Refuse options that cannot go together."""
    if base is None and changed_only:
        raise typer.BadParameter("--changed-only is about what a branch changes: add --base REV")
    if base is not None and at is not None:
        raise typer.BadParameter("--base is about the work here: leave --at out")


def _of(chosen: tuple[str, ...], problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the files that were asked for."""
    return [problem for problem in problems if _is_chosen(problem.path, chosen)]


def _format(given: str | None, *, json: bool) -> str:
    """The name of the format that was asked for, or that suits where we are."""
    if given is not None and given not in FORMATS:
        raise typer.BadParameter(
            f"{clean(given)} is no format; there are {', '.join(FORMATS)}", param_hint="--format"
        )
    if json and given not in {None, "json"}:
        raise typer.BadParameter(f"--json is not --format {given}: give one of them")
    if json:
        return "json"
    return given or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def _report(
    loaded: Loaded, problems: Sequence[Problem], chosen: tuple[str, ...], day: str, session: Session
) -> Report:
    """What is to be listed, and the files that were checked."""
    from vawg_plan.cli.formats.report import Report  # noqa: PLC0415 - a kept answer needs none
    from vawg_plan.load.place import shown  # noqa: PLC0415

    snapshot = loaded.snapshot
    texts = snapshot.texts | snapshot.series
    checked = [shown(snapshot.label, path) for path in texts]
    checked += [shown(snapshot.label, fault.path) for fault in snapshot.faults]
    files = [path for path in checked if _is_chosen(path, chosen)]
    return Report(
        problems, texts, snapshot.label, files, len(checked), day, session.style,
        quiet=session.quiet,
    )  # fmt: skip


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
