"""Explains in words why the data of a file are not what its schema asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from . import phrases
from .phrases import SchemaProblem
from .shipped import Json
from .validator import Fault, faults

__all__ = ["SchemaProblem", "explain"]

_BY_KEYWORD = {
    "additionalProperties": phrases.unknown_keys,
    "required": phrases.missing_keys,
    "type": phrases.wrong_type,
    "enum": phrases.not_in_vocabulary,
    "const": phrases.wrong_version,
    "pattern": phrases.bad_format,
    "minLength": phrases.empty_text,
    "minimum": phrases.too_small,
}


class _Place(NamedTuple):
    """A mapping, list or scalar on the way through the data; ``end`` is behind all it holds."""

    path: tuple[str | int, ...]
    end: bool = False


def explain(data: object, kind: str) -> list[SchemaProblem]:
    """Every problem that the schema of ``kind`` finds in the plain data of one file.

    In the order of the data; a missing key comes after all that its mapping does hold. One mistake
    is one problem: a misspelt key is not reported as missing too. A key or item without a value is
    a problem here, while the types take it for a key left out: ask where data hold one.
    """
    ranks = {place: rank for rank, place in enumerate(_walk(cast("Json", data)))}
    problems = [
        problem
        for fault in _chosen(faults(data, kind))
        for problem in _BY_KEYWORD[fault.keyword](fault)
    ]
    return sorted(
        problems, key=lambda it: (ranks[_Place(it.path, it.rule == "missing-key")], it.on_key)
    )


def _chosen(found: Iterable[Fault]) -> Iterator[Fault]:
    """Leave out what the same mistake causes besides: one fault a value, two a mapping.

    Text outside a vocabulary is no wrong type; a required key is reported once for all that miss.
    """
    best: dict[tuple[tuple[str | int, ...], str], Fault] = {}
    for fault in found:
        about = fault.keyword if fault.keyword in {"additionalProperties", "required"} else "value"
        former = best.get((fault.path, about))
        if former is None or _weight(fault) < _weight(former):
            best[fault.path, about] = fault
    yield from best.values()


def _weight(fault: Fault) -> int:
    """A list or nothing where a word belongs is a wrong type; another scalar is a wrong word."""
    has_words = isinstance(fault.value, (str, int, float))
    return int((fault.keyword == "type") == has_words)


def _walk(data: Json) -> Iterator[_Place]:
    """Every place in the order of the data; each is met twice, before and behind what it holds."""
    todo: list[tuple[_Place, Json]] = [(_Place(()), data)]
    while todo:
        place, value = todo.pop()
        yield place
        if place.end:
            continue
        inner = value.items() if isinstance(value, dict) else enumerate(_items(value))
        todo.append((_Place(place.path, end=True), None))
        todo += [(_Place((*place.path, key)), each) for key, each in reversed(list(inner))]


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
