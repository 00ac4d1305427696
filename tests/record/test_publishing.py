"""What a text tells the public: contact details and markings are found, figures are left alone."""

import time
import typing
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model import words
from vawg_plan.rules.contacts import told
from vawg_plan.rules.publishing import WORDS


@pytest.mark.parametrize(
    ("text", "shown", "key"),
    [
        ("Ring 020 7946 0000 now", "020 7946 0000", "02079460000"),
        ("(020) 7946 0000", "(020) 7946 0000", "02079460000"),
        ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000", "02079460000"),
        ("(+44) 7700 900123.", "(+44) 7700 900123", "07700900123"),
        ("00 44 20 7946 0000", "00 44 20 7946 0000", "02079460000"),
        ("Mobile:07700900123", "07700900123", "07700900123"),
        ("01632-960-001", "01632-960-001", "01632960001"),
        ("01632\u00a0960\u2011001", "01632\u00a0960\u2011001", "01632960001"),
        ("+1 555 123 4567", "+1 555 123 4567", "+15551234567"),
        ("write to A.Bloggs+x@Council.example, or", "A.Bloggs+x@Council.example",
         "a.bloggs+x@council.example"),
        ("<jo.o'neil@ex-a.example.org>", "jo.o'neil@ex-a.example.org",
         "jo.o'neil@ex-a.example.org"),
        ("mailto:jo@a.example", "jo@a.example", "jo@a.example"),
        ("OFFICIAL-SENSITIVE: figures", "OFFICIAL-SENSITIVE", ""),
        ("OFFICIAL - SENSITIVE", "OFFICIAL - SENSITIVE", ""),
        ("Official\u2013Sensitive", "Official\u2013Sensitive", ""),
        ("OFFICIAL SENSITIVE", "OFFICIAL SENSITIVE", ""),
        ("UK SECRET", "SECRET", ""),
        ("TOP SECRET", "TOP SECRET", ""),
    ],
)  # fmt: skip
def test_what_is_found(text, shown, key):
    assert [(one.shown, one.key) for one in told(text)] == [(shown, key)]


@pytest.mark.parametrize(
    "text",
    [
        "2022-23", "1,234,567", "1 234 567 890", "01/02/2023", "01.02.2023 10:00",
        "01-02-2023 1000", "2022-09-30T10:00:00", "0.123456789", "0,1234567890", "ISBN 0118403656",
        "\u00a30123456789", "+10 per cent", "from 0800 to 1700", "0800 - 1700", "2022 2023 2024",
        "Ring 999 or 116 123", "0800 1111", "0123456789012",
        "https://council.example/a?number=02079460000", "data/02079460000.csv",
        "framework@2022-23#E1", "framework@1.0", "@council", "a@b", "a @ b.example",
        "a secret that is official, sensitive and kept", "the Secretary of State", "SECRETARIAT",
        "Official statistics on sensitive matters", "UNOFFICIAL-SENSITIVEST",
    ],
)  # fmt: skip
def test_what_is_left_alone(text):
    assert list(told(text)) == []


@given(
    st.one_of(
        st.dates(date(1900, 1, 1)).map(str),
        st.dates(date(1900, 1, 1)).map(lambda day: day.strftime("%d/%m/%Y")),
        st.dates(date(1900, 1, 1)).map(lambda day: day.strftime("%d.%m.%Y")),
        st.dates(date(1900, 1, 1)).map(lambda day: f"{day}T10:30:00"),
        st.integers(0, 10**9).map(lambda n: f"{n:,}"),
        st.integers(0, 10**9).map(str),
        st.integers(0, 10**12).map(lambda n: f"{n:,}".replace(",", " ")),
        st.floats(0, 1).map(lambda x: f"{x:.9f}"),
        st.integers(1990, 2098).map(lambda y: f"{y}-{(y + 1) % 100:02}"),
        st.integers(1990, 2098).map(lambda y: f"{y}/{(y + 1) % 100:02}"),
        st.tuples(st.integers(1, 99), st.integers(1, 99)).map(lambda p: f"A{p[0]}.C{p[1]}.MS1"),
    ),
    st.sampled_from(
        ["{}", "by {}.", "({})", "{} of them", "{}, {}", "from {} to {}", "{}\u2013{}"]
    ),
)
def test_dates_figures_and_ids_are_left_alone(figure, frame):
    assert list(told(frame.format(figure, figure))) == []


@given(
    st.sampled_from(["020", "0161", "01632", "07700", "0845", "+44 20", "+44 (0)161", "0044 1632"]),
    st.sampled_from([" ", "", "-", ".", "\u00a0"]),
    st.integers(0, 9999999),
    st.sampled_from(
        ["{}", "Ring {}.", "({})", "tel: {}, or", "call {} (office)", "\u201c{}\u201d"]
    ),
)
def test_every_telephone_number_is_found(area, between, number, frame):
    lacking = {3: 8, 4: 7, 5: 6}[len(area.replace("+44 (0)", "0").replace("+44 ", "0")
                                  .replace("0044 ", "0"))]  # fmt: skip
    figures = f"{number:07}".zfill(8)[-lacking:]
    text = frame.format(f"{area}{between}{figures[:3]}{between}{figures[3:]}")
    assert [one.what for one in told(text)] == ["a telephone number"]


@given(st.text())
@example("0" * 100_000)
@example("020 " * 25_000)
@example("a@" * 50_000)
@example("(+(0" * 25_000)
@example("a." * 50_000 + "@" + "b." * 50_000)
def test_any_text_is_looked_through_in_time(text):
    began = time.process_time()
    for one in told(text):
        assert one.shown in text
    assert time.process_time() - began < 2


# Fields of texts that are addresses, paths or ids, or that are there to be published.
NO_WORDS = {
    "url", "exit_page", "published_contacts", "contact", "series", "depends_on", "affects",
    "supports",
}  # fmt: skip


def _holds_words(hint):
    """Whether a type is text, or holds any among other values or in a tuple."""
    if typing.get_origin(hint) is typing.Annotated:
        return hint == words.Text
    inner = typing.get_args(hint)
    return hint == dict[str, str] or str in inner or any(map(_holds_words, inner))


def _fields_of_words(kind):
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        name
        for name, hint in hints.items()
        if _holds_words(hint) and typing.get_origin(hint) is not typing.Literal
    }


def test_the_table_has_every_field_that_holds_words():
    kinds = [one for one in vars(t).values() if isinstance(one, type) and issubclass(one, Struct)]
    found = {kind: _fields_of_words(kind) - NO_WORDS for kind in kinds}
    found[t.Reading].remove("period")  # 2022-Q3: the rule reading-period holds it
    assert {k: fields for k, fields in found.items() if fields} == {
        k: {*fields} for k, fields in WORDS.items()
    }
