"""The only module that imports `jsonschema`, and only when asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Protocol, cast

from .shipped import Json, Schema, schema


class Fault(NamedTuple):
    """One keyword of a schema that a value does not keep; ``root`` is the schema of the file."""

    path: tuple[str | int, ...]
    keyword: str
    value: Json
    schema: Schema
    root: Schema


class _Error(Protocol):
    """What is used of ``jsonschema.ValidationError``."""

    absolute_path: Iterable[str | int]
    validator: str
    instance: Json
    schema: Schema


class _Validator(Protocol):
    """What is used of a validator."""

    def iter_errors(self, instance: object) -> Iterable[_Error]: ...


def faults(data: object, kind: str) -> list[Fault]:
    """Every fault in the data of a file of this kind, in no order to rely on."""
    return [
        Fault(tuple(it.absolute_path), it.validator, it.instance, it.schema, schema(kind))
        for it in _validator(kind).iter_errors(data)
    ]


@cache
def _validator(kind: str) -> _Validator:
    """Draft 2020-12, but a whole number is one that is written so: ``3.0`` is none."""
    # 76 ms, which nobody should wait for whose plan is right
    import jsonschema.validators as home  # type: ignore[import-untyped]  # noqa: PLC0415

    draft = home.Draft202012Validator
    strict = draft.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    return cast("_Validator", home.extend(draft, type_checker=strict)(schema(kind)))
