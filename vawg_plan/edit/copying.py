"""A plan's records as files again, in the house style: nothing of the old files but the data."""

from __future__ import annotations

from typing import cast

import msgspec

from vawg_plan.edit.fresh import write_record
from vawg_plan.edit.values import Value
from vawg_plan.model.plan import Plan


def files_of(plan: Plan) -> dict[str, bytes]:
    """Every record's file by its path in the plan folder; comments are not carried over."""
    return {file.path: _written(file.record) for file in plan.files}


def _written(record: msgspec.Struct) -> bytes:
    return write_record(cast("dict[str, Value]", msgspec.to_builtins(record)))
