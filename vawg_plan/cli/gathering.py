"""What a new item needs: as typed, asked for on a terminal, or named as missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.cli.session import Session
    from vawg_plan.edit.adding import Fields
    from vawg_plan.model.nodes import Node
    from vawg_plan.model.plan import Plan

_FILES = {"organisation": "organisations", "source": "sources"}


def complete(session: Session, kind: str, typed: dict[str, str], under: str | None) -> str | None:
    """Ask for what is missing, where somebody is there to answer; else name all of it."""
    from vawg_plan.cli.questions import can_ask  # noqa: PLC0415
    from vawg_plan.edit.adding import SORTS, missing  # noqa: PLC0415

    lacks = missing(kind, {tuple(name.split(".")): value for name, value in typed.items()})
    homeless = bool(SORTS[kind].under) and under is None
    if not lacks and not homeless:
        return under
    if not can_ask():
        raise _needs(kind, lacks, homeless=homeless)
    plan = session.load(session.snapshot()).plan
    if homeless:
        under = _ask_under(plan, kind)
    for name in lacks:
        typed[name] = _ask(plan, kind, name)
    return under


def _needs(kind: str, lacks: list[str], *, homeless: bool) -> Stop:
    """A usage error that names everything that is missing, each option with its words."""
    options = ["--under ID"] if homeless else []
    options += [_option(kind, name) for name in lacks]
    article = "an" if kind[0] in "aio" else "a"
    noun = {"funding": "a funding opportunity"}.get(kind, f"{article} {kind}")
    return Stop("\n  ".join([f"{noun} needs more than was given\nhelp: add", *options]))


def _option(kind: str, name: str) -> str:
    """The option that gives a field, and what it takes: its words, an id or any text."""
    from vawg_plan.edit.adding import SORTS  # noqa: PLC0415
    from vawg_plan.edit.fields import type_of, wanted_is_id, words_of  # noqa: PLC0415

    wanted = type_of(SORTS[kind].type, (name,))
    takes = "|".join(words_of(wanted)) or ("ID" if wanted_is_id(wanted) else "TEXT")
    return f"--{'title' if name == 'name' else name.replace('_', '-')} {takes}"


def _ask_under(plan: Plan, kind: str) -> str:
    from vawg_plan.cli.questions import Meant, ask  # noqa: PLC0415

    def take(answer: str) -> str | None:
        try:
            parent_of(plan, kind, answer)
        except Stop as stop:
            return str(stop).replace("\nhelp: ", "; ")
        return None

    return ask("under", Meant(f"What is the {kind} part of? An id of the plan.", {}), take)


def _ask(plan: Plan, kind: str, name: str) -> str:
    from vawg_plan.cli.questions import ask, meaning  # noqa: PLC0415
    from vawg_plan.edit.adding import SORTS  # noqa: PLC0415
    from vawg_plan.edit.fields import BadValue, read_value  # noqa: PLC0415

    def take(answer: str) -> str | None:
        try:
            read_value(plan, SORTS[kind].type, (name,), answer)
        except BadValue as bad:
            return f"{bad}; {bad.help}"
        return None

    part = "" if SORTS[kind].folder else kind
    meant = meaning(_FILES.get(kind, "action" if part else kind), part, name)
    return ask(name, meant, take)


def parent_of(plan: Plan, kind: str, typed: str) -> Node:
    """The item that a new one is to stand under; a Stop where it can't."""
    from vawg_plan.cli.targets import item_of  # noqa: PLC0415
    from vawg_plan.edit.adding import SORTS  # noqa: PLC0415
    from vawg_plan.rules.wording import with_article  # noqa: PLC0415

    item = item_of(plan, typed)
    wanted = SORTS[kind].under
    if item.kind not in wanted:
        where = with_article(wanted).replace("a plan", "P, the plan itself")
        raise Stop(f"{item.id} cannot hold a new {kind}\nhelp: --under takes the id of {where}")
    return item


def read_fields(plan: Plan, kind: str, typed: dict[str, str]) -> Fields:
    """What was typed, as the values that the fields want; a Stop that names every mistake."""
    from vawg_plan.edit.adding import SORTS  # noqa: PLC0415
    from vawg_plan.edit.fields import BadValue, read_value  # noqa: PLC0415

    given: Fields = {}
    wrong: list[str] = []
    for name, value in typed.items():
        field = tuple(name.split("."))
        try:
            given[field] = read_value(plan, SORTS[kind].type, field, value)
        except BadValue as bad:
            wrong.append(clean(f"{name}: {bad}\nhelp: {bad.help}"))
    if wrong:
        raise Stop("\n".join(wrong))
    return given
