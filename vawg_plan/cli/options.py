"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The date to answer for; today unless given."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="REV", help="Read the plan as a git revision has it."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def complete_id(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of this plan that begin with what was typed, each with its title."""
    plan = _plan(ctx)
    typed = incomplete.lower()
    return (
        [(i.id, i.title) for i in plan.items.values() if i.id.lower().startswith(typed)]
        if plan
        else []
    )


def complete_kind(*kinds: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """A completer of the ids of some kinds of thing."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        plan = _plan(ctx)
        known = plan.items.values() if plan else ()
        typed = incomplete.lower()
        return [
            (item.id, item.title)
            for item in known
            if item.kind in kinds and item.id.lower().startswith(typed)
        ]

    return complete


def _plan(ctx: typer.Context) -> Plan | None:
    from vawg_plan.cli.session import Session  # noqa: PLC0415 - only while completing

    root = ctx.find_root().params
    session = Session(
        root.get("directory") or ".", root.get("plan"), "never", quiet=True, cached=True
    )
    try:
        return session.load(session.snapshot()).plan
    except Exception:  # noqa: BLE001 - a completion that fails offers nothing
        return None
