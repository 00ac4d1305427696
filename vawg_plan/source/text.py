"""Bytes into text, and what can be seen wrong with a text before it is parsed."""

import re
from itertools import islice

from .faults import Fault, Unreadable

MAX_BYTES = 2 * 1024 * 1024  # of one file; a hundred times the longest action
MAX_DEPTH = 32  # of lists and mappings inside each other; a plan needs eight
MAX_FAULTS = 1000  # of one file; then reading stops
MAX_SHOWN = 50  # faults of one kind that are listed: a binary file has no end of them
BOM = "\ufeff"
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


def decode(raw: bytes) -> str:
    """Return a file's text, with its byte-order mark; raise `Unreadable` if it is not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise Unreadable((_describe_size(raw),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable((_describe_encoding(raw, error.start),)) from None
    if "\0" in text and _looks_like_utf16(raw):
        raise Unreadable((_describe_encoding(raw, 0),))
    return text


def _looks_like_utf16(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) * 3 > len(raw[:200])


def _describe_size(raw: bytes) -> Fault:
    return Fault(
        "too-large", 1, 1,
        f"the file has {len(raw):,} bytes, and {MAX_BYTES:,} is the most that is read",
        "Split the file; put long tables into a CSV file under data/",
    )  # fmt: skip


def _describe_encoding(raw: bytes, offset: int) -> Fault:
    if _looks_like_utf16(raw):
        return Fault(
            "encoding", 1, 1, "the file is saved as UTF-16, not as UTF-8",
            "Save it again with the encoding UTF-8",
        )  # fmt: skip
    before = raw[:offset].decode("utf-8").removeprefix(BOM)
    line, column = locate_index(before, len(before))
    return Fault(
        "encoding", line, column,
        f"the byte 0x{raw[offset]:02X} is not UTF-8; the file was saved in an older encoding",
        "Save it again with the encoding UTF-8, then check accents, dashes and quotation marks",
    )  # fmt: skip


def locate_index(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character of a text without a byte-order mark."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


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
