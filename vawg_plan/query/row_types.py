"""The rows of `vawg list`, a type a kind; their JSON is the public interface.

Commitments are in `rows`, gaps in `gaps`.
"""

from __future__ import annotations

from msgspec import Struct

from vawg_plan.query.rows import Areas, Cited


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
    """A milestone as of a date; ``closed`` is the day since which it is done, in all its areas."""

    id: str
    action: str
    commitment: str
    title: str
    due: str | None
    original_due: str | None
    lifecycle: str | None
    completion: str | None
    confidence: str | None
    closed: str | None
    areas: Areas | None
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
