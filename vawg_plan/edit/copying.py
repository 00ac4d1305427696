"""A plan's records as files again, in the house style: nothing of the old files but the data."""

from __future__ import annotations

from typing import cast

import msgspec
from msgspec.structs import replace

from vawg_plan.edit.fresh import write_record
from vawg_plan.edit.values import Value
from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan


def files_of(plan: Plan, *, withheld: bool = True) -> dict[str, bytes]:
    """Every record's file by its path in the plan folder; comments are not carried over.

    A figure that stands beside ``suppressed: true``, is left out if ``withheld``.
    """
    records = ((f.path, _withheld(f.record) if withheld else f.record) for f in plan.files)
    return {path: _written(record) for path, record in records}


def _withheld(record: msgspec.Struct) -> msgspec.Struct:
    if not isinstance(record, t.Update):
        return record
    return replace(record, entries=tuple(map(_entry, record.entries)))


def _entry(entry: t.Entry) -> t.Entry:
    if entry.reading is None or not entry.reading.suppressed:
        return entry
    return replace(entry, reading=replace(entry.reading, value=None, numerator=None))


def _written(record: msgspec.Struct) -> bytes:
    return write_record(cast("dict[str, Value]", msgspec.to_builtins(record)))
