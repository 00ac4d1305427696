"""What stands before the actions: the edition, its definition, objectives and outcomes."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.render import pieces, promises, prose, wording
from vawg_plan.render.lookup import Lookup


def front(edition: t.Edition, actions: tuple[pieces.Action, ...], lookup: Lookup) -> pieces.Front:
    """The edition's own part of the document."""
    lookup.name(edition.publisher)  # every document names it
    return pieces.Front(
        definition=_definition(edition.definition),
        context=promises.statements(edition.context, lookup),
        objectives=promises.objectives(edition.objectives, lookup),
        outcomes=_outcomes(edition, actions),
        links_drawn=_drawn([link.inferred for action in actions for link in action.outcomes]),
        evidence_base=promises.statements(edition.evidence_base, lookup),
        promises=promises.promises(edition.commitments, lookup, edition.source),
        source=lookup.title(edition.source),
    )


def _drawn(links: list[bool]) -> str | None:
    """Which of the links between actions and outcomes were drawn here: all, some or None."""
    return ("all" if all(links) else "some") if any(links) else None


def _outcomes(edition: t.Edition, actions: tuple[pieces.Action, ...]) -> tuple[pieces.Outcome, ...]:
    serving: dict[str, list[pieces.Reference]] = {}
    for action in actions:
        for link in action.outcomes:
            reference = pieces.Reference(action.id, action.number, action.title, link.inferred)
            serving.setdefault(link.id, []).append(reference)
    return tuple(_outcome(o, tuple(serving.get(o.id, ()))) for o in edition.outcomes)


def _outcome(outcome: t.Outcome, actions: tuple[pieces.Reference, ...]) -> pieces.Outcome:
    return pieces.Outcome(
        id=outcome.id,
        number=outcome.id[1:],
        title=wording.line(outcome.title),
        paragraphs=promises.beyond(outcome.title, outcome.text),
        locator=locator
        if (locator := wording.line(outcome.locator)) != f"Outcome {outcome.id[1:]}"
        else None,
        part=outcome.id[-1:].isalpha(),
        actions=actions,
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
