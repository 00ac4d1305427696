"""One action on a page of its own: its promises, what was reported of them, its measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import groupby

from vawg_plan.model.calendar import Span
from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import CommitmentRow, commitment_rows
from vawg_plan.render import asked as wanted
from vawg_plan.render import pieces
from vawg_plan.render import progress_pieces as p
from vawg_plan.render.asked import Asked
from vawg_plan.render.data import Table
from vawg_plan.render.lookup import Lookup
from vawg_plan.render.reported import Told
from vawg_plan.render.signs import signs
from vawg_plan.render.view import action_piece

_EVER = "0001-01-01"


class ActionPage(pieces.Piece, frozen=True):
    """An action, its promises with all that was reported of them, and its indicators.

    ``told`` are the promises that were reported on, ``silent`` those that weren't; ``of`` counts
    those that stand, ``reported`` those of them with a report.
    """

    action: pieces.Action
    of: int
    reported: int
    told: tuple[p.Promise, ...]
    silent: tuple[p.Promise, ...]
    signs: tuple[p.Sign, ...]
    tables: tuple[Table, ...]


def maker(plan: Plan, as_of: str) -> Callable[[Asked], ActionPage]:
    """What makes an action's page, of what all actions' pages take from the plan."""
    told = Told(plan, Span(_EVER, as_of), Lookup(plan, as_of))
    rows: dict[str, list[CommitmentRow]] = defaultdict(list)
    for row in commitment_rows(plan, as_of):
        rows[row.action].append(row)
    measured = {
        key: tuple(of_one)
        for key, of_one in groupby(signs(plan, as_of), lambda one: one.id.partition(".")[0])
    }
    actions = {one.id: one for one in plan.holders()}

    def make(asked: Asked) -> ActionPage:
        found = actions[wanted.action(plan, asked)]
        promises = [told.promise(row) for row in rows[found.id]]
        own = measured.get(found.id, ())
        return ActionPage(
            action=action_piece(found, Lookup(plan, as_of, listed=False)),
            of=sum(one.withdrawn is None for one in promises),
            reported=sum(one.withdrawn is None and one.last is not None for one in promises),
            told=tuple(one for one in promises if one.last or one.withdrawn),
            silent=tuple(one for one in promises if not one.last and not one.withdrawn),
            signs=own,
            tables=tuple(one.table for one in own if one.table),
        )

    return make
