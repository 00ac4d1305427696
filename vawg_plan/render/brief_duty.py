"""A body's promise as the brief has it."""

from __future__ import annotations

from vawg_plan.query.duty_types import Duty
from vawg_plan.render import brief_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.areas import areas
from vawg_plan.render.lookup import Lookup


def duty(one: Duty, lookup: Lookup, *, told: bool) -> p.Duty:
    """A promise as it stands for the body: in its area where it delivers it there.

    A recovery that is ``told`` elsewhere is left out.
    """
    row = one.row
    said = {field: heard.value for field, heard in one.said.said.items()} if one.said else {}
    return p.Duty(
        id=row.id,
        title=wording.line(row.title),
        parts=tuple(
            (part, lookup.row(roles))
            for part, roles in zip(one.parts, one.through, strict=True)
            if roles or part not in {"lead", "partner"}
        ),
        by=None if "lead" in one.parts else lookup.name(row.lead),
        due=row.due,
        due_before=row.original_due if row.original_due != row.due else None,
        late="overdue" in one.flags,
        soon="due_soon" in one.flags,
        stale="stale" in one.flags,
        withdrawn=one.withdrawn,
        completion=said.get("completion"),
        confidence=said.get("confidence"),
        lifecycle=said.get("lifecycle"),
        checked_by=lookup.optional_name(said.get("verified_by")),
        areas=areas(row.areas) if row.areas and not one.here else None,
        said=prose.blocks(said.get("summary", "")),
        recovery=() if told else prose.blocks(said.get("recovery_action", "")),
        recovery_owner=lookup.optional_name(said.get("recovery_owner")),
        steps=tuple(
            p.Step(wording.line(s.title), s.due, s.done, "overdue" in s.flags) for s in one.steps
        ),
        last=one.last,
    )
