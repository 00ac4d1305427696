"""Rules about time: which lifecycle follows which, and how old the latest report may be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from vawg_plan.model import types as t
from vawg_plan.model.calendar import CYCLE_DAYS, shifted
from vawg_plan.model.problem import Finding
from vawg_plan.rules.history import ENDED, History, Told, has_ended

_STEPS = {
    "planned": ("active", "suspended", "closed", "cancelled"),
    "active": ("suspended", "closed", "cancelled"),
    "suspended": ("active", "closed", "cancelled"),
    "closed": ("active",),
    "cancelled": ("planned", "active"),
}


def lifecycle_step(history: History) -> Iterator[Finding]:
    """A lifecycle goes on as lives do, and what had ended begins again for a reason.

    From planned, to any other; from active, to suspended, closed or cancelled; from suspended, to
    active, closed or cancelled. What was closed may become active again, what was cancelled planned
    or active: then the report's `summary` says why, or a decision about it does. A lifecycle that
    was reported wrongly is corrected by an update of the same day.

    Wrong: `closed`, and then `planned`. Right: `closed`, then `active` with a `summary` of why.
    """
    for told in history.told.values():
        by_day = {one.date: one for one in told if one.entry.lifecycle}
        steps = list(by_day.values())
        for before, after in pairwise(steps):
            if message := _misstep(history, before, after):
                was, now = str(before.entry.lifecycle), str(after.entry.lifecycle)
                advice = "Say in `summary` why it begins again"
                if now not in _STEPS[was]:
                    allowed = " or ".join(_STEPS[was])
                    advice = f"After {was} comes {allowed}; correct the report that is wrong"
                yield after.node.finding("lifecycle-step", ("lifecycle",), message, advice)


def _misstep(history: History, before: Told, after: Told) -> str | None:
    was, now = str(before.entry.lifecycle), str(after.entry.lifecycle)
    subject = f"`{after.entry.subject}`"
    if was == now:
        return None
    if now not in _STEPS[was]:
        return f"{subject} cannot be {now}: it was {was} on {before.date}"
    if was in ENDED and not after.entry.summary and not _decided(history, before, after):
        return f"{subject} was {was} on {before.date}, and is {now} again without a reason"
    return None


def _decided(history: History, before: Told, after: Told) -> bool:
    """Whether a decision about the subject was made between two reports."""
    return any(
        after.entry.subject in one.affects and before.date <= one.date <= after.date
        for one in history.plan.decisions.values()
    )


def stale_report(history: History) -> Iterator[Finding]:
    """What is still going on was reported on in the last cycle.

    Where `plan.yaml` has a `reporting_cycle`, a promise on which anybody has reported, and which
    has not ended, is due another report each cycle; `grace_days` more are allowed. Report how it
    stands, even if nothing has changed. A superseded plan waits for nothing.

    Wrong: the last report of `A3.C1` is a year old, in a plan of quarters. Right: one each quarter.
    """
    edition = history.plan.edition
    cycle = edition.reporting_cycle if edition else None
    if edition is None or cycle is None or edition.status == "superseded":
        return
    before = shifted(history.as_of, -(CYCLE_DAYS[cycle.every] + cycle.grace_days))
    for node in history.plan.each(t.Commitment):
        promise = cast(t.Commitment, node.record)
        latest = _latest(history, promise.id)
        gone = promise.withdrawn and promise.withdrawn <= history.as_of
        if latest is None or latest.date >= before or gone or _has_ended(history, promise):
            continue
        message = f"the last report of `{promise.id}` is this one, of {latest.date}"
        grace = f" and {cycle.grace_days} days" if cycle.grace_days else ""
        advice = f"Report how it stands: once each {cycle.every.replace('_', ' ')}{grace}"
        yield latest.node.finding("stale-report", (), message, advice, severity="warning")


def _latest(history: History, subject: str) -> Told | None:
    told = [history.known((subject, area)) for area in history.areas(subject)]
    return max((one[-1] for one in told if one), key=lambda one: one.date, default=None)


def _has_ended(history: History, promise: t.Commitment) -> bool:
    """Whether a promise has ended on the whole, or wherever it is delivered locally."""
    if has_ended(history.known((promise.id, None))):
        return True
    local = history.plan.delivering(history.as_of) if promise.tier != "national" else []
    return bool(local) and all(has_ended(history.known((promise.id, one.id))) for one in local)
