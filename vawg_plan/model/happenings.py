"""What happened: updates, decisions, funding opportunities, notable practice."""

from typing import Literal

from vawg_plan.model.words import (
    Amount,
    BidResult,
    Completion,
    Confidence,
    Date,
    Lifecycle,
    PartialDate,
    Permit,
    Record,
    RecordName,
    Slug,
    Strength,
    SubjectId,
    Text,
    Visibility,
)


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
