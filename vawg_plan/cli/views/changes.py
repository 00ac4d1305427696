"""What changed, for a terminal: group by group, item by item, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.words import count_of, wrapped
from vawg_plan.diff.report import Comparison, Told, Words
from vawg_plan.model.change import label

_INDENT = "  "
_KIND = 20  # columns of a kind, two spaces with it
_COLORS = {
    "removed": "red", "weakened": "red", "narrowed": "red", "regressed": "red",
    "confidence-down": "red", "became-internal": "red", "strengthened": "green",
    "widened": "green", "progressed": "green", "confidence-up": "green", "verified": "green",
    "added": "green", "re-dated": "yellow", "withdrawn": "yellow", "reworded": "yellow",
    "re-assigned": "yellow",
}  # fmt: skip


def changes_text(found: Comparison, style: Style, *, quiet: bool = False) -> str:
    """The whole comparison, wrapped to the screen."""
    lines = [] if quiet else [*_head(found, style), ""]
    for group, changes in groupby(found.changes, key=lambda one: one.group):
        lines += [*_bold(found.groups[group], style), *_items(list(changes), style), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def summary_text(found: Comparison, style: Style) -> str:
    """How many changes of each kind."""
    lines = [*_head(found, style), ""]
    lines += [f"{count:>5}  {label(kind)}" for kind, count in found.counts.items()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(found: Comparison, style: Style) -> list[str]:
    """What is compared, how much changed, and what the reader must know."""
    sides = f"{found.base.name} to {found.head.name}"
    lines = [style.paint(clean(sides), "dim"), *_notes(found, style)]
    if not found.changes:
        return [*lines, "No change in the plan's terms."]
    total = style.paint(count_of(len(found.changes), "change"), "bold")
    return [*lines, f"{total}{_needing(found, style)}"]


def _notes(found: Comparison, style: Style) -> list[str]:
    lines = [line for note in found.notes for line in wrapped(note, style.width, "Note: ", _INDENT)]
    return [style.paint(line, "yellow") for line in lines]


def _needing(found: Comparison, style: Style) -> str:
    number = found.needs_decision
    if not number:
        return ""
    said = f"{number} {'needs' if number == 1 else 'need'} a decision"
    return ": " + style.paint(said, "red", "bold")


def _bold(text: str, style: Style) -> list[str]:
    return [style.paint(line, "bold") for line in wrapped(text, style.width)]


def _items(changes: list[Told], style: Style) -> Iterator[str]:
    for (item, title), about in groupby(changes, key=lambda one: (one.id, one.title)):
        named = f"{item} {title}" if title != item else item
        yield from wrapped(named, style.width, _INDENT, _INDENT * 3)
        for one in about:
            yield from _change(one, style)


def _change(one: Told, style: Style) -> Iterator[str]:
    """The kind and the sentence; under a rewording the words that went and came."""
    word = label(one.kind)
    margin = _INDENT * 2
    said = f"{one.sentence}{_licence(one)}"
    first, *rest = wrapped(said, max(20, style.width - len(margin) - _KIND))
    painted = style.paint(word, _COLORS.get(one.kind, "cyan"))
    gap = " " * max(1, _KIND - len(word))
    yield f"{margin}{painted}{gap}{first}"
    yield from (margin + " " * _KIND + line for line in rest)
    if one.words:
        yield from _words(one.words, margin + " " * _KIND, style)


def _licence(one: Told) -> str:
    if one.needs_decision:
        return " It needs a decision."
    return f" By decision {', '.join(one.decisions)}." if one.decisions else ""


_ROUND = 6  # words around a change that a reader needs to know where it is


def _words(words: tuple[Words, ...], margin: str, style: Style) -> Iterator[str]:
    """The rewording, wrapped; what stayed is cut to the words near a change."""
    line: list[tuple[str, str]] = []
    room = style.width - len(margin)
    for text, color in _pieces(words, style):
        if line and sum(len(word) + 1 for word, _ in line) + len(text) > room:
            yield margin + _painted(line, style)
            line = []
        line.append((text, color))
    yield margin + _painted(line, style)


def _painted(line: list[tuple[str, str]], style: Style) -> str:
    return " ".join(style.paint(word, *filter(None, (color,))) for word, color in line)


_PAINT = {"went": ("red", "[-", "-]"), "came": ("green", "{+", "+}"), "stayed": ("", "", "")}


def _pieces(words: tuple[Words, ...], style: Style) -> Iterator[tuple[str, str]]:
    """Word by word the text and its colour; without colours, marks stand around what changed."""
    last = len(words) - 1
    for place, run in enumerate(words):
        color, opening, closing = _PAINT[run.op]
        parts = clean(run.text).split()
        if run.op == "stayed":
            parts = _near(parts, first=place == 0, last=place == last)
        elif not style.color:
            parts[0] = opening + parts[0]
            parts[-1] += closing
        yield from ((part, color) for part in parts)


def _near(parts: list[str], *, first: bool, last: bool) -> list[str]:
    """The words next to a change, with … for those between."""
    before = [] if first else parts[:_ROUND]
    after = [] if last else parts[-_ROUND:]
    cut = len(before) + len(after) < len(parts)
    return [*before, "…", *after] if cut else parts
