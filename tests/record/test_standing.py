"""Which of several readings of the same cell stands, and what a trend makes of them."""

import pytest

from vawg_plan.model import types as t
from vawg_plan.model.readings import Taken, standing
from vawg_plan.query.verdict import is_met, verdict


def taken(value, date, status="final", *, corrects=False):
    reading = t.Reading(period="2031-Q1", value=value, status=status)
    return Taken("A1.M1.I1", None, reading, date, f"u{value}", "p", (), corrects)


@pytest.mark.parametrize(
    ("readings", "day", "stands"),
    [
        ([taken(1, "2031-04-01"), taken(2, "2031-05-01")], "2031-06-01", 2),
        ([taken(1, "2031-04-01"), taken(2, "2031-05-01")], "2031-04-30", 1),
        ([taken(1, "2031-04-01"), taken(2, "2031-05-01")], "2031-03-31", None),
        ([taken(1, "2031-04-01", "provisional"), taken(2, "2031-05-01")], "2031-06-01", 2),
        ([taken(1, "2031-04-01"), taken(2, "2031-05-01", "provisional")], "2031-06-01", 1),
        (
            [taken(1, "2031-04-01"), taken(2, "2031-04-01", "provisional", corrects=True)],
            "2031-06-01",
            2,
        ),
    ],
)
def test_which_reading_stands(readings, day, stands):
    found = [one.reading.value for one in standing(readings, day).values()]
    assert found == ([] if stands is None else [stands])


def indicator(direction, start, aim, unit="number", scale=()):
    return t.Indicator(
        id="A1.M1.I1", title="Fiction", unit=unit, direction=direction, aggregable=True,
        definition="Fiction.", definition_version="1", scale=scale,
        baseline=t.Baseline(value=start), target=t.Target(value=aim),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "latest", "said", "met"),
    [
        ("increase", 50, "better", False), ("increase", 60, "better", True),
        ("increase", 39, "worse", False), ("increase", 40, "no_change", False),
        ("decrease", 50, "worse", True), ("decrease", 70, "worse", False),
        ("maintain", 50, "changed", False), ("maintain", 60, "changed", True),
        ("increase", None, None, None), ("increase", "many", None, None),
    ],
)  # fmt: skip
def test_a_verdict_follows_the_direction(direction, latest, said, met):
    one = indicator(direction, 40, 60)
    assert (verdict(one, latest), is_met(one, latest)) == (said, met)


def test_ordinal_values_are_compared_by_their_scale():
    one = indicator("decrease", "dark", "light", "ordinal", ("light", "dim", "dark"))
    assert (verdict(one, "dim"), is_met(one, "dim")) == ("better", False)
    assert (verdict(one, "bright"), is_met(one, "bright")) == (None, None)


def test_words_are_not_compared():
    assert verdict(indicator("increase", "Good.", "Better.", "qualitative"), "Good.") is None
