"""A line more in a series of readings (``data/*.csv``), in its place; no other line is touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vawg_plan.edit.errors import CannotEdit

_BOM = "\ufeff"


class Standing(CannotEdit):
    """The series has another final value there; the message says which."""


class _Spot(NamedTuple):
    """Where a row belongs: before the line of this number, from 0, or instead of it."""

    line: int
    instead: bool


def put_row(
    path: str, raw: bytes, row: Mapping[str, str], dimensions: Sequence[str], *, replace: bool
) -> bytes:
    """A series with a row in the order of period, area and dimensions; line ends are kept.

    A row for the same period, area and dimensions is replaced where it is provisional, and a
    final one only to ``replace`` it. Raises CannotEdit, or Standing.
    """
    lines = _decoded(path, raw).split("\n")
    header = _cells(lines[0].removeprefix(_BOM))
    row = fitted(row, header)
    _check(path, header, row)
    keys = ("period", "area", *dimensions)
    place = _find(lines, header, keys, row)
    ending = "\r" if lines[0].endswith("\r") else ""
    line = _line([row.get(name, "") for name in header])
    if place.instead:
        return _instead(path, lines, header, place.line, line, replace=replace)
    at_end = place.line == len(lines)  # the last line has no end
    if at_end and ending and not lines[-1].endswith("\r"):
        lines[-1] += ending
    lines.insert(place.line, line + ("" if at_end else ending))
    return "\n".join(lines).encode()


def fitted(row: Mapping[str, str], header: Sequence[str]) -> Mapping[str, str]:
    """A row as these columns hold it: where there is none for the status, all are final."""
    if row.get("status") == "final" and "status" not in header:
        return {name: value for name, value in row.items() if name != "status"}
    return row


def _decoded(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise CannotEdit(f"{path} is not UTF-8. Save it as CSV UTF-8.") from None


def _check(path: str, header: Sequence[str], row: Mapping[str, str]) -> None:
    """Refuse a row for which the series has no column, or that one line cannot hold."""
    for name, value in row.items():
        if name not in header:
            advice = f"Add `{name}` to its first line and a comma to the others, or leave it out."
            raise CannotEdit(f"{path} has no column `{name}`. {advice}")
        if "\n" in value or "\r" in value:
            raise CannotEdit(f"{path} holds one line a reading. Write the {name} on one line.")


def _find(
    lines: Sequence[str], header: Sequence[str], keys: Sequence[str], row: Mapping[str, str]
) -> _Spot:
    """Where a row belongs: after the last one that does not come later."""
    wanted = tuple(row.get(name, "") for name in keys)
    index = 1
    for number, line in enumerate(lines[1:], 1):
        if line.strip():
            known = dict(zip(header, _cells(line), strict=False))
            key = tuple(known.get(name, "") for name in keys)
            if key == wanted:
                return _Spot(number, instead=True)
            if key < wanted:
                index = number + 1
    return _Spot(index, instead=False)


def _instead(  # noqa: PLR0913 - a line, its text and what may be done
    path: str, lines: list[str], header: Sequence[str], index: int, line: str, *, replace: bool
) -> bytes:
    before = lines[index].removesuffix("\r")
    known = dict(zip(header, _cells(before), strict=False))
    if before != line and known.get("status") != "provisional" and not replace:
        message = f"line {index + 1} of {path} has a final value for this: {before}"
        raise Standing(f"{message}\nhelp: To put yours in its place, add --force")
    lines[index] = line + lines[index][len(before) :]
    return "\n".join(lines).encode()


def _cells(line: str) -> list[str]:
    return next(csv.reader([line.removesuffix("\r")]), [])


def _line(values: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
