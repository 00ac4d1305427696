"""Rows of one kind, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from vawg_plan.model.plan import Plan
from vawg_plan.query.kinds import KINDS, natural
from vawg_plan.query.rows import Areas
from vawg_plan.query.status import wholes

Test = Callable[[object, str], bool]


class NoSuchField(Exception):
    """A filter or column that this kind does not have; ``known`` are those that it has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def _is(value: object, wanted: str) -> bool:
    return value == wanted


def _has(value: object, wanted: str) -> bool:
    """A list that holds ``wanted``; a count by code (areas, say) that has any of it."""
    if isinstance(value, dict):
        return bool(value.get(wanted))
    return isinstance(value, tuple) and wanted in value


def _is_or_has(value: object, wanted: str) -> bool:
    return _is(value, wanted) or _has(value, wanted)


def _reported(axis: str, value: object, wanted: str) -> bool:
    """A state reported on the whole, or in any area; where states are counted, any of it.

    Complete in areas only is complete once every delivering area is.
    """
    if not isinstance(value, Areas):
        return _is_or_has(value, wanted)
    areas = getattr(value, axis).get(wanted, 0)
    return bool(areas >= value.delivering if wanted == "complete" else areas)


def _serves(value: object, wanted: str) -> bool:
    """An outcome and its parts: O3 is served by what serves O3a."""
    return isinstance(value, tuple) and any(wanted in wholes(one) for one in value)


def _aligns(value: object, wanted: str) -> bool:
    return isinstance(value, tuple) and any(
        one == wanted or one.startswith((f"{wanted}@", f"{wanted}#")) for one in value
    )


def _before(value: object, wanted: str) -> bool:
    return isinstance(value, str) and value < wanted


def _after(value: object, wanted: str) -> bool:
    return isinstance(value, str) and value > wanted


# Filter -> (the fields that it may look at, how). The first of the fields that a row has counts,
# and with several filled in, any.
FILTERS: dict[str, tuple[tuple[str, ...], Test]] = {
    "action": (("action",), _is),
    "outcome": (("outcomes",), _serves),
    "lead": (("lead", "co_leads"), _is_or_has),
    "partner": (("partners",), _has),
    "tier": (("tier",), _is),
    "mode": (("mode",), _is),
    "modality": (("modality",), _is),
    "completion": (("completion", "areas"), partial(_reported, "completion")),
    "confidence": (("confidence", "areas"), partial(_reported, "confidence")),
    "lifecycle": (("lifecycle",), _is),
    "framework": (("aligns_to",), _aligns),
    "due_before": (("due", "closes"), _before),
    "due_after": (("due", "closes"), _after),
    "overdue": (("flags",), _has),
    "due_soon": (("flags",), _has),
    "stale": (("flags",), _has),
    "unreported": (("flags",), _has),
    "gap": (("gaps", "gap"), _is_or_has),
}


def listing(
    plan: Plan,
    as_of: str,
    kind: str,
    filters: Mapping[str, Sequence[str]],
    sort: Sequence[str] = (),
) -> list[Struct]:
    """The rows of ``kind`` (a key of KINDS) that pass every filter, sorted by field names.

    A filter with several values passes rows that match any of them. A ``-`` before a field's name
    sorts downward. Raises NoSuchField.
    """
    known = KINDS[kind].row.__struct_fields__
    tests = [
        (_fields(kind, name, known), FILTERS[name][1], values) for name, values in filters.items()
    ]
    rows = [row for row in KINDS[kind].make(plan, as_of) if _passes(row, tests)]
    for field in reversed(sort):
        if field.removeprefix("-") not in known:
            raise NoSuchField(field.removeprefix("-"), known)
        rows = _sorted(rows, field.removeprefix("-"), downward=field.startswith("-"))
    return rows


def _sorted(rows: list[Struct], field: str, *, downward: bool) -> list[Struct]:
    """The rows by one field, up or down; those where it is empty come last both ways."""
    keys = [(natural(getattr(row, field)), row) for row in rows]
    full = [pair for pair in keys if pair[0] is not None]
    full.sort(key=lambda pair: pair[0] or (), reverse=downward)
    return [row for _, row in full] + [row for key, row in keys if key is None]


def _fields(kind: str, name: str, known: Sequence[str]) -> tuple[str, ...]:
    fields = FILTERS[name][0]
    if name == "action":
        fields = ("id",) if kind == "actions" else ("action",)
    found = tuple(field for field in fields if field in known)
    if not found:
        filters = [one for one, (wanted, _) in FILTERS.items() if set(wanted) & set(known)]
        raise NoSuchField(name, filters)
    return found


def _passes(row: Struct, tests: list[tuple[tuple[str, ...], Test, Sequence[str]]]) -> bool:
    return all(
        any(test(getattr(row, field), value) for field in fields for value in values)
        for fields, test, values in tests
    )
