"""Charts: well-formed whatever they are given, the same every time, silent on what is withheld."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from chart_cases import (
    ALL,
    COVER,
    KEYS,
    MARKS,
    SAID,
    bar,
    confidence,
    coverage,
    dates,
    frame,
    progress,
    readings,
)  # fmt: skip
from conftest import golden_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vawg_plan.render.charts import (
    Bar,
    Cell,
    Due,
    Gap,
    Key,
    Part,
    Reading,
    Rule,
    matrix,
    stacked,
    timeline,
    trend,
)  # fmt: skip

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    "aria-describedby", "aria-hidden", "aria-labelledby", "class", "cx", "cy", "d", "direction",
    "fill", "font-size", "height", "id", "patternUnits", "preserveAspectRatio", "r", "role", "rx",
    "stroke", "stroke-dasharray", "stroke-width", "text-anchor", "transform", "viewBox", "width",
    "x", "y",
}  # fmt: skip
ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "g", "rect", "circle", "path", "text"}
NUMBER = re.compile(r"-?\d+(\.\d\d?)?")


def parsed(chart):
    """The chart's root, after what must hold of every chart."""
    root = ET.fromstring(str(chart))  # noqa: S314 - ours
    assert root.get("role") == "img"
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= set(ids)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= ELEMENTS
    assert {name for e in root.iter() for name in e.attrib} <= ATTRIBUTES
    for element in root.iter():
        for name in ("x", "y", "cx", "cy", "r", "width", "height", "rx"):
            assert NUMBER.fullmatch(element.get(name, "0")), ET.tostring(element)
        for name in ("d", "transform", "viewBox"):
            assert not re.search("nan|inf|e[+-]?[0-9]", element.get(name, ""))
        for used in re.findall(r"url\(#(.*?)\)", element.get("fill", "")):
            assert used in ids
    width, height = map(float, root.get("viewBox").split()[2:])
    assert width == 320
    assert 0 < height <= 1500
    return root


def texts(root):
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", ALL)
def test_golden(kind):
    golden_of(f"charts/{kind}.svg", f"{ALL[kind]()}\n")


@pytest.mark.parametrize("kind", ALL)
def test_a_chart_is_named_and_holds_nothing_that_the_page_s_policy_stops(kind):
    root = parsed(ALL[kind]())
    assert root[0].tag == f"{SVG}title"
    assert root[0].text
    assert root[1].text == "What it shows."


def test_two_charts_on_a_page_share_no_id():
    ids = [i for make in (*ALL.values(), confidence) for i in re.findall(r' id="(.*?)"', make())]
    assert len(ids) == len(set(ids))


def test_an_id_that_could_be_something_else_is_refused():
    with pytest.raises(ValueError, match="a chart's id"):
        stacked(frame('a" onload="x'), KEYS, ())


def test_stacked_counts_are_said_in_the_key_of_one_bar():
    root = parsed(stacked(frame(), KEYS, (bar("All", 12, 0, 1, 0, 400),)))
    assert texts(root)[0] == "All"
    assert texts(root)[-3:] == ["Complete: 12", "Limited: 1", "Not reported: 400"]


def test_states_without_a_count_are_not_in_the_key():
    assert "Substantial" not in texts(parsed(stacked(frame(), KEYS, (bar("A1", 1, 0, 0, 0, 2),))))


def test_no_part_is_too_thin_to_be_seen_and_none_leaves_the_chart():
    root = parsed(stacked(frame(), KEYS, (bar("All", 1, 1, 1, 1, 10**12),)))
    boxes = [r for r in root.iter(f"{SVG}rect") if "chart-box" in r.get("class")][:5]
    assert min(float(box.get("width")) for box in boxes) >= 2.9
    assert max(float(box.get("x")) + float(box.get("width")) for box in boxes) <= 320


def test_no_data_is_said():
    for chart in (
        stacked(frame(), KEYS, ()),
        stacked(frame(), KEYS, (bar("A1", 0, 0, 0, 0, 0),)),
        trend(frame(), SAID, ()),
        timeline(frame(), MARKS, "2030-12-01", ()),
        timeline(frame(), MARKS, "2030-12-01", (Due("A1", None),)),
        matrix(frame(), (), (), (), COVER),
    ):
        assert texts(parsed(chart)) == ["Nothing was reported."]


def test_five_hundred_bars_are_cut_and_the_rest_counted():
    root = parsed(stacked(frame(), KEYS, [bar(f"A{n}", 1, 1, 1, 1, 1) for n in range(500)]))
    shown = sum(text.startswith("A") for text in texts(root))
    assert 20 < shown < 60
    assert texts(root)[-1] == f"{500 - shown} more are below."


def test_a_long_matrix_goes_on_below_and_is_cut():
    columns = [f"A{n}" for n in range(1, 21)]
    root = parsed(matrix(frame(), ["O1", "O2"], columns, [Cell(1, 19)], COVER))
    assert [text for text in texts(root) if text in columns] == columns
    many = parsed(matrix(frame(), [f"R{n}" for n in range(300)], columns, [], COVER))
    assert re.fullmatch(r"\d+ more are below\.", texts(many)[-1])


def test_a_title_of_ten_thousand_characters_is_cut():
    long = "W" * 10_000
    for chart in (
        stacked(frame(title=long), KEYS, (bar(long, 1, 0, 0, 0, 0), bar("b", 1, 0, 0, 0, 0))),
        timeline(frame(title=long), MARKS, "2030", (Due(long, "2031", long),)),
        matrix(frame(title=long), (long,), (long,), (Cell(0, 0),), COVER),
        trend(frame(title=long), SAID, (Reading(long, "2030", 1, long),), Rule(long, long, 2)),
    ):
        root = parsed(chart)
        assert len(root[0].text) == 200
        assert any(text.endswith("…") for text in texts(root))
        assert len(chart) < 6000


def test_a_gap_breaks_the_line_and_is_said():
    root = parsed(readings())
    line = next(e for e in root.iter(f"{SVG}path") if e.get("stroke-width") == "2.4").get("d")
    assert line.count("M") == 2
    assert "Withheld to protect people: 2028/29" in " ".join(texts(root))
    assert [e.get("class") for e in root.iter(f"{SVG}circle")].count("chart-mark chart-hollow") == 2


def test_what_is_withheld_has_no_value_to_give_away():
    assert "value" not in Gap.__struct_fields__
    assert all(isinstance(Gap.__annotations__[name], str) for name in Gap.__struct_fields__)
    root = parsed(
        trend(frame(), SAID, [Gap("2030", "2030", "Withheld"), Gap("2031", "2031", "Withheld")])
    )
    assert texts(root) == ["Withheld: 2030; 2031"]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300, 10**400])
def test_a_value_without_a_place_is_only_said(value):
    points = [Reading("2029", "2029", 4, "four"), Reading("2030", "2030", value, "a lot")]
    root = parsed(trend(frame(), SAID, points, Rule("Target", "Target", value)))
    assert "a lot: 2030" in texts(root)
    assert len(list(root.iter(f"{SVG}circle"))) == 2  # the reading, and its mark in the key


def test_zero_is_on_the_axis_unless_it_costs_half_of_it():
    near = parsed(
        trend(frame(), SAID, [Reading("a", "2029", 90, ""), Reading("b", "2030", 99, "")])
    )
    far = parsed(trend(frame(), SAID, [Reading("a", "2029", 9, ""), Reading("b", "2030", 99, "")]))
    assert "0" not in texts(near)
    assert "0" in texts(far)


def test_a_moved_date_is_joined_to_the_new_one():
    root = parsed(dates())
    assert "Moved from this date" in texts(root)
    assert not any(
        "Moved" in t for t in texts(parsed(timeline(frame(), MARKS, "2030", (Due("A", "2031"),))))
    )


def test_marks_of_a_matrix_differ_in_shape():
    kinds = [
        e.get("class") for e in parsed(coverage()).iter(f"{SVG}path") if "mark" in e.get("class")
    ]
    assert kinds.count("chart-mark chart-solid") == 3
    assert kinds.count("chart-mark chart-hollow") == 2


def test_every_tone_differs_without_colour():
    tones = ("full", "most", "some", "none", "unknown", "green", "amber", "red")
    keys = [Key(tone, tone, tone) for tone in tones]
    root = parsed(stacked(frame("c"), keys, (Bar("All", tuple(Part(t, 9) for t in tones)),)))
    boxes = [r for r in root.iter(f"{SVG}rect") if "chart-box" in r.get("class")]
    looks = {(box.get("fill"), box.get("stroke-dasharray")) for box in boxes}
    drawn = {ET.tostring(g[0][0]) for g in root.iter(f"{SVG}pattern")}
    assert len(looks) == len(tones)
    assert len(drawn) == len(tones) - 2


HOSTILE = st.one_of(
    st.text(st.characters(), max_size=60),
    st.sampled_from([
        "</text><script>alert(1)</script>", "]]><svg onload=x>",
        "&amp;&lt;\"'", "\ud800", "\0\x1b[31m",
        "\u202eevil", "e" + "\u0301" * 500, "漢字" * 200, "{n}{{ 7*7 }}", " ", "\u2028", "🏳️‍🌈" * 50,
    ]),
)  # fmt: skip
VALUES = st.one_of(
    st.floats(), st.integers(), st.floats(-1e12, 1e12), st.sampled_from([0, -0.0, 1e-320, 1e15])
)
DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(["0001-01-01", "9999-12-31", "9999", "2030-02-30", "", "x"]),
)


def escaped(chart):
    root = parsed(chart)
    assert not list(root.iter(f"{SVG}script"))
    str(chart).encode()


@settings(max_examples=60, deadline=None)
@given(
    HOSTILE,
    HOSTILE,
    st.lists(st.tuples(HOSTILE, st.lists(st.integers(), min_size=5, max_size=5)), max_size=8),
)
def test_any_bars(title, description, bars):
    made = [bar(label, *counts) for label, counts in bars]
    for share in (True, False):
        escaped(stacked(frame("a", title, description), KEYS, made, share=share))


POINT = st.one_of(
    st.builds(Reading, HOSTILE, DATES, VALUES, HOSTILE, st.booleans()),
    st.builds(Gap, HOSTILE, DATES, HOSTILE),
)
RULE = st.none() | st.builds(Rule, HOSTILE, HOSTILE, VALUES, st.none() | DATES)


@settings(max_examples=150, deadline=None)
@given(st.lists(POINT, max_size=12), RULE, RULE)
def test_any_readings(points, baseline, target):
    escaped(trend(frame(), SAID, points, baseline, target))


DUE = st.builds(
    Due, HOSTILE, st.none() | DATES, HOSTILE, st.lists(DATES, max_size=3).map(tuple),
    st.none() | DATES, st.booleans(),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(DATES, st.lists(DUE, max_size=8))
def test_any_dates(as_of, items):
    escaped(timeline(frame(), MARKS, as_of, items))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(HOSTILE, max_size=9),
    st.lists(HOSTILE, max_size=40),
    st.lists(st.builds(Cell, st.integers(-1, 9), st.integers(-1, 40))),
)
def test_any_matrix(rows, columns, cells):
    escaped(matrix(frame(), rows, columns, cells, COVER))


def test_the_same_every_time():
    assert [str(make()) for make in ALL.values()] == [str(make()) for make in ALL.values()]
    assert str(progress()) == str(progress())
