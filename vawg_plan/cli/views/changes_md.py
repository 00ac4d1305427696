"""What changed, for a pull request: a line to stop at, what needs a decision, details folded."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vawg_plan.cli.views.words import count_of
from vawg_plan.diff.report import Comparison, Told, Words
from vawg_plan.model.change import label
from vawg_plan.render.markdown import escape, hold_back

COMMENT = 60_000  # bytes: what a comment may have
SUMMARY = 900_000  # bytes: what a step's summary may have
_TAIL = 200  # bytes kept for the line that says what was left out
_LONGEST = 2_000  # letters of one sentence, and of one rewording
_NAME = 300  # letters of the name of a version
_NOTES = 5  # before the changes, so that these have room
_NOTE = 600  # letters of one


class Section(NamedTuple):
    """Lines, and what stands before and after them where there are any."""

    opening: str
    lines: list[str]
    closing: str


def changes_md(found: Comparison, most: int = COMMENT) -> str:
    """The comparison as GitHub's Markdown of at most so many bytes, cut with “N more”."""
    head = "\n".join(_head(found)) + "\n"
    return _cut(head, [*_waiting(found), *_folded(found)], most)


def summary_md(found: Comparison) -> str:
    """How many changes of each kind, as GitHub's Markdown; there are no more than that."""
    listed = [f"- {count} {label(kind)}" for kind, count in found.counts.items()]
    return "\n".join([*_head(found), *([""] if listed else []), *listed]) + "\n"


def _head(found: Comparison) -> Iterator[str]:
    promises = sum(not one.of_record for one in found.changes)
    reports = len(found.changes) - promises
    said = [count_of(promises, "change") + " to the plan"] if promises else []
    said += [count_of(reports, "change") + " to its record"] if reports else []
    total = " and ".join(said) or "No change in the plan's terms"
    waiting = found.needs_decision
    needing = f"; {waiting} {'needs' if waiting == 1 else 'need'} a decision" if waiting else ""
    yield f"**{total}{needing}.**"
    yield ""
    base, head = (escape(_short(side.name, _NAME)) for side in (found.base, found.head))
    yield f"From {base} to {head}."
    yield from _notes(found.notes)


def _notes(notes: Sequence[str]) -> Iterator[str]:
    """What to know first, a quote each; a sentence says what is left out."""
    for note in notes[:_NOTES]:
        yield ""
        yield f"> {escape(_short(note, _NOTE))}"
    more = len(notes) - _NOTES
    cut = sum(len(note) > _NOTE for note in notes[:_NOTES])
    left_out = [count_of(more, "more note")] if more > 0 else []
    left_out += [f"the rest of {count_of(cut, 'note')}"] if cut else []
    if left_out:
        yield ""
        yield f"> Left out: {' and '.join(left_out)}. All of it: `vawg diff`"


def _waiting(found: Comparison) -> Iterator[Section]:
    """The sections of what is lost and what needs a decision, open for all to see."""
    lost = [_bullet(one) for one in found.changes if one.kind == "removed"]
    if lost:
        yield Section("\n### Lost\n\n", lost, "")
    waiting = [_bullet(one) for one in found.changes if one.needs_decision]
    if waiting:
        yield Section("\n### Needs a decision\n\n", waiting, "")


def _folded(found: Comparison) -> Iterator[Section]:
    """A folded section a group: what opens it, its lines, what closes it."""
    for group, changes in groupby(found.changes, key=lambda one: one.group):
        listed = [_bullet(one) for one in changes]
        title = f"{_html(found.groups[group])} ({count_of(len(listed), 'change')})"
        opening = f"\n<details><summary>{title}</summary>\n\n"
        yield Section(opening, listed, "\n</details>\n")


def _bullet(one: Told) -> str:
    named = f"{one.id} {one.title}" if one.title != one.id else one.id
    said = escape(_short(one.sentence))
    by = "".join(f" By decision {escape(name)}." for name in one.decisions)
    line = f"- **{escape(_short(named))}**: *{label(one.kind)}*. {said}{by}\n"
    return line + (f"\n  > {_words(one.words)}\n\n" if one.words else "")


def _words(words: tuple[Words, ...]) -> str:
    tags = {"went": "<del>{}</del>", "came": "<ins>{}</ins>", "stayed": "{}"}
    return " ".join(tags[run.op].format(escape(_short(run.text))) for run in words)


def _cut(head: str, sections: Iterable[Section], most: int) -> str:
    """The sections that fit, whole lines only, every fold closed.

    A change may stand in two sections, by the same line: it is left out where no section has it.
    """
    out, left = [head], most - _size(head) - _TAIL
    shown: set[str] = set()
    missing: set[str] = set()
    for section in sections:
        left -= _size(section.opening + section.closing)
        kept = 0
        while kept < len(section.lines) and not missing and _size(section.lines[kept]) <= left:
            left -= _size(section.lines[kept])
            kept += 1
        shown.update(section.lines[:kept])
        missing.update(section.lines[kept:])
        if kept:
            out += [section.opening, *section.lines[:kept], section.closing]
    if missing - shown:
        out.append(f"\nAnd {len(missing - shown)} more. All of it: `vawg diff`\n")
    return "".join(out)


def _size(text: str) -> int:
    return len(text.encode())


def _html(text: str) -> str:
    """Text inside an HTML block, where Markdown sees nothing but GitHub still finds mentions.

    A ``#`` is written as its number, so that in a job's log it is part of no command.
    """
    safe = html.escape(hold_back(" ".join(_short(text).split())), quote=False)
    return safe.replace("#", "&#35;")


def _short(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
