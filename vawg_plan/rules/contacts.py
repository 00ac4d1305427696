"""What a text must not tell the public: how to reach a person, or a protective marking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME_BEFORE = re.compile(r"[\w.+'-]+(?=\Z)")
_HOST_AFTER = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.[^\W\d_]{2,}")
_LONGEST_NAME, _LONGEST_HOST = 64, 253  # characters, as mail has them
_MARKING = re.compile(
    r"\bTOP[ -]SECRET\b|\bSECRET\b|\b(?i:OFFICIAL ?[-:\u2010-\u2014] ?SENSITIVE)\b"
    r"|\bOFFICIAL SENSITIVE\b"
)
# Abroad: + or 00 and a country; at home: 0 and an area. Then figures, in groups or not.
_TELEPHONE = re.compile(
    r"[+(0](?<![\w.,/#=%&?$\u00a3\u20ac-][+(0])"
    r"(?:(?<=\+)[1-9]|(?<=\()\+[1-9]|(?<=\()0[1235789][0-9]|(?<=0)0 ?[1-9][0-9]"
    r"|(?<=0)[1235789][0-9])\)?"
    r"(?:[ \u00a0\u2009\u202f.\u2010-\u2013-]{0,3}\(?[0-9]\)?)*"
)
_ISBN = re.compile(r"ISBN[: -]*\Z")
_HOME, _ABROAD = (10, 11), (10, 15)  # figures that a number has, the 0 or the country included


class Told(NamedTuple):
    """What was found: in words, as it stands, and in a form that is the same however written."""

    what: str
    shown: str
    key: str


def told(text: str) -> Iterator[Told]:
    """Every e-mail address, telephone number and protective marking in a text."""
    if "SECRET" in text or "SENSITIVE" in text.upper():
        for match in _MARKING.finditer(text):
            yield Told("a protective marking", match[0], "")
    if "@" in text:
        yield from _addresses(text)
    for match in _TELEPHONE.finditer(text):
        key = _number(match[0])
        if key and not _ISBN.search(text, max(0, match.start() - 8), match.start()):
            yield Told("a telephone number", match[0], key)


def _addresses(text: str) -> Iterator[Told]:
    at = text.find("@")
    while at >= 0:
        host = _HOST_AFTER.match(text, at + 1, at + 1 + _LONGEST_HOST)
        name = host and _NAME_BEFORE.search(text[max(0, at - _LONGEST_NAME) : at])
        if name and host:
            shown = f"{name[0].lstrip('.')}@{host[0]}"
            yield Told("an e-mail address", shown, shown.casefold())
        at = text.find("@", at + 1)


def _number(text: str) -> str | None:
    """A telephone number as it is dialled at home or with its country; None for what is none."""
    figures = re.sub("[^0-9]", "", text)
    if "+" not in text[:2] and not figures.startswith("00"):
        return figures if len(figures) in _HOME else None
    figures = figures.removeprefix("00")
    if not _ABROAD[0] <= len(figures) <= _ABROAD[1]:
        return None
    return "0" + figures[2:].removeprefix("0") if figures.startswith("44") else f"+{figures}"
