"""Full text over every record: SQLite's FTS5 in memory ranks by BM25, stemming English words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from vawg_plan.model.nodes import Node, walk
from vawg_plan.model.plan import Plan
from vawg_plan.query.state import unknown_then

_FIELDS = (
    "name", "acronym", "text", "description", "reason", "summary", "next_steps",
    "recovery_action", "theme", "place", "match", "definition", "term", "geography",
)  # fmt: skip
_MARK = ("\x02", "\x03")


class Hit(Struct, frozen=True, gc=False):
    """One match: the item, and the sentence with the words found, as (start, end) in characters."""

    id: str
    kind: str
    title: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


class Found(Struct, frozen=True, gc=False):
    """The whole answer, best match first; its JSON is the public interface."""

    schema_version: Literal[1]
    as_of: str
    query: str
    hits: tuple[Hit, ...]


def search(plan: Plan, as_of: str, query: str) -> Found:
    """Every item whose text holds all words of ``query``, or, where none does, any of them.

    A word matches its other forms (victim, victims) and, at the end of the query, what begins
    with it. Updates and decisions later than ``as_of`` (ISO date) are not searched.
    """
    words = re.findall(r"[^\W_]+", query)
    if not words:
        return Found(1, as_of, query, ())
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE found USING fts5("
        "id UNINDEXED, kind UNINDEXED, title, body, tokenize='porter unicode61')"
    )
    database.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _documents(plan, as_of))
    for joined in (" AND ", " OR "):
        terms = [f'"{word}"' for word in words]
        terms[-1] = f'({terms[-1]} OR "{words[-1]}"*)'
        rows = database.execute(
            "SELECT id, kind, title, highlight(found, 2, ?, ?), highlight(found, 3, ?, ?) "
            "FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, 0, 5, 1), rowid",
            (*_MARK, *_MARK, joined.join(terms)),
        ).fetchall()
        if rows:
            break
    database.close()
    return Found(1, as_of, query, tuple(_hit(*row) for row in rows))


def _documents(plan: Plan, as_of: str) -> Iterator[tuple[str, str, str, str]]:
    """(id, kind, title, text) of every item; a part without an id counts to the item it is in."""
    texts: dict[str, list[str]] = {}
    later = unknown_then(plan, as_of)
    for node in walk(plan.files):
        if node.owner in plan.items and node.owner not in later:
            texts.setdefault(node.owner, []).extend(_words(node))
    for item_id, parts in texts.items():
        item = plan.items[item_id]
        yield item_id, item.kind, item.title, "\n".join(parts)


def _words(node: Node) -> Iterator[str]:
    for field in _FIELDS:
        value = getattr(node.record, field, None)
        if isinstance(value, str):
            yield value
    if not node.id:
        title = getattr(node.record, "title", None)
        if title:
            yield title


def _hit(item_id: str, kind: str, title: str, marked_title: str, marked: str) -> Hit:
    sentences = re.split(r"(?<=[.!?])\s+|\n+", marked)
    best = max(sentences, key=lambda one: one.count(_MARK[0]), default="")
    if _MARK[0] not in best:
        best = marked_title
    marks, plain = [], ""
    for piece in re.split(f"({_MARK[0]}.*?{_MARK[1]})", best, flags=re.DOTALL):
        if piece.startswith(_MARK[0]):
            word = piece[1:-1]
            marks.append((len(plain), len(plain) + len(word)))
            plain += word
        else:
            plain += piece
    return Hit(item_id, kind, title, plain, tuple(marks))
