"""Where a plan stands on a date: a row a group, totals, gaps, triggers that fired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from vawg_plan.model.plan import Plan
from vawg_plan.query.gaps import GapCount, gap_counts
from vawg_plan.query.rows import CommitmentRow, commitment_rows, last_update, owners
from vawg_plan.query.state import states

Grouping = Literal["action", "outcome", "objective", "lead", "partner", "tier"]
COMPLETION = ("complete", "substantial", "limited", "not_started")
CONFIDENCE = ("red", "amber", "green")


class Counts(Struct, frozen=True, gc=False):
    """Commitments, counted.

    One that only its areas report on is complete when all of them are; otherwise it counts in
    ``by_area`` and in no completion. Its confidence is the worst of its areas', so that a red is
    never lost among greens.
    """

    commitments: int
    reported: int
    unreported: int
    completion: dict[str, int]
    by_area: int
    confidence: dict[str, int]
    overdue: int
    due_soon: int
    stale: int
    withdrawn: int


class Group(Struct, frozen=True, gc=False):
    """One line of the status: an action, or whatever the commitments are grouped by."""

    id: str
    title: str
    counts: Counts


class PlanLine(Struct, frozen=True, gc=False):
    """Which plan, in which edition."""

    id: str | None
    title: str
    edition: str | None
    status: str | None


class Fired(Struct, frozen=True, gc=False):
    """A future action whose trigger fired; ``followed`` if anything was reported on it since."""

    id: str
    title: str
    date: str
    update: str
    followed: bool


class Status(Struct, frozen=True, gc=False):
    """The whole answer; its JSON is the public interface, described in docs/reference."""

    schema_version: Literal[1]
    as_of: str
    plan: PlanLine
    by: Grouping
    totals: Counts
    groups: list[Group]
    gaps: list[GapCount]
    triggers: list[Fired]


def status(plan: Plan, as_of: str, by: Grouping = "action") -> Status:
    """The status of a plan as of a date (ISO), its commitments grouped one way."""
    rows = commitment_rows(plan, as_of)
    return Status(
        schema_version=1,
        as_of=as_of,
        plan=plan_line(plan),
        by=by,
        totals=count(rows),
        groups=_groups(plan, rows, by),
        gaps=gap_counts(plan, rows),
        triggers=list(fired_triggers(plan, as_of)),
    )


def plan_line(plan: Plan) -> PlanLine:
    """Which plan this is; what plan.yaml would tell is None where it could not be read."""
    edition = plan.edition
    if edition is None:
        return PlanLine(None, plan.title, None, None)
    return PlanLine(edition.id, edition.title, edition.edition, edition.status)


def count(rows: list[CommitmentRow]) -> Counts:
    """These commitments, counted; a withdrawn one counts as withdrawn and as nothing else."""
    live = [row for row in rows if "withdrawn" not in row.flags]
    completion, confidence = dict.fromkeys(COMPLETION, 0), dict.fromkeys(CONFIDENCE, 0)
    flags = {"overdue": 0, "due_soon": 0, "stale": 0, "unreported": 0}
    by_area = 0
    for row in live:
        reported, worst = completion_of(row), _confidence_of(row)
        if reported:
            completion[reported] += 1
        elif row.areas and row.areas.completion:
            by_area += 1
        if worst:
            confidence[worst] += 1
        for flag in row.flags:
            flags[flag] += 1
    return Counts(
        commitments=len(live),
        reported=len(live) - flags["unreported"],
        unreported=flags["unreported"],
        completion=completion,
        by_area=by_area,
        confidence=confidence,
        overdue=flags["overdue"],
        due_soon=flags["due_soon"],
        stale=flags["stale"],
        withdrawn=len(rows) - len(live),
    )


def completion_of(row: CommitmentRow) -> str | None:
    """As reported on the whole; complete where every delivering area is."""
    if row.completion is None and row.areas and row.areas.delivering:
        done = row.areas.completion.get("complete", 0) >= row.areas.delivering
        return "complete" if done else None
    return row.completion


def _confidence_of(row: CommitmentRow) -> str | None:
    """As reported on the whole, otherwise the worst of its areas'."""
    if row.confidence is None and row.areas:
        return next((one for one in CONFIDENCE if row.areas.confidence.get(one)), None)
    return row.confidence


_KEYS: dict[Grouping, Callable[[CommitmentRow], tuple[str, ...]]] = {
    "action": lambda row: (row.action,),
    "outcome": lambda row: tuple(whole for one in row.outcomes for whole in wholes(one)),
    "objective": lambda row: row.objectives,
    "lead": lambda row: (row.lead, *row.co_leads),
    "partner": lambda row: row.partners,
    "tier": lambda row: (row.tier,),
}
_NONE = {
    "outcome": "Linked to no outcome",
    "objective": "Linked to no objective",
    "partner": "With no partner named",
}


def wholes(outcome: str) -> tuple[str, ...]:
    """An outcome and the one that it is a part of: what serves O3a serves O3 too."""
    return (outcome, outcome[:-1]) if outcome[-1:].isalpha() else (outcome,)


def _groups(plan: Plan, rows: list[CommitmentRow], by: Grouping) -> list[Group]:
    members: dict[str, list[CommitmentRow]] = {key: [] for key, _ in _order(plan, by)}
    key_of = _KEYS[by]
    loose: list[CommitmentRow] = []
    for row in rows:
        keys = dict.fromkeys(key_of(row))
        for key in keys:
            members.setdefault(key, []).append(row)
        if not keys:
            loose.append(row)
    titles = dict(_order(plan, by))
    found = [
        Group(key, titles.get(key) or _title(plan, key), count(rows))
        for key, rows in members.items()
        if rows or key in titles
    ]
    if loose:
        found.append(Group("-", _NONE[by], count(loose)))
    return found


def _order(plan: Plan, by: Grouping) -> Iterator[tuple[str, str]]:
    """The groups that are shown even when empty, with their titles, in the plan's order."""
    if by == "action":
        for owner in owners(plan):
            yield owner.id, owner.title
    elif by in {"outcome", "objective"} and plan.edition:
        for one in plan.edition.outcomes if by == "outcome" else plan.edition.objectives:
            yield one.id, one.title
    elif by == "tier":
        for tier in ("national", "joint", "local"):
            yield tier, tier.capitalize()


def _title(plan: Plan, key: str) -> str:
    item = plan.items.get(key)
    return item.title if item else key


def fired_triggers(plan: Plan, as_of: str) -> Iterator[Fired]:
    """Future actions whose trigger had fired by ``as_of``, in the plan's order."""
    known = states(plan, as_of)
    for future in plan.futures:
        heard = [state.trigger for state in known.get(future.id, {}).values() if state.trigger]
        if heard:
            said = min(heard, key=lambda one: one.date)
            reports = [last_update(known.get(promise.id, {})) for promise in future.commitments]
            followed = any(last is not None and last >= said.date for last in reports)
            yield Fired(future.id, future.title, said.date, said.update, followed)
