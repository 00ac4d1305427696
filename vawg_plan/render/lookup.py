"""Ids turned into names, keeping count of what a document has named.

The lists at a document's end show what public text names, by id or in the published plan's own
words (then it has a locator there); a body or source that only internal records name stays out.
"""

from __future__ import annotations

from collections.abc import Iterable

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.clock import Clock
from vawg_plan.render import pieces, wording


class Lookup:
    """The plan's bodies and sources by id; remembers each that was asked for.

    ``listed``: the page has a list of its sources, to which what cites them leads.
    """

    def __init__(self, plan: Plan, as_of: str, *, listed: bool = True) -> None:
        self.listed = listed
        self.plan = plan
        self.as_of = as_of
        self.clock = Clock(plan, as_of)
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
            href = f"#source-{slug}" if self.listed else source.url or ""
            known = self._cited[slug] = pieces.Cited(slug, wording.line(source.title), href)
        return known

    def shown_sources(self) -> list[t.Source]:
        """The sources that were cited or that the published plan itself names, by title."""
        edition = self.plan.edition
        return sorted(
            (
                source
                for slug, source in self.plan.sources.items()
                if slug in self._cited or _in_published(source, edition)
            ),
            key=lambda source: (source.title.casefold(), source.id),
        )

    def shown_bodies(self) -> list[t.Organisation]:
        """The bodies that were named or that the published plan itself names, by name."""
        edition = self.plan.edition
        return sorted(
            (
                body
                for slug, body in self.plan.organisations.items()
                if slug in self._named or _in_published(body, edition)
            ),
            key=lambda body: (body.name.casefold(), body.id),
        )


def _in_published(record: t.Source | t.Organisation, edition: t.Edition | None) -> bool:
    """Whether the published plan names it: it has a locator there, and in no other document."""
    if not record.locator or edition is None:
        return False
    return record.source in {None, edition.source}


def _full(body: t.Organisation) -> str:
    name = wording.line(body.name)
    acronym = wording.line(body.acronym) if body.acronym else None
    return f"{name} ({acronym})" if acronym and acronym != name else name
