"""Which node each comment of a file is about.

A comment on a node's line is about that node. One on a line of its own is about the next node,
unless it is indented further than that and the list or mapping above it ends there: then it closes
that list or mapping.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from vawg_plan.source import Path

from .comments import Comment, find_comments
from .document import Document
from .lines import find_dash

BLANK = "\0"  # no text holds it; blank lines of a text itself are empty
Anchor = tuple[int, Path]  # where a key, a dash or an item in brackets stands, and whose it is


@dataclass
class Attached:
    """Comments by the node that they are about, and `BLANK` for each blank line above them."""

    above: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Path, str] = field(default_factory=dict)
    closing: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))


def attach_comments(doc: Document) -> Attached:
    """Attach every comment of a text, and the blank lines between its lines."""
    anchors = sorted((_find_anchor(doc, path), path) for path in doc.places if path)
    attached = Attached()
    marks: list[tuple[int, Path | Comment]] = [*anchors]
    marks += [(comment.start, comment) for comment in find_comments(doc, 0, len(doc.text))]
    for start, mark in sorted(marks, key=lambda one: one[0]):
        if isinstance(mark, Comment):
            _attach(doc, anchors, mark, attached)
        elif doc.is_first(start) and _follows_blank(doc, start):
            attached.above[mark].append(BLANK)
    return attached


def _find_anchor(doc: Document, at: Path) -> int:
    """Return where a node's key or dash stands, or its value between brackets."""
    is_item = doc.places[at].key is None and not doc.is_flow(at[:-1])
    return find_dash(doc, at) if is_item else doc.begin(at)


def _follows_blank(doc: Document, start: int) -> bool:
    line = doc.line_start(start)
    above = doc.line_start(line - 1) if line else 0
    return above < line and not doc.text[above:line].strip()


def _attach(doc: Document, anchors: list[Anchor], comment: Comment, attached: Attached) -> None:
    here = bisect_left(anchors, (comment.start,))
    before, after = anchors[:here][-1:], anchors[here : here + 1]
    owner = None if comment.is_alone else _find_owner(doc, anchors[:here], comment.start)
    if owner is not None and owner not in attached.beside:
        attached.beside[owner] = comment.text
        return
    closed = _find_closed(doc, before[0][1] if before else (), after, comment.start)
    lines = attached.above[after[0][1]] if closed is None else attached.closing[closed]
    if comment.is_alone and _follows_blank(doc, comment.start):
        lines.append(BLANK)
    lines.append(comment.text)


def _find_owner(doc: Document, before: list[Anchor], start: int) -> Path | None:
    """Return the node on whose line a comment stands: one that begins there, else one that ends."""
    line = doc.line_start(start)
    here = [path for begin, path in before[bisect_left(before, (line,)) :]]
    if not here:
        last = before[-1][1] if before else ()
        parts = [last[:n] for n in range(1, len(last) + 1)]
        return next((part for part in parts if line <= doc.places[part].value.end <= start), None)
    if doc.is_flow(here[-1][:-1]) and start < doc.places[here[-1][:-1]].value.end:
        return here[-1]
    return next((path for path in here if doc.places[path].key), here[-1])


def _find_closed(doc: Document, last: Path, after: list[Anchor], start: int) -> Path | None:
    """Return the collection at whose end a comment stands; None if the next node follows in it."""
    following = after[0] if after else None
    column = start - doc.line_start(start)
    for n in range(len(last), -1, -1):
        at = last[:n]
        if following and following[1][:n] == at:
            return None
        place = doc.places[at]
        if place.style == "flow" and start < place.value.end and doc.count(at):
            return at
        if place.style == "block" and (n == 0 or doc.column(at) <= column):
            bound = following[0] - doc.line_start(following[0]) if following else -1
            return at if column > bound else None
    return None
