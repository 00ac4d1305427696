"""What promises name: organisations, sources and outside frameworks."""

from typing import Annotated

from msgspec import Meta

from vawg_plan.model import ids
from vawg_plan.model.words import (
    Basis,
    Date,
    OrganisationKind,
    PartialDate,
    Record,
    Slug,
    SourceKind,
    Text,
)


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
