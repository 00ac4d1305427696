"""The plan's rules: each is a function whose docstring is its page in ``docs/rules.md``.

A rule's stable name is its function's name with hyphens. It goes over the records that it is about
(`Plan.nodes` has them by type) and yields what it finds. To add a rule, write the function and add
it to the tuple here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules import dates, identity, references, structure

Rule = Callable[[Plan], Iterable[Finding]]

# Checked by every command that reads; the others by `vawg validate`.
ALWAYS: tuple[Rule, ...] = (
    identity.repeated_id,
    references.unknown_reference,
    structure.one_plan_file,
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
    structure.series_file,
    structure.title_line,
    structure.due_basis,
    structure.says_something,
)


def rule_name(rule: Rule) -> str:
    """A rule's stable name: ``repeated_id`` -> ``repeated-id``."""
    return rule.__name__.replace("_", "-")


def check_always(plan: Plan) -> Iterator[Finding]:
    """What is wrong with ids and references: what a reading command needs to know."""
    for rule in ALWAYS:
        yield from rule(plan)


def check(plan: Plan) -> Iterator[Finding]:
    """Everything that is wrong with a plan, by every rule."""
    for rule in RULES:
        yield from rule(plan)
