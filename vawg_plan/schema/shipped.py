"""The schemas as they ship, one file a kind, each complete in itself.

Shared parts are repeated in each file under ``$defs``, equal by a test
(``tests/schema/share_defs.py`` copies them): ``$id`` is a URN, against which no reference to a
neighbouring file resolves, and ``vawg schema`` hands out one file that works alone.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias, cast

from msgspec import json

from vawg_plan import data_files

# What a schema, or data read from YAML, is made of.
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

KINDS = (
    "plan",
    "action",
    "future",
    "organisations",
    "sources",
    "framework",
    "update",
    "decision",
    "funding",
    "practice",
)

# The commands whose JSON has a schema, made by scripts/output_schemas.py.
OUTPUTS = ("status", "list", "measures", "show", "search", "validate")


class Reference(NamedTuple):
    """A field that holds ids: its place in the data (``[]`` is any item), and ids of what."""

    where: tuple[str, ...]
    kinds: tuple[str, ...]


def file_name(kind: str) -> str:
    """``action`` -> ``action.schema.json``."""
    return f"{kind}.schema.json"


def schema_text(kind: str) -> str:
    """The shipped file of one of `KINDS`, byte for byte; raises KeyError for anything else."""
    if kind not in KINDS:
        raise KeyError(kind)
    return data_files.read("schemas", file_name(kind))


def output_text(command: str) -> str:
    """The schema of what one of `OUTPUTS` prints after --json; raises KeyError otherwise."""
    if command not in OUTPUTS:
        raise KeyError(command)
    return data_files.read("schemas/output", file_name(command))


@cache
def schema(kind: str) -> Schema:
    """The schema of a kind as data. Shared: never change it."""
    return json.decode(schema_text(kind), type=dict)


def resolve(node: Schema, root: Schema) -> Schema:
    """The schema that a ``{"$ref": "#/$defs/name"}`` names; any other schema is itself."""
    if "$ref" not in node:
        return node
    name = str(node["$ref"]).removeprefix("#/$defs/")
    return part(part(root, "$defs"), name)


def part(node: Schema, key: str) -> Schema:
    """The mapping under a key, empty where there is none."""
    return cast("Schema", node.get(key, {}))


def refers_to(kind: str) -> tuple[Reference, ...]:
    """Every field of a kind that holds ids, in the order of the schema.

    >>> refers_to("funding")[1]
    Reference(where=('supports', '[]'), kinds=('action', 'commitment'))
    """
    return tuple(_references(schema(kind), schema(kind), ()))


def _references(node: Schema, root: Schema, where: tuple[str, ...]) -> Iterator[Reference]:
    node = resolve(node, root)
    if "x-refers-to" in node:
        yield Reference(where, tuple(cast("list[str]", node["x-refers-to"])))
    for key, child in part(node, "properties").items():
        yield from _references(cast("Schema", child), root, (*where, key))
    if "items" in node:
        yield from _references(part(node, "items"), root, (*where, "[]"))
