"""Plan text made fit to print; the same for every format and language."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Characters that no page can hold, or that make text look like other text: controls, lone
# surrogates, noncharacters, and the marks that override the direction of writing.
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + _NONCHARACTERS
    + "]"
)
_SPACES = re.compile("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")
_WEB = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!#-&(-;=?-\[\]_a-z~]*)?",
    re.ASCII,
)


def line(text: str) -> str:
    """Text on one line, without a character that a page cannot hold."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _SPACES.sub(" ", _UNFIT.sub("\ufffd", text)).strip(" ")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: one for each of its lines that holds something."""
    if (stripped := text.rstrip("\n")).isprintable():
        return (whole,) if (whole := line(stripped)) else ()
    return tuple(filter(None, map(line, _BREAKS.split(text))))


def names(parts: Sequence[str]) -> str:
    """Names in a row, set apart by a mark that none of them holds."""
    return ("; " if any("," in part for part in parts) else ", ").join(parts)


def web_address(url: str | None) -> str | None:
    """The address if it is a plain web address, else None: nothing else is ever linked to."""
    return url if url and _WEB.fullmatch(url) else None


def anchor(heading: str) -> str:
    """The fragment by which code forges link to a Markdown heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")
