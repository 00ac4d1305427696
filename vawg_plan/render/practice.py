"""What works: the register of notable practice, by theme and by strength of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from vawg_plan.model import types as t
from vawg_plan.model.ids import sort_key
from vawg_plan.model.plan import Plan
from vawg_plan.render import prose, wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.data import Column, Link, Table
from vawg_plan.render.lookup import Lookup
from vawg_plan.render.pieces import Piece

# From the strongest down.
STRENGTHS = ("system_wide", "replicated", "compared", "change_observed", "described")


class Part(Piece, frozen=True):
    """A part of the plan: ``kind`` is action, future or plan; the number is an action's."""

    id: str
    kind: str
    number: int | None
    title: str


class Helped(Piece, frozen=True):
    """What a practice supports: a part of the plan, or a promise of it."""

    id: str
    part: Part
    promise: str | None


class Proof(Piece, frozen=True):
    """What a practice rests on."""

    title: str
    url: str | None


class Practice(Piece, frozen=True):
    """One practice; ``strength`` is its key in the words."""

    id: str
    title: str
    paragraphs: tuple[prose.Block, ...]
    strength: str
    by: str | None
    place: str | None
    start: str | None
    supports: tuple[Helped, ...]
    evidence: tuple[Proof, ...]
    url: str | None


class Theme(Piece, frozen=True):
    """A theme with its practices, the strongest first; ``id`` is its anchor."""

    id: str
    title: str
    practices: tuple[Practice, ...]


class WhatWorks(Piece, frozen=True):
    """The register. ``counts`` go from the strongest down; ``bare`` are actions without any.

    ``parts`` counts the actions, those of the future too; ``future`` tells that there are such.
    """

    counts: tuple[tuple[str, int], ...]
    total: int
    themes: tuple[Theme, ...]
    parts: int
    future: bool
    bare: tuple[Part, ...]
    strengths: Table
    by_theme: Table | None
    coverage: Table | None
    tables: tuple[Table, ...]


def values(plan: Plan, as_of: str, _: Asked) -> WhatWorks:
    """Every practice of ``plan``, which is fit for its audience."""
    lookup = Lookup(plan, as_of)
    found = [_practice(one, lookup) for one in plan.practice.values()]
    counts = tuple((key, sum(one.strength == key for one in found)) for key in STRENGTHS)
    themes = tuple(_themes(plan, found))
    parts = [
        *(_part(plan, one.id) for one in plan.actions),
        *(_part(plan, one.id) for one in plan.futures),
    ]
    helping = {part.id: _helping(found, part.id) for part in parts}
    strengths = _strengths(counts)
    by_theme = _by_theme(themes) if themes else None
    covered = [part for part in parts if helping[part.id]]
    coverage = _coverage(covered, helping) if covered else None
    return WhatWorks(
        counts=counts,
        total=len(found),
        themes=themes,
        parts=len(parts),
        future=bool(plan.futures),
        bare=tuple(part for part in parts if not helping[part.id]),
        strengths=strengths,
        by_theme=by_theme,
        coverage=coverage,
        tables=tuple(filter(None, (strengths, by_theme, coverage))),
    )


def _practice(one: t.Practice, lookup: Lookup) -> Practice:
    return Practice(
        id=one.id,
        title=wording.line(one.title),
        paragraphs=prose.blocks(one.text),
        strength=one.strength,
        by=lookup.optional_name(one.organisation),
        place=wording.line(one.place) if one.place else None,
        start=one.start,
        supports=tuple(_helped(lookup.plan, slug) for slug in sorted(one.supports, key=sort_key)),
        evidence=tuple(_evidence(one, lookup)),
        url=wording.web_address(one.url),
    )


def _evidence(practice: t.Practice, lookup: Lookup) -> Iterator[Proof]:
    """What a practice rests on, and the document that it comes from where that is another."""
    for one in practice.evidence:
        url = wording.web_address(one.url) or wording.web_address(lookup.url(one.source))
        yield Proof(wording.line(one.title), url)
    if practice.source not in {None, *(one.source for one in practice.evidence)}:
        title = lookup.title(practice.source)
        if title:
            yield Proof(title, wording.web_address(lookup.url(practice.source)))


def _helped(plan: Plan, slug: str) -> Helped:
    node = plan.items.get(slug)
    is_promise = node is not None and isinstance(node.record, t.Commitment)
    promise = wording.line(node.title) if node and is_promise else None
    return Helped(slug, _part(plan, slug.partition(".")[0]), promise)


def _part(plan: Plan, slug: str) -> Part:
    if slug == "P":
        return Part(slug, "plan", None, "")
    node = plan.items.get(slug)
    record = node.record if node else None
    kind = "action" if isinstance(record, t.Action) else "future"
    number = record.number if isinstance(record, t.Action) else None
    return Part(slug, kind, number, wording.line(node.title if node else slug))


def _themes(plan: Plan, found: list[Practice]) -> Iterator[Theme]:
    """The themes by name, however their letters are written."""

    def theme(one: Practice) -> str:
        return wording.line(plan.practice[one.id].theme).casefold()

    ordered = sorted(found, key=lambda one: (theme(one), STRENGTHS.index(one.strength), one.title))
    for place, (_, group) in enumerate(groupby(ordered, theme), 1):
        practices = tuple(group)
        title = wording.line(plan.practice[practices[0].id].theme)
        yield Theme(f"theme-{place}", title, practices)


def _helping(found: Iterable[Practice], part: str) -> list[Practice]:
    """The practices that support a part of the plan or a promise of it."""
    return [one for one in found if any(h.part.id == part for h in one.supports)]


def _strengths(counts: tuple[tuple[str, int], ...]) -> Table:
    columns = (
        Column("strength", "word", words="strength", tag=True),
        Column("strength_meaning", "word", heading="meaning", words="strength_meanings"),
        Column("practices", "number"),
    )
    shown = None if any(number for _, number in counts) else len(columns) - 1
    rows = tuple((key, key, number) for key, number in counts)
    return Table("strength", "strength", columns, rows, shown=shown)


def _by_theme(themes: Iterable[Theme]) -> Table:
    columns = (Column("theme"), Column("practices", "number"), _BEST)
    rows = ((Link(one.title, f"#{one.id}"), *_counted(one.practices)) for one in themes)
    return Table("themes", "themes", columns, tuple(rows))


def _coverage(parts: Iterable[Part], helping: dict[str, list[Practice]]) -> Table:
    columns = (Column("supported"), Column("practices", "number"), _BEST)
    rows = ((part.title, *_counted(helping[part.id])) for part in parts)
    return Table("practice-coverage", "practice_coverage", columns, tuple(rows))


_BEST = Column("strongest", "word", words="strength")


def _counted(practices: Iterable[Practice]) -> tuple[int, str]:
    """How many, and the strongest of their strengths."""
    strengths = [one.strength for one in practices]
    return len(strengths), min(strengths, key=STRENGTHS.index)
