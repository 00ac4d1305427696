"""A plan against an outside framework: what aligns to which element, and what to none."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import CommitmentRow, commitment_rows, owners


class Aligned(Struct, frozen=True, gc=False):
    """An element of a framework, and the commitments that align to it, in the plan's order."""

    code: str
    title: str
    text: str | None
    commitments: tuple[CommitmentRow, ...]


class Owned(Struct, frozen=True, gc=False):
    """Commitments by who holds them: an action, a future action, or the plan itself (``P``)."""

    id: str
    commitments: tuple[CommitmentRow, ...]


class Alignment(Struct, frozen=True, gc=False):
    """The whole answer: what stands of the plan, withdrawn commitments left out.

    ``unaligned`` are those that align to no element of this framework, ``nowhere`` how many of
    them align to no framework at all. ``strangers`` are alignments to another version, or to an
    element that the framework lacks, with the commitment's id.
    """

    framework: t.Framework
    elements: tuple[Aligned, ...]
    owners: tuple[Owned, ...]
    unaligned: tuple[Owned, ...]
    nowhere: int
    strangers: tuple[tuple[str, str], ...]


def alignment(plan: Plan, as_of: str, framework: str) -> Alignment:
    """How the plan aligns to a framework (its id, known to the plan), as of a date (ISO)."""
    known = plan.frameworks[framework]
    rows = [one for one in commitment_rows(plan, as_of) if "withdrawn" not in one.flags]
    codes = {code_of(known, element.code): element for element in known.elements}
    mapped = {row.id for row in rows if any(one in codes for one in row.aligns_to)}
    loose = [row for row in rows if row.id not in mapped]
    return Alignment(
        framework=known,
        elements=tuple(
            Aligned(
                element.code, element.title, element.text,
                tuple(row for row in rows if code in row.aligns_to),
            )
            for code, element in codes.items()
        ),
        owners=tuple(_owned(plan, [row for row in rows if row.id in mapped])),
        unaligned=tuple(_owned(plan, loose)),
        nowhere=sum(not row.aligns_to for row in loose),
        strangers=tuple(
            (row.id, one)
            for row in rows
            for one in row.aligns_to
            if one.partition("@")[0] == known.id and one not in codes
        ),
    )  # fmt: skip


def code_of(framework: t.Framework, code: str) -> str:
    """An element as promises name it: ``framework@version#code``."""
    return f"{framework.id}@{framework.version}#{code}"


def _owned(plan: Plan, rows: list[CommitmentRow]) -> Iterator[Owned]:
    by_owner: dict[str, list[CommitmentRow]] = {}
    for row in rows:
        by_owner.setdefault(row.action, []).append(row)
    for owner in owners(plan):
        if owner.id in by_owner:
            yield Owned(owner.id, tuple(by_owner[owner.id]))
