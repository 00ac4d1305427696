"""The rows of `vawg list`, kind by kind. A new kind is a type, a function and a row in KINDS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import parent_of, sort_key
from vawg_plan.model.plan import Plan
from vawg_plan.query.gaps import GapRow, gap_rows
from vawg_plan.query.rows import Cited, Clock, CommitmentRow, commitment_rows
from vawg_plan.query.state import NOTHING, readings, states
from vawg_plan.query.status import count
from vawg_plan.rules.references import references


class ActionRow(Struct, frozen=True, gc=False):
    """An action or future action with its commitments counted; ``completion`` counts them."""

    id: str
    number: int | None
    title: str
    lead: str
    lead_basis: str
    outcomes: tuple[str, ...]
    objectives: tuple[str, ...]
    commitments: int
    measures: int
    reported: int
    completion: dict[str, int]
    confidence: dict[str, int]
    overdue: int
    source: Cited


class MeasureRow(Struct, frozen=True, gc=False):
    """A success measure; baseline and target say whether any of its indicators has one."""

    id: str
    action: str
    title: str
    text: str
    indicators: int
    baseline: bool
    target: bool
    outcomes: tuple[str, ...]
    gaps: tuple[str, ...]
    source: Cited


class IndicatorRow(Struct, frozen=True, gc=False):
    """An indicator with its baseline, target and latest reading; values as they were written."""

    id: str
    action: str
    measure: str
    title: str
    unit: str
    direction: str
    baseline: float | int | str | None
    target: float | int | str | None
    due: str | None
    latest: float | int | str | None
    period: str | None


class MilestoneRow(Struct, frozen=True, gc=False):
    """A milestone as of a date."""

    id: str
    action: str
    commitment: str
    title: str
    due: str | None
    original_due: str | None
    lifecycle: str | None
    completion: str | None
    confidence: str | None
    flags: tuple[str, ...]


class UpdateRow(Struct, frozen=True, gc=False):
    """An update, with what it is about."""

    id: str
    date: str
    reporter: str
    visibility: str
    subjects: tuple[str, ...]
    summary: str | None
    corrects: str | None
    verifies: str | None


class DecisionRow(Struct, frozen=True, gc=False):
    """A decision."""

    id: str
    date: str
    decider: str
    permits: tuple[str, ...]
    affects: tuple[str, ...]
    reason: str
    visibility: str


class OrganisationRow(Struct, frozen=True, gc=False):
    """A body, portfolio or role, with how many commitments it leads and partners in."""

    id: str
    name: str
    acronym: str | None
    kind: str
    part_of: str | None
    delivers: bool
    leads: int
    partners_in: int


class SourceRow(Struct, frozen=True, gc=False):
    """A source, with how often it is cited."""

    id: str
    title: str
    kind: str
    publisher: str | None
    date: str | None
    cited: int
    superseded_by: str | None
    url: str | None


class FrameworkRow(Struct, frozen=True, gc=False):
    """A framework in one version, with how many commitments align to it."""

    id: str
    title: str
    version: str
    publisher: str
    elements: int
    aligned: int


class FundingRow(Struct, frozen=True, gc=False):
    """A funding opportunity; ``state`` is upcoming, open, closed or unknown on the as-of date."""

    id: str
    title: str
    funder: str
    opens: str | None
    closes: str | None
    spend_by: str | None
    state: str
    bids: int
    visibility: str


class PracticeRow(Struct, frozen=True, gc=False):
    """Notable practice."""

    id: str
    title: str
    theme: str
    strength: str
    organisation: str | None
    place: str | None
    visibility: str


class Listing(NamedTuple):
    """One kind that can be listed: its row's type, how rows are made, the columns shown first."""

    row: type[Struct]
    make: Callable[[Plan, str], Iterable[Struct]]
    columns: tuple[str, ...]


def _actions(plan: Plan, as_of: str) -> Iterator[ActionRow]:
    by_owner: dict[str, list[CommitmentRow]] = {}
    for row in commitment_rows(plan, as_of):
        by_owner.setdefault(row.action, []).append(row)
    for one in (*plan.actions, *plan.futures):
        counts = count(by_owner.get(one.id, []))
        yield ActionRow(
            one.id, getattr(one, "number", None), one.title, one.lead, one.lead_basis,
            tuple(link.id for link in one.outcomes), tuple(link.id for link in one.objectives),
            len(one.commitments), len(one.measures), counts.reported, counts.completion,
            counts.confidence, counts.overdue, Cited(one.source, one.locator),
        )  # fmt: skip


def _measures(plan: Plan, as_of: str) -> Iterator[MeasureRow]:
    missing: dict[str, list[str]] = {}
    for gap in gap_rows(plan, []):
        missing.setdefault(gap.id, []).append(gap.gap)
    for owner in (*plan.actions, *plan.futures):
        outcomes = tuple(link.id for link in owner.outcomes)
        for m in owner.measures:
            yield MeasureRow(
                m.id, owner.id, m.title, m.text, len(m.indicators),
                any(i.baseline for i in m.indicators), any(i.target for i in m.indicators),
                outcomes, tuple(missing.get(m.id, ())), Cited(m.source or owner.source, m.locator),
            )  # fmt: skip


def _indicators(plan: Plan, as_of: str) -> Iterator[IndicatorRow]:
    latest: dict[str, t.Reading] = {}
    for _, _, entry, reading in readings(plan, as_of):
        if entry.area is None:
            latest[entry.subject] = reading
    for measure in plan.measures():
        for i in measure.indicators:
            read = latest.get(i.id)
            yield IndicatorRow(
                i.id, i.id.split(".", 1)[0], measure.id, i.title, i.unit, i.direction,
                i.baseline.value if i.baseline else None, i.target.value if i.target else None,
                i.target.due if i.target else None, read.value if read else None,
                read.period if read else None,
            )  # fmt: skip


def _milestones(plan: Plan, as_of: str) -> Iterator[MilestoneRow]:
    known, clock = states(plan, as_of), Clock(plan, as_of)
    for promise in plan.commitments():
        for step in promise.milestones:
            by_area = known.get(step.id, {})
            state = by_area.get(None, NOTHING)
            flags = clock.flags(step.due, None, state, state.last_update)
            yield MilestoneRow(
                step.id, str(parent_of(promise.id)), promise.id, step.title, step.due,
                step.original_due, *(
                    said.value if said else None
                    for said in (state.lifecycle, state.completion, state.confidence)
                ), tuple(flags),
            )  # fmt: skip


def _updates(plan: Plan, as_of: str) -> Iterator[UpdateRow]:
    newest_first = sorted(plan.updates.items(), key=lambda pair: (pair[1].date, pair[0]))
    for name, u in reversed(newest_first):
        if u.date <= as_of:
            summary = next((entry.summary for entry in u.entries if entry.summary), None)
            subjects = tuple(dict.fromkeys(entry.subject for entry in u.entries))
            yield UpdateRow(
                name, u.date, u.reporter, u.visibility, subjects, summary, u.corrects, u.verifies
            )


def _decisions(plan: Plan, as_of: str) -> Iterator[DecisionRow]:
    for name, d in sorted(plan.decisions.items(), key=lambda p: (p[1].date, p[0]), reverse=True):
        if d.date <= as_of:
            yield DecisionRow(name, d.date, d.decider, d.permits, d.affects, d.reason, d.visibility)


def _organisations(plan: Plan, as_of: str) -> Iterator[OrganisationRow]:
    leads, partners = Counter[str](), Counter[str]()
    for promise in plan.commitments():
        leads.update({promise.lead, *promise.co_leads})
        partners.update(set(promise.partners))
    for o in plan.organisations.values():
        yield OrganisationRow(
            o.id, o.name, o.acronym, o.kind, o.part_of, o.delivers, leads[o.id], partners[o.id]
        )


def _sources(plan: Plan, as_of: str) -> Iterator[SourceRow]:
    cited = Counter(reference.value for reference in references(plan))
    for s in plan.sources.values():
        yield SourceRow(
            s.id, s.title, s.kind, s.publisher, s.date, cited[s.id], s.superseded_by, s.url
        )


def _frameworks(plan: Plan, as_of: str) -> Iterator[FrameworkRow]:
    aligned = Counter(
        name
        for promise in plan.commitments()
        for name in {one.partition("@")[0] for one in promise.aligns_to}
    )
    for f in plan.frameworks.values():
        yield FrameworkRow(f.id, f.title, f.version, f.publisher, len(f.elements), aligned[f.id])


def _funding(plan: Plan, as_of: str) -> Iterator[FundingRow]:
    for f in sorted(plan.funding.values(), key=lambda f: (f.closes or "9999", f.id)):
        yield FundingRow(
            f.id, f.title, f.funder, f.opens, f.closes, f.spend_by, _window(f, as_of),
            len(f.bids), f.visibility,
        )  # fmt: skip


def _window(funding: t.Funding, as_of: str) -> str:
    if funding.opens is None and funding.closes is None:
        return "unknown"
    if funding.opens and as_of < funding.opens:
        return "upcoming"
    return "closed" if funding.closes and funding.closes < as_of else "open"


def _practice(plan: Plan, as_of: str) -> Iterator[PracticeRow]:
    for p in plan.practice.values():
        yield PracticeRow(p.id, p.title, p.theme, p.strength, p.organisation, p.place, p.visibility)


def _gaps(plan: Plan, as_of: str) -> Iterator[GapRow]:
    yield from gap_rows(plan, commitment_rows(plan, as_of))


KINDS: dict[str, Listing] = {
    "actions": Listing(ActionRow, _actions, ("id", "title", "lead", "commitments", "measures", "reported", "overdue")),
    "commitments": Listing(CommitmentRow, commitment_rows, ("id", "title", "lead", "modality", "tier", "due", "completion", "confidence", "flags")),
    "measures": Listing(MeasureRow, _measures, ("id", "title", "indicators", "gaps")),
    "indicators": Listing(IndicatorRow, _indicators, ("id", "title", "unit", "baseline", "latest", "target", "due")),
    "milestones": Listing(MilestoneRow, _milestones, ("id", "title", "due", "completion", "flags")),
    "updates": Listing(UpdateRow, _updates, ("id", "date", "reporter", "visibility", "subjects", "summary")),
    "decisions": Listing(DecisionRow, _decisions, ("id", "date", "decider", "permits", "affects", "reason")),
    "organisations": Listing(OrganisationRow, _organisations, ("id", "name", "kind", "leads", "partners_in")),
    "sources": Listing(SourceRow, _sources, ("id", "title", "kind", "publisher", "date", "cited")),
    "frameworks": Listing(FrameworkRow, _frameworks, ("id", "title", "version", "publisher", "elements", "aligned")),
    "funding": Listing(FundingRow, _funding, ("id", "title", "funder", "opens", "closes", "spend_by", "state")),
    "practice": Listing(PracticeRow, _practice, ("id", "title", "theme", "strength", "organisation")),
    "gaps": Listing(GapRow, _gaps, ("gap", "id", "title", "missing")),
}  # fmt: skip


def natural(value: object) -> tuple[int, object]:
    """A sort key for a cell: empty last, numbers by size, ids as people count, text folded."""
    if value is None or value == "" or value == () or value == {}:
        return (3, "")
    if isinstance(value, bool | int | float):
        return (0, value)
    if isinstance(value, str) and sort_key(value.upper())[0][1] >= 0 and "-" not in value:
        return (1, sort_key(value))
    return (2, str(value).casefold())
