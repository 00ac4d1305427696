"""The plan's rules: each is a function whose docstring is its page in ``docs/rules.md``.

A rule's stable name is its function's name with hyphens. It goes over the records that it is about
(`Plan.nodes` has them by type) and yields what it finds. A rule of the record takes the `History`
instead: what was reported, subject by subject, and the day that "today" is. A rule of change takes
the `Branch`: two plans, and what changed between them. To add a rule, write the function and add it
to a tuple: here where every command that reads needs to know, in `rules.table` for `vawg validate`,
in `rules.change` for `--base`. So nobody imports rules that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from vawg_plan.model.plan import Plan, part_of
from vawg_plan.model.problem import Finding
from vawg_plan.rules import identity, references, series, structure

if TYPE_CHECKING:
    from vawg_plan.rules.branch import Branch

Rule = Callable[[Plan], Iterable[Finding]]

ALWAYS: tuple[Rule, ...] = (
    identity.repeated_id,
    references.unknown_reference,
    structure.one_plan_file,
    structure.series_file,
    series.series_form,
)


def names() -> dict[str, str]:
    """Every rule's stable name (``repeated_id`` -> ``repeated-id``), and its page."""
    import inspect  # noqa: PLC0415 - only who asks for pages

    from vawg_plan.rules import table  # noqa: PLC0415 - as above
    from vawg_plan.rules.change import OF_A_CHANGE  # noqa: PLC0415

    every = (
        *ALWAYS, *table.OF_A_FILE, *table.OF_THE_PLAN, *table.OF_THE_RECORD, *OF_A_CHANGE,
    )  # fmt: skip
    return {rule.__name__.replace("_", "-"): inspect.getdoc(rule) or "" for rule in every}


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
    from vawg_plan.rules import table  # noqa: PLC0415 - reading commands need none of these
    from vawg_plan.rules.history import history  # noqa: PLC0415

    part = plan if changed is None else part_of(plan, changed)
    for of_file in table.OF_A_FILE:
        yield from of_file(part)
    for rule in (*ALWAYS, *table.OF_THE_PLAN):
        yield from rule(plan)
    happened = history(plan, as_of)
    for of_record in table.OF_THE_RECORD:
        yield from of_record(happened)


def check_change(branch: Branch) -> Iterator[Finding]:
    """Everything that a branch may not do, by the rules of change."""
    from vawg_plan.rules.change import OF_A_CHANGE  # noqa: PLC0415 - few commands compare

    for rule in OF_A_CHANGE:
        yield from rule(branch)
