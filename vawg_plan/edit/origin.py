"""Which row of a table a line of a written file comes from, so that its cell can be named."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.edit.readings import Taken
from vawg_plan.edit.reports import Report
from vawg_plan.edit.rows import Row
from vawg_plan.edit.series import fitted
from vawg_plan.source import Path, locate, read


class Told(NamedTuple):
    """What a row became: an entry of an update, or for a reading also a line of a series."""

    report: Report
    row: Row
    taken: Taken | None = None


def place_of(path: str, raw: bytes, line: int, told: Sequence[Told]) -> str | None:
    """The cell or row from which a line (from 1) of a file comes; None where no row wrote it."""
    if path.endswith(".csv"):
        return _of_series(path, raw, line, told)
    at = _node_at(raw, line)
    if at is None:
        return None
    data = read(raw)
    entry = data["entries"][at[1]] if isinstance(data, dict) else None
    for (head, said), row, _ in told:
        same_head = isinstance(data, dict) and all(data.get(k) == v for k, v in head.items())
        if same_head and said == entry:
            fields = [str(step) for step in at[2:] if str(step) in row.places]
            return row.where(fields[-1]) if fields else row.place
    return None


def _node_at(raw: bytes, line: int) -> Path | None:
    """The path of the entry's key on a line, or on the last line before it that has one."""
    found: tuple[int, Path] | None = None
    for at, place in locate(raw).items():
        here = (place.key or place.value).line
        inside = len(at) > 1 and at[0] == "entries"
        if inside and here <= line and (found is None or here >= found[0]):
            found = (here, at)
    return found[1] if found else None


def _of_series(path: str, raw: bytes, line: int, told: Sequence[Told]) -> str | None:
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    if not 1 < line <= len(rows):
        return None
    cells = {k: v for k, v in zip(rows[0], rows[line - 1], strict=False) if v}
    for _, row, taken in told:
        if taken and taken.indicator.series == path and fitted(taken.row, rows[0]) == cells:
            return row.where("value")
    return None
