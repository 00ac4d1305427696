"""Write a document from the plan: public-plan, the plan as its readers want it.

Only what is public is in it. Without --output it is printed; --output FILE writes it whole or not
at all, and the file's ending tells the format where --format does not.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan import __version__
from vawg_plan.cli.options import AsOf, At
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.store.snapshot import Snapshot

_FORMATS = ("md", "html")


def _documents(incomplete: str) -> list[tuple[str, str]]:
    from vawg_plan.render import DOCUMENTS  # noqa: PLC0415

    return [(d.name, d.title) for d in DOCUMENTS.values() if d.name.startswith(incomplete)]


def _format_names(incomplete: str) -> list[str]:
    return [name for name in _FORMATS if name.startswith(incomplete)]


_NEEDS = ("vawg_plan.render.engine", "vawg_plan.render.view")


def command(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="Which document.", autocompletion=_documents)],
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="md or html.", autocompletion=_format_names
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")
    ] = None,
    as_of: AsOf = None,
    at: At = None,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)
    how = _format(format, output)
    _check(document)
    snapshot = session.snapshot(at)
    origin = _origin(snapshot)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.render import Provenance, RenderFailed, render  # noqa: PLC0415

        overrides = {n: t.decode("utf-8", "replace") for n, t in loaded.snapshot.templates.items()}
        provenance = Provenance(__version__, *origin)
        try:
            return Answer(render(document, how, loaded.plan, day, provenance, overrides))
        except RenderFailed as failed:
            raise Stop(clean(str(failed)), 1) from None

    answer = session.reply(("render", document, how, day, origin), compute, snapshot, needs=_NEEDS)
    session.finish(_saved(session, answer, output) if output not in {None, "-"} else answer)


def _format(given: str | None, output: str | None) -> str:
    if given is None:
        ending = os.path.splitext(output or "")[1].lower()
        return "html" if ending in {".html", ".htm"} else "md"
    if given not in _FORMATS:
        raise Stop(f"--format: {clean(given)} is not one of {', '.join(_FORMATS)}")
    return given


def _check(document: str) -> None:
    from vawg_plan.render.documents import DOCUMENTS  # noqa: PLC0415

    if document not in DOCUMENTS:
        from vawg_plan.rules.wording import nearest  # noqa: PLC0415

        near = nearest(document, DOCUMENTS)
        hint = f"did you mean {near}? " if near else ""
        raise Stop(
            f"there is no document {clean(document)}\nhelp: {hint}documents: {', '.join(DOCUMENTS)}"
        )


def _origin(snapshot: Snapshot) -> tuple[str | None, bool | None]:
    """The commit that the plan is from, and whether its files are as they were committed."""
    from vawg_plan.store.git import commit_of, state_of  # noqa: PLC0415

    if snapshot.revision is not None:
        return commit_of(snapshot.root, snapshot.revision), True
    return state_of(snapshot.root) or (None, None)


def _saved(session: Session, answer: Answer, output: str) -> Answer:
    from vawg_plan.store.writing import CannotWrite, write_whole  # noqa: PLC0415

    try:
        changed = write_whole(os.path.join(session.directory, output), answer.out.encode())
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
    said = f"{'wrote' if changed else 'unchanged:'} {clean(output)}"
    return Answer("", "\n".join(part for part in (answer.err, said) if part), answer.code)
