"""Search results as text: id, kind and title, then the sentence with the words in it."""

from __future__ import annotations

import re
import textwrap

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.words import count_of, wrapped
from vawg_plan.query.search import Found, Hit

_MARKS = ".,;:()'\"\u201c\u201d\u2018\u2019"


def found_text(found: Found, style: Style) -> str:
    """Every hit, best first; on a terminal the words found stand out."""
    if not style.is_terminal:
        return "".join(
            f"{_line(hit.id)}\t{hit.kind}\t{_line(hit.title)}\t{_line(hit.sentence)}\n"
            for hit in found.hits
        )
    if not found.hits:
        return "\n".join(
            [*wrapped(f"Nothing in the plan mentions {found.query}.", style.width), ""]
        )
    blocks = [_block(hit, style) for hit in found.hits]
    number = len(found.hits)
    counted = count_of(number, "match") if number == 1 else f"{number} matches"
    return "\n".join([*blocks, style.paint(counted, "dim"), ""])


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _block(hit: Hit, style: Style) -> str:
    head = f"{style.paint(clean(hit.id), 'bold')} {style.paint(hit.kind, 'dim')} {_line(hit.title)}"
    if not hit.marks or hit.sentence == hit.title:
        return head + "\n"
    lines = textwrap.wrap(_line(hit.sentence), width=max(20, min(style.width, 100) - 4))
    words = {hit.sentence[start:end] for start, end in hit.marks}
    return "\n".join([head, *(f"    {_mark(line, words, style)}" for line in lines), ""])


def _mark(line: str, words: set[str], style: Style) -> str:
    """A line with the words found in bold, wherever the wrapping put them."""
    parts = []
    for token in line.split(" "):
        bare = token.strip(_MARKS)
        hit = bare in words or any(part in words for part in re.split("['\\u2019]", bare))
        parts.append(style.paint(token, "bold", "yellow") if hit else token)
    return " ".join(parts)
