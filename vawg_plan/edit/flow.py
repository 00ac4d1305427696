"""Data on one line, as it stands inside brackets."""

from collections.abc import Mapping, Sequence

from .scalars import write_number, write_string
from .values import Value


def write_flow(value: Value) -> str:
    """Return a value on one line; strings are safe between commas and brackets."""
    if isinstance(value, str):
        return write_string(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(write_pair(key, item) for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(write_flow(item) for item in value) + "]"
    return write_number(value)


def write_pair(key: str, value: Value) -> str:
    """Return a key and its value, as between braces."""
    return f"{write_string(key, flow=True)}: {write_flow(value)}"
