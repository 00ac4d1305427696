"""Readings that a person typed, checked against their indicator: unit, dimensions, period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, cast

from vawg_plan.edit import typed
from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.edit.reports import HEAD, Record, Report, roles
from vawg_plan.edit.rows import as_field
from vawg_plan.edit.typed import Parse
from vawg_plan.edit.values import Value, arrange
from vawg_plan.model import types as t
from vawg_plan.model.calendar import span_of
from vawg_plan.model.plan import Plan
from vawg_plan.rules.wording import nearest

FIELDS = (
    "indicator", "period", "area", "value", "numerator", "denominator", "status", "suppressed",
    "source",
)  # fmt: skip
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")


class Taken(NamedTuple):
    """A reading as the plan holds it: of which indicator, in which area, and as text by column."""

    indicator: t.Indicator
    report: Report
    row: Mapping[str, str]


def fields(plan: Plan) -> list[str]:
    """What a table of readings may have columns for, the plan's dimensions among them."""
    found = dict.fromkeys([*FIELDS, *HEAD])
    for node in plan.each(t.Indicator):
        for name in cast(t.Indicator, node.record).dimensions:
            found.setdefault(as_field(name))
    return list(found)


def take(plan: Plan, given: Mapping[str, str], today: str) -> Taken:
    """A reading from what was typed, by field; a dimension is a field too.

    ``today`` is the day by which the period must be over. Raises Misfits with everything wrong.
    """
    indicator = indicator_of(plan, given.get("indicator", ""))
    wrong: list[Misfit] = []

    def understood(parsers: Mapping[str, Parse]) -> Record:
        said = {field: given[field] for field in parsers if field in given}
        values, more = typed.understand(plan, parsers, said)
        wrong.extend(more)
        return values

    head = understood(HEAD)
    place = understood({"area": typed.organisation})
    reading = understood(parsers_of(indicator, str(head.get("date", today))))
    parts = _dimensions(indicator, given, wrong)
    wrong += [*_missing(plan, indicator, given), *_not_in_series(indicator, head)]
    if wrong:
        raise Misfits(wrong)
    if parts:
        reading["dimensions"] = parts
    if reading.get("suppressed") is False:
        del reading["suppressed"]
    ordered = arrange(reading, t.Reading.__struct_fields__)
    entry: Record = {"subject": indicator.id, **place, "reading": ordered}
    row = {**{k: _text(v) for k, v in reading.items() if k != "dimensions"}, **parts}
    row |= {"area": str(place["area"])} if place else {}
    return Taken(indicator, ({"visibility": "internal", **head}, entry), row)


def indicator_of(plan: Plan, wanted: str) -> t.Indicator:
    """The indicator of an id; raises Misfits."""
    try:
        name = typed.anything(plan, "indicator", wanted) if wanted else ""
    except Misfit as misfit:
        raise Misfits([misfit]) from None
    item = plan.items.get(name)
    if item is None or not isinstance(item.record, t.Indicator):
        message = f"{name} is no indicator" if name else "a reading of what?"
        known = [one.id for one in plan.nodes.get(t.Indicator, ())]
        near = [one for one in known if one.startswith(f"{name}.")] or known
        advice = f"this plan's are {', '.join(near[:5])}" if near else "this plan has none yet"
        raise Misfits([Misfit("indicator", message, advice)])
    return item.record


def parsers_of(indicator: t.Indicator, day: str) -> dict[str, Parse]:
    """How each field of a reading of this indicator is understood."""
    values: dict[str, Callable[[str, str], Value]] = {
        "number": _number,
        "percentage": _number,
        "ordinal": lambda field, one: _step(indicator, field, one),
        "qualitative": _said,
    }
    return {
        "period": lambda _, field, one: _period(field, one, day),
        "value": lambda _, field, one: values[indicator.unit](field, one),
        "numerator": lambda _, field, one: _number(field, one),
        "denominator": lambda _, field, one: _number(field, one),
        "status": lambda _, field, one: typed.choose(field, one, ("provisional", "final")),
        "suppressed": lambda _, field, one: _flag(field, one),
        "source": typed.source,
    }


def _period(field: str, given: str, day: str) -> str:
    period = given.strip().upper()
    span = span_of(period)
    if span is None:
        raise Misfit(field, f"{given} is no period", "write 2022, 2022-Q3 or 2022-09")
    if span.end > day:
        advice = "record the reading when its period is over"
        raise Misfit(field, f"{period} ends on {span.end}, and this is of {day}", advice)
    return period


def _number(field: str, given: str) -> Value:
    match = _NUMBER.fullmatch(given.strip())
    if match is None:
        raise Misfit(field, f"{given} is not a number", "write figures only: 1234 or 56.7")
    return float(match[0]) if match[1] else int(match[0])


def _step(indicator: t.Indicator, field: str, given: str) -> Value:
    steps = {one.lower(): one for one in indicator.scale}
    if steps and given.strip().lower() not in steps:
        message = f"{given} is no step of the scale of {indicator.id}"
        raise Misfit(field, message, f"its steps are {', '.join(indicator.scale)}")
    return steps.get(given.strip().lower(), _said(field, given))


def _said(field: str, given: str) -> str:
    if not given.strip():
        raise Misfit(field, "the text is empty")
    return given.strip()


def _flag(field: str, given: str) -> bool:
    return typed.choose(field, given, ("true", "false")) == "true"


def _dimensions(
    indicator: t.Indicator, given: Mapping[str, str], wrong: list[Misfit]
) -> dict[str, str]:
    """The dimensions that were given, by the names that the indicator has for them."""
    own = {as_field(name): name for name in indicator.dimensions}
    found = {}
    for field, value in given.items():
        if field in own:
            found[own[field]] = value.strip()
        elif field not in FIELDS and field not in HEAD:
            near = nearest(field, own)
            has = ", ".join(indicator.dimensions) or "none"
            advice = f"did you mean {near}?" if near else f"its dimensions: {has}"
            wrong.append(Misfit(field, f"{field} is no dimension of {indicator.id}", advice))
    return found


def _missing(plan: Plan, indicator: t.Indicator, given: Mapping[str, str]) -> list[Misfit]:
    wrong = []
    withheld = given.get("suppressed", "").strip().lower() == "true"
    if "period" not in given:
        wrong.append(Misfit("period", "no period is given", _PERIODS))
    if withheld and "value" in given:
        wrong.append(Misfit("value", "a suppressed reading has none", "leave it out"))
    if not withheld and "value" not in given:
        wrong.append(Misfit("value", "no value is given", "where it is withheld: --suppressed"))
    if not indicator.series and "reporter" not in given:
        message = "no reporter is given: which body or role reports?"
        wrong.append(Misfit("reporter", message, f"this plan's roles are {roles(plan)}"))
    return wrong


def _not_in_series(indicator: t.Indicator, head: Record) -> Iterator[Misfit]:
    """What an update can say of a reading, and a line of a series cannot."""
    held = indicator.series_visibility
    if indicator.series and head.get("visibility", held) != held:
        message = f"the series {indicator.series} is {held}, and so is each line of it"
        advice = f"vawg set {indicator.id}.series_visibility {head['visibility']}"
        yield Misfit("visibility", message, advice)
    if indicator.series and "corrects" in head:
        message = f"the reading goes into {indicator.series}, which corrects no update"
        yield Misfit("corrects", message, "leave it out; --force puts a line in another's place")


_PERIODS = "write 2022, 2022-Q3 or 2022-09"


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
