"""What `vawg build` does: look whether anything is to be made, make it, write it, say so."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vawg_plan import __version__
from vawg_plan.cli.answers import Answer, answer_key
from vawg_plan.cli.publishing import origin_of, own_templates, stopping
from vawg_plan.cli.terminal import clean
from vawg_plan.cli.views.words import count_of
from vawg_plan.store.cache import digest
from vawg_plan.store.output import File, Output, marked

if TYPE_CHECKING:
    from vawg_plan.cli.session import Session
    from vawg_plan.load import Loaded
    from vawg_plan.render import Asked
    from vawg_plan.render.site import Page, Site


class Order(NamedTuple):
    """What the command line asks for."""

    out: str
    audience: str
    since: str | None
    lang: str
    day: str
    at: str | None
    force: bool


_WORTH_A_PROCESS = 60  # pages: below, a second process costs more than it saves


class Ready(NamedTuple):
    """A page as `Made` has it, its files fit to be written."""

    path: str
    mark: str
    files: dict[str, File | None]


def _made(site: Site, marks: Mapping[str, str], stamp: str) -> list[Ready]:
    """Every page; where there are many, a second process makes them from the end."""
    from msgspec import msgpack  # noqa: PLC0415 - not for a site that is as it should be

    from vawg_plan.store.beside import beside  # noqa: PLC0415

    def ready(pages: Sequence[Page]) -> Iterator[Ready]:
        for path, mark, files in site.made(pages, marks, stamp):
            found = {name: None if raw is None else marked(raw) for name, raw in files.items()}
            yield Ready(path, mark, found)

    pages = site.pages
    many = len(pages) >= _WORTH_A_PROCESS
    second = beside(lambda: map(msgpack.encode, ready(pages[::-1]))) if many else None
    if second is None:
        return list(ready(pages))
    made: list[Ready] = []
    theirs: list[bytes] = []
    try:
        for one in ready(pages):
            made.append(one)
            theirs += second.arrived()
            if len(made) + len(theirs) >= len(pages):
                break
    finally:
        second.finish()
    return [*made, *(msgpack.decode(raw, type=Ready) for raw in theirs[: len(pages) - len(made)])]


class Last(NamedTuple):
    """What a site was made of, in this user's cache: a site that is published tells nobody.

    ``inputs`` stands for the plan and the order, ``pages`` for what each page shows, and ``made``
    for the site.
    """

    inputs: str = ""
    pages: Mapping[str, str] = MappingProxyType({})
    made: str = ""


class Building:
    """One call of the command."""

    def __init__(self, session: Session, order: Order) -> None:
        self.session, self.order = session, order
        self.snapshot = session.snapshot(order.at)
        self.base = session.snapshot(order.since) if order.since else None
        self.origin = origin_of(self.snapshot)

    def answer(self) -> Answer:
        """Build what is not as it should be. Raises CannotWrite."""
        stopping(self._asked)
        folder = os.path.normpath(os.path.join(self.session.directory, self.order.out))
        place = Output(folder, self.snapshot.root)
        before = origin_of(self.base) if self.base else None
        question = repr(("build", self.order, self.origin, before))
        inputs = answer_key(self.session.stamp, question, self.snapshot).hex()
        last = self._last(place) if place.is_whole() else Last()
        if last.inputs == inputs:
            return self._said(0, 0, len(place.files))
        return self._build(place, inputs, last.pages)

    def _build(self, place: Output, inputs: str, marks: Mapping[str, str]) -> Answer:
        from vawg_plan.cli.sound import count_flaws, remark  # noqa: PLC0415 - not for a whole site
        from vawg_plan.model.audience import for_audience  # noqa: PLC0415
        from vawg_plan.render import Provenance  # noqa: PLC0415
        from vawg_plan.render.site import Site  # noqa: PLC0415

        loaded = self.session.load(self.snapshot, thorough=self.order.day)
        flaws = count_flaws(self.session, loaded, force=self.order.force)
        asked = self._asked(flawed=bool(flaws))
        plan = for_audience(loaded.plan, asked.audience)
        made_by = Provenance(__version__, *self.origin)
        site = Site(plan, self.order.day, made_by, asked, own_templates(loaded))
        pages = stopping(lambda: _made(site, marks, self.session.stamp.hex()))
        files = {path: raw for page in pages for path, raw in page.files.items()}
        done = place.write(files)
        self._remember(Last(inputs, {page.path: page.mark for page in pages}, place.mark))
        said = self._said(done.wrote, done.removed, done.same)
        return said._replace(err="\n".join(filter(None, (remark(flaws), said.err))))

    def _key(self) -> bytes:
        place = os.path.realpath(os.path.join(self.session.directory, self.order.out))
        return digest((self.session.stamp, b"site", os.fsencode(place)))

    def _last(self, place: Output) -> Last:
        """What was remembered when the folder was made as it is; nothing where it wasn't."""
        kept = self.session.cache.get(self._key())
        last = Last(*json.loads(kept)) if kept else Last()
        return last if last.made == place.mark else Last()

    def _remember(self, last: Last) -> None:
        self.session.cache.put(self._key(), json.dumps(last).encode())

    def _asked(self, *, flawed: bool = False) -> Asked:
        from msgspec.structs import replace  # noqa: PLC0415 - as above

        from vawg_plan.model.audience import for_audience  # noqa: PLC0415
        from vawg_plan.render import Asked, check  # noqa: PLC0415
        from vawg_plan.render.documents import DOCUMENTS  # noqa: PLC0415

        order = self.order
        base: Loaded | None = self.session.load(self.base, aside=True) if self.base else None
        asked = Asked(order.audience, order.lang, flawed=flawed)  # type: ignore[arg-type]
        check(DOCUMENTS["public-plan"], asked)
        if base is None or self.base is None:
            return asked
        span = (order.since or "", order.at or "")
        commit, _ = origin_of(self.base)
        fit = for_audience(base.plan, asked.audience)
        return replace(asked, span=span, base=fit, base_commit=commit)

    def _said(self, wrote: int, removed: int, same: int) -> Answer:
        if not wrote and not removed:
            return Answer("", f"nothing to do: {clean(self.order.out)} is as it should be")
        parts = [f"wrote {count_of(wrote, 'file')} into {clean(self.order.out)}"]
        parts += [f"removed {removed}"] if removed else []
        parts += [f"{same} stayed as they were"] if same else []
        return Answer("", ", ".join(parts))
