"""The records of a plan as frozen types, one a schema in ``schemas/``.

`msgspec` builds them from plain data and says yes or no in one pass; a test holds every field,
pattern and vocabulary here to the JSON Schema of the same kind, which explains each no.
Dates stay text (``YYYY-MM-DD``): ISO order is alphabetical order. A class's fields stand in the
order in which a file shows them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from vawg_plan.model import ids

Text = Annotated[str, Meta(min_length=1)]
Slug = Annotated[str, Meta(pattern=ids.SLUG)]
Date = Annotated[str, Meta(pattern=ids.DATE)]
PartialDate = Annotated[str, Meta(pattern=ids.PARTIAL_DATE)]
RecordName = Annotated[str, Meta(pattern=ids.RECORD_NAME)]
ActionId = Annotated[str, Meta(pattern=ids.ACTION)]
CommitmentId = Annotated[str, Meta(pattern=ids.COMMITMENT)]
MilestoneId = Annotated[str, Meta(pattern=ids.MILESTONE)]
MeasureId = Annotated[str, Meta(pattern=ids.MEASURE)]
IndicatorId = Annotated[str, Meta(pattern=ids.INDICATOR)]
ContextId = Annotated[str, Meta(pattern=ids.CONTEXT)]
ObjectiveId = Annotated[str, Meta(pattern=ids.OBJECTIVE)]
OutcomeId = Annotated[str, Meta(pattern=ids.OUTCOME)]
FutureId = Annotated[str, Meta(pattern=ids.FUTURE)]
SubjectId = Annotated[str, Meta(pattern=ids.SUBJECT)]
Alignment = Annotated[str, Meta(pattern=ids.ALIGNMENT)]
Count = Annotated[int, Meta(ge=1)]
Amount = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]

Basis = Literal["stated", "inferred"]
Mode = Literal["deliver", "influence", "support", "examine", "hold_to_account"]
Tier = Literal["national", "local", "joint"]
Modality = Literal["will", "should", "aims", "can"]
Visibility = Literal["public", "internal"]
PlanStatus = Literal["draft", "published", "superseded"]
Completion = Literal["not_started", "limited", "substantial", "complete"]
Confidence = Literal["green", "amber", "red"]
Lifecycle = Literal["planned", "active", "suspended", "closed", "cancelled"]
Permit = Literal["correct", "reword", "re-date", "weaken", "withdraw", "supersede", "erase"]
Unit = Literal["number", "percentage", "ordinal", "qualitative"]
Direction = Literal["increase", "decrease", "maintain"]
OrganisationKind = Literal["body", "government", "portfolio", "role", "group", "sector"]
SourceKind = Literal[
    "plan", "law", "bill", "strategy", "report", "review", "statistic", "guidance", "programme",
    "fund", "requirement", "agreement", "survey", "dataset", "campaign", "web_page",
]  # fmt: skip
Strength = Literal["described", "change_observed", "compared", "replicated", "system_wide"]
BidResult = Literal["preparing", "submitted", "awarded", "refused", "withdrawn"]


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What every record is: immutable, strict about its keys, and free of reference cycles."""


class Link(Record, frozen=True):
    """A link from an action to an outcome or objective, and whether the source states it."""

    id: str
    basis: Basis


class Context(Record, frozen=True):
    """A statement that commits nobody: background, a finding, a definition's reason."""

    id: ContextId
    title: Text
    text: Text
    locator: Text
    cites: tuple[Slug, ...] = ()


class Milestone(Record, frozen=True):
    """A step on the way to a commitment, closed by an update about it."""

    id: MilestoneId
    title: Text
    due: Date | None = None
    original_due: Date | None = None


class Commitment(Record, frozen=True):
    """One separately verifiable promise, restated, with who makes it and how firmly."""

    id: CommitmentId
    title: Text
    text: Text
    lead: Slug
    lead_basis: Basis
    mode: Mode
    tier: Tier
    modality: Modality
    locator: Text
    co_leads: tuple[Slug, ...] = ()
    accountable: Slug | None = None
    partners: tuple[Slug, ...] = ()
    start: Date | None = None
    due: Date | None = None
    original_due: Date | None = None
    due_basis: Basis | None = None
    milestones: tuple[Milestone, ...] = ()
    depends_on: tuple[str, ...] = ()
    aligns_to: tuple[Alignment, ...] = ()
    cites: tuple[Slug, ...] = ()
    visibility: Visibility = "public"
    withdrawn: Date | None = None
    source: Slug | None = None


class Baseline(Record, frozen=True):
    """Where an indicator started; or ``pending``, the date by which a baseline is promised."""

    value: float | int | str | None = None
    period: Text | None = None
    pending: Date | None = None


class Target(Record, frozen=True):
    """Where an indicator should arrive, and by when."""

    value: float | int | str
    due: Date | None = None


class Indicator(Record, frozen=True):
    """What is counted to judge a success measure (terms of the IATI results standard)."""

    id: IndicatorId
    title: Text
    unit: Unit
    direction: Direction
    aggregable: bool
    definition: Text
    definition_version: Text
    publisher: Slug | None = None
    source: Slug | None = None
    dimensions: tuple[Text, ...] = ()
    scale: tuple[Text, ...] = ()
    baseline: Baseline | None = None
    target: Target | None = None
    disclosure_threshold: Count | None = None
    series: Text | None = None


class Measure(Record, frozen=True):
    """A success measure as published: how it will be known that the action worked."""

    id: MeasureId
    title: Text
    text: Text
    locator: Text
    cites: tuple[Slug, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    source: Slug | None = None


class Action(Record, frozen=True):
    """One numbered action: ``actions/NN-slug.yaml``."""

    id: ActionId
    number: Count
    title: Text
    lead: Slug
    lead_basis: Basis
    source: Slug
    locator: Text
    outcomes: tuple[Link, ...] = ()
    objectives: tuple[Link, ...] = ()
    context: tuple[Context, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()


class Trigger(Record, frozen=True):
    """The event on which a future action waits."""

    text: Text
    cites: tuple[Slug, ...] = ()


class Future(Record, frozen=True):
    """A conditional action: ``future/*.yaml``."""

    id: FutureId
    title: Text
    lead: Slug
    lead_basis: Basis
    source: Slug
    locator: Text
    trigger: Trigger
    outcomes: tuple[Link, ...] = ()
    objectives: tuple[Link, ...] = ()
    context: tuple[Context, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()


class Period(Record, frozen=True):
    """The time that an edition covers; start and end are ``inferred`` where only a label is given."""

    label: Text
    start: Date
    end: Date
    basis: Basis


class Element(Record, frozen=True):
    """One element of a definition: ``act``, ``setting``, ``victim``..., with what it takes in."""

    title: Text
    text: Text


class Definition(Record, frozen=True):
    """The term that the plan is about, as the plan defines it."""

    term: Text
    text: Text
    elements: tuple[Element, ...]
    locator: Text


class Objective(Record, frozen=True):
    """What the plan is for."""

    id: ObjectiveId
    title: Text
    text: Text
    locator: Text
    partners: tuple[Slug, ...] = ()
    cites: tuple[Slug, ...] = ()


class Outcome(Record, frozen=True):
    """What the plan seeks to achieve; ``O3a`` is a part of ``O3``."""

    id: OutcomeId
    title: Text
    text: Text
    locator: Text


class Cycle(Record, frozen=True):
    """How often those who deliver report."""

    every: Literal["month", "quarter", "half_year", "year"]
    grace_days: Annotated[int, Meta(ge=0)] = 0


class Helpline(Record, frozen=True):
    """A helpline that public pages may show, with the day somebody last checked it."""

    name: Text
    contact: Text
    hours: Text | None = None
    url: Text | None = None
    checked: Date | None = None


class Edition(Record, frozen=True):
    """``plan.yaml``: the edition, what it is for, and what it promises about itself."""

    schema_version: Literal[1]
    id: Slug
    title: Text
    publisher: Slug
    edition: Text
    status: PlanStatus
    source: Slug
    period: Period
    definition: Definition
    published: Date | None = None
    context: tuple[Context, ...] = ()
    objectives: tuple[Objective, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    evidence_base: tuple[Context, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reporting_cycle: Cycle | None = None
    disclosure_threshold: Count | None = None
    helplines: tuple[Helpline, ...] = ()


class Organisation(Record, frozen=True):
    """A body, portfolio or role; never a person's name."""

    id: Slug
    name: Text
    kind: OrganisationKind
    acronym: Text | None = None
    part_of: Slug | None = None
    description: Text | None = None
    delivers: bool = False
    valid_from: Date | None = None
    valid_to: Date | None = None
    url: Text | None = None
    source: Slug | None = None
    locator: Text | None = None


class Organisations(Record, frozen=True):
    """``organisations.yaml``."""

    organisations: tuple[Organisation, ...]


class Source(Record, frozen=True):
    """A document, law, report or statistic; dates as precise as is known (year, month or day)."""

    id: Slug
    title: Text
    kind: SourceKind
    acronym: Text | None = None
    publisher: Slug | None = None
    date: PartialDate | None = None
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    geography: Text | None = None
    description: Text | None = None
    url: Text | None = None
    part_of: Slug | None = None
    superseded_by: Slug | None = None
    superseded_on: Date | None = None
    source: Slug | None = None
    locator: Text | None = None


class Sources(Record, frozen=True):
    """``sources.yaml``."""

    sources: tuple[Source, ...]


class FrameworkElement(Record, frozen=True):
    """One coded part of an outside framework that actions may align to."""

    code: Annotated[str, Meta(pattern=ids.RECORD_NAME)]
    title: Text
    text: Text | None = None
    locator: Text | None = None


class Framework(Record, frozen=True):
    """An outside framework in one version: ``frameworks/*.yaml``."""

    id: Slug
    title: Text
    version: Annotated[str, Meta(pattern="^[^@#\\s]+$")]
    version_basis: Basis
    publisher: Slug
    description: Text | None = None
    url: Text | None = None
    source: Slug | None = None
    locator: Text | None = None
    elements: tuple[FrameworkElement, ...] = ()


class Evidence(Record, frozen=True):
    """What an entry rests on: a source of the plan, a link, or a document's title."""

    title: Text
    source: Slug | None = None
    url: Text | None = None


class Reading(Record, frozen=True):
    """One observed value of an indicator for a period (``2022``, ``2022-Q3``, ``2022-09``)."""

    period: Text
    value: float | int | str | None = None
    numerator: float | int | None = None
    denominator: float | int | None = None
    dimensions: dict[str, str] | None = None
    status: Literal["provisional", "final"] = "final"
    suppressed: bool = False
    source: Slug | None = None


class Entry(Record, frozen=True):
    """What one update reports about one subject, in one area where it names one."""

    subject: SubjectId
    area: Slug | None = None
    completion: Completion | None = None
    confidence: Confidence | None = None
    lifecycle: Lifecycle | None = None
    trigger: Literal["fired"] | None = None
    summary: Text | None = None
    next_steps: Text | None = None
    recovery_action: Text | None = None
    recovery_owner: Slug | None = None
    evidence: tuple[Evidence, ...] = ()
    verified_by: Slug | None = None
    reading: Reading | None = None


class Update(Record, frozen=True):
    """What happened, as one body reports it for one day: ``updates/**/*.yaml``."""

    date: Date
    reporter: Slug
    entries: tuple[Entry, ...]
    visibility: Visibility = "internal"
    corrects: RecordName | None = None
    verifies: RecordName | None = None


class Decision(Record, frozen=True):
    """Who decided to change which promise, when and why: ``decisions/*.yaml``."""

    date: Date
    decider: Slug
    reason: Text
    affects: tuple[str, ...]
    permits: tuple[Permit, ...]
    visibility: Visibility = "internal"
    evidence: tuple[Evidence, ...] = ()


class Bid(Record, frozen=True):
    """One application to a funding opportunity."""

    organisation: Slug
    result: BidResult
    date: Date | None = None
    amount: Amount | None = None


class Funding(Record, frozen=True):
    """A funding opportunity: ``funding/*.yaml``."""

    id: Slug
    title: Text
    funder: Slug
    description: Text | None = None
    opens: Date | None = None
    closes: Date | None = None
    spend_by: Date | None = None
    amount: Amount | None = None
    match: Text | None = None
    supports: tuple[str, ...] = ()
    bids: tuple[Bid, ...] = ()
    visibility: Visibility = "internal"
    source: Slug | None = None
    url: Text | None = None


class Practice(Record, frozen=True):
    """Notable practice: what was done, where, and how strong the evidence for it is."""

    id: Slug
    title: Text
    text: Text
    theme: Text
    strength: Strength
    organisation: Slug | None = None
    place: Text | None = None
    start: PartialDate | None = None
    supports: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    visibility: Visibility = "internal"
    source: Slug | None = None
    url: Text | None = None
