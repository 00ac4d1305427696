"""Print the JSON Schema of one KIND of file, or write them all for an editor.

KIND: plan, action, future, organisations, sources, framework, update, decision, funding or
practice; without one they are listed. --write DIR puts every schema into DIR, and into
DIR/with-ids a variant that offers this plan's own ids, with their titles, where one belongs.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan

_WITH_IDS = "with-ids"


def _kinds(incomplete: str) -> list[str]:
    from vawg_plan.schema import KINDS  # noqa: PLC0415

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def command(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="A kind of file.", autocompletion=_kinds)
    ] = None,
    write: Annotated[
        str | None, typer.Option("--write", metavar="DIR", help="Write them all into DIR.")
    ] = None,
) -> None:
    from vawg_plan import schema  # noqa: PLC0415

    session: Session = ctx.obj
    if kind and write:
        raise typer.BadParameter("--write writes every schema: leave KIND out")
    if write:
        session.finish(Answer(_written(session, write)))
    if kind is None:
        lines = [f"{one.ljust(14)} {_title(schema.schema_text(one))}\n" for one in schema.KINDS]
        session.finish(Answer("".join(lines)))
    if kind not in schema.KINDS:
        from vawg_plan.rules.wording import nearest  # noqa: PLC0415

        near = nearest(str(kind), schema.KINDS)
        hint = f"did you mean {near}? " if near else ""
        raise Stop(
            f"no schema for {clean(str(kind))}\n"
            f"help: {hint}KIND is one of {', '.join(schema.KINDS)}"
        )
    session.finish(Answer(schema.schema_text(str(kind))))


def _title(text: str) -> str:
    import msgspec  # noqa: PLC0415

    return str(msgspec.json.decode(text)["title"])


def _written(session: Session, folder: str) -> str:
    from vawg_plan import schema  # noqa: PLC0415
    from vawg_plan.store.writing import CannotWrite, write_whole  # noqa: PLC0415

    place = os.path.join(session.directory, folder)
    texts = {schema.file_name(kind): schema.schema_text(kind) for kind in schema.KINDS}
    plan = session.load(session.snapshot()).plan
    for name, text in schema.editor_schemas(_index(plan)).items():
        texts[f"{_WITH_IDS}/{name}"] = text
    try:
        changed = [
            name
            for name, text in texts.items()
            if write_whole(os.path.join(place, name), text.encode())
        ]
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
    same = "; the others were the same" if len(changed) < len(texts) else ""
    return f"{len(changed)} of {len(texts)} schemas written to {clean(folder)}{same}\n"


def _index(plan: Plan) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for item in plan.items.values():
        found.setdefault(item.kind, []).append((item.id, item.title))
    return found
