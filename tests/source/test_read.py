"""What `read` makes of good texts."""

import pytest

from vawg_plan.source import MAX_BYTES, MAX_DEPTH, decode, read

GOOD = {
    "words": (
        b"a: null\nb: ~\nc:\nd: Null\ne: true\nf: TRUE\ng: False\n",
        {"a": None, "b": None, "c": None, "d": None, "e": True, "f": True, "g": False},
    ),
    "integers": (
        b"a: 12\nb: -3\nc: +4\nd: 0o17\ne: 0x1F\nf: 0777\ng: 9223372036854775807\n",
        {"a": 12, "b": -3, "c": 4, "d": 15, "e": 31, "f": 777, "g": 2**63 - 1},
    ),
    "floats": (
        b"a: 1.10\nb: .5\nc: 5.\nd: 1e3\ne: -2.5E-1\n",
        {"a": 1.1, "b": 0.5, "c": 5.0, "d": 1000.0, "e": -0.25},
    ),
    "text to YAML 1.2": (
        b"a: 2025-02-31\nb: 12:30\nc: 1_000\nd: 0b1\ne: 1.2.3\nf: yEs\ng: nay\nh: '='\ni: +\n",
        {"a": "2025-02-31", "b": "12:30", "c": "1_000", "d": "0b1", "e": "1.2.3", "f": "yEs",
         "g": "nay", "h": "=", "i": "+"},
    ),
    "in quotes all is text": (
        b"\"1\": 'no'\nb: \"true\"\nc: ''\nd: \"a\\tb\\u00e9\"\ne: 'it''s'\n\"<<\": x\n",
        {"1": "no", "b": "true", "c": "", "d": "a\tb\u00e9", "e": "it's", "<<": "x"},
    ),
    "prose": (
        b"a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two\nc: >+\n  x\n\n",
        {"a": "one two\nthree", "b": "one\ntwo\n", "c": "x\n\n"},
    ),
    "flow style": (
        b"a: [b, {c: d, e: }, []]\nf: {}\ng: [a,\n   b]\n",
        {"a": ["b", {"c": "d", "e": None}, []], "f": {}, "g": ["a", "b"]},
    ),
    "lists": (
        b"- a\n-\n- - b\n  - c\n- d: e\n  f: g\n",
        ["a", None, ["b", "c"], {"d": "e", "f": "g"}],
    ),
    "list under its key": (b"a:\n- b\n- c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
    "comments": (b"# a\nb: c # d\n# e\nf: a#b # g\n", {"b": "c", "f": "a#b"}),
    "document marks": (b"---\na: b\n...\n", {"a": "b"}),
    "byte-order mark": (b"\xef\xbb\xbfa: b\n", {"a": "b"}),
    "CRLF": (b"a: b\r\nc: >\r\n  d\r\n  e\r\n", {"a": "b", "c": "d e\n"}),
    "no last newline": (b"a: b", {"a": "b"}),
    "last line of spaces": (b"a: b\n   ", {"a": "b"}),
    "not ASCII": ("é: “ü” — 😀\n".encode(), {"é": "“ü” — 😀"}),
    "signs inside prose": (
        b"a: Fire & Rescue! 5 * 3? v@1#x {b} [c]\nb: what?\n",
        {"a": "Fire & Rescue! 5 * 3? v@1#x {b} [c]", "b": "what?"},
    ),
    "tabs inside text": (b"a: 'b\tc' # d\te\nf: |\n  g\n  \th\n", {"a": "b\tc", "f": "g\n\th\n"}),
    "explicit key": (b"? a\n: b\n", {"a": "b"}),
    "a text alone": (b"just this\n", "just this"),
    "null, said": (b"null\n", None),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_good_text(name):
    raw, data = GOOD[name]
    assert repr(read(raw)) == repr(data)  # repr tells 1 from True and from 1.0


def test_depth_limit_is_exact():
    assert read(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    assert read(b"- " * MAX_DEPTH + b"x")


def test_size_limit_is_exact():
    assert read(b"a: b\n" + b"#" * (MAX_BYTES - 5)) == {"a": "b"}


def test_decode_keeps_the_byte_order_mark():
    assert decode(b"\xef\xbb\xbfa\r\n") == "\ufeffa\r\n"
