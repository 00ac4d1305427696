"""JSON for programs: two-space indents, UTF-8, a line end."""

from __future__ import annotations

import msgspec


def encode(value: object) -> str:
    """A value of the query layer as JSON text, its keys in the order of its type."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
