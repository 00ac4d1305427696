"""Identifiers: their grammar, what kind of thing each one names, and how people may type them.

Ids are permanent and never reused. Items of the plan have structured ids (``A3.C1``); every other
record has a lower-case slug (``npcc``); an update or a decision is named by its file.
"""

from __future__ import annotations

import re
from functools import cache

_N = "[1-9][0-9]*"
_ACTION = f"A{_N}"
_FUTURE = f"F{_N}"
_PROMISER = f"(?:{_ACTION}|{_FUTURE}|P)"

# One pattern a kind; the JSON Schemas carry the same strings, and a test compares them.
ACTION = f"^{_ACTION}$"
COMMITMENT = f"^{_PROMISER}\\.C{_N}$"
MILESTONE = f"^{_PROMISER}\\.C{_N}\\.MS{_N}$"
MEASURE = f"^{_PROMISER}\\.M{_N}$"
INDICATOR = f"^{_PROMISER}\\.M{_N}\\.I{_N}$"
CONTEXT = f"^{_PROMISER}\\.K{_N}$"
OBJECTIVE = f"^OB{_N}$"
OUTCOME = f"^O{_N}[a-z]?$"
FUTURE = f"^{_FUTURE}$"
SLUG = "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
RECORD_NAME = "^[a-z0-9]+(?:[-_.][a-z0-9]+)*$"
ALIGNMENT = "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*@[^@#\\s]+#[^@#\\s]+$"
SECURE_ADDRESS = "^https://[A-Za-z0-9]"
DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIAL_DATE = "^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$"
SUBJECT = f"^(?:{_PROMISER}(?:\\.(?:C{_N}(?:\\.MS{_N})?|M{_N}(?:\\.I{_N})?))?)$"

_KINDS = (
    ("action", ACTION),
    ("commitment", COMMITMENT),
    ("milestone", MILESTONE),
    ("measure", MEASURE),
    ("indicator", INDICATOR),
    ("context", CONTEXT),
    ("objective", OBJECTIVE),
    ("outcome", OUTCOME),
    ("future", FUTURE),
    ("plan", "^P$"),
)


def kind_of(item_id: str) -> str | None:
    """The kind that a structured id names (``A3.C1`` -> ``commitment``); None for a slug."""
    for kind, pattern in _KINDS:
        if re.search(pattern, item_id):
            return kind
    return None


def looks_like_id(slug: str) -> bool:
    """Whether a slug could be taken for a structured id once case is folded (``a3``)."""
    return any(kind_of(form) for form in (slug.upper(), _outcome_case(slug.upper())))


def normalise(typed: str) -> str:
    """What a person typed, as the id that they meant: ``3`` -> ``A3``, ``a03.c1`` -> ``A3.C1``.

    Anything that cannot be a structured id comes back in lower case, as slugs are.
    """
    text = typed.strip()
    candidate = re.sub(r"(?<![0-9])0+(?=[0-9])", "", text.upper())
    if candidate[:1].isdigit():
        candidate = "A" + candidate
    for form in (candidate, _outcome_case(candidate)):
        if kind_of(form):
            return form
    return text.lower()


def parent_of(item_id: str) -> str | None:
    """The id that a structured id stands under: ``A3.C1.MS2`` -> ``A3.C1``; None at the top."""
    head, dot, _ = item_id.rpartition(".")
    return head if dot else None


@cache
def sort_key(item_id: str) -> tuple[tuple[str, int, str, str], ...]:
    """Orders ids as people count: ``A2`` before ``A10``, ``A3.C9`` before ``A3.C10``."""
    parts = re.findall(r"([^0-9.]*)0*([0-9]*)([^.]*)\.?", item_id)
    return tuple((a, len(n), n, b) for a, n, b in parts)  # int() refuses 4,300 digits


def _outcome_case(text: str) -> str:
    """``O3A`` -> ``O3a``: an outcome's letter is lower case."""
    return text[:-1] + text[-1:].lower()
