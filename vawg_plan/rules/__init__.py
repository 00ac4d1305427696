"""The plan's rules: each is a function whose docstring is its page in ``docs/rules.md``.

A rule's stable name is its function's name with hyphens. It goes over the records that it is about
(`Plan.nodes` has them by type) and yields what it finds. A rule of the record takes the `History`
instead: what was reported, subject by subject, and the day that "today" is. To add a rule, write
the function and add it to a tuple here. A rule of change takes the `Branch`: two plans, and what
changed between them; those are in a tuple of their own module, which only `--base` needs.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from vawg_plan.model.plan import Plan, part_of
from vawg_plan.model.problem import Finding
from vawg_plan.rules import (
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
from vawg_plan.rules.history import History, history

if TYPE_CHECKING:
    from vawg_plan.rules.branch import Branch

Rule = Callable[[Plan], Iterable[Finding]]
RecordRule = Callable[[History], Iterable[Finding]]

# Checked by every command that reads; the others by `vawg validate`.
ALWAYS: tuple[Rule, ...] = (
    identity.repeated_id,
    references.unknown_reference,
    structure.one_plan_file,
    structure.series_file,
    series.series_form,
)
# What is wrong with one file, whatever the others say: of a change, with its own files.
OF_A_FILE: tuple[Rule, ...] = (
    identity.file_name,
    identity.misplaced_id,
    identity.slug_like_id,
    identity.repeated_reference,
    dates.real_date,
    dates.date_order,
    structure.title_line,
    structure.due_basis,
    structure.says_something,
    publishing.untested_claim,
)
OF_THE_PLAN: tuple[Rule, ...] = (
    identity.repeated_number,
    structure.no_circle,
    structure.entry_fits,
    series.new_series,
    publishing.public_text,
)
RULES: tuple[Rule, ...] = (*ALWAYS, *OF_A_FILE, *OF_THE_PLAN)

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


def names() -> dict[str, str]:
    """Every rule's stable name (``repeated_id`` -> ``repeated-id``), and its page."""
    from vawg_plan.rules.change import OF_A_CHANGE  # noqa: PLC0415 - as in check_change

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


def check(plan: Plan, as_of: str, changed: Iterable[str] | None = None) -> Iterator[Finding]:
    """Everything that is wrong with a plan, by every rule, where ``as_of`` is today.

    Where only some files (by path) were ``changed``, what is wrong with another file alone was so
    before, and is left out.
    """
    part = plan if changed is None else part_of(plan, changed)
    for of_file in OF_A_FILE:
        yield from of_file(part)
    for rule in (*ALWAYS, *OF_THE_PLAN):
        yield from rule(plan)
    happened = history(plan, as_of)
    for of_record in OF_THE_RECORD:
        yield from of_record(happened)


def check_change(branch: Branch) -> Iterator[Finding]:
    """Everything that a branch may not do, by the rules of change."""
    from vawg_plan.rules.change import OF_A_CHANGE  # noqa: PLC0415 - few commands compare

    for rule in OF_A_CHANGE:
        yield from rule(branch)
