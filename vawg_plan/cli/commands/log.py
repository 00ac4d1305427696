"""One item's life: when it was promised, what changed and by which decision, what was reported.

ID is any id of the plan, as for vawg show; what stands under it (a commitment's milestones) is
told of too. Changes come from git's history, reports and decisions from the plan as it is now.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import Json, complete_id
from vawg_plan.cli.remarks import with_problems
from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.diff.life import Life
    from vawg_plan.load import Loaded
    from vawg_plan.store.history import Begun
    from vawg_plan.store.process import GitFailed
    from vawg_plan.store.snapshot import Snapshot


def command(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Whose life.", autocompletion=complete_id)
    ],
    json: Json = False,
) -> None:
    session: Session = ctx.obj

    def compute(loaded: Loaded, begun: Begun | GitFailed) -> Answer:
        found = _life(loaded, begun, id)
        if json:
            from vawg_plan.cli.jsons import encode  # noqa: PLC0415

            return Answer(encode(found), form="json")
        from vawg_plan.cli.views.life import life_text  # noqa: PLC0415

        names = {slug: one.acronym or one.name for slug, one in loaded.plan.organisations.items()}
        return Answer(life_text(found, names, session.style))

    def make() -> Answer:
        snapshot = _snapshot(session)
        begun = _begun(snapshot.root)  # git reads while the plan is loaded
        loaded = session.load(snapshot)
        return with_problems(compute(loaded, begun), loaded)

    session.answer_past(("log", id, json), ("HEAD",), make)


def _snapshot(session: Session) -> Snapshot:
    """The plan as it is, or, where a bare repository has no working tree, as HEAD has it."""
    from vawg_plan.store.revisions import repository_at  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.snapshot import NoPlan  # noqa: PLC0415

    try:
        return session.snapshot()
    except NoPlan:
        found = repository_at(os.path.realpath(session.directory))
        if found is None or not found.bare:
            raise
        return session.snapshot("HEAD")


def _begun(root: str) -> Begun | GitFailed:
    from vawg_plan.store.history import begin  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.process import GitFailed  # noqa: PLC0415

    try:
        return begin(root)
    except GitFailed as failed:
        return failed


def _life(loaded: Loaded, begun: Begun | GitFailed, typed: str) -> Life:
    from vawg_plan.cli.lives import Past  # noqa: PLC0415
    from vawg_plan.diff.life import life  # noqa: PLC0415
    from vawg_plan.model.ids import normalise  # noqa: PLC0415
    from vawg_plan.store.process import GitFailed  # noqa: PLC0415

    plan, item_id = loaded.plan, normalise(typed)
    try:
        if isinstance(begun, GitFailed):
            raise begun
        past = Past(begun, item_id)
    except GitFailed as failed:
        _demand(loaded, item_id, typed)
        note = str(failed).partition("\n")[0]
        return life(plan, item_id, (), {}, [f"changes are not shown: {note}"])
    steps = list(past.steps())
    found = life(plan, item_id, steps, past.brought(), [*past.notes(), *past.unread])
    if not found.events:
        _demand(loaded, item_id, typed)
    return found


def _demand(loaded: Loaded, item_id: str, typed: str) -> None:
    """Refuse an id that the plan has never had."""
    if item_id in loaded.plan.items:
        return
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415

    near = nearest(item_id, loaded.plan.items)
    hint = f"did you mean {near}?" if near else "vawg search finds words"
    raise Stop(f"this plan has no {clean(typed)}, and never had\nhelp: {hint}")
