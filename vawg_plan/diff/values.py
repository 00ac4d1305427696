"""Values of any field as people read them."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Struct

from vawg_plan.model.types import Link


def text_of(value: object) -> str | None:
    """Any value as a person reads it; None for nothing."""
    if value is None or value == ():
        return None
    if isinstance(value, Link):
        return f"{value.id} ({value.basis})"
    if isinstance(value, Struct):
        value = msgspec.to_builtins(value)
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {text_of(one)}" for key, one in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(text_of(one) or "" for one in value)
    return str(value)


def days_between(before: str, after: str) -> int | None:
    """By how many days a date moved; None where one of them is in no calendar."""
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return None
