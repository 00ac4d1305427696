"""Where the comments of a text are."""

import re
from typing import NamedTuple

from vawg_plan.source import Path, Place

from .document import SIGN, Document

COMMENT = re.compile(r"#[^\r\n]*")
SCALARS = ("plain", "single", "double", "literal", "folded")


class Comment(NamedTuple):
    """A comment's index, its text with the hash, and whether it has its line to itself."""

    start: int
    text: str
    is_alone: bool


def has_comment(doc: Document, at: Path) -> bool:
    """Whether a comment stands within the collection at a path."""
    span = doc.places[at].value
    if not doc.count(at) and doc.places[at].style not in ("flow", "block"):
        return False
    if "#" not in doc.text[span.start : span.end]:
        return False
    return bool(find_comments(doc, span.start, span.end))


def find_comments(doc: Document, start: int, end: int) -> list[Comment]:
    """Find the comments between two indexes of a text, those behind a block text's sign too."""
    stretches = sorted(
        part for place in doc.places.values() for part in _find_stretches(doc, place)
    )
    found: list[Comment] = []
    here = start
    for first, last in [*(one for one in stretches if start <= one[0] < end), (end, end)]:
        found += [
            Comment(match.start(), match[0].rstrip(), doc.is_first(match.start()))
            for match in COMMENT.finditer(doc.text, here, max(first, here))
        ]
        here = max(here, last)
    return found


def _find_stretches(doc: Document, place: Place) -> list[tuple[int, int]]:
    """Return where the scalars of a place stand: its key, and its value if it is one."""
    stretches = [(place.key.start, place.key.end)] if place.key else []
    start, end = place.value.start, place.value.end
    if place.style in ("literal", "folded"):
        sign = SIGN.match(doc.text, start)
        body = doc.line_end(start)
        stretches += [(start, sign.end() if sign else body), (body, max(body, end))]
    elif place.style in SCALARS:
        stretches.append((start, end))
    return stretches
