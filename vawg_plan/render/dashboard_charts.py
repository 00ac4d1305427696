"""The dashboard's charts in a language's words."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from vawg_plan.render import dashboard_pieces as p
from vawg_plan.render.charts import Bar, Due, Frame, Key, Part, TimelineWords, stacked, timeline
from vawg_plan.render.charts.stacked import Tone
from vawg_plan.render.language import Language

_TONES: dict[str, Tone] = {
    "complete": "full", "substantial": "most", "limited": "some", "not_started": "none",
    "by_area": "mixed", "unreported": "unknown", "red": "red", "amber": "amber", "green": "green",
    "planned": "none", "active": "some", "suspended": "amber", "closed": "full",
    "cancelled": "red", "checked": "full", "unchecked": "none",
}  # fmt: skip


def stack(language: Language, words: Any, one: p.Stack) -> Markup:  # noqa: ANN401 - a module
    """An axis as bars."""
    frame = Frame(
        f"chart-{one.name}", _plain(words.axis_names[one.name]), _plain(words.axis_about[one.name]),
        str(words.chart_empty), str(words.chart_more), language.number,
    )  # fmt: skip
    states = [state for state, _ in one.bars[0].counts] if one.bars else []
    keys = [Key(s, _plain(words.axis_states[f"{one.name}_{s}"]), _TONES[s]) for s in states]
    bars = [
        Bar(_plain(words.bar_label(bar)), tuple(Part(s, n) for s, n in bar.counts))
        for bar in one.bars
    ]
    return stacked(frame, keys, bars)


def dates(language: Language, words: Any, one: p.Dates) -> Markup:  # noqa: ANN401 - a module
    """What is due first, on a line of time."""
    frame = Frame(
        "chart-dates", _plain(words.dates_name), _plain(words.dates_about),
        str(words.chart_empty), str(words.chart_more), language.number,
    )  # fmt: skip
    said = TimelineWords(
        language.date(one.day), str(words.mark_due), str(words.mark_late), str(words.mark_done),
        str(words.mark_moved),
        lambda iso: _axis(words, iso),
    )  # fmt: skip
    items = [
        Due(_plain(words.date_label(i)), i.due, was=(i.was,) if i.was else (), late=i.late)
        for i in one.shown
    ]
    return timeline(frame, said, one.day, items)


def _axis(words: Any, iso: str) -> str:  # noqa: ANN401 - a module
    """A month or year in few letters: there is little room along the line."""
    year, _, month = iso.partition("-")
    return f"{words.short_months[int(month) - 1]} {year}" if month else year


def _plain(text: object) -> str:
    return text.unescape() if isinstance(text, Markup) else str(text)
