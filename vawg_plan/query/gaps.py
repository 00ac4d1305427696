"""What a plan leaves out, as counts and as rows. A gap is never a problem: it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import CommitmentRow, promisers


class GapRow(Struct, frozen=True, gc=False):
    """One gap of one item."""

    gap: str
    id: str
    kind: str
    title: str
    action: str
    missing: str


class GapCount(Struct, frozen=True, gc=False):
    """How many of how many items have a gap, and the command that lists them."""

    gap: str
    missing: str
    count: int
    of: int
    kind: str
    command: str


class Gap(NamedTuple):
    """One kind of gap: its short name, its words, and the kind of item that it is looked for in."""

    name: str
    missing: str
    kind: str
    has: Callable[[t.Measure | t.Action], bool] | None


def has_baseline(indicator: t.Indicator) -> bool:
    """Whether there is a value to start from; one that is only promised is none yet."""
    return indicator.baseline is not None and indicator.baseline.value is not None


def _no_indicator(measure: t.Measure | t.Action) -> bool:
    return isinstance(measure, t.Measure) and not measure.indicators


def _no_baseline(measure: t.Measure | t.Action) -> bool:
    return isinstance(measure, t.Measure) and not any(has_baseline(i) for i in measure.indicators)


def _no_target(measure: t.Measure | t.Action) -> bool:
    return isinstance(measure, t.Measure) and not any(i.target for i in measure.indicators)


def _no_outcome(action: t.Measure | t.Action) -> bool:
    return isinstance(action, t.Action) and not any(o.basis == "stated" for o in action.outcomes)


# A commitment's gaps are worked out with its row; the others by their own test.
GAPS = (
    Gap("accountable", "no one accountable", "commitment", None),
    Gap("due", "no due date", "commitment", None),
    Gap("measure", "no success measure", "commitment", None),
    Gap("indicator", "no indicator", "measure", _no_indicator),
    Gap("baseline", "no baseline", "measure", _no_baseline),
    Gap("target", "no target", "measure", _no_target),
    Gap("evidence", "no evidence", "commitment", None),
    Gap("outcome", "no outcome stated", "action", _no_outcome),
)
NAMES = tuple(gap.name for gap in GAPS)


def gap_rows(plan: Plan, rows: list[CommitmentRow]) -> Iterator[GapRow]:
    """Every gap of every item but what was withdrawn, gap by gap, each in the plan's order."""
    live = [row for row in rows if "withdrawn" not in row.flags]
    for gap in GAPS:
        if gap.has is None:
            for row in live:
                if gap.name in row.gaps:
                    kind = gap.kind
                    yield GapRow(gap.name, row.id, kind, row.title, row.action, gap.missing)
            continue
        for item, owner in _items(plan, gap.kind):
            if gap.has(item):
                yield GapRow(gap.name, item.id, gap.kind, item.title, owner, gap.missing)


def gap_counts(plan: Plan, rows: list[CommitmentRow]) -> list[GapCount]:
    """How often each gap is found; a gap found nowhere is left out."""
    live = [row for row in rows if "withdrawn" not in row.flags]
    found = Counter(gap for row in live for gap in row.gaps)
    for gap in GAPS:
        if gap.has is not None:
            found[gap.name] = sum(gap.has(item) for item, _ in _items(plan, gap.kind))
    sizes = {
        "commitment": len(live),
        "measure": len(plan.measures()),
        "action": len(plan.actions),
    }
    complete = sum(row.completion == "complete" for row in live)
    return [
        GapCount(
            gap.name,
            gap.missing,
            found[gap.name],
            complete if gap.name == "evidence" else sizes[gap.kind],
            "completion" if gap.name == "evidence" else gap.kind,
            f"vawg list gaps --gap {gap.name}",
        )
        for gap in GAPS
        if found[gap.name]
    ]


def _items(plan: Plan, kind: str) -> Iterator[tuple[t.Measure | t.Action, str]]:
    if kind == "action":
        for action in plan.actions:
            yield action, action.id
    else:
        for owner in promisers(plan):
            for measure in owner.measures:
                yield measure, owner.id
