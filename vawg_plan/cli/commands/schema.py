"""Print the JSON Schema of one KIND of file, or write them all for an editor.

KIND: plan, action, future, organisations, sources, framework, update, decision, funding or
practice; output-status, output-list, output-show, output-search, output-measures or
output-validate for what these commands print after --json. Without a KIND all are listed. --write
DIR puts the schema of every kind of file into DIR, and into DIR/with-ids a variant that offers this
plan's own ids, with their titles, where one belongs.
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


_OUTPUT = "output-"


def _kinds(incomplete: str) -> list[str]:
    return [kind for kind in _known() if kind.startswith(incomplete)]


def _known() -> list[str]:
    from vawg_plan.schema import KINDS, OUTPUTS  # noqa: PLC0415

    return [*KINDS, *(_OUTPUT + command for command in OUTPUTS)]


def _text(kind: str) -> str:
    from vawg_plan.schema import output_text, schema_text  # noqa: PLC0415

    output = kind.removeprefix(_OUTPUT)
    return schema_text(kind) if output == kind else output_text(output)


def command(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="A kind of file.", autocompletion=_kinds)
    ] = None,
    write: Annotated[
        str | None, typer.Option("--write", metavar="DIR", help="Write them all into DIR.")
    ] = None,
) -> None:
    session: Session = ctx.obj
    if kind and write:
        raise typer.BadParameter("--write writes every schema: leave KIND out")
    if write:
        session.finish(Answer(_written(session, write)))
    if kind is None:
        lines = [f"{one.ljust(15)}  {_title(_text(one))}\n" for one in _known()]
        session.finish(Answer("".join(lines)))
    if kind not in _known():
        raise _no_schema(str(kind))
    session.finish(Answer(_text(str(kind)), form="json"))


def _no_schema(kind: str) -> Stop:
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415

    near = nearest(kind, _known())
    hint = f"did you mean {near}? " if near else ""
    return Stop(f"no schema for {clean(kind)}\nhelp: {hint}KIND is one of {', '.join(_known())}")


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
