"""Plan text made inert for Markdown: it reads the same and can do nothing.

Every punctuation mark that could begin markup anywhere gets a backslash; one that does so only at
a line's beginning gets it there. A backslash doesn't hold back what code forges find in finished
text (addresses, mentions, issue numbers), so these get a WORD JOINER, which has no width.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
# Inline markup of CommonMark, GitHub's tables and formulas, and template engines of site makers.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|~$]|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_AT_START = re.compile(r"[#+:=-]|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))")
_FOUND_IN_TEXT = re.compile(
    r"(?<=[a-z]):(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)(?=\.)|@|[#!](?=\w)|(?<=\bGH)(?=-[0-9])",
    re.IGNORECASE,
)
_WORTH_A_LOOK = re.compile(r"[\\`*_{}\[\]<>|~$&:@#!]|www\.|GH-", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def escape(text: str) -> str:
    """Text that says what ``text`` says, on one line, whatever Markdown makes of it."""
    return guard(escape_within(text).strip(" "))


def escape_within(text: str) -> str:
    """As `escape`, for text that stands within a line: spaces at its ends stay."""
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text)
    if _WORTH_A_LOOK.search(text):
        text = _FOUND_IN_TEXT.sub(_join, text)
        text = _ANYWHERE.sub(r"\\\g<0>", text)
    return text


def guard(text: str) -> str:
    """Escaped text as the beginning of a line."""
    return _AT_START.sub(_guard, text, count=1) if _AT_START.match(text) else text


def hold_back(text: str) -> str:
    """Text in which code forges find no address, mention or issue number, wherever it stands."""
    return _FOUND_IN_TEXT.sub(_join, text)


def destination(url: str) -> str:
    """A checked web address as a link's destination between ``<`` and ``>``."""
    return url.replace("&", "&amp;")


def _join(match: re.Match[str]) -> str:
    return match[0] + _JOINER


def _guard(match: re.Match[str]) -> str:
    return f"{number}\\" if (number := match["number"]) else "\\" + match[0]
