"""Where `locate` says that nodes stand."""

import pytest

from vawg_plan.source import Place, Span, decode, locate, read

TEXT = """\
# a plan
id: A1
title: "A: b"  # note
text: >-
  one
  two

  three


# between
list:
  - id: x
    m: 12

  # after x
  - id: 'y'
    empty:
  - [p, {q: r, s}]
last: |
  z

# the end
"""


def slices(text, raw):
    return {
        path: (place.key and text[place.key.start : place.key.end],
               text[place.value.start : place.value.end], place.style)
        for path, place in locate(raw).items()
    }  # fmt: skip


def test_every_node_has_its_text():
    body = TEXT[TEXT.index("id: A1") : TEXT.index("\n\n# the end")]
    items = TEXT[TEXT.index("- id: x") : TEXT.index("\nlast")]
    assert slices(TEXT, TEXT.encode()) == {
        (): (None, body, "block"),
        ("id",): ("id", "A1", "plain"),
        ("title",): ("title", '"A: b"', "double"),
        ("text",): ("text", ">-\n  one\n  two\n\n  three", "folded"),
        ("list",): ("list", items, "block"),
        ("list", 0): (None, "id: x\n    m: 12", "block"),
        ("list", 0, "id"): ("id", "x", "plain"),
        ("list", 0, "m"): ("m", "12", "plain"),
        ("list", 1): (None, "id: 'y'\n    empty:", "block"),
        ("list", 1, "id"): ("id", "'y'", "single"),
        ("list", 1, "empty"): ("empty", "", "plain"),
        ("list", 2): (None, "[p, {q: r, s}]", "flow"),
        ("list", 2, 0): (None, "p", "plain"),
        ("list", 2, 1): (None, "{q: r, s}", "flow"),
        ("list", 2, 1, "q"): ("q", "r", "plain"),
        ("list", 2, 1, "s"): ("s", "", "plain"),
        ("last",): ("last", "|\n  z", "literal"),
    }


def test_line_and_column_count_from_one_in_characters():
    raw = 'é: "😀" \nb: [ü, c]\n'.encode()
    assert locate(raw) == {
        (): Place(None, Span(1, 1, 0, 17), "block"),
        ("é",): Place(Span(1, 1, 0, 1), Span(1, 4, 3, 6), "double"),
        ("b",): Place(Span(2, 1, 8, 9), Span(2, 4, 11, 17), "flow"),
        ("b", 0): Place(None, Span(2, 5, 12, 13), "plain"),
        ("b", 1): Place(None, Span(2, 8, 15, 16), "plain"),
    }


def test_a_byte_order_mark_moves_indexes_and_no_column():
    raw = b"\xef\xbb\xbfa: b\nc: d\n"
    places = locate(raw)
    assert places["a",] == Place(Span(1, 1, 1, 2), Span(1, 4, 4, 5), "plain")
    assert decode(raw)[places["c",].value.start] == "d"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_marks_change_no_slice(newline, mark):
    text = mark + TEXT.replace("\n", newline)
    plain = slices(TEXT, TEXT.encode())
    found = slices(text, text.encode())
    assert {p: (k, v.replace("\r\n", "\n"), s) for p, (k, v, s) in found.items()} == plain
    assert not any(value.endswith("\r") for _, value, _ in found.values())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  b  \n\n", "|\n  b  "),
        ("a: >+\n  b\n\n\n", ">+\n  b"),
        ("a: |\n", "|"),
        ("a: |2-\n   b\n  # c\nd: e\n", "|2-\n   b\n  # c"),
        ("a: |\n  b\n# c\n", "|\n  b"),
        ("a: b\n  c # d\n", "b\n  c"),
        ("a:\n  - b # c\n  # d\n\n", "- b"),
        ("a:\n- b\n-\n# c\n", "- b\n-"),
        ("a: # b\n  c: d\n", "c: d"),
        ("a: [b, # c\n  d]  # e\n", "[b, # c\n  d]"),
        ("? a\n", ""),
        ("? a\n# b\n", ""),
        ("a: b\n   ", "b"),
        ("a: |\n  b\n   ", "|\n  b"),
    ],
)
def test_an_end_leaves_out_what_follows(text, value):
    assert slices(text, text.encode())["a",][1] == value


def test_a_text_alone_is_the_root():
    assert locate(b"# a\nb c\n") == {(): Place(None, Span(2, 1, 4, 7), "plain")}


def test_every_path_leads_to_a_value():
    data = read(TEXT.encode())
    for path in locate(TEXT.encode()):
        value = data
        for step in path:
            value = value[step]
