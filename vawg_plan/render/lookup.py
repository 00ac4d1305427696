"""Ids turned into names, keeping count of what a document has named.

The lists at a document's end show what public text names, by id or in the published plan's own
words (then it has a locator there); a body or source that only internal records name stays out.
"""

from __future__ import annotations

from collections.abc import Iterable

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.render import pieces, wording


class Lookup:
    """The plan's bodies and sources by id; remembers each that was asked for."""

    def __init__(self, plan: Plan, as_of: str) -> None:
        self.plan = plan
        self.as_of = as_of
        self._named: dict[str, str] = {}
        self._cited: dict[str, pieces.Cited] = {}

    def name(self, slug: str) -> str:
        """A body's name with its acronym; the id itself where the plan has no such body."""
        known = self._named.get(slug)
        if known is None:
            body = self.plan.organisations.get(slug)
            known = self._named[slug] = _full(body) if body else wording.line(slug)
        return known

    def optional_name(self, slug: str | None) -> str | None:
        """As `name`, for a field that may be absent."""
        return self.name(slug) if slug else None

    def row(self, slugs: Iterable[str]) -> str | None:
        """Several bodies in a row, or None."""
        return wording.names([self.name(slug) for slug in slugs]) or None

    def cited(self, slugs: Iterable[str]) -> tuple[pieces.Cited, ...]:
        """Sources as something cites them, those that the plan has."""
        return tuple(filter(None, map(self._cite, slugs)))

    def title(self, slug: str | None) -> str | None:
        """A source's title, or None where there is no such source."""
        cited = self._cite(slug) if slug else None
        return cited.title if cited else None

    def url(self, slug: str | None) -> str | None:
        """A source's address, if there is one."""
        source = self.plan.sources.get(slug) if slug and self._cite(slug) else None
        return source.url if source else None

    def _cite(self, slug: str) -> pieces.Cited | None:
        known = self._cited.get(slug)
        if known is None and (source := self.plan.sources.get(slug)):
            known = self._cited[slug] = pieces.Cited(slug, wording.line(source.title))
        return known

    def documents(self) -> tuple[pieces.Document, ...]:
        """The sources that were cited or that the published plan itself names, by title."""
        edition = self.plan.edition
        shown = [
            source
            for slug, source in self.plan.sources.items()
            if slug in self._cited or _in_published(source, edition)
        ]
        return tuple(map(self._document, sorted(shown, key=_by_title)))

    def _document(self, source: t.Source) -> pieces.Document:
        start, end = source.period_start, source.period_end
        return pieces.Document(
            id=source.id,
            title=wording.line(source.title),
            acronym=_optional(source.acronym),
            publisher=self.optional_name(source.publisher),
            date=wording.date(source.date) if source.date else None,
            covers=f"{wording.date(start)} to {wording.date(end)}" if start and end else None,
            url=wording.web_address(source.url),
            replaced=self._replacement(source),
        )

    def _replacement(self, source: t.Source) -> str | None:
        newer = self.plan.sources.get(source.superseded_by or "")
        if newer is None or not source.superseded_on or source.superseded_on > self.as_of:
            return None
        return f"{wording.line(newer.title)}, {wording.date(source.superseded_on)}"

    def bodies(self) -> tuple[pieces.Body, ...]:
        """The bodies that were named or that the published plan itself names, by name."""
        edition = self.plan.edition
        shown = [
            body
            for slug, body in self.plan.organisations.items()
            if slug in self._named or _in_published(body, edition)
        ]
        return tuple(map(_body, sorted(shown, key=_by_name)))


def _in_published(record: t.Source | t.Organisation, edition: t.Edition | None) -> bool:
    """Whether the published plan names it: it has a locator there, and in no other document."""
    if not record.locator or edition is None:
        return False
    return record.source in {None, edition.source}


def _full(body: t.Organisation) -> str:
    name = wording.line(body.name)
    acronym = _optional(body.acronym)
    return f"{name} ({acronym})" if acronym and acronym != name else name


def _body(body: t.Organisation) -> pieces.Body:
    return pieces.Body(
        id=body.id,
        name=wording.line(body.name),
        acronym=_optional(body.acronym),
        url=wording.web_address(body.url),
    )


def _optional(text: str | None) -> str | None:
    return wording.line(text) if text else None


def _by_title(source: t.Source) -> tuple[str, str]:
    return (source.title.casefold(), source.id)


def _by_name(body: t.Organisation) -> tuple[str, str]:
    return (body.name.casefold(), body.id)
