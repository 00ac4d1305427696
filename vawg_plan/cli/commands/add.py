"""Add an item to the plan: it gets the next id, which is said.

KIND: commitment, milestone, measure, indicator, action, context, organisation, source, framework,
funding or practice. The first four and context stand --under another: A3, A3.C1, A3.M1, P for the
plan itself. On a terminal, what is needed and not given is asked for.

Fields that have no option of their own are given with --set FIELD=VALUE, as often as needed: --set
target.due=2022-09-30. A list has commas between its items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli import additions
from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message, carry_out
from vawg_plan.cli.gathering import complete, parent_of, read_fields
from vawg_plan.cli.options import complete_id, complete_word
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, write
from vawg_plan.cli.writing import typed_values

if TYPE_CHECKING:
    from vawg_plan.edit.adding import Added
    from vawg_plan.load import Loaded

KINDS = (
    "commitment", "milestone", "measure", "indicator", "action", "context", "organisation",
    "source", "framework", "funding", "practice",
)  # fmt: skip


def command(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="KIND", help="What.", autocompletion=complete_word(*KINDS))
    ],
    under: Annotated[
        str | None,
        typer.Option(metavar="ID", help="What it is part of.", autocompletion=complete_id),
    ] = None,
    title: additions.Title = None,
    text: additions.Text = None,
    lead: additions.Lead = None,
    lead_basis: additions.LeadBasis = None,
    mode: additions.Mode = None,
    tier: additions.Tier = None,
    modality: additions.Modality = None,
    due: additions.Due = None,
    locator: additions.Locator = None,
    source: additions.Source = None,
    unit: additions.Unit = None,
    direction: additions.Direction = None,
    aggregable: additions.Aggregable = None,
    definition: additions.Definition = None,
    kind: additions.Kind = None,
    publisher: additions.Publisher = None,
    version: additions.Version = None,
    version_basis: additions.VersionBasis = None,
    funder: additions.Funder = None,
    theme: additions.Theme = None,
    strength: additions.Strength = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Any other field.")
    ] = None,
    slug: Annotated[
        str | None, typer.Option("--id", metavar="SLUG", help="The id, where it isn't a number.")
    ] = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    what = _kind(what)
    said = typed_values(
        title=title, text=text, lead=lead, lead_basis=lead_basis, mode=mode, tier=tier,
        modality=modality, due=due, locator=locator, source=source, unit=unit, direction=direction,
        aggregable=aggregable, definition=definition, kind=kind, publisher=publisher,
        version=version, version_basis=version_basis, funder=funder, theme=theme,
        strength=strength,
    )  # fmt: skip
    typed = _typed(what, said, set_ or [])
    under = complete(session, what, typed, under)
    done: list[Added] = []

    def make(loaded: Loaded) -> list[Change]:
        added = _added(loaded, what, under, slug or "", typed)
        done.append(added)
        return [Change(added.path, added.before, added.after)]

    try:
        subject = f"Add {what}: {typed.get('title') or typed.get('name')}"
        manner = Manner(dry_run, commit, message, force)
        carry_out(session, make, as_of_date(None), manner, subject)
    except typer.Exit:
        if not dry_run:  # it is written, whatever became of the commit
            write(f"added {done[-1].id}\n")
        raise


def _kind(typed: str) -> str:
    if typed in KINDS:
        return typed
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415 - only a mistake needs it

    near = nearest(typed.lower(), KINDS)
    hint = f"did you mean {near}? " if near else ""
    raise Stop(f"cannot add {clean(typed)}\nhelp: {hint}KIND is one of {', '.join(KINDS)}")


def _typed(kind: str, said: dict[str, str], others: list[str]) -> dict[str, str]:
    """What was typed, by field; a later --set wins."""
    from vawg_plan.edit.adding import title_field  # noqa: PLC0415

    typed = {title_field(kind) if name == "title" else name: one for name, one in said.items()}
    for one in others:
        name, sign, value = one.partition("=")
        name = name.strip().replace("-", "_").lower()
        if not sign or not name:
            raise Stop(f"--set {clean(one)}\nhelp: write it as --set FIELD=VALUE")
        if name == "id":
            raise Stop("--set id\nhelp: the next id is given by itself; a slug with --id SLUG")
        typed[name] = value
    return typed


def _added(loaded: Loaded, kind: str, under: str | None, slug: str, typed: dict[str, str]) -> Added:
    from vawg_plan.edit import CannotEdit  # noqa: PLC0415
    from vawg_plan.edit.adding import SORTS, add_item, add_record  # noqa: PLC0415
    from vawg_plan.edit.numbering import NoFreeId  # noqa: PLC0415

    plan, texts = loaded.plan, loaded.snapshot.texts
    given = read_fields(plan, kind, typed)
    if not SORTS[kind].under and under is not None:
        raise Stop(f"--under: a new {kind} stands by itself\nhelp: leave --under out")
    try:
        if under is None:
            return add_record(plan, texts, kind, slug, given)
        return add_item(plan, texts, kind, parent_of(plan, kind, under), given)
    except NoFreeId as taken:
        raise Stop(f"{clean(str(taken))}\nhelp: choose another: --id SLUG") from None
    except CannotEdit as cannot:
        raise Stop(clean(str(cannot))) from None
