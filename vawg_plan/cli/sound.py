"""Refuse to publish what a plan with errors would say, unless somebody insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan.cli.stop import FOUND_WANTING, Stop

if TYPE_CHECKING:
    from vawg_plan.cli.session import Session
    from vawg_plan.load import Loaded


def demand_sound(session: Session, loaded: Loaded, why: str = "the plan has errors") -> None:
    """Stop where a plan, loaded with every rule, has an error; all of them are shown."""
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if not errors:
        return
    from vawg_plan.cli.views.problems import text  # noqa: PLC0415 - only a mistake needs it

    snapshot = loaded.snapshot
    listed = text(errors, snapshot.texts | snapshot.series, snapshot.label, session.style)
    raise Stop(
        f"nothing was written: {why}\n\n{listed.rstrip()}\n\n"
        "help: Mend these, or add --force to write it all the same",
        FOUND_WANTING,
    )


def count_flaws(session: Session, loaded: Loaded, *, force: bool) -> int:
    """How many errors the plan has; stops where it has any, unless it goes on by ``force``."""
    if not force:
        demand_sound(session, loaded)
    return sum(problem.severity == "error" for problem in loaded.problems)


def remark(flaws: int) -> str:
    """What is said of pages that were made all the same."""
    if not flaws:
        return ""
    errors = "an error" if flaws == 1 else f"{flaws} errors"
    return f"vawg: a draft, made from a plan with {errors}; see: vawg validate"
