"""Every reading of a plan, from updates and from series, and which one stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from vawg_plan.model import types as t
from vawg_plan.model.calendar import span_of
from vawg_plan.model.nodes import Node
from vawg_plan.model.order import in_order
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding, Severity

Cell = tuple[str, str | None, str, tuple[tuple[str, str], ...]]
_LAST_DAY = "9999-12-31"


class Taken(NamedTuple):
    """One reading: of what, for which area, the day it speaks for, and where it stands.

    ``origin`` is the update's name, or the path of the series; a row of a series speaks for the
    last day of its period. ``path`` and ``at`` lead to what holds it. ``visibility`` is the
    update's, or what the indicator says of its series.
    """

    indicator: str
    area: str | None
    reading: t.Reading
    date: str
    origin: str
    path: str
    at: tuple[str | int, ...]
    corrects: bool = False
    visibility: t.Visibility = "internal"

    @property
    def cell(self) -> Cell:
        """What it is a reading of: indicator, area, period and dimensions."""
        reading = self.reading
        parts = tuple(sorted((reading.dimensions or {}).items()))
        return (self.indicator, self.area, reading.period, parts)

    @property
    def in_series(self) -> bool:
        """Whether it is a row of a series, and not reported by an update."""
        return self.origin == self.path

    def finding(
        self, rule: str, field: str, message: str, advice: str, severity: Severity = "error"
    ) -> Finding:
        """A finding at one field of the reading."""
        item = self.indicator if self.in_series else self.origin
        at = (*self.at, field)
        return Finding(rule, self.path, at, message, advice, item, severity=severity)


def taken(plan: Plan) -> Iterator[Taken]:
    """Every reading, so that of two about the same cell the later one is heard last."""
    for node in plan.nodes.get(t.Indicator, ()):
        indicator = cast(t.Indicator, node.record)
        series = plan.series.get(indicator.series or "")
        for row in series.rows if series else ():
            span = span_of(row.reading.period)
            day = span.end if span else _LAST_DAY
            at = (row.line,)
            path = series.path if series else ""
            yield Taken(
                node.id, row.area, row.reading, day, path, path, at,
                visibility=indicator.series_visibility,
            )  # fmt: skip
    places: dict[str, list[Node]] = defaultdict(list)
    for node in plan.nodes.get(t.Reading, ()):
        places[node.owner].append(node)
    for name, update in in_order(plan, _LAST_DAY) if places else ():
        for node in places.get(name, ()):
            entry = update.entries[cast(int, node.at[1])]
            yield Taken(
                entry.subject, entry.area, cast(t.Reading, node.record), update.date, name,
                node.path, node.at, update.corrects is not None, update.visibility,
            )  # fmt: skip


def standing(readings: Iterable[Taken], as_of: str = _LAST_DAY) -> dict[Cell, Taken]:
    """The reading that stands for each cell as of a day.

    The last one does: a later day's, a correction. But what is provisional replaces nothing final
    unless it corrects it.
    """
    found: dict[Cell, Taken] = {}
    for one in readings:
        if one.date > as_of:
            continue
        before = found.get(one.cell)
        final = before is not None and before.reading.status == "final"
        if not (final and one.reading.status == "provisional" and not one.corrects):
            found[one.cell] = one
    return found
