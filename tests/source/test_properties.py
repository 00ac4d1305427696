"""Generated documents: `read` agrees with ruamel, and every place holds its value."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from vawg_plan.source import Unreadable, decode, locate, read
from vawg_plan.source.positions import survey

# Pieces of which plain text is made; none makes a date or "=", which ruamel does not take for text.
PIECES = ["a", "Z", "é", "“", "😀", " ", "-", ":", "#", "?", "!", "&", "'", '"', ",", "[", "}",
          "1", ".", "0x", "e", "+", "~", "null", "true", "no", "\t", "|", ">",
          "%", "@"]  # fmt: skip
plain = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
words = st.lists(st.sampled_from(["one", "Two", "thé", "x-y", "it's", "3"]), min_size=1, max_size=4)
spoken = words.map(" ".join)
keys = st.sampled_from(["id", "title", "a b", "é", "'q'", '"d: d"', "lead"])


def indent(text, by):
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


def quote(text):
    return "'" + text.replace("'", "''").replace("\t", " ") + "'"


def double(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fold(sign):
    return st.lists(spoken, min_size=1, max_size=3).map(
        lambda lines: f"{sign}\n" + indent("\n".join(lines), 2) + "\n"
    )


scalar = st.one_of(
    spoken, plain, plain.map(quote), plain.map(double), st.integers(-999, 10**12).map(str),
    st.sampled_from(["", "null", "~", "true", "False", "1.10", "1e3", "0o17", "0x1F", "0777"]),
)  # fmt: skip
flow = st.recursive(
    st.one_of(words.map(lambda w: w[0]), plain.map(double), st.integers(0, 99).map(str)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(keys, inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        ),
    ),
    max_leaves=5,
)
leaf = st.one_of(scalar, flow, fold("|"), fold(">"), fold(">-"), fold("|+"))
after = st.sampled_from(["\n", "\n", "\n", "\n\n", "\n# note\n", "\n \n"])


odd = st.text("ab:-#&*!|>'\"%@`?,[]{} \n\t\r<=\u2028\x00é\\", max_size=30)


def join_mapping(pairs):
    out = ""
    for key, value, gap in pairs:
        if value.startswith("\n"):
            out += f"{key}:{indent(value, 2)}{gap}"
        else:
            out += f"{key}: {value}{gap}"
    return out.rstrip("\n ")


def join_sequence(items):
    return "".join(
        f"- {indent(value.lstrip(chr(10)), 2).lstrip(' ')}{gap}" for value, gap in items
    ).rstrip("\n ")


def collections(inner):
    return st.one_of(
        st.lists(st.tuples(keys, inner, after), min_size=1, max_size=4).map(join_mapping),
        st.lists(st.tuples(inner, after), min_size=1, max_size=3).map(join_sequence),
    ).map(lambda text: f"\n{text}")


documents = st.tuples(
    st.sampled_from(["", "# note\n", "---\n", "\ufeff", "\n"]),
    collections(st.recursive(leaf, collections, max_leaves=8)),
    st.sampled_from(["", "\n", "\n\n", "\n# end\n", "\n...\n"]),
    st.sampled_from(["\n", "\r\n"]),
).map(lambda parts: (parts[0] + parts[1].lstrip("\n") + parts[2]).replace("\n", parts[3]))


def check_faults(error):
    assert error.faults
    assert error.faults == tuple(sorted(error.faults, key=lambda fault: fault[1:3]))


def read_pure(text):
    return YAML(typ="safe", pure=True).load(io.StringIO(text.removeprefix("\ufeff")))


@settings(max_examples=400, deadline=None)
@given(documents)
def test_what_is_read_agrees_with_ruamel(text):
    raw = text.encode()
    try:
        data = read(raw)
    except Unreadable as error:
        check_faults(error)
        return
    assert repr(data) == repr(read_pure(text))
    assert repr(data) == repr(survey(text).data)


@settings(max_examples=400, deadline=None)
@given(documents)
def test_every_place_holds_its_value(text):
    raw = text.encode()
    try:
        data = read(raw)
    except Unreadable:
        return
    shown = decode(raw)
    for path, place in locate(raw).items():
        value = data
        for step in path:
            value = value[step]
        line, column, start, end = place.value
        assert shown.count("\n", 0, start) + 1 == line
        assert (
            start - shown.rfind("\n", 0, start) - shown.startswith("\ufeff") * (line == 1) == column
        )
        part = shown[start:end]
        assert part == part.rstrip("\r\n")
        last = "" if end == len(shown) else "\n"
        assert repr(reread(part + last, place.style, column)) == repr(value) or "|+" in part
        if place.key:
            assert list(read(f"{shown[place.key.start : place.key.end]}: 1".encode())) == [path[-1]]


def reread(part, style, column):
    if style == "block":
        return read(f"{' ' * (column - 1)}{part}".encode())
    return read(f"x: {part}".encode())["x"]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40) | odd.map(str.encode))
def test_no_text_makes_it_fail(raw):
    """Any bytes are read or refused, by both walks alike."""
    try:
        data = read(raw)
    except Unreadable as error:
        check_faults(error)
        return
    assert repr(survey(decode(raw)).data) == repr(data)
    assert locate(raw)
