"""YAML text into data, with the place of every node, and every fault in words."""

from .catalogue import RULES
from .faults import Fault, Unreadable
from .positions import Path, Place, Span, locate
from .reader import read
from .text import MAX_BYTES, MAX_DEPTH, decode

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
    "read",
]
