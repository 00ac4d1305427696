"""Rules about reports: what is complete is shown to be, what is late or red has somebody on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of, parent_of
from vawg_plan.model.order import corrected
from vawg_plan.model.problem import Finding
from vawg_plan.rules.history import LAST_DAY, History, Told, completion, has_ended, last, since
from vawg_plan.rules.wording import quoted


def complete_evidence(history: History) -> Iterator[Finding]:
    """What is reported complete has evidence.

    Evidence is a source of the plan, a link or a document's title, so that whoever reads “complete”
    can look. It may come with the report or with a later one of the same completion; a report of
    another completion needs its own.

    Wrong: `completion: complete` alone. Right: with `evidence:` and `- title: Minutes of May`.
    """
    for told in history.told.values():
        done = completion(told)
        if done is None or done.entry.completion != "complete" or not _is_promise(done):
            continue
        if not any(entry.evidence for entry in since(told, "completion", ("complete",))):
            message = f"`{done.entry.subject}` is reported complete without evidence"
            advice = "Add evidence: a document's title, a link or a source of the plan"
            yield done.node.finding("complete-evidence", ("completion",), message, advice)


def _is_promise(told: Told) -> bool:
    """Whether a subject can be complete at all; `entry-fits` tells of the others."""
    return kind_of(told.entry.subject) in {"action", "commitment", "milestone"}


def complete_milestones(history: History) -> Iterator[Finding]:
    """A commitment is complete only when each of its milestones is.

    A milestone is closed by a report that it is complete, or that its lifecycle is closed or
    cancelled. What is reported of the whole counts for every area. Report the milestones too, or
    the commitment as `substantial`.

    Wrong: `A3.C1` complete, nothing said of `A3.C1.MS1`. Right: both, in the same update.
    """
    for node in history.plan.each(t.Commitment):
        promise = cast(t.Commitment, node.record)
        for area in history.areas(promise.id) if promise.milestones else ():
            done = completion(history.told[promise.id, area])
            if done is None or done.entry.completion != "complete":
                continue
            steps = [s.id for s in promise.milestones if not _is_closed(history, s.id, area)]
            if steps:
                named = ", ".join(f"`{step}`" for step in steps)
                message = f"`{promise.id}` is reported complete, and {named} not"
                advice = "Report its milestones complete too, or the commitment as `substantial`"
                yield done.node.finding("complete-milestones", ("completion",), message, advice)


def _is_closed(history: History, step: str, area: str | None, day: str = LAST_DAY) -> bool:
    """Whether a milestone had ended by a day in an area, or on the whole, or in every area."""

    def ended(where: str | None) -> bool:
        told = history.told.get((step, where), [])
        return has_ended([one for one in told if one.date <= day])

    areas = [area] if area else history.areas(step)
    return ended(None) or (bool(areas) and all(ended(one) for one in areas))


def verified_by_another(history: History) -> Iterator[Finding]:
    """Whoever verifies a report did not make it.

    A check by the reporter is none. Name in `verified_by` the body or role that looked; an update
    that `verifies` another comes from another reporter. Leave it out where nobody else has looked.

    Wrong: `reporter: plan-keeper` with `verified_by: plan-keeper`. Right: `verified_by: auditor`.
    """
    plan = history.plan
    for node in plan.each(t.Entry):
        by = cast(t.Entry, node.record).verified_by
        update = plan.items[node.owner].record if by else None
        if isinstance(update, t.Update) and by == update.reporter:
            message = f"`{by}` reported this and cannot verify it"
            advice = "Name who else checked it, or leave `verified_by` out"
            yield node.finding("verified-by-another", ("verified_by",), message, advice)
    for node in plan.each(t.Update):
        update = cast(t.Update, node.record)
        other = plan.updates.get(update.verifies) if update.verifies else None
        if other and other.reporter == update.reporter:
            message = f"`{update.reporter}` reported `{update.verifies}` and cannot verify it"
            advice = "Have somebody else verify it, or leave `verifies` out"
            yield node.finding("verified-by-another", ("verifies",), message, advice)


def recovery_plan(history: History) -> Iterator[Finding]:
    """What is amber or red has somebody who brings it back on course, and a way to do so.

    `recovery_action` says what is being done, `recovery_owner` which role answers for it. They may
    come with the report or with a later one; they last until delivery is green again.

    Wrong: `confidence: red` alone. Right: with `recovery_action:` and `recovery_owner:`.
    """
    for told in history.told.values():
        said = last(told, lambda entry: entry.confidence)
        if said is None or said.entry.confidence == "green" or not _is_promise(said):
            continue
        entries = list(since(told, "confidence", ("amber", "red")))
        missing = [
            field
            for field in ("recovery_action", "recovery_owner")
            if not any(getattr(entry, field) for entry in entries)
        ]
        if missing and not has_ended(told):
            needed = " and ".join(f"`{field}`" for field in missing)
            state = f"delivery of `{said.entry.subject}` is {said.entry.confidence}"
            advice = "Say what is being done about it, and which role answers for that"
            message = f"{state}, without {needed}"
            yield said.node.finding("recovery-plan", ("confidence",), message, advice)


def green_overdue(history: History) -> Iterator[Finding]:
    """Delivery is not green while a milestone is overdue.

    A milestone past its day that nobody has closed is an outstanding issue, or was met and not
    reported. Report the milestone, have it re-dated by a decision, or report amber.

    Wrong: green, and `A3.C1.MS1` was due last month. Right: amber, with who brings it back.
    """
    for node in history.plan.each(t.Milestone):
        step = cast(t.Milestone, node.record)
        due = history.due(step)
        if due is None or due >= history.as_of:
            continue
        promise = str(parent_of(step.id))
        for area in history.areas(promise):
            told = history.known((promise, area))
            said = last(told, lambda entry: entry.confidence)
            if said is None or said.entry.confidence != "green" or has_ended(told):
                continue
            if not _is_closed(history, step.id, area, history.as_of):
                message = f"`{promise}` is green, and `{step.id}` was due {due}"
                advice = "Report the milestone, have it re-dated, or say what stands in the way"
                at = ("confidence",)
                yield said.node.finding("green-overdue", at, message, advice, severity="warning")


def told_twice(history: History) -> Iterator[Finding]:
    """Two reports of the same thing, place and day agree, or one of them corrects the other.

    Without a correction the last file by name wins, which nobody has decided. Write in the report
    that is right `corrects:` with the other's name; or give it its own day.

    Wrong: two updates of 2031-06-30 that say `limited` and `substantial`. Right: one corrects.
    """
    for told in history.told.values():
        if len({one.date for one in told}) == len(told):
            continue
        days: dict[object, list[Told]] = {}
        for one in told:
            taken = one.entry.reading
            parts = (taken.period, str(taken.dimensions)) if taken else ()
            days.setdefault((one.date, parts), []).append(one)
        for reports in days.values():
            for field in _AXES if len(reports) > 1 else ():
                yield from _differing(history, reports, field)


_AXES = ("completion", "confidence", "lifecycle", "reading")


def _differing(history: History, reports: list[Told], field: str) -> Iterator[Finding]:
    """Whether a report of the day differs from the one that wins, and nobody has corrected it."""
    winner = last(reports, lambda entry: getattr(entry, field))
    if winner is None:
        return
    settled = {name for one in reports for name in corrected(history.plan, one.update)}
    for other in reports:
        value = _value(other.entry, field)
        if value in {None, _value(winner.entry, field)} or other.update in settled:
            continue
        where = "the same update" if other.update == winner.update else other.update
        message = f"{where} says {value} of `{other.entry.subject}` on the same day"
        advice = f"If this is the right one, write `corrects: {other.update}` in this update"
        if other.update == winner.update:
            advice = "Keep the entry that is right"
        yield winner.node.finding("told-twice", (field,), message, advice, severity="warning")


def _value(entry: t.Entry, field: str) -> str | None:
    """What an entry says on an axis, in words."""
    if field == "reading" and entry.reading:
        taken = entry.reading
        return quoted("suppressed" if taken.suppressed else taken.value)
    value = getattr(entry, field)
    return None if value is None else quoted(value)
