"""Texts over several lines: folded (`>`) and literal (`|`)."""

import re

from .scalars import must_escape

# Where a line may be broken so that folding gives the one space back.
BREAK = re.compile(r"(?<=\S) (?=\S)")
RAGGED = re.compile(r"^\s|[ \t]$|^\s+$", re.MULTILINE)


def can_fold(text: str) -> bool:
    """Whether a folded block can hold a text: no line begins or ends with a space."""
    return _can_stand(text) and not any(RAGGED.search(line) for line in text.split("\n"))


def can_stand_literally(text: str) -> bool:
    """Whether a literal block can hold a text without saying how far it is indented."""
    lines = text.split("\n")
    return (
        _can_stand(text)
        and not lines[0][0].isspace()
        and all(not line or line.strip() for line in lines)
    )


def _can_stand(text: str) -> bool:
    """Whether a text begins with text, ends with at most one line end, and needs no escapes."""
    body = text.removesuffix("\n")
    ends_well = body != "" and body[0] != "\n" and body[-1] != "\n"
    return ends_well and not must_escape(body.replace("\n", "").replace("\t", ""))


def fold(text: str, room: int) -> list[str]:
    """Return the sign of a folded block and its lines, at most `room` characters where words allow.

    Each line end of the text becomes a blank line.
    """
    lines: list[str] = []
    for paragraph in text.removesuffix("\n").split("\n"):
        lines += [*(_wrap(paragraph, room) if paragraph else ()), ""]
    return [f">{_chomp(text)}", *lines[:-1]]


def stand(text: str) -> list[str]:
    """Return the sign of a literal block and its lines."""
    return [f"|{_chomp(text)}", *text.removesuffix("\n").split("\n")]


def _chomp(text: str) -> str:
    return "" if text.endswith("\n") else "-"


def _wrap(paragraph: str, room: int) -> list[str]:
    lines: list[str] = []
    for word in BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
