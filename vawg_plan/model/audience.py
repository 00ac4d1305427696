"""The plan as an audience may read it: the one place that takes out what is internal.

What comes back is a whole plan, built from the records that are left, so that nothing after it
has to know who reads: what is internal can't be counted, cited or met by a reference.
"""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from vawg_plan.model import types as t
from vawg_plan.model.nodes import File, record_name
from vawg_plan.model.plan import Plan, Unread, build

Audience = Literal["public", "internal"]

_SEEN = (t.Update, t.Decision, t.Funding, t.Practice)


def for_audience(plan: Plan, audience: Audience) -> Plan:
    """The plan for an audience: all of it for the internal one.

    For the public one, internal commitments, updates, decisions, funding and practice are gone,
    with every reference to them; what is left of nothing else is gone too. A series is gone
    unless its indicator says that it is public. What files hold that could not be read is unknown,
    so it is internal.
    """
    if audience == "internal":
        return plan
    hidden = hidden_ids(plan)
    named = [cast(t.Indicator, node.record) for node in plan.each(t.Indicator)]
    series = {one.series for one in named if one.series and one.series_visibility == "public"}
    if hidden or any(one.series_visibility == "internal" for one in named if one.series):
        files = [File(f.path, f.kind, kept) for f in plan.files if (kept := _kept(f, plan, hidden))]
        plan = build(files)._replace(series=plan.series, data_files=plan.data_files)
    return plan._replace(
        unread=Unread(),
        data_files=plan.data_files & series,
        series={path: one for path, one in plan.series.items() if path in series},
    )


def hidden_ids(plan: Plan) -> frozenset[str]:
    """The ids of what the public may not see, and the names of such updates and decisions."""
    found = {
        n.id
        for n in plan.each(t.Commitment, *_SEEN)
        if cast(t.Update, n.record).visibility == "internal"
    }
    found |= {node.id for node in plan.each(t.Milestone) if node.parent in found}
    found |= {
        name
        for name, update in plan.updates.items()
        if all(entry.subject in found for entry in update.entries)
    }
    found |= {name for name, made in plan.decisions.items() if found.issuperset(made.affects)}
    return frozenset(found)


def _kept(file: File, plan: Plan, hidden: frozenset[str]) -> Struct | None:
    """A file's record without what is hidden; None where nothing of it may be seen."""
    record = file.record
    if isinstance(record, t.Action | t.Future):
        measures = tuple(map(_measure, record.measures))
        return replace(record, commitments=_promises(record.commitments, hidden), measures=measures)
    if isinstance(record, t.Edition):
        return replace(record, commitments=_promises(record.commitments, hidden))
    if not isinstance(record, _SEEN):
        return record
    if record.visibility == "internal" or record_name(file.path) in hidden:
        return None
    return _without_references(record, plan, hidden)


def _without_references(
    record: t.Update | t.Decision | t.Funding | t.Practice, plan: Plan, hidden: frozenset[str]
) -> Struct:
    if isinstance(record, t.Update):
        return _update(record, plan, hidden)
    if isinstance(record, t.Decision):
        return replace(record, affects=_without(record.affects, hidden))
    return replace(record, supports=_without(record.supports, hidden))


def _promises(
    commitments: tuple[t.Commitment, ...], hidden: frozenset[str]
) -> tuple[t.Commitment, ...]:
    return tuple(
        replace(one, depends_on=_without(one.depends_on, hidden)) if one.depends_on else one
        for one in commitments
        if one.visibility == "public"
    )


def _measure(measure: t.Measure) -> t.Measure:
    return replace(measure, indicators=tuple(map(_indicator, measure.indicators)))


def _indicator(indicator: t.Indicator) -> t.Indicator:
    if indicator.series is None or indicator.series_visibility == "public":
        return indicator
    return replace(indicator, series=None)


def _update(update: t.Update, plan: Plan, hidden: frozenset[str]) -> t.Update:
    return replace(
        update,
        entries=tuple(entry for entry in update.entries if entry.subject not in hidden),
        corrects=_first_seen(update.corrects, plan, hidden),
        verifies=None if update.verifies in hidden else update.verifies,
    )


def _first_seen(name: str | None, plan: Plan, hidden: frozenset[str]) -> str | None:
    """What an update corrects, by way of hidden ones too: the first that may be seen."""
    passed: set[str] = set()
    while name in hidden and name not in passed:
        passed.add(name)
        name = plan.updates[name].corrects if name in plan.updates else None
    return None if name in hidden else name


def _without(ids: tuple[str, ...], hidden: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in hidden)
