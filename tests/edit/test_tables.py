"""Edits of small files, with the whole text before and after."""

import pytest
from readers import read_with_pyyaml, read_with_ruamel

from vawg_plan.edit import CannotEdit, append_item, append_items, remove, set_value, write_record
from vawg_plan.source import read

ORDER = ("id", "title", "text", "lead", "due", "partners")

SET = {
    "a plain value stays plain": ("a: one  # c\nb: 2\n", ("a",), "two", "a: two  # c\nb: 2\n"),
    "single quotes stay": ("a: 'x'\n", ("a",), "it's", "a: 'it''s'\n"),
    "double quotes stay": ('a: "x"\r\n', ("a",), 'say "é"', 'a: "say \\"é\\""\r\n'),
    "a number loses quotes": ("a: 'x' # c\n", ("a",), 3, "a: 3 # c\n"),
    "a date is plain": ("a: x\n", ("a",), "2022-04-01", "a: 2022-04-01\n"),
    "no such date is quoted": ("a: x\n", ("a",), "2022-02-31", 'a: "2022-02-31"\n'),
    "an empty value": ("a: # c\nb:", ("a",), "x", "a: x # c\nb:"),
    "a folded text is wrapped again": (
        "- text: >- # c\n     one\n     two\n\n  b: 1\n", (0, "text"), "new " * 22 + "end",
        "- text: >- # c\n     " + ("new " * 21).strip() + "\n     new end\n\n  b: 1\n",
    ),
    "a literal text": ("a: |\n   x\n# c\n", ("a",), "y\n\nz\n", "a: |\n   y\n\n   z\n# c\n"),
    "in brackets": ("a: {b: c, d: e} # c\n", ("a", "b"), "x, y", 'a: {b: "x, y", d: e} # c\n'),
    "a key is added in its place": (
        "id: A1\n# why\nlead: apcc\n", ("title",), "Why: this",
        'id: A1\ntitle: "Why: this"\n# why\nlead: apcc\n',
    ),
    "a key is added before the next section's comment": (
        "c:\n  - id: x\n    lead: y1\n    # its own\n  # next\n  - id: z\n", ("c", 0, "due"),
        "2023-01-01",
        "c:\n  - id: x\n    lead: y1\n    # its own\n    due: 2023-01-01\n  # next\n  - id: z\n",
    ),
    "a key is added at the top": (
        "# yaml-language-server: $schema=x\n# its title\ntitle: x\n", ("id",), "A1",
        "# yaml-language-server: $schema=x\nid: A1\n# its title\ntitle: x\n",
    ),
    "a key is added to an item's top": ("- title: x\n", (0, "id"), "A1", "- id: A1\n  title: x\n"),
    "a key is added in brackets": ("- {id: x}\n", (0, "lead"), "a", "- {id: x, lead: a}\n"),
    "only the items that differ": (
        "p:\n# one\n- a # a\n# two\n- b\n- c # c\n", ("p",), ["a", "d", "c"],
        "p:\n# one\n- a # a\n# two\n- d\n- c # c\n",
    ),
    "a list in the place of a word": (
        "p: a  # who\nq: 1\n", ("p",), ["a", "b"], "p:  # who\n  - a\n  - b\nq: 1\n",
    ),
    "a mapping, key by key": (
        "p: # c\n   a: 1 # one\n   b: 2 # two\n", ("p",), {"a": 3, "c": 4},
        "p: # c\n   a: 3 # one\n   c: 4\n",
    ),
    "without a last line end": ("a: 1", ("b",), "x", "a: 1\nb: x"),
    "after a byte-order mark": ("\ufeffb: 1\n", ("a",), 2, "\ufeffb: 1\na: 2\n"),
    "the same value": ("a: 'x'\n", ("a",), "x", "a: 'x'\n"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "at", "value", "after"), SET.values(), ids=SET)
def test_set_value(before, at, value, after):
    assert set_value(before.encode(), at, value, ORDER).decode() == after


APPEND = {
    "before the next section's comment": (
        "c:\n  - id: x\n    p: 1 # p\n    # in x\n\n# Next.\nd: 1\n", ("c",),
        "c:\n  - id: x\n    p: 1 # p\n    # in x\n  - id: m\n    title: t\n\n# Next.\nd: 1\n",
    ),
    "odd indentation": (
        "c:\n-   id: x\n    p: 1\nd: 1\n", ("c",),
        "c:\n-   id: x\n    p: 1\n-   id: m\n    title: t\nd: 1\n",
    ),
    "items apart": (
        "c:\n  - a\n\n  # about b\n  - b\n# d\nd: 1\n", ("c",),
        "c:\n  - a\n\n  # about b\n  - b\n\n  - id: m\n    title: t\n# d\nd: 1\n",
    ),
    "an empty list": ("c: [] # none\nd: 1\n", ("c",), "c: # none\n  - id: m\n    title: t\nd: 1\n"),
    "a missing list": ("id: x\nd: 1\n", ("c",), "id: x\nc:\n  - id: m\n    title: t\nd: 1\n"),
    "brackets": ("c: [a, b,]\n", ("c",), "c: [a, b, {id: m, title: t},]\n"),
    "brackets over lines": (
        "c: [\n  a, # a\n  b # b\n  ]\n", ("c",),
        "c: [\n  a, # a\n  b, # b\n  {id: m, title: t}\n  ]\n",
    ),
    "a text that keeps its blank lines": (
        "c:\n  - a: |+\n      x\n\nd: 1\n", ("c",),
        "c:\n  - a: |+\n      x\n\n  - id: m\n    title: t\nd: 1\n",
    ),
    "lines that end as in Windows, but for the last": (
        "c:\r\n  - a", ("c",), "c:\r\n  - a\r\n  - id: m\r\n    title: t",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "at", "after"), APPEND.values(), ids=APPEND)
def test_append_item(before, at, after):
    item = {"title": "t", "id": "m"}
    assert append_item(before.encode(), at, item, ORDER, ("id", "c", "d")).decode() == after


REMOVE = {
    "a key": ("a: 1\n# b\nb: >-\n  x\n\n  y\n   # z\nc: 3\n", ("b",), "a: 1\n# b\nc: 3\n"),
    "an item": (
        "c:\n  # x\n  - id: x\n    # in x\n  # y\n  - z\n",
        ("c", 0),
        "c:\n  # x\n  # y\n  - z\n",
    ),
    "an item's first key": ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
    "the first key, above a comment": ("- a: 1\n  # b\n  b: 2\n", (0, "a"), "-\n  # b\n  b: 2\n"),
    "the only item": ("a: # c\n  - b\nd: 1\n", ("a", 0), "a: [] # c\nd: 1\n"),
    "in brackets": ("a: [b, c, d]\n", ("a", 1), "a: [b, d]\n"),
    "last in brackets": ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
    "a line in brackets": ("a: [\n  b, # b\n  c, # c\n  ]\n", ("a", 0), "a: [\n  c, # c\n  ]\n"),
}


@pytest.mark.parametrize(("before", "at", "after"), REMOVE.values(), ids=REMOVE)
def test_remove(before, at, after):
    assert remove(before.encode(), at).decode() == after


REFUSED = {
    "cannot be read": (b"a: b: c\n", ("a",), "x", "The file cannot be read: on line 1, a second"),
    "no parent": (b"a: 1\n", ("b", "c"), "x", "There is nothing at b that can hold c."),
    "under a scalar": (b"a: 1\n", ("a", "c"), "x", "There is nothing at a that can hold c."),
    "past the end": (b"a: [b]\n", ("a", 1), "x", "There is nothing at a that can hold item 2."),
    "the root": (b"a: 1\n", (), "x", "The whole of a file is not replaced."),
    "a comment inside": (b"a:\n  - b\n  # c\n  - d\n", ("a",), "x", "There are comments inside a"),
    "an escape sequence": (b"a: 1\n", ("a",), "\x1b[31m", "The file could not be read after this"),
    "half a character": (b"a: 1\n", ("a",), "\ud800", "The value holds half a character."),
    "too large": (b"a: 1\n", ("a",), 2**63, "The file could not be read after this change: the"),
    "cut off": (b"a: |\n  x", ("b",), "x", "The file's last line has no line end."),
    "a pair without braces": (
        b"a: [b: c]\n",
        ("a", 0, "d"),
        "x",
        "A key stands in square brackets",
    ),
    "a question mark": (b"? a\n: b\n", ("c",), "x", None),
}


@pytest.mark.parametrize(("raw", "at", "value", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(raw, at, value, why):
    if why is None:
        assert read(set_value(raw, at, value)) == {**read(raw), at[0]: value}
        return
    with pytest.raises(CannotEdit) as refused:
        set_value(raw, at, value)
    assert str(refused.value).startswith(why)


MISREAD = [
    "yes", "No", "ON", "off", "y", "N", "12:30", "1:2:3", "1e3", "1.10", "0777", "0o17", "0x1F",
    "0b1", "1_000", "=", "<<", "~", "null", "Null", "", " ", " x", "x ", "a: b", "a:", "a #b",
    "#a", "- a", "-", "?", "? a", "[a", "{a", "a, b", "]", "&a", "*a", "!a", "|", ">", "'", '"',
    "%a", "@a", "`a", ".5", "5.", "+1", "-1", ".inf", ".nan", "1.5e+3", "true", "FALSE", "---",
    "...", "2022", "2022-04-01 10:00:00", "2022-04-01T10:00:00Z", "2022-2-3", "2022-02-31",
    "a\nb", "a\n", "\na", "a\tb", "\t", "a\\b", "é", "日本", "😀", "a\u0085b", "a\u2028b",
    "\ufeffa", "one\n\ntwo words", "one\n\n\n\ntwo\n", "one\n  deep", "one \ntwo",
    "\u00a0a", "a\u00a0", "x" * 200, "word " * 60, "a\r\nb", "key: >-", "https://a.b/c:d#e",
    "1__", "0_", "685_230.15", "190:20:30", "1e", "0x", "a,b", "{}", "[]", "a]",
]  # fmt: skip


@pytest.mark.parametrize("text", MISREAD)
@pytest.mark.parametrize(
    "raw", ["a: x\n", "a: 'x'\n", 'a: "x"\n', "a:\n", "a: {b: x}\n", "a: >-\n  x\n", "a: |\n  x\n"]
)
def test_every_reader_reads_a_text_as_it_is(raw, text):
    at = ("a", "b") if "{" in raw else ("a",)
    new = set_value(raw.encode(), at, text)
    assert read_with_pyyaml(new) == read_with_ruamel(new) == read(new)
    assert text in (read(new)["a"], read(new)["a"]["b"] if "{" in raw else None)
    listed = append_item(new, ("list",), text)
    assert read_with_pyyaml(listed) == read_with_ruamel(listed) == read(listed)
    keyed = write_record({"a": text, "text": text, "list": [text, [text, {"x": text}]], text: 1})
    assert read_with_pyyaml(keyed) == read_with_ruamel(keyed) == read(keyed)


@pytest.mark.parametrize("value", [0, -1, 1.0, 1e22, 1e-7, 1.5e300, True, False, 2**63 - 1])
def test_every_reader_reads_a_number_as_it_is(value):
    new = set_value(b"a: x\n", ("a",), value)
    assert [type(one["a"]) for one in (read(new), read_with_pyyaml(new))] == [type(value)] * 2
    assert read(new) == read_with_pyyaml(new) == read_with_ruamel(new) == {"a": value}


def test_many_items_at_once():
    raw = b"a:\n  - x\n"
    assert append_items(raw, ("a",), ["b", "c"]) == b"a:\n  - x\n  - b\n  - c\n"
    assert append_items(raw, ("a",), []) == raw
