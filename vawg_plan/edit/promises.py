"""Whether a promise may be changed: only with a fitting decision, once the plan is published."""

from __future__ import annotations

from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan
from vawg_plan.model.protection import covers, fits, protects
from vawg_plan.model.types import Edition


class NotPermitted(Exception):
    """No decision permits a change. ``help`` says which would; nothing was changed."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.help = advice


def demand_permission(
    plan: Plan,
    item: Node,
    field: tuple[str, ...],
    permits: tuple[str, ...],
    decision: str | None,
) -> None:
    """Raise `NotPermitted` unless a decision, by its name, gives one of the permits of a change."""
    if not permits or not protects(plan):
        return
    what = f"`{'.'.join(field)}` of {item.id}"
    if decision is None:
        raise NotPermitted(
            f"{what} is protected, because the plan is published", _advice(plan, item, permits)
        )
    known = plan.decisions[decision]
    if not covers(known, item.id):
        about = ", ".join(known.affects)
        raise NotPermitted(
            f"decision {decision} is about {about}, not {item.id}", _advice(plan, item, permits)
        )
    if not fits(known, item.id, permits):
        given = ", ".join(known.permits)
        raise NotPermitted(
            f"decision {decision} permits to {given}; {what} needs {any_of(permits)}",
            _advice(plan, item, permits),
        )


def demand_publication_stays(item: Node, field: tuple[str, ...], value: object) -> None:
    """Raise `NotPermitted` where a published plan would become a draft, and so lose protection."""
    if isinstance(item.record, Edition) and field == ("status",) and value == "draft":
        if item.record.status == "draft":
            return
        raise NotPermitted(
            "a published plan cannot become a draft again, which would protect nothing",
            "Leave it published, or say superseded where another edition has taken its place",
        )


def is_redating(plan: Plan, item: Node, decision: str | None) -> bool:
    """Whether a new due date re-dates a promise; a correction doesn't, nor a draft's change."""
    if not protects(plan) or not getattr(item.record, "due", None):
        return False
    if getattr(item.record, "original_due", None):
        return False
    if decision is None or not covers(plan.decisions[decision], item.id):
        return True
    given = set(plan.decisions[decision].permits)
    return "correct" not in given or not given.isdisjoint(("re-date", "supersede"))


def _advice(plan: Plan, item: Node, permits: tuple[str, ...]) -> str:
    fitting = [name for name, one in plan.decisions.items() if fits(one, item.id, permits)]
    if fitting:
        return f"Name the decision behind it: --decision {' or --decision '.join(fitting[-3:])}"
    return (
        f"Record who decided it: vawg decide --affects {item.id} --permits WHAT, which is "
        f"{any_of(permits)}; then name it here: --decision NAME"
    )


def any_of(permits: tuple[str, ...]) -> str:
    """Permits in a row: ``weaken, supersede or correct``."""
    *others, last = permits
    return f"{', '.join(others)} or {last}" if others else last
