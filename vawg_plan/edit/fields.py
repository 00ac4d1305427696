"""What a person types for a field, as the value that the field's type wants."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import normalise
from vawg_plan.model.plan import Plan

from .values import Scalar, Value

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_LISTS_OF_IDS = ("depends_on", "supports", "affects", "aligns_to")


class BadValue(Exception):
    """What was typed is no value of the field, or there is no such field; ``help`` says what is."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.help = advice


def type_of(record: type[Struct], field: tuple[str, ...]) -> object:
    """The type of a field, or of a field of a field (``target.due``); raises `BadValue`."""
    name, *rest = field
    if name not in record.__struct_fields__:
        raise BadValue(f"there is no field `{name}` here", _which(name, record.__struct_fields__))
    wanted = bare(record.__annotations__[name])
    if not rest:
        return record.__annotations__[name]
    if not is_record(wanted):
        raise BadValue(f"`{name}` has no fields of its own", f"Name {name} alone")
    return type_of(wanted, tuple(rest))


def is_required(record: type[Struct], name: str) -> bool:
    """Whether a record cannot be without a field."""
    fields = record.__struct_fields__
    return fields.index(name) < len(fields) - len(record.__struct_defaults__)


def read_value(plan: Plan, record: type[Struct], field: tuple[str, ...], typed: str) -> Value:
    """The value that ``typed`` means for a field of a record; raises `BadValue`."""
    wanted = type_of(record, field)
    return _read(plan, wanted, field, typed.strip())


def _read(plan: Plan, wanted: object, field: tuple[str, ...], typed: str) -> Value:
    inner = bare(wanted)
    if get_origin(inner) is tuple:
        each = get_args(inner)[0]
        if each is t.Link:
            return [_link(plan, one) for one in _divide(typed)]
        if is_record(each):
            raise _no_scalar(field, "vawg add adds an item to it")
        return [_read_one(plan, each, field, one) for one in _divide(typed)]
    if is_record(inner):
        parts = " or ".join(f"{field[-1]}.{name}" for name in inner.__struct_fields__)
        raise _no_scalar(field, f"Set one of its fields: {parts}")
    if get_origin(inner) is dict:
        raise _no_scalar(field, "vawg edit opens it in an editor")
    return _read_one(plan, wanted, field, typed)


def _read_one(plan: Plan, wanted: object, field: tuple[str, ...], typed: str) -> Scalar:
    inner = bare(wanted)
    if get_origin(inner) is Literal:
        return _word(field, get_args(inner), typed)
    if inner is bool:
        return _truth(field, typed)
    kinds = {bare(one) for one in _members(inner)}
    if kinds & {int, float}:
        return _number(field, typed, kinds)
    if wanted_is_id(wanted) or field[-1] in _LISTS_OF_IDS:
        return _known_id(plan, typed)
    return typed


def bare(wanted: object) -> object:
    """A type without its constraints and without None; what is left is often no record at all."""
    members = [one for one in _members(wanted) if one is not type(None)]
    if len(members) == 1:
        wanted = members[0]
    return get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted


def is_record(wanted: object) -> TypeGuard[type[Struct]]:
    """Whether a type is that of a record."""
    return isinstance(wanted, type) and issubclass(wanted, Struct)


def wanted_is_id(wanted: object) -> bool:
    """Whether a type is that of a slug, which nearly always names another record."""
    return t.Slug in _members(wanted)


def words_of(wanted: object) -> tuple[str, ...]:
    """The words of a field that knows a few words only; none for any other."""
    inner = bare(wanted)
    if inner is bool:
        return ("true", "false")
    return get_args(inner) if get_origin(inner) is Literal else ()


def _members(wanted: object) -> tuple[object, ...]:
    return get_args(wanted) if get_origin(wanted) in {Union, types.UnionType} else (wanted,)


def _divide(typed: str) -> list[str]:
    return [one.strip() for one in typed.split(",") if one.strip()]


def _link(plan: Plan, typed: str) -> dict[str, Value]:
    """A link to an outcome or objective that we draw: inferred."""
    return {"id": _known_id(plan, typed), "basis": "inferred"}


def _known_id(plan: Plan, typed: str) -> str:
    """An id as the plan writes it, where it has it."""
    meant = normalise(typed)
    return meant if meant in plan.items else typed


def _word(field: tuple[str, ...], words: tuple[Scalar, ...], typed: str) -> Scalar:
    known = {str(word): word for word in words}
    for form in (typed, typed.lower(), typed.lower().replace("-", "_").replace(" ", "_")):
        if form in known:
            return known[form]
    raise BadValue(f"`{typed}` is no word for `{field[-1]}`", _which(typed, known))


def _truth(field: tuple[str, ...], typed: str) -> bool:
    if typed.lower() not in _TRUTH:
        raise BadValue(f"`{field[-1]}` is true or false, not `{typed}`", "Type true or false")
    return _TRUTH[typed.lower()]


def _number(field: tuple[str, ...], typed: str, kinds: set[object]) -> Scalar:
    if _NUMBER.fullmatch(typed):
        return float(typed) if "." in typed else int(typed)
    if str in kinds:
        return typed
    raise BadValue(f"`{field[-1]}` is a number, not `{typed}`", "Type figures, as 12 or 62.5")


def _no_scalar(field: tuple[str, ...], advice: str) -> BadValue:
    return BadValue(f"`{field[-1]}` is more than one value", advice)


def _which(typed: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    known = list(known)
    near = get_close_matches(typed, known, n=1, cutoff=0.6)
    return f"{f'Did you mean {near[0]}? ' if near else ''}It is one of {', '.join(known)}"
