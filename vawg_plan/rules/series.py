"""Rules about series: files of readings by area, each described by its indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.model.readings import Taken, taken
from vawg_plan.rules.wording import nearest


def series_form(plan: Plan) -> Iterator[Finding]:
    """A series is a CSV file of readings, one line a period and area.

    An indicator names it: `series: data/NAME.csv`. The file is UTF-8, with a comma between cells
    and double quotes around a cell that holds a comma. Its first line names the columns. `period`
    and `value` are always there, the others where they are needed:

    | column | holds |
    | --- | --- |
    | `period` | `2022`, `2022-Q3` or `2022-09` |
    | `area` | an organisation's id; empty for the whole |
    | `value` | figures only, as `1234` or `56.7`; for ordinal and qualitative indicators words |
    | `numerator`, `denominator` | what a percentage was worked out from |
    | `status` | `provisional` or `final`; empty means final |
    | `suppressed` | `true` where a value is withheld, and then there is none |
    | `source` | a source's id |
    | each dimension of the indicator | which part the value is for; empty for all |

    Lines stand in the order of their periods, then of their areas, as text is sorted; no two are
    for the same period, area and dimensions. A later value takes the earlier one's place in its
    line. Spreadsheets save such a file as “CSV UTF-8”.

    Wrong: `2022-Q3,essex,"1,234"`. Right: `2022-Q3,essex,1234`, under `period,area,value`.
    """
    for series in plan.series.values():
        owner = _owner(plan, series.path)
        for line, field, message, advice in series.faults:
            yield Finding("series-form", series.path, (line, field), message, advice, owner)
    for one in taken(plan) if plan.series else ():
        if one.in_series:
            yield from _unknown(plan, one)


def _owner(plan: Plan, path: str) -> str | None:
    """The first indicator that names a series."""
    return next(
        (n.id for n in plan.each(t.Indicator) if cast(t.Indicator, n.record).series == path), None
    )


def _unknown(plan: Plan, one: Taken) -> Iterator[Finding]:
    for field, value, known, kind in (
        ("area", one.area, plan.organisations, "organisation"),
        ("source", one.reading.source, plan.sources, "source"),
    ):
        if value and value not in known and not plan.unread.holds(value, (kind,)):
            near = nearest(value, known)
            advice = f"Did you mean `{near}`?" if near else f"Add it to {kind}s.yaml"
            message = f"`{value[:60]}` is not an id in {kind}s.yaml"
            yield one.finding("series-form", field, message, advice)


def new_series(plan: Plan) -> Iterator[Finding]:
    """A changed definition begins a new series.

    Values under two definitions are not comparable, so a series belongs to one indicator. When a
    definition changes, add an indicator with its own id, definition and version, and a series of
    its own; the old one keeps what was counted in the old way.

    Wrong: `A3.M1.I1` and `A3.M1.I2` both with `series: data/reports.csv`. Right: two files.
    """
    seen: dict[str, str] = {}
    for node in plan.each(t.Indicator):
        series = cast(t.Indicator, node.record).series
        if series and seen.setdefault(series, node.id) != node.id:
            message = f"`{series}` is the series of `{seen[series]}` already"
            advice = "Give this indicator a file of its own in data/"
            yield node.finding("new-series", ("series",), message, advice)
