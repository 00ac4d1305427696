"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.terminal import clean

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
Audience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="AUDIENCE",
        help="public, or internal for all of it.",
        autocompletion=lambda incomplete: _begun(incomplete, "public", "internal"),
    ),
]
Language = Annotated[str, typer.Option("--lang", metavar="LANGUAGE", help="In which language: en.")]


_OFFERED = re.compile(r"[A-Za-z0-9@#._-]+")
# What shells, and typer's own help texts, would take for more than a letter.
_PLAIN = str.maketrans("\\`$'\"[]", "/\u2019\u20ac\u2019\u201d()")


def complete_id(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of this plan that begin with what was typed, each with its title."""
    return _offers(ctx, incomplete, ())


def complete_kind(*kinds: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """A completer of the ids of some kinds of thing."""
    return lambda ctx, incomplete: _offers(ctx, incomplete, kinds)


def complete_word(*words: str) -> Callable[[str], list[str]]:
    """A completer of fixed words."""
    return lambda incomplete: _begun(incomplete, *words)


def _begun(incomplete: str, *words: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _offers(ctx: typer.Context, typed: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Ids as the person began to write them (``3.`` and ``a3.`` for ``A3.``), with their titles."""
    begun = typed.lower()
    forms = (begun, "a" + begun) if begun[:1].isdigit() else (begun,)
    plan = _plan(ctx)
    return [
        (typed + item.id[len(form) :], clean(item.title).translate(_PLAIN))
        for item in (plan.items.values() if plan else ())
        for form in forms
        if (not kinds or item.kind in kinds)
        and item.id.lower().startswith(form)
        and _OFFERED.fullmatch(item.id)
    ]


def _plan(ctx: typer.Context) -> Plan | None:
    from vawg_plan.cli.session import Session, Settings  # noqa: PLC0415 - only while completing

    given = ctx.find_root().params
    try:
        session = Session(Settings(given.get("directory") or ".", given.get("plan")))
        return session.load(session.snapshot()).plan
    except Exception:  # noqa: BLE001 - a completion that fails offers nothing
        return None
