"""What stands before the actions: the edition, its definition, objectives and outcomes."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.render import pieces, promises, wording
from vawg_plan.render.lookup import Lookup


def front(edition: t.Edition, actions: tuple[pieces.Action, ...], lookup: Lookup) -> pieces.Front:
    """The edition's own part of the document."""
    period = edition.period
    return pieces.Front(
        publisher=lookup.name(edition.publisher),
        edition=wording.line(edition.edition),
        status=edition.status,
        published=wording.date(edition.published) if edition.published else None,
        period=wording.line(period.label),
        period_dates=f"{wording.date(period.start)} to {wording.date(period.end)}",
        period_inferred=period.basis == "inferred",
        definition=_definition(edition.definition),
        context=promises.statements(edition.context, lookup),
        objectives=promises.objectives(edition.objectives, lookup),
        outcomes=_outcomes(edition, actions),
        links_drawn=_drawn([link.inferred for action in actions for link in action.outcomes]),
        evidence_base=promises.statements(edition.evidence_base, lookup),
        promises=promises.promises(edition.commitments, lookup, edition.source),
        helplines=tuple(map(_helpline, edition.helplines)),
        source=lookup.title(edition.source),
    )


def _drawn(links: list[bool]) -> str | None:
    """Which of the links between actions and outcomes were drawn here: all, some or None."""
    return ("all" if all(links) else "some") if any(links) else None


def outcome_heading(outcome: t.Outcome) -> str:
    """Such as: Outcome 3a: Quality services for victims."""
    return f"Outcome {outcome.id[1:]}: {wording.line(outcome.title)}"


def _outcomes(edition: t.Edition, actions: tuple[pieces.Action, ...]) -> tuple[pieces.Outcome, ...]:
    serving: dict[str, list[pieces.Reference]] = {}
    for action in actions:
        for link in action.outcomes:
            reference = pieces.Reference(action.id, action.heading, action.anchor, link.inferred)
            serving.setdefault(link.id, []).append(reference)
    return tuple(_outcome(o, tuple(serving.get(o.id, ()))) for o in edition.outcomes)


def _outcome(outcome: t.Outcome, actions: tuple[pieces.Reference, ...]) -> pieces.Outcome:
    heading = outcome_heading(outcome)
    return pieces.Outcome(
        id=outcome.id,
        number=outcome.id[1:],
        heading=heading,
        anchor=wording.anchor(heading),
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
        paragraphs=wording.paragraphs(definition.text),
        elements=tuple(
            pieces.Statement("", wording.line(e.title), wording.paragraphs(e.text), None, (), None)
            for e in definition.elements
        ),
        locator=wording.line(definition.locator),
    )


def _helpline(helpline: t.Helpline) -> pieces.Help:
    return pieces.Help(
        name=wording.line(helpline.name),
        contact=wording.line(helpline.contact),
        hours=wording.line(helpline.hours) if helpline.hours else None,
        url=wording.web_address(helpline.url),
        checked=wording.date(helpline.checked) if helpline.checked else None,
    )
