"""The plan's rules: each is a function whose docstring is its page in ``docs/rules.md``.

A rule's stable name is its function's name with hyphens. It goes over the records that it is about
(`Plan.nodes` has them by type) and yields what it finds. A rule of the record takes the `History`
instead: what was reported, subject by subject, and the day that "today" is. To add a rule, write
the function and add it to a tuple here. A rule of change takes the `Branch`: two plans, and what
changed between them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator

from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules import (
    change,
    dates,
    disclosure,
    identity,
    lifecycle,
    links,
    publishing,
    readings,
    record,
    references,
    series,
    structure,
)
from vawg_plan.rules.change import Branch
from vawg_plan.rules.history import History, history

Rule = Callable[[Plan], Iterable[Finding]]
RecordRule = Callable[[History], Iterable[Finding]]
ChangeRule = Callable[[Branch], Iterable[Finding]]

# Checked by every command that reads; the others by `vawg validate`.
ALWAYS: tuple[Rule, ...] = (
    identity.repeated_id,
    references.unknown_reference,
    structure.one_plan_file,
    structure.series_file,
    series.series_form,
)
RULES: tuple[Rule, ...] = (
    *ALWAYS,
    identity.file_name,
    identity.misplaced_id,
    identity.slug_like_id,
    identity.repeated_number,
    identity.repeated_reference,
    dates.real_date,
    dates.date_order,
    structure.no_circle,
    structure.entry_fits,
    series.new_series,
    structure.title_line,
    structure.due_basis,
    structure.says_something,
    publishing.public_text,
)

OF_THE_RECORD: tuple[RecordRule, ...] = (
    record.complete_evidence,
    record.complete_milestones,
    record.verified_by_another,
    record.recovery_plan,
    record.green_overdue,
    record.told_twice,
    lifecycle.lifecycle_step,
    lifecycle.stale_report,
    readings.reading_period,
    readings.reading_unit,
    readings.percentage,
    readings.target_baseline,
    disclosure.small_count,
    disclosure.suppressed_total,
    disclosure.no_sum,
    links.superseded_source,
    links.upstream_later,
    links.open_after_closing,
    links.valid_then,
    publishing.old_helpline,
)

OF_A_CHANGE: tuple[ChangeRule, ...] = (
    change.vanished_id,
    change.reused_id,
    change.unlicensed_change,
    change.lost_date,
    change.changed_definition,
    change.idle_decision,
    change.rewritten_record,
    change.unexplained_fall,
    change.unpublished_plan,
)


def names() -> dict[str, str]:
    """Every rule's stable name (``repeated_id`` -> ``repeated-id``), and its page."""
    return {
        rule.__name__.replace("_", "-"): inspect.getdoc(rule) or ""
        for rule in (*RULES, *OF_THE_RECORD, *OF_A_CHANGE)
    }


def check_nothing(_: Plan) -> Iterator[Finding]:
    """No problem, for who wants the plan only."""
    yield from ()


def check_always(plan: Plan) -> Iterator[Finding]:
    """What is wrong with ids and references: what a reading command needs to know."""
    for rule in ALWAYS:
        yield from rule(plan)


def check(plan: Plan, as_of: str) -> Iterator[Finding]:
    """Everything that is wrong with a plan, by every rule, where ``as_of`` is today."""
    for rule in RULES:
        yield from rule(plan)
    happened = history(plan, as_of)
    for of_record in OF_THE_RECORD:
        yield from of_record(happened)


def check_change(branch: Branch) -> Iterator[Finding]:
    """Everything that a branch may not do, by the rules of change."""
    for rule in OF_A_CHANGE:
        yield from rule(branch)
