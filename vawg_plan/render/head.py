"""What every document says of its plan."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.model.audience import Audience
from vawg_plan.model.plan import Plan
from vawg_plan.render import pieces, wording
from vawg_plan.render.lookup import Lookup


def head(plan: Plan, as_of: str, audience: Audience) -> pieces.Head:
    """The plan's title, edition and helplines, and for whom and which day the document is."""
    edition = plan.edition
    return pieces.Head(
        title=wording.line(edition.title) if edition else None,
        edition=_edition(edition, Lookup(plan, as_of)) if edition else None,
        as_of=as_of,
        audience=audience,
        helplines=tuple(map(_helpline, edition.helplines)) if edition else (),
        exit_page=_secure(edition.exit_page) if edition else None,
    )


def _secure(url: str | None) -> str | None:
    """The address of the page to leave for: over https, so that nobody sees which, or none."""
    return wording.web_address(url) if url and url.startswith("https://") else None


def _edition(edition: t.Edition, lookup: Lookup) -> pieces.Edition:
    period = edition.period
    return pieces.Edition(
        publisher=lookup.name(edition.publisher),
        edition=wording.line(edition.edition),
        status=edition.status,
        published=edition.published,
        period=wording.line(period.label),
        dates=(period.start, period.end),
        period_inferred=period.basis == "inferred",
    )


def _helpline(helpline: t.Helpline) -> pieces.Help:
    return pieces.Help(
        name=wording.line(helpline.name),
        contact=wording.line(helpline.contact),
        hours=wording.line(helpline.hours) if helpline.hours else None,
        url=wording.web_address(helpline.url),
        checked=helpline.checked,
    )
