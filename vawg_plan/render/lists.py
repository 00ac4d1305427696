"""The lists at a document's end: sources, short names, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.model import types as t
from vawg_plan.render import pieces, wording
from vawg_plan.render.lookup import Lookup

_WORD = re.compile(r"[^\s()]+")


class Named(NamedTuple):
    """What a document has named, in order."""

    documents: tuple[pieces.Document, ...]
    short_names: tuple[pieces.ShortName, ...]
    bodies: tuple[pieces.Body, ...]


def named(lookup: Lookup) -> Named:
    """What ``lookup`` was asked for; the last thing to call, as it only knows what came before."""
    sources = lookup.shown_sources()
    documents = tuple(_document(source, lookup) for source in sources)  # names their publishers
    bodies = lookup.shown_bodies()
    return Named(
        documents=documents,
        short_names=_short_names(bodies, sources),
        bodies=tuple(
            pieces.Body(wording.line(body.name), wording.web_address(body.url))
            for body in bodies
            if not body.acronym
        ),
    )


def _short_names(
    bodies: Sequence[t.Organisation], sources: Sequence[t.Source]
) -> tuple[pieces.ShortName, ...]:
    """Bodies by acronym, and what the acronyms of sources stand for, where their titles say it."""
    found = [
        pieces.ShortName(
            wording.line(body.acronym), wording.line(body.name), wording.web_address(body.url)
        )
        for body in bodies
        if body.acronym
    ]
    for source in sources:
        short, title = wording.line(source.acronym or ""), wording.line(source.title)
        if name := spelled_out(short, title):
            url = wording.web_address(source.url) if name == title else None
            found.append(pieces.ShortName(short, name[0].upper() + name[1:], url))
    return tuple(sorted(found, key=lambda item: (item.short.casefold(), item.name)))


def spelled_out(acronym: str, title: str) -> str | None:
    """The words of a title whose initials are an acronym, if it has such words."""
    words, wanted = title.split(), acronym.casefold()
    initials = "".join(word[0] for word in words).casefold()
    start = initials.find(wanted) if len(initials) == len(words) else -1
    return " ".join(words[start : start + len(wanted)]) if wanted and start >= 0 else None


def _document(source: t.Source, lookup: Lookup) -> pieces.Document:
    start, end = source.period_start, source.period_end
    title, acronym = wording.line(source.title), wording.line(source.acronym or "")
    return pieces.Document(
        id=source.id,
        title=title,
        acronym=acronym if acronym and acronym not in _WORD.findall(title) else None,
        publisher=lookup.optional_name(source.publisher),
        date=source.date,
        covers=(start, end) if start and end else None,
        url=wording.web_address(source.url),
        replaced=_replacement(source, lookup),
    )


def _replacement(source: t.Source, lookup: Lookup) -> tuple[str, str] | None:
    """What has replaced it by the as-of date, and when."""
    newer = lookup.plan.sources.get(source.superseded_by or "")
    if newer is None or not source.superseded_on or source.superseded_on > lookup.as_of:
        return None
    return wording.line(newer.title), source.superseded_on
