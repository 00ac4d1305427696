"""Whether a value is better than another, by an indicator's direction and its scale."""

from __future__ import annotations

from typing import Literal

from vawg_plan.model import types as t

Value = float | int | str
Verdict = Literal["better", "worse", "no_change", "changed"]


def verdict(indicator: t.Indicator, latest: Value | None) -> Verdict | None:
    """Whether the latest value is better than the baseline, by the indicator's direction."""
    start = indicator.baseline.value if indicator.baseline else None
    gain = _gain(indicator, start, latest)
    if gain is None:
        return None
    if gain == 0:
        return "no_change"
    if indicator.direction == "maintain":
        return "changed"
    return "better" if (gain > 0) == (indicator.direction == "increase") else "worse"


def is_met(indicator: t.Indicator, latest: Value | None) -> bool | None:
    """Whether the target is reached."""
    gain = _gain(indicator, indicator.target.value if indicator.target else None, latest)
    if gain is None:
        return None
    return {"increase": gain >= 0, "decrease": gain <= 0, "maintain": gain == 0}[
        indicator.direction
    ]


def _gain(indicator: t.Indicator, start: Value | None, end: Value | None) -> float | None:
    """How far it is from one value to another: in figures, or in steps of the scale."""
    first, last = (_figure(indicator, value) for value in (start, end))
    return None if first is None or last is None else last - first


def _figure(indicator: t.Indicator, value: Value | None) -> float | None:
    if indicator.unit == "ordinal" and str(value) in indicator.scale:
        return indicator.scale.index(str(value))
    return None if isinstance(value, str) or indicator.unit == "ordinal" else value
