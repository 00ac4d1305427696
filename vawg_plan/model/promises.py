"""What is promised: actions, their commitments, and how it will be known that they worked."""

from vawg_plan.model.words import (
    ActionId,
    Alignment,
    Basis,
    CommitmentId,
    ContextId,
    Count,
    Date,
    Direction,
    FutureId,
    IndicatorId,
    MeasureId,
    MilestoneId,
    Modality,
    Mode,
    Record,
    Slug,
    Text,
    Tier,
    Unit,
    Visibility,
)


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
    series_visibility: Visibility = "internal"


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
