"""Writes schemas/output/: the JSON Schema of what each command prints after --json.

python scripts/output_schemas.py          writes the files
python scripts/output_schemas.py --check  exits 1 where one is not as it should be

The types of the query layer are the source; a test runs the check.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Literal

import msgspec

from vawg_plan.diff.life import Life
from vawg_plan.diff.report import Comparison
from vawg_plan.model.problem import Severity
from vawg_plan.query.kinds import KINDS
from vawg_plan.query.search import Found
from vawg_plan.query.shown import Shown
from vawg_plan.query.status import Status
from vawg_plan.query.trend_types import Trends

FOLDER = Path(__file__).parents[1] / "schemas" / "output"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Reported(msgspec.Struct):
    """One problem at one place; line and column count from 1, in characters."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    id: str | None
    title: str | None
    message: str
    help: str


class Counts(msgspec.Struct):
    """How many problems of each severity."""

    error: int
    warning: int


class Report(msgspec.Struct):
    """Every problem of the plan, by place."""

    schema_version: Literal[1]
    as_of: str
    base: str | None
    problems: list[Reported]
    counts: Counts
    elsewhere: int


WHOLE = {
    "status": Status, "measures": Trends, "show": Shown, "search": Found, "validate": Report,
    "diff": Comparison, "log": Life,
}  # fmt: skip


def schemas() -> dict[str, dict[str, object]]:
    """The schema of each command's JSON, by the command's name."""
    return {"list": _list(), **{name: _whole(name, kind) for name, kind in WHOLE.items()}}


def _whole(command: str, kind: type[msgspec.Struct]) -> dict[str, object]:
    (ref,), parts = msgspec.json.schema_components(
        [kind], ref_template="#/$defs/{name}", schema_hook=_anything
    )
    root = parts.pop(ref["$ref"].rpartition("/")[2])
    root.pop("title")
    return {**_head(command), **root, "$defs": parts}


def _anything(kind: type) -> dict[str, object]:
    """A record's own fields: the schema of its kind of file describes them."""
    if kind is object:
        return {"description": "As the plan has it."}
    raise NotImplementedError


def _list() -> dict[str, object]:
    """The four keys of every list; which items there are follows from the kind."""
    refs, parts = msgspec.json.schema_components(
        [kind.row for kind in KINDS.values()], ref_template="#/$defs/{name}"
    )
    return {
        **_head("list"),
        "description": "Rows of one kind. After --columns an item has only the keys asked for.",
        "type": "object",
        "properties": {
            "schema_version": {"const": 1},
            "as_of": {"type": "string"},
            "kind": {"enum": [*KINDS]},
            "items": {"type": "array", "items": {"type": "object"}},
        },
        "required": ["schema_version", "as_of", "kind", "items"],
        "allOf": [_if(kind, ref) for kind, ref in zip(KINDS, refs, strict=True)],
        "$defs": parts,
    }


def _if(kind: str, row: dict[str, object]) -> dict[str, object]:
    return {
        "if": {"properties": {"kind": {"const": kind}}},
        "then": {"properties": {"items": {"items": row}}},
    }


def _head(command: str) -> dict[str, object]:
    title = f"What vawg {command} --json prints"
    return {"$schema": DRAFT, "$id": f"urn:vawg:schema:1:output-{command}", "title": title}


def texts() -> dict[str, str]:
    """The files by name."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }


def main() -> None:
    """Write the files, or name those that differ."""
    wanted = {FOLDER / name: text for name, text in texts().items()}
    there = {path: path.read_text("utf-8") for path in FOLDER.glob("*")}
    if "--check" in sys.argv[1:]:
        wrong = [path.name for path in {**wanted, **there} if wanted.get(path) != there.get(path)]
        sys.exit(f"not as it should be: {', '.join(sorted(wrong))}" if wrong else 0)
    FOLDER.mkdir(exist_ok=True)
    for path, text in wanted.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
