"""Numbers, dates and codes in words, for people."""

from __future__ import annotations

import textwrap

from vawg_plan.cli.terminal import clean

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(iso: str) -> str:
    """``2022-04-28`` -> ``28 April 2022``; ``2022-04`` -> ``April 2022``; a year stays."""
    parts = iso.split("-")
    words = [parts[0]]
    if len(parts) > 1 and parts[1].isdecimal() and 1 <= int(parts[1]) <= len(MONTHS):
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:  # noqa: PLR2004 - a whole date
        words.insert(0, parts[2].lstrip("0"))
    return " ".join(words)


def wrapped(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """A text from a plan as safe lines of at most ``width`` letters, indented."""
    safe = " ".join(clean(text).split())
    lines = textwrap.wrap(
        safe, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )
    return lines or [first]


def plural(number: int, noun: str) -> str:
    """``commitment`` or ``commitments``."""
    return noun if number == 1 else noun + "s"


def count_of(number: int, noun: str) -> str:
    """``1 commitment``, ``3 commitments``."""
    return f"{number} {plural(number, noun)}"


def phrase(code: str) -> str:
    """A code of a vocabulary in words: ``not_started`` -> ``not started``."""
    return code.replace("_", " ")
