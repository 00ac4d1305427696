"""Are things better? Each indicator: baseline, latest reading, target, and the readings as a line.

ID is an action, a success measure or an indicator; without one all are listed. A reading of a
period that was not over, or reported later than the as-of date, isn't seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Json, complete_kind
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.plan import Plan

_KINDS = ("action", "future", "measure", "indicator")


def command(
    ctx: typer.Context,
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="What to look at.", autocompletion=complete_kind(*_KINDS)
        ),
    ] = None,
    as_of: AsOf = None,
    at: At = None,
    json: Json = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.query.trends import trends  # noqa: PLC0415 - a kept answer needs none of this

        found = trends(loaded.plan, day, _meant(loaded.plan, id) if id is not None else None)
        if json:
            from vawg_plan.cli.jsons import encode  # noqa: PLC0415

            return Answer(encode(found), form="json")
        from vawg_plan.cli.views.trends import trends_text  # noqa: PLC0415

        return Answer(trends_text(found, session.style))

    session.answer(("measures", id, day, json), compute, at)


def _meant(plan: Plan, typed: str) -> str:
    """The id of the action, measure or indicator that was typed."""
    from vawg_plan.query.shown import UnknownId, find  # noqa: PLC0415
    from vawg_plan.rules.wording import with_article  # noqa: PLC0415

    try:
        item = find(plan, typed)
    except UnknownId as unknown:
        near = f"did you mean {' or '.join(unknown.near)}? " if unknown.near else ""
        hint = f"{near}vawg list indicators lists them"
        raise Stop(f"this plan has no {clean(typed)}\nhelp: {hint}") from None
    if item.kind not in _KINDS:
        what = with_article((item.kind,))
        hint = "name an action, a success measure or an indicator"
        raise Stop(f"{item.id} is {what}, and has no success measures\nhelp: {hint}")
    return item.id
