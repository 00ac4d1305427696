"""The status as aligned text: the answer first, then a line a group, then what is missing."""

from __future__ import annotations

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.table import Cell, Column, table
from vawg_plan.cli.views.words import count_of, day, plural, wrapped
from vawg_plan.query.clock import DUE_SOON_DAYS
from vawg_plan.query.status import COMPLETION, CONFIDENCE, Counts, Status

_BLOCKS = {"complete": "█", "substantial": "▓", "limited": "▒", "not_started": "░"}
_COLORS = {"red": "red", "amber": "yellow", "green": "green"}
_WIDE = 100
_LEGEND = "C/S/L/N: complete █ substantial ▓ limited ▒ not started ░, nothing reported ·"
_LOCAL = "Differs by area: complete once all areas are, in the colour of the worst."
_SHORT = "Late: overdue. Due: in the next 30 days. Old: stale, not reported this cycle."


def status_text(status: Status, style: Style) -> str:
    """The whole status as lines that fit the terminal; the same when piped."""
    parts = [_head(status, style), _table(status, style)]
    if status.triggers:
        parts.append(_triggers(status, style))
    if status.gaps:
        parts.append(_gaps(status, style))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(status: Status, style: Style) -> list[str]:
    plan, totals = status.plan, status.totals
    edition = f"Edition {clean(plan.edition)}, {plan.status}. " if plan.edition else ""
    differ = "differs" if totals.by_area == 1 else "differ"
    local = f" ({totals.by_area} {differ} by area)" if totals.by_area else ""
    figures = [
        f"{totals.reported} of {count_of(totals.commitments, 'commitment')} reported{local}",
        f"{totals.overdue} overdue",
        f"{totals.due_soon} due in {DUE_SOON_DAYS} days",
        f"{totals.stale} stale",
    ]
    if totals.withdrawn:
        figures.append(f"{totals.withdrawn} withdrawn")
    return [
        *(style.paint(line, "bold") for line in wrapped(plan.title, style.width)),
        *wrapped(f"{edition}As of {day(status.as_of)}.", style.width),
        *wrapped(", ".join(figures) + ".", style.width),
    ]


def _table(status: Status, style: Style) -> list[str]:
    wide = style.width >= _WIDE
    bar = 12 if wide else 5
    rows = [_row(_key(status.by, g.id), g.title, g.counts, bar) for g in status.groups]
    if status.by in {"action", "tier"}:
        total = _row("", "All", status.totals, bar)
        rows.append([Cell(cell.text, (*cell.paint, "bold")) for cell in total])
    columns = _columns(status.by, wide=wide)
    if not any(row[0].text for row in rows):
        columns, rows = columns[1:], [row[1:] for row in rows]
    lines = table(columns, rows, style, "  " if wide else " ")
    legend = [_LEGEND, *([] if wide else [_SHORT]), *([_LOCAL] if status.totals.by_area else [])]
    said = [line for text in legend for line in wrapped(text, style.width)]
    return [*lines, *(style.paint(line, "dim") for line in said)]


def _key(by: str, key: str) -> str:
    """The id before a title, where people know things by it."""
    return key if by in {"action", "outcome", "objective"} and key != "-" else ""


def _columns(by: str, *, wide: bool) -> list[Column]:
    return [
        Column(""),
        Column(by.capitalize(), gives=True),
        Column("Reported", right=True),
        Column("C/S/L/N", right=True),
        Column("Progress" if wide else "", goes=3),
        *(Column(name.capitalize(), right=True, goes=2) for name in CONFIDENCE),
        Column("Overdue" if wide else "Late", right=True),
        Column("Due soon" if wide else "Due", right=True, goes=1),
        Column("Stale" if wide else "Old", right=True, goes=1),
    ]


def _row(key: str, title: str, counts: Counts, bar: int) -> list[Cell]:
    return [
        Cell(key, ("dim",)),
        Cell(title),
        Cell(f"{counts.reported} of {counts.commitments}"),
        Cell("/".join(str(counts.completion[one]) for one in COMPLETION)),
        Cell(_bar(counts, bar)),
        *(_figure(counts.confidence[one], _COLORS[one]) for one in CONFIDENCE),
        _figure(counts.overdue, "red"),
        _figure(counts.due_soon, "yellow"),
        _figure(counts.stale, "yellow"),
    ]


def _figure(number: int, color: str) -> Cell:
    return Cell(str(number), (color, "bold")) if number else Cell("-", ("dim",))


def _bar(counts: Counts, width: int) -> str:
    """Commitments by completion in proportion; what is reported at all shows at least once."""
    if not counts.commitments:
        return "·" * width
    drawn = ""
    for name in COMPLETION:
        number = counts.completion[name]
        if number:
            drawn += _BLOCKS[name] * max(1, round(number * width / counts.commitments))
    return drawn[:width].ljust(width, "·")


def _triggers(status: Status, style: Style) -> list[str]:
    lines = [style.paint("Triggers that fired", "bold")]
    for fired in status.triggers:
        followed = "followed up" if fired.followed else "nothing has followed yet"
        said = f"fired {day(fired.date)}; {followed}: vawg show {fired.id}"
        lines += wrapped(fired.title, style.width, f"  {fired.id}  ", "      ")
        lines += wrapped(said, style.width, "      ", "      ")
    return lines


def _gaps(status: Status, style: Style) -> list[str]:
    columns = [Column(""), Column("", right=True), Column(""), Column("", goes=1)]
    rows = [
        [
            Cell(""),
            Cell(_gap(gap.count, gap.of, gap.kind)),
            Cell(gap.missing),
            Cell(gap.command, ("dim",)),
        ]
        for gap in status.gaps
    ]
    return [style.paint("What the plan leaves out", "bold"), *table(columns, rows, style)[1:]]


def _gap(count: int, of: int, kind: str) -> str:
    return f"{count} of {of} {plural(of, kind)}"
