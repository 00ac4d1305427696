"""JSON for programs: two-space indents, UTF-8, a line end."""

from __future__ import annotations

import re

import msgspec

# What JSON may hold as it is, and a terminal would act on or hide.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def encode(value: object) -> str:
    """A value of the query layer as JSON text, its keys in the order of its type."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
