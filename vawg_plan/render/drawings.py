"""Charts of a document's values, in a language's words: filters of the templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from vawg_plan.render import dashboard_charts
from vawg_plan.render import progress_pieces as p
from vawg_plan.render.charts import (
    Bar,
    Cell,
    Frame,
    Gap,
    Key,
    Part,
    Reading,
    Rule,
    TrendWords,
    matrix,
    stacked,
    trend,
)
from vawg_plan.render.charts.matrix import Cover
from vawg_plan.render.charts.stacked import Tone
from vawg_plan.render.coverage import Coverage
from vawg_plan.render.data import Link
from vawg_plan.render.language import Language

_TONES: tuple[tuple[str, Tone], ...] = (
    ("complete", "full"), ("substantial", "most"), ("limited", "some"), ("not_started", "none"),
    ("by_area", "some"),
)  # fmt: skip


class Drawings:
    """The charts, drawn with the words of one language."""

    def __init__(self, language: Language, words: Any) -> None:  # noqa: ANN401 - a module
        self._language, self._words = language, words

    def _frame(self, name: str, title: object, description: object) -> Frame:
        words = self._words
        return Frame(
            name, _plain(title), _plain(description), words.chart_empty, words.chart_more,
            self._language.number,
        )  # fmt: skip

    def progress(self, doc: p.Progress) -> Markup:
        """Each group's promises by how far they are."""
        words, table = self._words, doc.progress
        heads = {column.key: at for at, column in enumerate(table.columns if table else ())}
        keys = [Key(key, str(words.columns[key]), tone) for key, tone in _TONES if key != "by_area"]
        keys += [
            Key("by_area", str(words.columns["by_area"]), "mixed"),
            Key("unreported", str(words.unreported_key), "unknown"),
        ]
        bars = []
        for row in table.rows if table else ():
            parts = [Part(key, _whole(row[heads[key]])) for key, _ in _TONES]
            left = _whole(row[heads["promises"]]) - sum(part.count for part in parts)
            bars.append(Bar(self._label(row[0]), (*parts, Part("unreported", left))))
        frame = self._frame("progress-chart", words.chart_progress, words.chart_progress_is)
        return stacked(frame, tuple(keys), tuple(bars))

    def _label(self, cell: object) -> str:
        if isinstance(cell, Link):
            return str(self._words.groups[cell.word]) if cell.word else cell.text
        return str(cell)

    def matrix(self, one: Coverage) -> Markup:
        """What covers what; hollow where that was drawn here."""
        words = self._words
        said = words.coverages[one.name]
        about = words.coverage_said(one, said)
        frame = self._frame(f"coverage-{one.name}", said["title"], about)
        cells = [
            Cell(mark.row, mark.column, "part" if mark.inferred else "full") for mark in one.marks
        ]
        key: dict[Cover, str] = {"full": str(said["full"]), "part": str(said["part"])}
        rows = [f"P {words.registers['P']}" if row == "P" else row for row in one.rows]
        return matrix(frame, rows, one.columns, cells, key)

    def trend(self, sign: p.Sign) -> Markup:
        """An indicator's readings between its baseline and its target."""
        words = self._words
        frame = self._frame(_name(sign), sign.title, words.chart_readings(sign))
        said = TrendWords(words.readings_name, words.provisional_name)
        points = [self._point(sign, one) for one in sign.points]
        return trend(frame, said, points, self._baseline(sign), self._target(sign))

    def _point(self, sign: p.Sign, one: p.Point) -> Reading | Gap:
        period = self._language.period(one.period)
        value = one.value.value if one.value else None
        if isinstance(value, int | float) and not one.suppressed:
            text = self._language.amount(value, sign.unit)
            return Reading(period, one.end, value, text, one.provisional)
        why = self._words.suppressed if one.suppressed else self._words.empty["no_value"]
        return Gap(period, one.end, str(why))

    def _baseline(self, sign: p.Sign) -> Rule | None:
        day = self._language.period(sign.baseline_period) if sign.baseline_period else ""
        return self._rule(self._words.baseline_rule, sign, sign.baseline, day)

    def _target(self, sign: p.Sign) -> Rule | None:
        day = self._language.date(sign.due) if sign.due else ""
        return self._rule(self._words.target_rule, sign, sign.target, day, sign.due)

    def _rule(
        self, name: str, sign: p.Sign, held: object, day: str, due: str | None = None
    ) -> Rule | None:
        value = getattr(held, "value", None)
        if not isinstance(value, int | float):
            return None
        said = self._words.rule_said(name, self._language.amount(value, sign.unit), day)
        return Rule(str(name), _plain(said), value, due)


def _plain(text: object) -> str:
    """A word or a macro's answer as plain text: the chart escapes it itself."""
    return text.unescape() if isinstance(text, Markup) else str(text)


def _name(sign: p.Sign) -> str:
    return "chart-" + sign.id.replace(".", "-")


def _whole(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


DRAW: dict[str, Callable[[Language, Any, Any], Markup]] = {
    "matrix_chart": lambda language, words, one: Drawings(language, words).matrix(one),
    "progress_chart": lambda language, words, doc: Drawings(language, words).progress(doc),
    "trend_chart": lambda language, words, sign: Drawings(language, words).trend(sign),
    "stack_chart": dashboard_charts.stack,
    "dates_chart": dashboard_charts.dates,
}
