"""What `vawg measures` answers with; its JSON is the public interface."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from vawg_plan.model.types import Visibility
from vawg_plan.query.verdict import Value, Verdict


class Reported(Struct, frozen=True, gc=False):
    """How many of the areas that delivered at a period's end have a reading of it."""

    reported: int
    delivering: int


class Point(Struct, frozen=True, gc=False):
    """A period's reading of the whole; without a value where it is suppressed.

    ``summed`` tells that it is the sum of the areas that reported, ``partial`` that some did not:
    such a sum is compared with nothing. ``visibility`` is public where all that it is made of is.
    """

    period: str
    value: Value | None
    status: str
    suppressed: bool
    summed: bool
    partial: bool
    visibility: Visibility


class Trend(Struct, frozen=True, gc=False):
    """One indicator: where it began, where it is, where it should be, and what that means.

    ``verdict`` compares the latest value with the baseline; it is None where one of them is
    missing, is in words, or is a sum of some of the areas only. ``met`` compares with the target.
    """

    id: str
    action: str
    measure: str
    title: str
    unit: str
    direction: str
    aggregable: bool
    baseline: Value | None
    baseline_period: str | None
    baseline_pending: str | None
    latest: Point | None
    target: Value | None
    due: str | None
    verdict: Verdict | None
    met: bool | None
    areas: Reported | None
    points: tuple[Point, ...]


class Unmeasured(Struct, frozen=True, gc=False):
    """A success measure without an indicator."""

    id: str
    title: str


class Trends(Struct, frozen=True, gc=False):
    """The whole answer; its JSON is the public interface. ``measures`` counts success measures."""

    schema_version: Literal[1]
    as_of: str
    measures: int
    trends: tuple[Trend, ...]
    unmeasured: tuple[Unmeasured, ...]
