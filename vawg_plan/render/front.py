"""What stands before the actions: the edition, its definition, objectives and outcomes."""

from __future__ import annotations

from collections.abc import Iterable

from vawg_plan.model import types as t
from vawg_plan.query.status import wholes
from vawg_plan.render import pieces, promises, prose, wording
from vawg_plan.render.lookup import Lookup


def front(edition: t.Edition, actions: tuple[pieces.Action, ...], lookup: Lookup) -> pieces.Front:
    """The edition's own part of the document; ``actions`` are the future ones too."""
    lookup.name(edition.publisher)  # every document names it
    return pieces.Front(
        definition=_definition(edition.definition),
        context=promises.statements(edition.context, lookup),
        objectives=_objectives(edition, actions, lookup),
        outcomes=_outcomes(edition, actions),
        outcomes_drawn=_drawn(link for action in actions for link in action.outcomes),
        objectives_drawn=_drawn(link for action in actions for link in action.objectives),
        evidence_base=promises.statements(edition.evidence_base, lookup),
        promises=promises.promises(edition.commitments, lookup, edition.source),
        source=lookup.title(edition.source),
    )


def _drawn(links: Iterable[pieces.Reference]) -> str | None:
    """Which of some links were drawn here: all, some or None."""
    found = {link.inferred for link in links}
    return ("some" if False in found else "all") if True in found else None


def _objectives(
    edition: t.Edition, actions: tuple[pieces.Action, ...], lookup: Lookup
) -> tuple[pieces.Objective, ...]:
    serving: dict[str, list[pieces.Reference]] = {}
    for action in actions:
        for link in action.objectives:
            serving.setdefault(link.id, []).append(_reference(action, link))
    return promises.objectives(edition.objectives, serving, lookup)


def _outcomes(edition: t.Edition, actions: tuple[pieces.Action, ...]) -> tuple[pieces.Outcome, ...]:
    serving: dict[str, dict[str, pieces.Reference]] = {}
    through: dict[str, dict[str, pieces.Reference]] = {}
    for action in actions:
        for link in action.outcomes:
            reference = _reference(action, link)
            serving.setdefault(link.id, {})[action.id] = reference
            for whole in wholes(link.id)[1:]:
                through.setdefault(whole, {}).setdefault(action.id, reference)
    return tuple(
        _outcome(one, serving.get(one.id, {}), through.get(one.id, {})) for one in edition.outcomes
    )


def _reference(action: pieces.Action, link: pieces.Reference) -> pieces.Reference:
    return pieces.Reference(action.id, action.number, action.title, link.inferred)


def _outcome(
    outcome: t.Outcome,
    actions: dict[str, pieces.Reference],
    through: dict[str, pieces.Reference],
) -> pieces.Outcome:
    return pieces.Outcome(
        id=outcome.id,
        number=outcome.id[1:],
        title=wording.line(outcome.title),
        paragraphs=promises.beyond(outcome.title, outcome.text),
        locator=locator
        if (locator := wording.line(outcome.locator)) != f"Outcome {outcome.id[1:]}"
        else None,
        part=outcome.id[-1:].isalpha(),
        actions=tuple(actions.values()),
        through=tuple(one for key, one in through.items() if key not in actions),
    )


def _definition(definition: t.Definition) -> pieces.Definition:
    return pieces.Definition(
        term=wording.line(definition.term),
        paragraphs=prose.blocks(definition.text),
        elements=tuple(
            pieces.Statement("", wording.line(e.title), prose.blocks(e.text), None, (), None)
            for e in definition.elements
        ),
        locator=wording.line(definition.locator),
    )
