"""Where the plan stands on a date: one line an action, totals, fired triggers and gaps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Json
from vawg_plan.cli.session import Answer, Session, as_of_date

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


class By(StrEnum):
    """What the lines of the status stand for."""

    action = "action"
    outcome = "outcome"
    objective = "objective"
    lead = "lead"
    partner = "partner"
    tier = "tier"


_NEEDS = ("vawg_plan.query.status", "vawg_plan.cli.views.status")


def command(
    ctx: typer.Context,
    as_of: AsOf = None,
    by: Annotated[
        By,
        typer.Option(
            metavar="WHAT",
            help="A line for each action, outcome, objective, lead, partner or tier.",
            show_default=False,
        ),
    ] = By.action,
    at: At = None,
    json: Json = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.query.status import status  # noqa: PLC0415 - a kept answer needs none of this

        found = status(loaded.plan, day, by.value)
        if json:
            from vawg_plan.cli.jsons import encode  # noqa: PLC0415

            return Answer(encode(found), form="json")
        from vawg_plan.cli.views.status import status_text  # noqa: PLC0415

        return Answer(status_text(found, session.style))

    session.answer(("status", day, by.value, json), compute, at, needs=_NEEDS)
