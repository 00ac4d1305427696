"""The rows of `vawg list`, kind by kind. A new kind is a type, a function and a row in KINDS."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import sort_key
from vawg_plan.model.plan import Plan
from vawg_plan.query.gaps import GapRow, gap_rows, has_baseline
from vawg_plan.query.milestones import milestone_rows
from vawg_plan.query.row_types import (
    ActionRow,
    DecisionRow,
    FrameworkRow,
    FundingRow,
    IndicatorRow,
    MeasureRow,
    MilestoneRow,
    OrganisationRow,
    PracticeRow,
    SourceRow,
    UpdateRow,
)
from vawg_plan.query.rows import (
    Cited,
    CommitmentRow,
    commitment_rows,
    promisers,
)
from vawg_plan.query.state import unknown_then
from vawg_plan.query.status import count
from vawg_plan.query.trends import latest_readings
from vawg_plan.rules.references import references


class Listing(NamedTuple):
    """One kind that can be listed: its row's type, how rows are made, the columns of its table."""

    row: type[Struct]
    make: Callable[[Plan, str], Iterable[Struct]]
    columns: str


def _actions(plan: Plan, as_of: str) -> Iterator[ActionRow]:
    by_owner: dict[str, list[CommitmentRow]] = {}
    for row in commitment_rows(plan, as_of):
        by_owner.setdefault(row.action, []).append(row)
    for one in promisers(plan):
        counts = count(by_owner.get(one.id, []))
        yield ActionRow(
            one.id, getattr(one, "number", None), one.title, one.lead, one.lead_basis,
            tuple(link.id for link in one.outcomes), tuple(link.id for link in one.objectives),
            len(one.commitments), len(one.measures), counts.reported, counts.completion,
            counts.confidence, counts.overdue, Cited(one.source, one.locator),
        )  # fmt: skip


def _measures(plan: Plan, _: str) -> Iterator[MeasureRow]:
    missing: dict[str, list[str]] = {}
    for gap in gap_rows(plan, []):
        missing.setdefault(gap.id, []).append(gap.gap)
    for owner in promisers(plan):
        outcomes = tuple(link.id for link in owner.outcomes)
        for m in owner.measures:
            yield MeasureRow(
                m.id, owner.id, m.title, m.text, len(m.indicators),
                any(has_baseline(i) for i in m.indicators), any(i.target for i in m.indicators),
                outcomes, tuple(missing.get(m.id, ())), Cited(m.source or owner.source, m.locator),
            )  # fmt: skip


def _indicators(plan: Plan, as_of: str) -> Iterator[IndicatorRow]:
    latest = latest_readings(plan, as_of)
    for measure in plan.measures():
        for i in measure.indicators:
            read = latest.get(i.id)
            yield IndicatorRow(
                i.id, i.id.split(".", 1)[0], measure.id, i.title, i.unit, i.direction,
                i.baseline.value if i.baseline else None, i.target.value if i.target else None,
                i.target.due if i.target else None, read.value if read else None,
                read.period if read else None,
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


def decision_rows(plan: Plan, as_of: str) -> Iterator[DecisionRow]:
    """The decisions made up to a day, the newest first."""
    for name, d in sorted(plan.decisions.items(), key=lambda p: (p[1].date, p[0]), reverse=True):
        if d.date <= as_of:
            yield DecisionRow(name, d.date, d.decider, d.permits, d.affects, d.reason, d.visibility)


def _organisations(plan: Plan, _: str) -> Iterator[OrganisationRow]:
    leads, partners = Counter[str](), Counter[str]()
    for promise in plan.commitments():
        leads.update({promise.lead, *promise.co_leads})
        partners.update(set(promise.partners))
    for o in plan.organisations.values():
        yield OrganisationRow(
            o.id, o.name, o.acronym, o.kind, o.part_of, o.delivers, leads[o.id], partners[o.id]
        )


def _sources(plan: Plan, as_of: str) -> Iterator[SourceRow]:
    later = unknown_then(plan, as_of)
    cited = Counter(one.value for one in references(plan) if one.node.owner not in later)
    for s in plan.sources.values():
        yield SourceRow(
            s.id, s.title, s.kind, s.publisher, s.date, cited[s.id], s.superseded_by, s.url
        )


def _frameworks(plan: Plan, _: str) -> Iterator[FrameworkRow]:
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
            sum((bid.date or "") <= as_of for bid in f.bids), f.visibility,
        )  # fmt: skip


def _window(funding: t.Funding, as_of: str) -> str:
    if funding.opens is None and funding.closes is None:
        return "unknown"
    if funding.opens and as_of < funding.opens:
        return "upcoming"
    return "closed" if funding.closes and funding.closes < as_of else "open"


def _practice(plan: Plan, _: str) -> Iterator[PracticeRow]:
    for p in plan.practice.values():
        yield PracticeRow(p.id, p.title, p.theme, p.strength, p.organisation, p.place, p.visibility)


def _gaps(plan: Plan, as_of: str) -> Iterator[GapRow]:
    yield from gap_rows(plan, commitment_rows(plan, as_of))


KINDS: dict[str, Listing] = {
    "actions": Listing(ActionRow, _actions, "id title lead commitments measures reported overdue"),
    "commitments": Listing(
        CommitmentRow,
        commitment_rows,
        "id title lead modality tier due completion confidence areas flags",
    ),
    "measures": Listing(MeasureRow, _measures, "id title indicators gaps"),
    "indicators": Listing(IndicatorRow, _indicators, "id title unit baseline latest target due"),
    "milestones": Listing(MilestoneRow, milestone_rows, "id title due completion closed flags"),
    "updates": Listing(UpdateRow, _updates, "id date reporter visibility subjects summary"),
    "decisions": Listing(DecisionRow, decision_rows, "id date decider permits affects reason"),
    "organisations": Listing(OrganisationRow, _organisations, "id name kind leads partners_in"),
    "sources": Listing(SourceRow, _sources, "id title kind publisher date cited"),
    "frameworks": Listing(FrameworkRow, _frameworks, "id title version publisher elements aligned"),
    "funding": Listing(FundingRow, _funding, "id title funder opens closes spend_by state"),
    "practice": Listing(PracticeRow, _practice, "id title theme strength organisation"),
    "gaps": Listing(GapRow, _gaps, "gap id title missing"),
}


def natural(value: object) -> tuple[Any, ...] | None:
    """A sort key for a cell: numbers by size, ids as people count, text folded; None if empty."""
    if isinstance(value, bool | int | float):
        return (0, value)
    if not value:
        return None
    if isinstance(value, str) and re.match(r"[A-Z]+[0-9]", value) and "-" not in value:
        return (1, sort_key(value))
    return (2, str(value).casefold())
