"""An item's life, for a terminal: a day, what happened, and what brought it."""

from __future__ import annotations

from collections.abc import Iterator

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.words import wrapped
from vawg_plan.diff.life import Event, Life
from vawg_plan.model.change import label

_DAY = 12
_KIND = 20
_COLORS = {
    "added": "green", "decided": "yellow", "verified": "green", "removed": "red",
    "weakened": "red", "narrowed": "red", "strengthened": "green", "withdrawn": "yellow",
    "re-dated": "yellow", "reworded": "yellow",
}  # fmt: skip
_PROMISED = ("commitment", "milestone", "measure", "action", "future", "indicator")


def life_text(found: Life, names: dict[str, str], style: Style) -> str:
    """The time line, the oldest first; ``names`` has bodies by id."""
    named = f"{found.id}: {found.title}" if found.title != found.id else found.id
    lines = [style.paint(line, "bold") for line in wrapped(named, style.width)]
    for note in found.notes:
        lines += [
            style.paint(line, "yellow") for line in wrapped(note, style.width, "Note: ", "  ")
        ]
    lines.append("")
    for event in found.events:
        lines += _event(found, event, names, style)
    if not found.events:
        lines.append("Nothing is known of it yet.")
    return "\n".join(lines) + "\n"


def _event(found: Life, event: Event, names: dict[str, str], style: Style) -> Iterator[str]:
    word = "promised" if event.kind == "added" and found.kind in _PROMISED else label(event.kind)
    margin = " " * (_DAY + _KIND)
    said = event.sentence if event.id == found.id else f"{event.id}: {event.sentence}"
    first, *rest = wrapped(said, max(24, style.width - len(margin)))
    day = style.paint(clean(event.date), "bold") + " " * max(1, _DAY - len(event.date))
    kind = style.paint(word, _COLORS.get(event.kind, "cyan")) + " " * max(1, _KIND - len(word))
    yield f"{day}{kind}{first}"
    yield from (margin + line for line in rest)
    for line in wrapped(_origin(event, names), max(24, style.width - len(margin))):
        yield margin + style.paint(line, "dim")


def _origin(event: Event, names: dict[str, str]) -> str:
    """Who said it and what brought it."""
    by = names.get(event.by or "", event.by)
    elsewhere = event.area not in {None, event.by}
    parts = [f"{by}, for {names.get(event.area or '', event.area)}" if elsewhere else by]
    parts.append(event.record)
    if event.kind != "decided":
        parts += [f"decision {name}" for name in event.decisions]
    short = f"commit {event.commit[:7]} {event.subject or ''}" if event.commit else ""
    parts.append(short.strip() or "not committed yet")
    return " · ".join(part for part in parts if part)
