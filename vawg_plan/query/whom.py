"""Whom to ask about an item: who answers for it, else who leads."""

from __future__ import annotations

from vawg_plan.model.ids import parent_of
from vawg_plan.model.plan import Plan


class Whom:
    """Whom to ask, by item."""

    def __init__(self, plan: Plan) -> None:
        self._found = {one.id: one.accountable or one.lead for one in plan.commitments()}
        self._found.update({one.id: one.lead for one in plan.holders()})
        self._publisher = plan.edition.publisher if plan.edition else ""

    def of(self, item: str) -> str:
        """The id of a body or role: of the nearest item that has one, else of who published."""
        at: str | None = item
        while at is not None:
            if at in self._found:
                return self._found[at]
            at = parent_of(at)
        return self._publisher
