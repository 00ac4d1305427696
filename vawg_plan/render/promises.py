"""Promises, success measures and statements as pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vawg_plan.model import types as t
from vawg_plan.query.clock import is_withdrawn
from vawg_plan.render import pieces, prose, wording
from vawg_plan.render.data import Amount
from vawg_plan.render.lookup import Lookup


def promises(
    commitments: Iterable[t.Commitment], lookup: Lookup, source: str
) -> tuple[pieces.Promise, ...]:
    """Each promise; ``source`` is the document that they stand in unless they say another."""
    return tuple(_promise(commitment, lookup, source) for commitment in commitments)


def _promise(c: t.Commitment, lookup: Lookup, source: str) -> pieces.Promise:
    due = lookup.clock.due(c)
    return pieces.Promise(
        id=c.id,
        title=wording.line(c.title),
        paragraphs=beyond(c.title, c.text),
        modality=c.modality,
        by=lookup.name(c.lead),
        inferred=c.lead_basis == "inferred",
        co_leads=lookup.row(c.co_leads) if c.co_leads else None,
        partners=lookup.row(c.partners) if c.partners else None,
        accountable=lookup.optional_name(c.accountable),
        starts=c.start,
        due=due.now,
        due_before=due.original if due.original != due.now else None,
        due_inferred=c.due_basis == "inferred",
        steps=tuple(
            pieces.Step(wording.line(m.title), lookup.clock.due(m).now) for m in c.milestones
        ),
        cites=lookup.cited(c.cites) if c.cites else (),
        withdrawn=c.withdrawn if is_withdrawn(c, lookup.as_of) else None,
        locator=wording.line(c.locator),
        document=lookup.title(c.source) if c.source not in {None, source} else None,
        internal=c.visibility == "internal",
    )


def measures(items: Iterable[t.Measure]) -> tuple[pieces.Measure, ...]:
    """Success measures with their indicators."""
    return tuple(
        pieces.Measure(
            id=m.id,
            title=wording.line(m.title),
            paragraphs=beyond(m.title, m.text),
            locator=wording.line(m.locator),
            signs=tuple(map(_sign, m.indicators)),
        )
        for m in items
    )


def _sign(indicator: t.Indicator) -> pieces.Sign:
    start, end = indicator.baseline, indicator.target
    return pieces.Sign(
        title=wording.line(indicator.title),
        definition=wording.line(indicator.definition),
        baseline=_amount(start, indicator.unit),
        baseline_period=wording.line(start.period) if start and start.period else None,
        pending=start.pending if start else None,
        target=_amount(end, indicator.unit),
        due=end.due if end else None,
    )


def _amount(held: t.Baseline | t.Target | None, unit: t.Unit) -> Amount | None:
    if held is None or held.value is None:
        return None
    return Amount(wording.line(held.value) if isinstance(held.value, str) else held.value, unit)


def statements(items: Iterable[t.Context], lookup: Lookup) -> tuple[pieces.Statement, ...]:
    """Context and evidence: what is said and promises nothing."""
    return tuple(
        pieces.Statement(
            id=item.id,
            title=wording.line(item.title),
            paragraphs=prose.blocks(item.text),
            locator=wording.line(item.locator),
            cites=lookup.cited(item.cites) if item.cites else (),
            partners=None,
        )
        for item in items
    )


def objectives(
    items: Iterable[t.Objective],
    serving: Mapping[str, Sequence[pieces.Reference]],
    lookup: Lookup,
) -> tuple[pieces.Objective, ...]:
    """What the plan is for; ``serving`` are the actions by objective."""
    return tuple(
        pieces.Objective(
            id=item.id,
            title=wording.line(item.title),
            paragraphs=beyond(item.title, item.text),
            locator=wording.line(item.locator),
            cites=lookup.cited(item.cites),
            partners=lookup.row(item.partners),
            number=item.id[2:],
            actions=tuple(serving.get(item.id, ())),
        )
        for item in items
    )


def beyond(title: str, text: str) -> tuple[prose.Block, ...]:
    """A text's paragraphs and lists, unless they only say the title again."""
    found = prose.blocks(text)
    again = title.strip().rstrip(".").casefold()
    if len(found) == 1 and [one.rstrip(".").casefold() for one in found[0].lines] == [again]:
        return ()
    return found
