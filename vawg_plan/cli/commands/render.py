"""Write a document from the plan, as its readers want it.

Documents:

DOCUMENTS

Only what is public is in it, unless you say --audience internal. Without --output it is printed;
--output FILE writes it whole or not at all, and the file's ending tells the format where --format
does not. --data FOLDER writes the data behind its tables, as CSV and as JSON. A plan with errors is
refused; --force makes a draft of it all the same, which says so.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Audience, Language, complete_kind, complete_word
from vawg_plan.cli.publishing import Asking, Wanted, refuse_inside, stopping
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean
from vawg_plan.render.documents import DOCUMENTS, FORMATS

if TYPE_CHECKING:
    from vawg_plan.render import Document

__doc__ = (__doc__ or "").replace(
    "DOCUMENTS", "\n\n".join(f"{one.name}: {one.description}." for one in DOCUMENTS.values())
)


_ENDINGS = {"": "md", ".md": "md", ".markdown": "md", ".txt": "md", ".html": "html", ".htm": "html"}


def _documents(incomplete: str) -> list[tuple[str, str]]:
    return [(d.name, d.title) for d in DOCUMENTS.values() if d.name.startswith(incomplete)]


def command(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="Which document.", autocompletion=_documents)],
    span: Annotated[
        str | None,
        typer.Argument(metavar="[A..B]", help="From which git revision to which, if it compares."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="md or html.",
            autocompletion=complete_word(*FORMATS),
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")
    ] = None,
    data: Annotated[
        str | None,
        typer.Option("--data", metavar="FOLDER", help="Write its tables' data into FOLDER."),
    ] = None,
    audience: Audience = "public",
    whom: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="ID",
            help="For which body or role.",
            autocompletion=complete_kind("organisation"),
        ),
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework",
            metavar="ID",
            help="Against which framework.",
            autocompletion=complete_kind("framework"),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help="2022, 2022-Q3, 2022-09 or DATE..DATE."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="GROUP", help="Group by action or objective.")
    ] = None,
    action: Annotated[
        str | None,
        typer.Option(
            "--action",
            metavar="ID",
            help="Which action.",
            autocompletion=complete_kind("action", "future"),
        ),
    ] = None,
    lang: Language = "en",
    force: Annotated[
        bool, typer.Option("--force", help="Make a draft of it though the plan has errors.")
    ] = False,
    as_of: AsOf = None,
    at: At = None,
) -> None:
    from vawg_plan.render import Asked, check  # noqa: PLC0415

    session: Session = ctx.obj
    day = as_of_date(as_of)
    row = _named(document)
    how = _format(row, format, output)
    from_to = _span(row, span)
    asked = Asked(
        audience,  # type: ignore[arg-type]  # `check` says so where it is none
        lang,
        whom=whom,
        framework=framework,
        period=period,
        by=by,
        span=from_to,
        data=_beside(output, data),
        action=action,
    )
    stopping(lambda: check(row, asked))
    snapshot = session.snapshot(at if from_to is None else from_to[1] or at)
    for place in filter(None, (output, data)):
        refuse_inside(session, snapshot, place)
    asking = Asking(session, Wanted(row, how, day, asked, force), snapshot)
    said = [asking.data(data)] if data is not None else []
    if output is not None or data is None:
        said.append(asking.page(output))
    code = max(one.code for one in said)
    err = "\n".join(dict.fromkeys(filter(None, (one.err for one in said))))
    session.finish(said[-1]._replace(err=err, code=code))


def _named(document: str) -> Document:
    found = DOCUMENTS.get(document)
    if found is not None:
        return found
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415

    near = nearest(document, DOCUMENTS)
    known = f"documents: {', '.join(DOCUMENTS)}"
    hint = f"did you mean {near}? vawg render -h explains all documents" if near else known
    raise Stop(f"there is no document {clean(document)}\nhelp: {hint}")


def _format(document: Document, given: str | None, output: str | None) -> str:
    if given is None:
        ending = os.path.splitext(output or "")[1].lower()
        if ending not in _ENDINGS:
            raise Stop(
                f"{clean(output or '')}: no format has the ending {clean(ending)}\n"
                "help: name it .md or .html, or say --format md or --format html"
            )
        return _ENDINGS[ending]
    if given not in document.formats:
        known = ", ".join(document.formats)
        hint = "\nhelp: make html, and print it from a browser" * (given.lower() == "pdf")
        raise Stop(f"--format: {clean(given)} is not one of {known}{hint}")
    return given


def _span(document: Document, typed: str | None) -> tuple[str, str] | None:
    """A range's two revisions; the second is empty for the working tree."""
    if typed is None:
        return None
    start, dots, end = typed.partition("..")
    if "range" not in document.takes:
        raise Stop(f"{document.name} takes no second word, and was given {clean(typed)}")
    if not dots or not start or ".." in end:
        raise Stop(
            f"{clean(typed)} is not a range\n"
            "help: write A..B, two git revisions; A.. ends with the files as they are now"
        )
    return start, end


def _beside(output: str | None, data: str | None) -> str | None:
    """The way from the document to its tables' data; None where there is none."""
    if data is None or output in {None, "-"}:
        return None
    from urllib.parse import quote  # noqa: PLC0415

    way = os.path.relpath(data, os.path.dirname(output or "") or ".").replace(os.sep, "/")
    return "" if way == "." else quote(way) + "/"
