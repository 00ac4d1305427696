"""What can be seen wrong with a text before it is parsed."""

import re
from itertools import islice

from .faults import Fault
from .text import BOM, locate_index

MAX_SHOWN = 50  # faults of one kind that are listed: a binary file has no end of them
# What libyaml refuses, and the line breaks on which YAML 1.1, YAML 1.2, git and editors differ.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")  # in a text in double quotes
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
BREAKS = {
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\r": "carriage return",
}


def find_conflicts(text: str) -> list[Fault]:
    """Find git's conflict markers, where each conflict begins."""
    marks = [mark for mark in CONFLICT.finditer(text) if mark[0][0] == "<"]
    marks = marks or list(CONFLICT.finditer(text))
    return [
        Fault(
            "conflict-marker", *locate_index(text, mark.start()),
            f"git left a conflict here, marked {mark[0]}",
            "Keep the lines that are right, delete the others and the marker lines",
        )
        for mark in islice(marks, MAX_SHOWN)
    ]  # fmt: skip


def find_control_characters(text: str) -> list[Fault]:
    """Find characters that cannot be seen and that readers of YAML take differently."""
    return [
        _describe_character(text, match.start())
        for match in islice(CONTROL.finditer(text), MAX_SHOWN)
    ]


def _describe_character(text: str, index: int) -> Fault:
    char = text[index]
    name = BREAKS.get(char, "byte-order mark" if char == BOM else "control character")
    help_ = "Put an ordinary line end in its place" if char in BREAKS else "Delete it"
    return Fault(
        "control-character", *locate_index(text, index),
        f"an invisible character stands here, U+{ord(char):04X} ({name})", help_,
    )  # fmt: skip
