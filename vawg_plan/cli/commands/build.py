"""Make a site of all documents: pages that link to each other, and the data behind their tables.

It works from a server as from a folder on a disk, and asks nothing of anybody else's. Only what
changed since the last time is made again. Only what is public is in it, unless you say --audience
internal.
"""

from __future__ import annotations

from typing import Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Audience, Language
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean


def command(
    ctx: typer.Context,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="Where to.")] = "site",
    audience: Audience = "public",
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Add what changed since this revision."),
    ] = None,
    lang: Language = "en",
    force: Annotated[
        bool, typer.Option("--force", help="Make drafts of it though the plan has errors.")
    ] = False,
    as_of: AsOf = None,
    at: At = None,
) -> None:
    from vawg_plan.cli.building import Building, Order  # noqa: PLC0415
    from vawg_plan.store.writing import CannotWrite  # noqa: PLC0415

    session: Session = ctx.obj
    order = Order(out, audience, since, lang, as_of_date(as_of), at, force=force)
    try:
        session.finish(Building(session, order).answer())
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
