"""Promises, success measures and statements as pieces; what is internal is left out here."""

from __future__ import annotations

from collections.abc import Iterable

from vawg_plan.model import types as t
from vawg_plan.render import pieces, wording
from vawg_plan.render.lookup import Lookup


def promises(
    commitments: Iterable[t.Commitment], lookup: Lookup, source: str
) -> tuple[pieces.Promise, ...]:
    """The public ones; ``source`` is the document that they stand in unless they say another."""
    public = (c for c in commitments if c.visibility == "public")
    return tuple(_promise(commitment, lookup, source) for commitment in public)


def _promise(c: t.Commitment, lookup: Lookup, source: str) -> pieces.Promise:
    gone = c.withdrawn is not None and c.withdrawn <= lookup.as_of
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
        starts=_date(c.start),
        due=_date(c.due),
        due_before=_date(c.original_due) if c.original_due != c.due else None,
        due_inferred=c.due_basis == "inferred",
        steps=tuple(pieces.Step(wording.line(m.title), _date(m.due)) for m in c.milestones),
        cites=lookup.cited(c.cites) if c.cites else (),
        withdrawn=_date(c.withdrawn) if gone else None,
        locator=wording.line(c.locator),
        document=lookup.title(c.source) if c.source not in {None, source} else None,
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
    return pieces.Sign(
        title=wording.line(indicator.title),
        definition=wording.line(indicator.definition),
        baseline=_baseline(indicator),
        target=_target(indicator),
    )


def _baseline(indicator: t.Indicator) -> str | None:
    baseline = indicator.baseline
    if baseline is None:
        return None
    if baseline.value is None:
        return f"promised by {wording.date(baseline.pending)}" if baseline.pending else None
    period = f" ({wording.line(baseline.period)})" if baseline.period else ""
    return _amount(baseline.value, indicator.unit) + period


def _target(indicator: t.Indicator) -> str | None:
    target = indicator.target
    if target is None:
        return None
    by = f" by {wording.date(target.due)}" if target.due else ""
    return _amount(target.value, indicator.unit) + by


def _amount(value: float | str, unit: t.Unit) -> str:
    if isinstance(value, str):
        return wording.line(value)
    number = f"{value:,}"
    return f"{number}%" if unit == "percentage" else number


def statements(items: Iterable[t.Context], lookup: Lookup) -> tuple[pieces.Statement, ...]:
    """Context and evidence: what is said and promises nothing."""
    return tuple(
        pieces.Statement(
            id=item.id,
            title=wording.line(item.title),
            paragraphs=wording.paragraphs(item.text),
            locator=wording.line(item.locator),
            cites=lookup.cited(item.cites) if item.cites else (),
            partners=None,
        )
        for item in items
    )


def objectives(items: Iterable[t.Objective], lookup: Lookup) -> tuple[pieces.Statement, ...]:
    """What the plan is for."""
    return tuple(
        pieces.Statement(
            id=item.id,
            title=wording.line(item.title),
            paragraphs=beyond(item.title, item.text),
            locator=wording.line(item.locator),
            cites=lookup.cited(item.cites),
            partners=lookup.row(item.partners),
        )
        for item in items
    )


def beyond(title: str, text: str) -> tuple[str, ...]:
    """A text's paragraphs, unless they only say the title again."""
    found = wording.paragraphs(text)
    if len(found) == 1 and found[0].rstrip(".").casefold() == title.strip().rstrip(".").casefold():
        return ()
    return found


def _date(iso: str | None) -> str | None:
    return wording.date(iso) if iso else None
