"""One field of a record changed, in its file's text."""

from __future__ import annotations

from msgspec import Struct

from vawg_plan.model.nodes import Node
from vawg_plan.model.types import Link

from .api import remove, set_value
from .fields import BadValue, bare, is_record, is_required
from .values import Value


def set_field(raw: bytes, item: Node, field: tuple[str, ...], value: Value) -> bytes:
    """A file's text with a field of one of its records changed; an empty value takes it out.

    Raises `CannotEdit`, or `BadValue` where the field cannot be empty.
    """
    record = type(item.record)
    at = (*item.at, *field)
    if value in ("", []):
        return _emptied(raw, item, field)
    if len(field) == 1:
        return set_value(raw, at, value, record.__struct_fields__)
    inner = bare(record.__annotations__[field[0]])
    if getattr(item.record, field[0]) is None:
        whole: Value = {field[1]: value}
        return set_value(raw, at[:-1], whole, record.__struct_fields__)
    return set_value(raw, at, value, inner.__struct_fields__ if is_record(inner) else ())


def kept_links(item: Node, field: tuple[str, ...], value: Value) -> Value:
    """A new list in which the links that were there keep what their source says of them."""
    old = getattr(item.record, field[0], ())
    if not isinstance(value, list) or not isinstance(old, tuple):
        return value
    basis = {one.id: one.basis for one in old if isinstance(one, Link)}
    return [
        {**one, "basis": basis.get(str(one["id"]), "inferred")} if isinstance(one, dict) else one
        for one in value
    ]


def keep_original(raw: bytes, item: Node) -> bytes:
    """A file's text in which a promise that is re-dated says when it was due at first."""
    due = getattr(item.record, "due", None)
    if not due:
        return raw
    return set_value(raw, (*item.at, "original_due"), due, type(item.record).__struct_fields__)


def _emptied(raw: bytes, item: Node, field: tuple[str, ...]) -> bytes:
    holder: Struct | None = item.record
    for name in field[:-1]:
        holder = getattr(holder, name, None)
    if holder is not None and is_required(type(holder), field[-1]):
        raise BadValue(f"`{field[-1]}` cannot be empty", "Give its value")
    if not getattr(holder, field[-1], None):
        return raw
    return remove(raw, (*item.at, *field))
