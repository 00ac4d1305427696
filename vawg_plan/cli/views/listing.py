"""Lists as a table, as lines for a pipe, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from vawg_plan.cli.session import Answer
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.table import Cell, Column, table
from vawg_plan.cli.views.words import count_of, day, phrase
from vawg_plan.model.plan import Plan
from vawg_plan.query.kinds import KINDS
from vawg_plan.query.listing import NoSuchField, listing
from vawg_plan.query.shown import UnknownId, find

_IDS = ("action", "outcome", "lead", "partner", "framework")
_GIVES = (
    "title",
    "name",
    "text",
    "summary",
    "reason",
    "subjects",
    "affects",
    "flags",
    "gaps",
    "publisher",
)
_PAINT = {"red": ("red", "bold"), "amber": ("yellow",), "green": ("green",), "overdue": ("red",)}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def listed(  # noqa: PLR0913 - what a list is made of
    plan: Plan,
    as_of: str,
    kind: str,
    filters: Mapping[str, tuple[str, ...]],
    order: Sequence[str],
    chosen: Sequence[str],
    how: str,
    style: Style,
) -> Answer:
    """The list of a kind as ``how`` asks: table, tsv, csv or json."""
    meant = {
        name: tuple(_id(plan, one, name) for one in values) if name in _IDS else values
        for name, values in filters.items()
    }
    try:
        rows = listing(plan, as_of, kind, meant, order)
    except NoSuchField as wrong:
        option = "--" + wrong.name.replace("_", "-") if wrong.name in filters else wrong.name
        what = "filters" if wrong.name in filters else "columns"
        names = ", ".join(
            sorted(one.replace("_", "-") for one in wrong.known)
            if wrong.name in filters
            else wrong.known
        )
        advice = f"their {what} are {names}" if names else f"{kind} take no {what}"
        raise Stop(f"{kind} have no {clean(option)}\nhelp: {advice}") from None
    fields = _columns(kind, chosen, how)
    if how == "json":
        return Answer(_json(as_of, kind, rows, fields if chosen else None))
    if how == "csv":
        return Answer(_csv(rows, fields))
    if how == "tsv":
        lines = ["\t".join(_plain(getattr(row, f)) for f in fields) + "\n" for row in rows]
        return Answer("".join(lines))
    return Answer(_table(as_of, kind, rows, fields, style))


def _id(plan: Plan, typed: str, option: str) -> str:
    try:
        return find(plan, typed).id
    except UnknownId as unknown:
        near = f"\nhelp: did you mean {' or '.join(unknown.near)}?" if unknown.near else ""
        raise Stop(f"--{option}: this plan has no {clean(typed)}{near}") from None


def _columns(kind: str, chosen: Sequence[str], how: str) -> Sequence[str]:
    known = KINDS[kind].row.__struct_fields__
    for name in chosen:
        if name not in known:
            raise Stop(
                f"{kind} have no column {clean(name)}\nhelp: their columns are {', '.join(known)}"
            )
    return chosen or (known if how == "csv" else KINDS[kind].columns.split())


def _json(as_of: str, kind: str, rows: list[Struct], fields: Sequence[str] | None) -> str:
    from vawg_plan.cli.jsons import encode  # noqa: PLC0415 - only JSON needs it

    items: list[object] = list(rows)
    if fields:
        items = [{field: getattr(row, field) for field in fields} for row in rows]
    return encode({"schema_version": 1, "as_of": as_of, "kind": kind, "items": items})


def _csv(rows: list[Struct], fields: Sequence[str]) -> str:
    import csv  # noqa: PLC0415 - only CSV needs them
    import io  # noqa: PLC0415

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(getattr(row, field)) for field in fields])
    return out.getvalue()


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: text that could be one begins with a quote."""
    text = _text(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text


def _text(value: object) -> str:
    """A value in words: lists by commas, counts as ``2 complete``, a place by its locator."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{number} {name}" for name, number in value.items() if number)
    if isinstance(value, Struct):
        locator = getattr(value, "locator", None)
        return locator or f"{value.reported} of {value.delivering}"  # type: ignore[attr-defined]
    return str(value)


def _plain(value: object) -> str:
    """A value on one line and without tabs."""
    return " ".join(clean(_text(value)).split())


def _table(as_of: str, kind: str, rows: list[Struct], fields: Sequence[str], style: Style) -> str:
    noun = {"gaps": "gap", "practice": "practice", "funding": "funding opportunity"}.get(
        kind, kind[:-1]
    )
    counted = count_of(len(rows), noun).replace("opportunitys", "opportunities")
    total = style.paint(f"{counted} as of {day(as_of)}", "dim")
    if not rows:
        return total + "\n"
    filled = [f for f in fields if f in {"id", "title"} or any(_text(getattr(r, f)) for r in rows)]
    numbers = {f for f in filled if all(isinstance(getattr(r, f), int | float) for r in rows)}
    columns = [Column(_heading(f), f in numbers, f in _GIVES) for f in filled]
    cells = [[_painted(getattr(row, field)) for field in filled] for row in rows]
    return "\n".join([*table(columns, cells, style), "", total]) + "\n"


def _heading(field: str) -> str:
    return phrase(field).capitalize() if field != "id" else "Id"


def _painted(value: object) -> Cell:
    text = _text(value)
    if isinstance(value, bool):
        text = "yes" if value else "no"
    if isinstance(value, tuple) or text in {"not_started"}:
        return Cell(phrase(text), _PAINT.get(text.split(", ")[0], ()))
    return Cell(text, _PAINT.get(text, ()))
