"""The rules that only `vawg validate` and what writes check, in the order in which they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vawg_plan.model.problem import Finding
from vawg_plan.rules import (
    Rule,
    dates,
    disclosure,
    identity,
    lifecycle,
    links,
    publishing,
    readings,
    record,
    series,
    structure,
)
from vawg_plan.rules.history import History

RecordRule = Callable[[History], Iterable[Finding]]

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
