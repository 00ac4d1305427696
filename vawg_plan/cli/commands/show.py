"""Show everything about one thing: its record, its state, what was reported, what refers to it.

ID is any id of the plan: A3, A3.C1, O3a, npcc, an update's name. Case and leading zeros don't
matter, and 3.c1 means A3.C1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Json, complete_id
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


def command(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="What to show.", autocompletion=complete_id)
    ],
    as_of: AsOf = None,
    at: At = None,
    json: Json = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.load.place import shown as shown_path  # noqa: PLC0415
        from vawg_plan.query.shown import NotYet, UnknownId, show  # noqa: PLC0415 - a kept answer needs none

        try:
            found = show(loaded.plan, day, id)
        except UnknownId as unknown:
            if unknown.unread:
                why = f"{clean(id)} is in a file that cannot be read, or may be"
                raise Stop(
                    f"{why}\nhelp: vawg validate says what is wrong with the file", 1
                ) from None
            near = (
                f"did you mean {' or '.join(unknown.near)}?"
                if unknown.near
                else "vawg search finds words"
            )
            raise Stop(f"this plan has no {clean(id)}\nhelp: {near}") from None
        except NotYet as later:
            why = f"{clean(id)} speaks for {later.date}, and this is as of {day}"
            raise Stop(f"{why}\nhelp: vawg show {clean(id)} --as-of {later.date}") from None
        import msgspec  # noqa: PLC0415

        path = shown_path(loaded.snapshot.label, found.path)
        found = msgspec.structs.replace(found, path=path)
        if json:
            from vawg_plan.cli.jsons import encode  # noqa: PLC0415

            return Answer(encode(found), form="json")
        from vawg_plan.cli.views.shown import shown_text  # noqa: PLC0415

        return Answer(shown_text(loaded.plan, found, session.style))

    session.answer(("show", id, day, json), compute, at)
