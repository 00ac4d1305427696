"""The four axes of the record as counts of promises; they are never folded into one."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import CommitmentRow, commitment_rows
from vawg_plan.query.state import States, states
from vawg_plan.query.status import COMPLETION, CONFIDENCE, Counts, completion_of, count

LIFECYCLE = ("planned", "active", "suspended", "closed", "cancelled")
Counted = tuple[tuple[str, int], ...]


class Axes(Struct, frozen=True, gc=False):
    """How many promises are in which state, axis by axis; each adds up to all that stand.

    ``by_area`` are those that only areas report on, ``unreported`` those on which this axis was
    not reported. ``assurance`` is of those that are complete: checked by somebody else, or not.
    """

    totals: Counts
    completion: Counted
    confidence: Counted
    lifecycle: Counted
    assurance: Counted


def axes(plan: Plan, as_of: str) -> Axes:
    """The axes of all promises that stand as of a date (ISO)."""
    known = states(plan, as_of)
    rows = [row for row in commitment_rows(plan, as_of) if "withdrawn" not in row.flags]
    totals = count(rows)
    return Axes(
        totals=totals,
        completion=with_rest(totals),
        confidence=_filled(totals.confidence, CONFIDENCE, len(rows)),
        lifecycle=_lifecycle(rows),
        assurance=_assurance(rows, known),
    )


def with_rest(counts: Counts) -> Counted:
    """Completion, with those that only areas report on and those without a report."""
    return _filled(counts.completion | {"by_area": counts.by_area}, (*COMPLETION, "by_area"),
                   counts.commitments)  # fmt: skip


def _filled(counted: dict[str, int], order: tuple[str, ...], whole: int) -> Counted:
    found = tuple((one, counted.get(one, 0)) for one in order)
    return (*found, ("unreported", whole - sum(number for _, number in found)))


def _lifecycle(rows: list[CommitmentRow]) -> Counted:
    found = Counter(
        row.lifecycle or ("by_area" if row.areas and row.areas.reported else "unreported")
        for row in rows
    )
    return _filled(dict(found), (*LIFECYCLE, "by_area"), len(rows))


def _assurance(rows: list[CommitmentRow], known: States) -> Counted:
    done = [row for row in rows if completion_of(row) == "complete"]
    checked = sum(_is_checked(row, known) for row in done)
    return (("checked", checked), ("unchecked", len(done) - checked))


def _is_checked(row: CommitmentRow, known: States) -> bool:
    """Whether somebody else checked it: on the whole, or where only areas report, in all."""
    if row.completion == "complete":
        return row.verified_by is not None
    local = [state for area, state in known.get(row.id, {}).items() if area is not None]
    return bool(local) and all(state.verified_by for state in local)
