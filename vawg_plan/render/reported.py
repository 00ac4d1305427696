"""What was reported of each promise in a period, and how it stood at its end."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.model.calendar import Span
from vawg_plan.model.order import corrected, in_order
from vawg_plan.model.plan import Plan
from vawg_plan.query.milestones import milestone_rows
from vawg_plan.query.row_types import MilestoneRow
from vawg_plan.query.rows import CommitmentRow, last_update
from vawg_plan.query.state import states
from vawg_plan.render import progress_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.areas import areas
from vawg_plan.render.lookup import Lookup

_Place = tuple[str | None, str]


class Told:
    """A plan's record, promise by promise."""

    def __init__(self, plan: Plan, period: Span, lookup: Lookup) -> None:
        self._plan, self._period, self._lookup = plan, period, lookup
        self._states = states(plan, period.end)
        self._entries = _standing(plan, period)
        self._steps: dict[str, list[MilestoneRow]] = {}
        for step in milestone_rows(plan, period.end):
            self._steps.setdefault(step.commitment, []).append(step)
        self._commitments = {one.id: one for one in plan.commitments()}

    def promise(self, row: CommitmentRow) -> p.Promise:
        """One promise as it stood, with the reports of the period."""
        commitment = self._commitments[row.id]
        gone = "withdrawn" in row.flags
        reports = self._reports(row.id)
        steps = tuple(map(_step, self._steps.get(row.id, ())))
        news = bool(reports) or any(one.id in self._entries for one in commitment.milestones)
        return p.Promise(
            id=row.id,
            title=wording.line(row.title),
            by=self._lookup.name(row.lead),
            due=row.due,
            due_before=row.original_due if row.original_due != row.due else None,
            late="overdue" in row.flags,
            withdrawn=commitment.withdrawn if gone else None,
            completion=row.completion,
            confidence=None if gone else row.confidence,
            lifecycle=row.lifecycle,
            checked_by=self._lookup.optional_name(row.verified_by),
            areas=areas(row.areas) if row.areas and row.areas.reported else None,
            reports=reports,
            steps=steps if any(step.completion for step in steps) else (),
            late_steps=sum(step.late for step in steps),
            news=news,
            last=row.last_update or self._last_step(commitment),
        )

    def _last_step(self, commitment: t.Commitment) -> str | None:
        """The day of the latest report on one of its steps."""
        days = (last_update(self._states.get(one.id, {})) for one in commitment.milestones)
        return max(filter(None, days), default=None)

    def _reports(self, subject: str) -> tuple[p.Report, ...]:
        return tuple(
            self._report(update, entry) for update, entry in self._entries.get(subject, {}).values()
        )

    def _report(self, update: t.Update, entry: t.Entry) -> p.Report:
        return p.Report(
            date=update.date,
            area=self._lookup.optional_name(entry.area),
            by=self._lookup.name(update.reporter),
            done=prose.blocks(entry.summary or ""),
            following=prose.blocks(entry.next_steps or ""),
            recovery=prose.blocks(entry.recovery_action or ""),
            recovery_owner=self._lookup.optional_name(entry.recovery_owner),
            evidence=tuple(
                (
                    wording.line(item.title),
                    wording.web_address(item.url or self._lookup.url(item.source)),
                )
                for item in entry.evidence
            ),
        )


def _step(row: MilestoneRow) -> p.Step:
    done = "complete" if row.closed else row.completion
    return p.Step(wording.line(row.title), row.due, done, "overdue" in row.flags)


def _standing(plan: Plan, period: Span) -> dict[str, dict[_Place, tuple[t.Update, t.Entry]]]:
    """The entries of the period by subject, then area and day, without those that were corrected.

    In order of their days; of two on one day about one area the last one stands.
    """
    updates = in_order(plan, period.end)
    wrong: set[tuple[str, str, str | None]] = set()
    for name, update in updates:
        if update.corrects:
            mended = {(e.subject, e.area) for e in update.entries}
            wrong |= {(one, *place) for one in corrected(plan, name) for place in mended}
    found: dict[str, dict[_Place, tuple[t.Update, t.Entry]]] = {}
    for name, update in updates:
        if update.date < period.start:
            continue
        for entry in update.entries:
            if (name, entry.subject, entry.area) not in wrong and entry.reading is None:
                held = found.setdefault(entry.subject, {})
                held[entry.area, update.date] = (update, entry)
    return found
