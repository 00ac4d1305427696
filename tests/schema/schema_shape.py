"""What a type and a schema ask for, in one form to compare; and records made from schemas."""

import types
import typing

import msgspec

from vawg_plan.schema.shipped import resolve, schema

STRUCTURAL = ("type", "enum", "const", "pattern", "minLength", "minimum", "additionalProperties")
# What jsonschema, msgspec and an editor read alike, and what explains it.
SCHEMAS_ALLOWED = {
    *STRUCTURAL, "$schema", "$id", "$defs", "required", "properties", "items", "title",
    "description", "markdownDescription", "enumDescriptions", "patternErrorMessage", "examples",
    "defaultSnippets", "x-example", "x-refers-to",
}  # fmt: skip
NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def of_schema(node, root):
    """The structural keywords of a schema, with every $ref written out."""
    node = resolve(node, root)
    shape = {key: node[key] for key in STRUCTURAL if key in node}
    if isinstance(shape.get("additionalProperties"), dict):
        shape["additionalProperties"] = of_schema(node["additionalProperties"], root)
    if isinstance(shape.get("type"), list):
        shape["type"] = sorted(shape["type"])
    if "properties" in node:
        shape["required"] = node.get("required", [])
        shape["properties"] = [(k, of_schema(v, root)) for k, v in node["properties"].items()]
    return shape | ({"items": of_schema(node["items"], root)} if "items" in node else {})


def of_type(hint):
    """The schema that a type of `vawg_plan.model.types` amounts to, in the form of `of_schema`."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return of_type(args[0]) | _constraints(args[1])
    if origin is typing.Literal:
        return (
            {"type": "integer", "const": 1} if args == (1,) else {"type": "string", "enum": [*args]}
        )
    if origin in {typing.Union, types.UnionType}:
        return _union([of_type(each) for each in args if each is not type(None)])
    if origin is tuple:
        return {"type": "array", "items": of_type(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(args[1])}
    return _struct(hint) if issubclass(hint, msgspec.Struct) else {"type": NAMES[hint]}


def _constraints(meta):
    found = {"pattern": meta.pattern, "minLength": meta.min_length, "minimum": meta.ge}
    return {key: value for key, value in found.items() if value is not None}


def _union(shapes):
    """``float | int`` is any number; nothing but types and a common minimum may differ."""
    names = {shape["type"] for shape in shapes}
    names -= {"integer"} if "number" in names else set()
    merged = {key: value for shape in shapes for key, value in shape.items()}
    return merged | {"type": sorted(names) if len(names) > 1 else names.pop()}


def _struct(struct):
    hints = typing.get_type_hints(struct, include_extras=True)
    fields = msgspec.structs.fields(struct)
    return {
        "type": "object",
        "additionalProperties": not struct.__struct_config__.forbid_unknown_fields,
        "required": [field.name for field in fields if field.required],
        "properties": [(field.name, of_type(hints[field.name])) for field in fields],
    }


def nodes(node, root, where=()):
    """Every (place, schema) below a schema, $refs followed."""
    node = resolve(node, root)
    yield where, node
    for key, child in node.get("properties", {}).items():
        yield from nodes(child, root, (*where, key))
    if "items" in node:
        yield from nodes(node["items"], root, (*where, "[]"))


def example(node, root, *, full=True):
    """A valid value: every key with its example, or only those that it must have."""
    node = resolve(node, root)
    if "properties" in node:
        keys = node["properties"] if full else node.get("required", [])
        return {key: example(node["properties"][key], root, full=full) for key in keys}
    if "items" in node:
        return [example(node["items"], root, full=full)]
    if "const" in node or "enum" in node:
        return node["const"] if "const" in node else node["enum"][0]
    return node["examples"][0] if "examples" in node else node["x-example"]


def record(kind, *, full=True):
    """A valid record of a kind."""
    return example(schema(kind), schema(kind), full=full)
