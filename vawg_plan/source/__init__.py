"""YAML text into data, with the place of every node, and every fault in words."""

from typing import TYPE_CHECKING

from .faults import Fault, Unreadable
from .libyaml import load_binding as prepare
from .positions import Path, Place, Span, locate
from .reader import read
from .text import MAX_BYTES, MAX_DEPTH, decode

if TYPE_CHECKING:
    from .catalogue import RULES

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "RULES",
    "Fault",
    "Path",
    "Place",
    "Span",
    "Unreadable",
    "decode",
    "locate",
    "prepare",
    "read",
]


def __getattr__(name: str) -> object:
    """Load `RULES`, which only the documentation needs, when it is asked for."""
    if name == "RULES":
        from .catalogue import RULES  # noqa: PLC0415

        return RULES
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
