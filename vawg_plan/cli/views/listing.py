"""Lists as a table, as lines for a pipe, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.cli.session import Answer
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.table import Cell, Column, table
from vawg_plan.cli.views.words import count_of, day, phrase
from vawg_plan.cli.vocabulary import IDS
from vawg_plan.model.plan import Plan
from vawg_plan.query.kinds import KINDS
from vawg_plan.query.listing import NoSuchField, listing
from vawg_plan.query.shown import UnknownId, find
from vawg_plan.rules.wording import with_article

_GIVES = {
    "title", "name", "text", "summary", "reason", "subjects", "affects", "flags", "gaps",
    "publisher",
}  # fmt: skip
_PAINT = {"red": ("red", "bold"), "amber": ("yellow",), "green": ("green",), "overdue": ("red",)}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Wanted(NamedTuple):
    """What is to be listed: a kind, what passes, in which order, which columns, in which form."""

    kind: str
    filters: Mapping[str, tuple[str, ...]]
    order: Sequence[str]
    columns: Sequence[str]
    form: str


def listed(plan: Plan, as_of: str, wanted: Wanted, style: Style) -> Answer:
    """A list as a table, tab-separated lines (tsv), csv or json."""
    kind, form = wanted.kind, wanted.form
    rows = _rows(plan, as_of, wanted)
    fields = _columns(wanted)
    if form == "json":
        return Answer(_json(as_of, kind, rows, fields if wanted.columns else None), form="json")
    if form == "csv":
        return Answer(_csv(rows, fields))
    if form == "tsv":
        lines = ["\t".join(_plain(getattr(row, f)) for f in fields) + "\n" for row in rows]
        return Answer("".join(lines))
    return Answer(_table(as_of, kind, rows, fields, style))


def _rows(plan: Plan, as_of: str, wanted: Wanted) -> list[Struct]:
    meant = {
        name: tuple(_id(plan, one, name) for one in values) if name in IDS else values
        for name, values in wanted.filters.items()
    }
    try:
        return listing(plan, as_of, wanted.kind, meant, wanted.order)
    except NoSuchField as wrong:
        raise _lacking(wanted, wrong) from None


def _lacking(wanted: Wanted, wrong: NoSuchField) -> Stop:
    is_filter = wrong.name in wanted.filters
    names = [one.replace("_", "-") for one in wrong.known] if is_filter else list(wrong.known)
    missing = "--" + wrong.name.replace("_", "-") if is_filter else f"column {clean(wrong.name)}"
    what = "filters" if is_filter else "columns"
    advice = f"their {what} are {', '.join(names)}" if names else f"{wanted.kind} take no {what}"
    return Stop(f"{wanted.kind} have no {missing}\nhelp: {advice}")


def _id(plan: Plan, typed: str, option: str) -> str:
    try:
        found = find(plan, typed)
    except UnknownId as unknown:
        near = (
            f"did you mean {' or '.join(unknown.near)}?" if unknown.near else _whereabouts(option)
        )
        raise Stop(f"--{option}: this plan has no {clean(typed)}\nhelp: {near}") from None
    if found.kind not in IDS[option]:
        wanted = with_article(IDS[option][:1])
        raise Stop(f"--{option}: {found.id} is {with_article((found.kind,))}, not {wanted}")
    return found.id


def _whereabouts(option: str) -> str:
    """How to see what a filter may name: a list where there is one, else the plan itself."""
    kinds = f"{IDS[option][0]}s"
    return f"vawg list {kinds} lists them" if kinds in KINDS else "vawg show P lists them"


def _columns(wanted: Wanted) -> Sequence[str]:
    kind = KINDS[wanted.kind]
    known = kind.row.__struct_fields__
    for name in wanted.columns:
        if name not in known:
            raise _lacking(wanted, NoSuchField(name, known))
    return wanted.columns or (known if wanted.form == "csv" else kind.columns.split())


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
    """A cell that no spreadsheet takes for a formula: what could be one begins with a quote."""
    text = clean(_text(value))
    return "'" + text if text.startswith(_FORMULA) and not isinstance(value, int | float) else text


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
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    text = _text(value)
    if isinstance(value, tuple) or text == "not_started":
        return Cell(phrase(text), _PAINT.get(text.split(", ")[0], ()))
    return Cell(text, _PAINT.get(text, ()))
