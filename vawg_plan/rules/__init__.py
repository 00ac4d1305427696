"""The plan's rules: each is a function whose docstring is its page in ``docs/rules.md``.

A rule's stable name is its function's name with hyphens. A node rule looks at one record at a
time, in one walk over the plan; a plan rule looks at the plan as a whole. To add a rule, write
the function and add it to its tuple here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vawg_plan.model.plan import Node, Plan, walk
from vawg_plan.model.problem import Finding
from vawg_plan.rules import dates, identity, references, structure

NodeRule = Callable[[Node, Plan], Iterable[Finding]]
PlanRule = Callable[[Plan], Iterable[Finding]]

# Checked by every command that reads; the rest by `vawg validate`.
ALWAYS: tuple[PlanRule, ...] = (identity.repeated_id, references.unknown_reference)
PLAN_RULES: tuple[PlanRule, ...] = (
    *ALWAYS,
    identity.repeated_number,
    structure.no_circle,
    structure.one_plan_file,
)
NODE_RULES: tuple[NodeRule, ...] = (
    identity.file_name,
    identity.misplaced_id,
    identity.slug_like_id,
    identity.repeated_reference,
    dates.real_date,
    dates.date_order,
    structure.entry_fits,
    structure.series_file,
    structure.title_line,
    structure.due_basis,
)


def rule_name(rule: Callable[..., object]) -> str:
    """A rule's stable name: ``repeated_id`` -> ``repeated-id``."""
    return rule.__name__.replace("_", "-")


def check_always(plan: Plan) -> Iterator[Finding]:
    """What is wrong with ids and references: what a reading command needs to know."""
    for rule in ALWAYS:
        yield from rule(plan)


def check(plan: Plan) -> Iterator[Finding]:
    """Everything that is wrong with a plan, by every rule."""
    for rule in PLAN_RULES:
        yield from rule(plan)
    for node in walk(plan.files):
        for node_rule in NODE_RULES:
            yield from node_rule(node, plan)
