"""Text made fit to print."""

import pytest

from vawg_plan.render import wording


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (" two  spaces ", "two spaces"),
        ("lines\nand\u2028more\r\n", "lines and more"),
        ("bell\x07 and \x1b[31m", "bell\ufffd and \ufffd[31m"),
        ("\u202egnirts", "\ufffdgnirts"),
        ("a\u00a0b", "a\u00a0b"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_line(text, shown):
    assert wording.line(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\n", ("one",)),
        ("one\n\ntwo\nthree", ("one", "two", "three")),
        (" \n ", ()),
        ("", ()),
    ],
)
def test_paragraphs(text, shown):
    assert wording.paragraphs(text) == shown


def test_names():
    assert wording.names(["A", "B"]) == "A, B"
    assert wording.names(["A, B and C", "D"]) == "A, B and C; D"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example",
        "http://a.example:8080/b?c=d&e=f#g",
        "https://a.example/b_(c)",
        "https://a.example?q",
    ],
)
def test_web_address(url):
    assert wording.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "//a.example",
        "https://a.example/\n",
        "https://a.example/<b>",
        "https://a.example/a b",
        "https://safe.example@evil.example/",
        'https://a.example/"x',
        "data:text/html,x",
        "ftp://a.example",
    ],
)
def test_no_web_address(url):
    assert wording.web_address(url) is None


def test_anchor():
    assert wording.anchor("Action 7: Local \u2013 it's") == "action-7-local--its"
