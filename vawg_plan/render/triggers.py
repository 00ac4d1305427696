"""Whether a future action's trigger has been met, by what updates say."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from vawg_plan.model import types as t
from vawg_plan.render import pieces, prose, wording
from vawg_plan.render.lookup import Lookup

_Place = tuple[str, str]


def fired(future: str, lookup: Lookup) -> pieces.Fired | None:
    """The first report, up to the as-of date, that stands and says the trigger was met."""
    standing: dict[_Place, tuple[bool, str, t.Entry]] = {}
    for name, update, entry in _reports(future, lookup):
        place = (update.date, entry.area or "")
        rank = (update.corrects is not None, name, entry)
        if place not in standing or rank[:2] >= standing[place][:2]:
            standing[place] = rank
    met = [(day, entry) for (day, _), (_, _, entry) in standing.items() if entry.trigger == "fired"]
    return _in_words(*min(met, key=itemgetter(0)), lookup) if met else None


def _reports(future: str, lookup: Lookup) -> Iterator[tuple[str, t.Update, t.Entry]]:
    """Entries about a future action in updates, without those that were corrected."""
    known = {n: u for n, u in lookup.plan.updates.items() if u.date <= lookup.as_of}
    corrected = {
        update.corrects
        for update in known.values()
        if update.corrects and any(entry.subject == future for entry in update.entries)
    }
    for name, update in sorted(known.items()):
        if name not in corrected:
            yield from ((name, update, e) for e in update.entries if e.subject == future)


def _in_words(day: str, entry: t.Entry, lookup: Lookup) -> pieces.Fired:
    return pieces.Fired(
        date=day,
        paragraphs=prose.blocks(entry.summary or ""),
        evidence=tuple(
            (wording.line(item.title), wording.web_address(item.url or lookup.url(item.source)))
            for item in entry.evidence
        ),
    )
