"""Series: a row or a fault for each line, whatever the bytes; cells as the csv module has them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawg_plan.load.series import cells, lines_of, read_series, spot_in
from vawg_plan.model import types as t
from vawg_plan.model.calendar import Span, shifted, span_of

INDICATOR = t.Indicator(
    id="A1.M1.I1", title="Fiction", unit="number", direction="increase", aggregable=True,
    definition="Fiction.", definition_version="1", dimensions=("age",),
)  # fmt: skip
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=8)
PIECES = st.sampled_from(
    ["period", "area", "value", "age", ",", "\n", "\r\n", '"', '""', "2031", "2031-Q2", "3", "x",
     "true", "\ufeff", "\0", "-", "1e9", "é"],
)  # fmt: skip


@given(st.lists(PIECES).map("".join), st.booleans())
def test_whatever_the_text_each_line_is_a_row_or_a_fault(text, headed):
    raw = ("period,area,value,age\n" * headed + text).encode()
    series = read_series("data/x.csv", raw, INDICATOR)
    lines = lines_of(raw)
    told = {row.line for row in series.rows} | {fault.line for fault in series.faults}
    assert told <= set(range(1, len(lines) + 1))
    if headed:
        assert told - {1} == set(range(2, len(lines) + 1))
    for fault in series.faults:
        line, column, width = spot_in(lines, (fault.line, fault.field))
        assert line == fault.line
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert width >= 1


@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_are_a_fault(raw):
    series = read_series("data/x.csv", raw, INDICATOR)
    assert series.faults or raw.startswith((b"period", b"value", b"\xef\xbb\xbf"))


@given(st.lists(TEXT, min_size=2, max_size=5))
def test_cells_are_those_of_the_csv_module(row):
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    line = out.getvalue()
    found = cells(line)
    assert [cell.text for cell in found] == row
    assert ",".join(line[cell.start : cell.end] for cell in found) == line


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2031", Span("2031-01-01", "2031-12-31")),
        ("2031-Q1", Span("2031-01-01", "2031-03-31")),
        ("2031-Q4", Span("2031-10-01", "2031-12-31")),
        ("2032-02", Span("2032-02-01", "2032-02-29")),
        ("9999-12", Span("9999-12-01", "9999-12-31")),
        ("2031-Q5", None), ("2031-13", None), ("2031-00", None), ("0000", None), ("", None),
        ("2031/32", None), ("2031-1", None), ("2031\n", None), ("٢٠٣١", None),
    ],
)  # fmt: skip
def test_the_days_of_a_period(period, span):
    assert span_of(period) == span


def test_days_end_where_the_calendar_does():
    assert shifted("2031-12-31", 1) == "2032-01-01"
    assert shifted("9999-12-31", 1) == "9999-12-31"
    assert shifted("0001-01-01", -1) == "0001-01-01"
