"""The plan as a document: what is promised, by whom, and how firmly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.render import front, lists, pieces, promises, prose, tables, triggers, wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.lookup import Lookup


def public_plan(plan: Plan, as_of: str, _: Asked) -> pieces.PublicPlan:
    """Everything in ``plan``, which is fit for its audience, as of the ISO date ``as_of``."""
    lookup = Lookup(plan, as_of)
    actions = tuple(action_piece(action, lookup) for action in plan.actions)
    futures = tuple(action_piece(future, lookup) for future in plan.futures)
    opening = front.front(plan.edition, (*actions, *futures), lookup) if plan.edition else None
    listed = lists.named(lookup)
    counts = _counts(actions, futures, opening)
    return pieces.PublicPlan(
        front=opening,
        actions=actions,
        futures=futures,
        documents=listed.documents,
        bodies=listed.bodies,
        short_names=listed.short_names,
        counts=counts,
        inferred=_any_inferred(plan, (*actions, *futures), opening),
        tables=tables.of_plan(counts, listed),
    )


def action_piece(action: t.Action | t.Future, lookup: Lookup) -> pieces.Action:
    """An action, or a future action, as documents show it."""
    return _action(action, lookup) if isinstance(action, t.Action) else _future(action, lookup)


def _action(action: t.Action, lookup: Lookup) -> pieces.Action:
    return _either(action, action.number, lookup, None)


def _future(future: t.Future, lookup: Lookup) -> pieces.Action:
    trigger = pieces.Trigger(
        paragraphs=prose.blocks(future.trigger.text),
        cites=lookup.cited(future.trigger.cites),
        fired=triggers.fired(future.id, lookup),
    )
    return _either(future, None, lookup, trigger)


def _either(
    action: t.Action | t.Future,
    number: int | None,
    lookup: Lookup,
    trigger: pieces.Trigger | None,
) -> pieces.Action:
    edition = lookup.plan.edition
    return pieces.Action(
        id=action.id,
        number=number,
        title=wording.line(action.title),
        lead=lookup.name(action.lead),
        inferred=action.lead_basis == "inferred",
        context=promises.statements(action.context, lookup),
        promises=promises.promises(action.commitments, lookup, action.source),
        measures=promises.measures(action.measures),
        outcomes=_links(action.outcomes, edition.outcomes if edition else ()),
        objectives=_links(action.objectives, edition.objectives if edition else ()),
        locator=wording.line(action.locator),
        trigger=trigger,
    )


def _links(
    links: Iterable[t.Link], aims: Iterable[t.Outcome | t.Objective]
) -> tuple[pieces.Reference, ...]:
    """An action's outcomes or objectives, those that the plan has."""
    known = {one.id: one for one in aims} if links else {}
    return tuple(
        pieces.Reference(
            id=link.id,
            number=link.id.lstrip("OB"),
            title=wording.line(known[link.id].title),
            inferred=link.basis == "inferred",
        )
        for link in links
        if link.id in known
    )


def _counts(
    actions: tuple[pieces.Action, ...],
    futures: tuple[pieces.Action, ...],
    opening: pieces.Front | None,
) -> pieces.Counts:
    shown = (
        [p for action in actions for p in action.promises],
        [*opening.promises] if opening else [],
        [p for action in futures for p in action.promises],
    )
    in_actions, own, in_future = map(_standing, shown)
    every = [*in_actions, *own, *in_future]
    firmness = Counter(promise.modality for promise in every)
    return pieces.Counts(
        promises=len(every),
        in_actions=len(in_actions),
        in_plan=len(own),
        in_future=len(in_future),
        withdrawn=sum(map(len, shown)) - len(every),
        measures=sum(len(action.measures) for action in (*actions, *futures)),
        by_modality=tuple((key, firmness[key]) for key in ("will", "should", "aims", "can")),
    )


def _any_inferred(
    plan: Plan, actions: tuple[pieces.Action, ...], opening: pieces.Front | None
) -> bool:
    """Whether a lead, a promise, a date, the period or a link bears the mark that says so."""
    own = opening.promises if opening else ()
    promised = [*own, *(promise for action in actions for promise in action.promises)]
    return (
        (plan.edition is not None and plan.edition.period.basis == "inferred")
        or any(action.inferred for action in actions)
        or any(p.inferred or (p.due_inferred and p.due) for p in promised)
        or (
            opening is not None and (opening.outcomes_drawn or opening.objectives_drawn) is not None
        )
    )


def _standing(found: Iterable[pieces.Promise]) -> list[pieces.Promise]:
    """Those that have not been withdrawn."""
    return [promise for promise in found if promise.withdrawn is None]
