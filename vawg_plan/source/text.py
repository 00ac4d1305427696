"""Bytes into text, and the limits of both."""

from .faults import Fault, Unreadable

MAX_BYTES = 2 * 1024 * 1024  # of one file; a hundred times the longest action
MAX_DEPTH = 32  # of lists and mappings inside each other; a plan needs eight
MAX_FAULTS = 1000  # of one file; then reading stops
BOM = "\ufeff"


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
