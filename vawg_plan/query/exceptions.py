"""What a record shows to be out of the ordinary on a date: late, moved, weaker, unsure, unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from vawg_plan.model import types as t
from vawg_plan.model.ids import parent_of
from vawg_plan.model.plan import Plan
from vawg_plan.query import exception_types as e
from vawg_plan.query.clock import Clock, is_withdrawn
from vawg_plan.query.gaps import gap_counts
from vawg_plan.query.kept import kept
from vawg_plan.query.milestones import steps_of
from vawg_plan.query.missing import lacking, silent
from vawg_plan.query.row_types import MilestoneRow
from vawg_plan.query.rows import CommitmentRow, commitment_rows, is_done
from vawg_plan.query.state import State, states
from vawg_plan.query.status import count, fired_triggers
from vawg_plan.query.trend_types import Trends
from vawg_plan.query.trends import trends
from vawg_plan.query.whom import Whom

_CHANGES: tuple[tuple[str, e.How], ...] = (
    ("withdraw", "withdrawn"), ("weaken", "weakened"), ("supersede", "superseded"),
)  # fmt: skip


@kept
def exceptions(plan: Plan, as_of: str) -> e.Exceptions:
    """Everything out of the ordinary as of a date (ISO)."""
    rows = commitment_rows(plan, as_of)
    record = _Record(plan, as_of, rows)
    read = trends(plan, as_of)
    cycle = plan.edition.reporting_cycle if plan.edition else None
    return e.Exceptions(
        as_of=as_of,
        counts=count(rows),
        cycle=cycle.every if cycle else None,
        late=tuple(record.late()),
        slipped=tuple(record.slipped()),
        changed=tuple(sorted(_changed(plan, record), key=lambda one: one.date)),
        troubled=tuple(sorted(record.troubled(), key=lambda one: one.confidence != "red")),
        astray=tuple(_astray(read, as_of, record.whom)),
        unchecked=tuple(record.unchecked()),
        silent=tuple(silent(plan, rows, record.known, record.clock, record.whom)),
        lacking=tuple(lacking(read, record.whom)),
        measures=read.measures,
        indicators=len(read.trends),
        unfollowed=tuple(
            e.Unfollowed(one.id, one.title, one.date, record.whom.of(one.id))
            for one in fired_triggers(plan, as_of)
            if not one.followed
        ),
        gaps=tuple(gap_counts(plan, rows)),
    )


class _Record:
    """The promises that stand on a date, with their states by area."""

    def __init__(self, plan: Plan, as_of: str, rows: list[CommitmentRow]) -> None:
        self.plan = plan
        self.known = states(plan, as_of)
        self.clock = Clock(plan, as_of)
        self.whom = Whom(plan)
        self.rows = {row.id: row for row in rows}
        self.live = [one for one in plan.commitments() if not is_withdrawn(one, as_of)]
        self.delivering = {one.id for one in plan.delivering(as_of)}

    def late(self) -> Iterator[e.Late]:
        """Promises and steps that are overdue."""
        for promise in self.live:
            steps = steps_of(self.plan, promise, self.known, self.clock)
            rows: list[CommitmentRow | MilestoneRow] = [self.rows[promise.id], *steps]
            for row in rows:
                if "overdue" in row.flags and row.due:
                    areas = row.areas if row.completion is None else None
                    yield e.Late(
                        id=row.id,
                        promise=promise.id,
                        title=row.title,
                        due=row.due,
                        days=_days(row.due, self.clock.today),
                        completion=row.completion,
                        reported=areas.reported if areas else None,
                        delivering=areas.delivering if areas else None,
                        ask=self.whom.of(promise.id),
                    )

    def slipped(self) -> Iterator[e.Slipped]:
        """Promises and steps whose date is later than it was at first."""
        for promise in self.live:
            for one in _with_steps(promise):
                due = self.clock.due(one)
                if due.slipped_days and due.slipped_days > 0 and due.now and due.original:
                    made = _decisions(self.plan, self._moved_by(one))
                    yield e.Slipped(
                        id=one.id,
                        title=one.title,
                        was=due.original,
                        now=due.now,
                        days=due.slipped_days,
                        times=max(1, len(made)),
                        made=made,
                        done=self._is_done(promise, one),
                        ask=self.whom.of(promise.id),
                    )

    def _moved_by(self, one: t.Commitment | t.Milestone) -> Iterable[str]:
        """The decisions about it; one about a promise is about its steps."""
        own = self.clock.redated_by(one.id)
        if isinstance(one, t.Milestone):
            return dict.fromkeys((*own, *self.clock.redated_by(str(parent_of(one.id)))))
        return own

    def _is_done(self, promise: t.Commitment, one: t.Commitment | t.Milestone) -> bool:
        local = self.delivering if promise.tier != "national" else set()
        return is_done(self.known.get(one.id, {}), local)

    def troubled(self) -> Iterator[e.Troubled]:
        """What is red or amber and not over, on the whole and area by area."""
        for promise in self.live:
            for one in _with_steps(promise):
                for area, state in _in_order(self.known.get(one.id, {})):
                    rated = state.confidence
                    if rated and rated.value != "green" and not state.ended:
                        yield e.Troubled(
                            id=one.id,
                            promise=promise.id,
                            title=one.title,
                            area=area,
                            confidence=rated.value,
                            date=rated.date,
                            summary=state.summary.value if state.summary else None,
                            recovery_action=_value(state, "recovery_action"),
                            recovery_owner=_value(state, "recovery_owner"),
                            ask=self.whom.of(promise.id),
                        )

    def unchecked(self) -> Iterator[e.Unchecked]:
        """What is reported complete, on the whole or else by areas, and stands on nothing else."""
        for promise in self.live:
            by_area = self.known.get(promise.id, {})
            held = _complete({a: s for a, s in by_area.items() if a is None}) or _complete(by_area)
            wanting = {a: s for a, s in held.items() if not (s.evidence and s.verified_by)}
            if wanting:
                yield self._unchecked(promise, wanting)

    def _unchecked(self, promise: t.Commitment, held: dict[str | None, State]) -> e.Unchecked:
        said = [state.completion for state in held.values() if state.completion]
        return e.Unchecked(
            id=promise.id,
            title=promise.title,
            areas=tuple(area for area in held if area is not None),
            by=tuple(dict.fromkeys(self.plan.updates[one.update].reporter for one in said)),
            date=max(one.date for one in said),
            evidence=tuple(
                dict.fromkeys(item.title for state in held.values() for item in state.evidence)
            ),
            bare=any(not state.evidence for state in held.values()),
            checked=all(state.verified_by for state in held.values()),
            ask=self.whom.of(promise.id),
        )


def _with_steps(promise: t.Commitment) -> list[t.Commitment | t.Milestone]:
    return [promise, *promise.milestones]


def _in_order(by_area: dict[str | None, State]) -> list[tuple[str | None, State]]:
    """The whole first, then the areas by name."""
    return sorted(by_area.items(), key=lambda one: one[0] or "")


def _complete(by_area: dict[str | None, State]) -> dict[str | None, State]:
    return {
        area: state
        for area, state in _in_order(by_area)
        if state.completion and state.completion.value == "complete"
    }


def _value(state: State, field: str) -> str | None:
    said = getattr(state, field)
    return said.value if said else None


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _decisions(plan: Plan, names: Iterable[str]) -> tuple[e.Made, ...]:
    found = ((name, plan.decisions[name]) for name in names)
    made = (e.Made(name, one.date, one.decider, one.reason) for name, one in found)
    return tuple(sorted(made, key=lambda one: (one.date, one.id)))


def _changed(plan: Plan, record: _Record) -> Iterator[e.Changed]:
    """What decisions made weaker or took back, and what was taken back without one."""
    explained: set[str] = set()
    for name, decision in sorted(plan.decisions.items()):
        if decision.date <= record.clock.today:
            (made,) = _decisions(plan, [name])
            for affected in decision.affects:
                if how := _how(plan, affected, decision, record.clock.today):
                    explained |= {affected} if how == "withdrawn" else set()
                    yield _change(plan, affected, how, decision.date, made, record.whom)
    for promise in plan.commitments():
        gone = promise.withdrawn
        if gone and gone <= record.clock.today and promise.id not in explained:
            yield _change(plan, promise.id, "withdrawn", gone, None, record.whom)


def _how(plan: Plan, affected: str, decision: t.Decision, today: str) -> e.How | None:
    """What a decision did to an item; one that allows several did what can be seen of it."""
    node = plan.items.get(affected)
    promise = node.record if node and isinstance(node.record, t.Commitment) else None
    for permit, how in _CHANGES:
        if permit in decision.permits:
            stands = promise is not None and not is_withdrawn(promise, today)
            if permit != "withdraw" or not stands:
                return how
    return None


def _change(  # noqa: PLR0913, PLR0917 - a change
    plan: Plan, item: str, how: e.How, day: str, made: e.Made | None, whom: Whom
) -> e.Changed:
    node = plan.items.get(item)
    return e.Changed(item, node.title if node else item, how, day, made, whom.of(item))


def _astray(read: Trends, as_of: str, whom: Whom) -> Iterator[e.Astray]:
    for one in read.trends:
        worse = one.verdict in {"worse", "changed"}
        missed = one.met is False and one.due is not None and one.due < as_of
        if worse or missed:
            yield e.Astray(one, worse, missed, whom.of(one.id))
