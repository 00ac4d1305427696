"""Plan prose: a small Markdown of paragraphs, lists, emphasis and links; all else is text.

Each line is a paragraph, as folded YAML has them. Lines that begin with ``- `` or ``* ``, or with
``1. ``, are items of a list. Within a line ``*word*`` and ``_word_`` are stressed, ``**word**`` is
strong, and ``[words](https://...)`` or ``[words](mailto:...)`` is a link. Nothing nests, and there
is no escape: what has no pair is text. Nothing here makes markup: see `markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from vawg_plan.render import wording

_BULLET = re.compile(r"[-*]\s+(?=\S)")
_NUMBER = re.compile(r"[0-9]{1,3}[.)]\s+(?=\S)")
_SPAN = re.compile(
    r"(?<![\w*])\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<em2>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])"
    r"|(?<!!)\[(?P<words>[^\[\]]*[^\[\]\s][^\[\]]*)\]\((?P<url>[^\s()<>]+)\)"
)
_MAIL = re.compile(r"mailto:[A-Za-z0-9][A-Za-z0-9.+_-]*@[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)

Kind = Literal["paragraph", "bullets", "numbers"]


class Block(NamedTuple):
    """A paragraph, which is its only line, or a list with a line an item."""

    kind: Kind
    lines: tuple[str, ...]


class Span(NamedTuple):
    """A piece of a line: ``kind`` is text, em, strong or link, which has a ``url``."""

    kind: Literal["text", "em", "strong", "link"]
    text: str
    url: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a text."""
    found: list[Block] = []
    for one in wording.paragraphs(text):
        kind, words = _kind(one)
        if kind != "paragraph" and found and found[-1].kind == kind:
            found[-1] = Block(kind, (*found[-1].lines, words))
        else:
            found.append(Block(kind, (words,)))
    return tuple(found)


def _kind(line: str) -> tuple[Kind, str]:
    if begun := _BULLET.match(line):
        return "bullets", line[begun.end() :]
    if begun := _NUMBER.match(line):
        return "numbers", line[begun.end() :]
    return "paragraph", line


def spans(line: str) -> Iterator[Span]:
    """The pieces of a line."""
    at = 0
    for match in _SPAN.finditer(line):
        span = _span(match)
        if span is None:
            continue
        if match.start() > at:
            yield Span("text", line[at : match.start()])
        yield span
        at = match.end()
    if at < len(line):
        yield Span("text", line[at:])


def _span(match: re.Match[str]) -> Span | None:
    if match["strong"]:
        return Span("strong", match["strong"])
    if match["words"]:
        url = address(match["url"])
        return Span("link", match["words"].strip(), url) if url else None
    return Span("em", match["em"] or match["em2"])


def address(url: str) -> str | None:
    """A link that prose may have: a plain https address, or an e-mail address."""
    if url.startswith("https://"):
        return wording.web_address(url)
    return url if _MAIL.fullmatch(url) else None
