"""What a plan is for, and what serves it: outcomes and objectives down to actions and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.gaps import GAPS, gap_rows
from vawg_plan.query.rows import CommitmentRow, commitment_rows, promisers
from vawg_plan.query.status import Counts, count, wholes

Kind = Literal["outcome", "objective"]


class Serving(Struct, frozen=True, gc=False):
    """An action that serves an aim; ``through`` is the aim's part by which it does, if any."""

    action: str
    basis: str
    through: str | None


class Aim(Struct, frozen=True, gc=False):
    """An outcome or objective, and the actions that serve it, in the plan's order."""

    id: str
    kind: Kind
    title: str
    served_by: tuple[Serving, ...]


class Missing(Struct, frozen=True, gc=False):
    """How many of how many items of an action have a gap (its name in `gaps`)."""

    gap: str
    count: int
    of: int


class ActionAims(Struct, frozen=True, gc=False):
    """An action with what it serves, how its promises stand, and what it leaves out."""

    id: str
    outcomes: tuple[t.Link, ...]
    objectives: tuple[t.Link, ...]
    counts: Counts
    missing: tuple[Missing, ...]


class Aims(Struct, frozen=True, gc=False):
    """The whole answer: outcomes, objectives, and the actions with future actions last."""

    outcomes: tuple[Aim, ...]
    objectives: tuple[Aim, ...]
    actions: tuple[ActionAims, ...]


def aims(plan: Plan, as_of: str) -> Aims:
    """What a plan seeks and what serves it, as of a date (ISO).

    What serves a part of an outcome (``O3a``) serves the whole (``O3``) too.
    """
    edition = plan.edition
    outcomes = [(one.id, one.title) for one in edition.outcomes] if edition else []
    objectives = [(one.id, one.title) for one in edition.objectives] if edition else []
    return Aims(
        outcomes=tuple(_aim(plan, "outcome", *one) for one in outcomes),
        objectives=tuple(_aim(plan, "objective", *one) for one in objectives),
        actions=tuple(_actions(plan, commitment_rows(plan, as_of))),
    )


def _aim(plan: Plan, kind: Kind, aim: str, title: str) -> Aim:
    found: dict[str, Serving] = {}
    for action in promisers(plan):
        for link in action.outcomes if kind == "outcome" else action.objectives:
            if link.id == aim:
                found[action.id] = Serving(action.id, link.basis, None)
            elif kind == "outcome" and aim in wholes(link.id):
                found.setdefault(action.id, Serving(action.id, link.basis, link.id))
    return Aim(aim, kind, title, tuple(found.values()))


def _actions(plan: Plan, rows: list[CommitmentRow]) -> Iterator[ActionAims]:
    gaps: dict[str, list[str]] = {}
    for gap in gap_rows(plan, rows):
        gaps.setdefault(gap.action, []).append(gap.gap)
    by_action: dict[str, list[CommitmentRow]] = {}
    for row in rows:
        by_action.setdefault(row.action, []).append(row)
    for action in promisers(plan):
        own = count(by_action.get(action.id, []))
        found = tuple(_missing(action, own, gaps.get(action.id, ())))
        yield ActionAims(action.id, action.outcomes, action.objectives, own, found)


def _missing(action: t.Action | t.Future, counts: Counts, gaps: Iterable[str]) -> Iterator[Missing]:
    """The gaps of an action's promises and measures, in their order; not those of its links."""
    held = list(gaps)
    sizes = {"commitment": counts.commitments, "measure": len(action.measures)}
    for gap in GAPS:
        if gap.name in held and gap.kind in sizes:
            of = counts.completion["complete"] if gap.name == "evidence" else sizes[gap.kind]
            yield Missing(gap.name, held.count(gap.name), of)
