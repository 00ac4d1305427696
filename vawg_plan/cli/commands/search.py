"""Search the text of every record, best match first, each match shown in its sentence.

All the words must occur, in any of their forms; where nothing holds them all, any will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Json
from vawg_plan.cli.session import Answer, Session, as_of_date

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    as_of: AsOf = None,
    at: At = None,
    json: Json = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)
    query = " ".join(words)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.query.search import search  # noqa: PLC0415 - a kept answer needs none of this

        found = search(loaded.plan, day, query)
        if json:
            from vawg_plan.cli.jsons import encode  # noqa: PLC0415

            return Answer(encode(found), form="json")
        from vawg_plan.cli.views.found import found_text  # noqa: PLC0415

        return Answer(found_text(found, session.style))

    session.answer(("search", query, day, json), compute, at)
