"""The edition: what ``plan.yaml`` holds."""

from typing import Annotated, Literal

from msgspec import Meta

from vawg_plan.model.promises import Commitment, Context
from vawg_plan.model.words import (
    Basis,
    Count,
    Date,
    ObjectiveId,
    OutcomeId,
    PlanStatus,
    Record,
    SecureAddress,
    Slug,
    Text,
)


class Period(Record, frozen=True):
    """The time an edition covers; start and end are inferred where only a label is given."""

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


class Accessibility(Record, frozen=True):
    """What the accessibility statement says; what is left out, nobody has recorded."""

    contact: Text | None = None
    tested: Date | None = None
    tested_by: Text | None = None
    result: Literal["fully", "partly", "not"] | None = None
    problems: tuple[Text, ...] = ()
    enforcement: Text | None = None
    prepared: Date | None = None


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
    published_contacts: tuple[Text, ...] = ()
    exit_page: SecureAddress | None = None
    accessibility: Accessibility | None = None
