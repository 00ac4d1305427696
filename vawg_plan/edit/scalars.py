"""Strings, numbers and truth values on one line, so that every reader of YAML takes them alike.

Readers differ: those of YAML 1.1 (PyYAML) take `no` for false, `12:30` for 750 and `0777` for 511.
What any of them takes for something else than text is put in quotes. Dates stay plain: the reader
of this package takes them for text, and files have them so; PyYAML makes dates of them.
"""

import re
from datetime import date

WORDS = frozenset(("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"))
# A little more than YAML 1.1 and 1.2 take for numbers between them.
NUMBER = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+"
    r"|[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?)",
    re.IGNORECASE,
)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?")
INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`.+<")  # some only look like indicators: . + <
COLON_OR_HASH = re.compile(r":(?:\s|\Z)|\s#")
FLOW_SIGNS = frozenset(",[]{}:?#")
# Line breaks to some readers, and what cannot be seen; in double quotes they are escaped.
ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a string needs no quotes, inside brackets (`flow`) or outside."""
    if text.lower() in WORDS or text != text.strip() or text[0] in INDICATORS:
        return False
    if must_escape(text) or '"' in text[:1] or COLON_OR_HASH.search(text):
        return False
    if flow and not FLOW_SIGNS.isdisjoint(text):
        return False
    if DATE.fullmatch(text):
        return _is_day(text)
    return not (NUMBER.fullmatch(text) or MOMENT.fullmatch(text))


def _is_day(text: str) -> bool:
    """Whether a date is on the calendar; PyYAML stops at one that isn't."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def must_escape(text: str) -> bool:
    """Whether a string has characters that only double quotes can hold, as escapes."""
    return any(match[0] not in '\\"' for match in ESCAPED.finditer(text))


def write_string(text: str, *, flow: bool = False) -> str:
    """Return a string on one line: plain where that is safe, else in quotes."""
    if is_plain(text, flow=flow):
        return text
    if ("\\" in text or '"' in text) and "'" not in text:
        return quote_singly(text)
    return quote_doubly(text)


def quote_singly(text: str) -> str:
    """Return a string in single quotes, or in double ones where it must be escaped."""
    if must_escape(text):
        return quote_doubly(text)
    return "'" + text.replace("'", "''") + "'"


def quote_doubly(text: str) -> str:
    """Return a string in double quotes."""
    return '"' + ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return ESCAPES.get(char) or f"\\u{ord(char):04X}"


def write_number(value: float) -> str:
    """Return a truth value or a number as YAML 1.1 and 1.2 both read it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value)
    head, sign, tail = text.partition("e")
    return f"{head}.0e{tail}" if sign and "." not in head else text
