"""Dates, periods and numbers as the wording of a language has them.

The words are those of ``templates/words/LANGUAGE.j2``; no word stands here.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from vawg_plan.render.wording import line

_PLACE = re.compile(r"\{(\w+)\}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


class Language:
    """What a document's templates use as filters; its words are there once they are read."""

    def __init__(self) -> None:
        self._words: Any = _Unlearnt()

    def learn(self, words: object) -> None:
        """Takes the module of a language's words."""
        self._words = words

    def filters(self) -> dict[str, Any]:
        """The filters by name."""
        own = (self.date, self.span, self.period, self.number, self.amount)
        return {one.__name__: one for one in own} | {"filled": filled}

    def date(self, iso: str) -> str:
        """A date in words, as precise as it is: ``2022-04-28`` is 28 April 2022, ``2021`` is 2021.

        What is no date stays as it is.
        """
        match = _DAY.fullmatch(iso)
        if match is None or not 0 < int(match[2] or 1) <= len(self._words.months):
            return line(iso)
        year, month, day = match[1], match[2], match[3]
        formats = self._words.date_formats
        if month is None:
            return filled(formats["year"], year=year)
        name = self._words.months[int(month) - 1]
        if day is None:
            return filled(formats["month"], month=name, year=year)
        return filled(formats["day"], day=int(day), month=name, year=year)

    def span(self, start: str, end: str) -> str:
        """From one date to another."""
        return filled(self._words.span_format, start=self.date(start), end=self.date(end))

    def period(self, period: str) -> str:
        """A period of readings in words: ``2022-Q3`` is July to September 2022."""
        if ".." in period:
            start, _, end = period.partition("..")
            return self.span(start, end)
        match = _QUARTER.fullmatch(period)
        if match is None:
            return self.date(period)
        first = 3 * int(match[2]) - 3
        months = self._words.months
        return filled(
            self._words.quarter_format, first=months[first], last=months[first + 2], year=match[1]
        )

    def number(self, value: float) -> str:
        """A number with the language's marks: 1,234.5."""
        marks = str.maketrans({",": self._words.thousands_mark, ".": self._words.decimal_mark})
        return f"{value:,}".translate(marks)

    def amount(self, value: float | str, unit: str) -> str:
        """An indicator's value with its unit; what somebody said stands in quotation marks."""
        if isinstance(value, str):
            said = line(value)
            if unit == "qualitative":
                return filled(self._words.quotation_format, words=said)
            return said
        number = self.number(value)
        return (
            filled(self._words.percentage_format, number=number)
            if unit == "percentage"
            else (number)
        )


class _Unlearnt:
    """No words yet: a template is being compiled."""

    def __getattr__(self, name: str) -> NoReturn:
        raise LookupError(name)


def filled(text: str, **values: object) -> str:
    """A text with ``{name}`` replaced by that value, once; an unknown name stays as it is."""
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), str(text))
