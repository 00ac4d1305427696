"""All documents as one linked site: which pages there are, and how each is made.

A page is made anew only where what it shows changed: its values, the site around it, or the
templates. Every page works from a folder on a disk as from a server.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vawg_plan.model.plan import Plan
from vawg_plan.query.rows import commitment_rows
from vawg_plan.query.status import count
from vawg_plan.render import data, wording
from vawg_plan.render.asked import OPTIONS, Asked
from vawg_plan.render.documents import DOCUMENTS, Document, maker_of
from vawg_plan.render.engine import Press, said_of
from vawg_plan.render.head import head
from vawg_plan.render.pieces import Piece
from vawg_plan.render.places import FOLDERS, path_of
from vawg_plan.render.provenance import Provenance

INDEX = "index.html"
_DATA = "data"


class Page(NamedTuple):
    """A page: its path in the site, the document that it is, and what is asked of that."""

    path: str
    row: Document
    asked: Asked
    title: str = ""
    number: int | None = None

    @property
    def folder(self) -> str:
        """The folder that it stands in; empty for the site's own."""
        return self.path.rpartition("/")[0]

    @property
    def root(self) -> str:
        """The way from the page to the site's own folder."""
        return "../" * self.path.count("/")

    @property
    def data(self) -> str:
        """The folder of its tables' data, in the site."""
        return f"{_DATA}/{self.path.removesuffix('.html')}/"


class Way(Piece, frozen=True):
    """A link to another page: where it leads, and the document or the plan's text that it names."""

    href: str
    document: str
    title: str = ""
    number: int | None = None


class Around(Piece, frozen=True):
    """What a page shows of the site around it; ``current`` is its own document's name."""

    home: str
    current: str
    ways: tuple[Way, ...]


class Index(Piece, frozen=True):
    """The first page: how the plan stands, then ways to all other pages.

    ``dated`` is false where no promise has a date, so that none can be late.
    """

    promises: int
    reported: int
    complete: int
    late: int
    dated: bool
    documents: tuple[Way, ...]
    actions: tuple[Way, ...]
    bodies: tuple[Way, ...]
    frameworks: tuple[Way, ...]
    tables: tuple[data.Table, ...] = ()


class Made(NamedTuple):
    """A page's files by path; None for one that is as it was. ``mark`` tells what it shows."""

    path: str
    mark: str
    files: dict[str, bytes | None]


class _Here:
    """The folder of a page's data, as templates that are set up once for many pages print it."""

    folder = ""

    def __str__(self) -> str:
        return self.folder


class Site:
    """The site of one plan, fit for its audience."""

    def __init__(
        self,
        plan: Plan,
        as_of: str,
        provenance: Provenance,
        asked: Asked,
        overrides: Mapping[str, str],
    ) -> None:
        self.plan, self.as_of, self.provenance = plan, as_of, provenance
        self.asked, self.overrides = asked, overrides
        self._linked = list(_pages(plan, as_of, asked))
        self.pages = [*self._linked, Page(INDEX, _FIRST, asked)]
        self._top = [one for one in self._linked if not one.folder]
        self._presses: dict[str, Press] = {}
        self._makers: dict[str, Callable[[Asked], Struct]] = {}
        self._here = _Here()
        self._lines = data.Lines()
        self._head = head(plan, as_of, asked.audience)

    def made(self, pages: Sequence[Page], marks: Mapping[str, str], stamp: str) -> Iterator[Made]:
        """Some pages; ``marks`` are those of the last time, ``stamp`` is what the program is."""
        shared = _digest(
            stamp, self._head, self.provenance, sorted(self.overrides.items()), self.asked.lang,
            self.asked.flawed,
        )  # fmt: skip
        for page in pages:
            yield self._made(page, self._values(page), marks, shared)

    def _values(self, page: Page) -> Struct:
        if page.row is _FIRST:
            return self._index()
        make = self._makers.get(page.row.name)
        if make is None:
            make = self._makers[page.row.name] = maker_of(page.row, self.plan, self.as_of)
        return make(page.asked)

    def _made(self, page: Page, doc: Struct, marks: Mapping[str, str], shared: str) -> Made:
        around = self._around(page)
        mark = _digest(shared, page.path, page.row.template, doc, around)
        tables: tuple[data.Table, ...] = getattr(doc, "tables", ())
        if marks.get(page.path) == mark:
            names = [page.data + name for one in tables for name in data.names(one)]
            return Made(page.path, mark, dict.fromkeys((page.path, *names)))
        press = self._press(page)
        text = press.page({"doc": doc, "document": page.row.name, "site": around})
        files: dict[str, bytes | None] = {page.path: text.encode()}
        for one in tables:
            lang = str(press.words.lang)
            said = data.files(one, *said_of(one, press.words), lang, self._lines)
            files |= {page.data + name: inner.encode() for name, inner in said.items()}
        return Made(page.path, mark, files)

    def _press(self, page: Page) -> Press:
        """The template of a page, set up once for all pages of it."""
        name = f"{page.row.template}.html.j2"
        found = self._presses.get(name)
        if found is None:
            shared = {
                "plan": self._head,
                "provenance": self.provenance,
                "data_folder": self._here,
                "flawed": self.asked.flawed,
            }
            found = self._presses[name] = Press(name, shared, self.overrides, self.asked.lang)
        self._here.folder = page.root + page.data
        return found

    def _around(self, page: Page) -> Around:
        ways = tuple(_way(one, page.root) for one in self._top)
        return Around(page.root + INDEX, page.row.name, ways)

    def _index(self) -> Index:
        def ways(folder: str) -> tuple[Way, ...]:
            return tuple(_way(one, "") for one in self._linked if one.folder == folder)

        rows = commitment_rows(self.plan, self.as_of)
        totals = count(rows)
        return Index(
            promises=totals.commitments,
            reported=totals.reported,
            complete=totals.completion["complete"],
            late=totals.overdue,
            dated=any(one.due and "withdrawn" not in one.flags for one in rows),
            documents=ways(""),
            actions=ways("actions"),
            bodies=ways("bodies"),
            frameworks=ways("frameworks"),
        )


_FIRST = Document("index", "The site's first page", "", "index", "")


def _pages(plan: Plan, as_of: str, asked: Asked) -> Iterator[Page]:
    """A page for each document, or for each thing that it is about one of."""
    for row in DOCUMENTS.values():
        if asked.audience == "public" and not row.public:
            continue
        about = next((name for name in row.takes if name in FOLDERS), None)
        if about:
            for item, title, number in _each(plan, as_of, about):
                path = path_of(about, item)
                yield Page(path, row, replace(asked, **{OPTIONS[about][0]: item}), title, number)
        elif "range" not in row.needs or asked.base is not None:
            span = asked.span if "range" in row.takes else None
            yield Page(f"{row.name}.html", row, replace(asked, span=span))


def _each(plan: Plan, as_of: str, about: str) -> Iterator[tuple[str, str, int | None]]:
    """The id, title and number of each thing of which there is a page."""
    if about == "action":
        for action in plan.holders():
            yield action.id, wording.line(action.title), getattr(action, "number", None)
    elif about == "framework":
        for framework in plan.frameworks.values():
            yield framework.id, wording.line(framework.title), None
    else:
        promises = plan.commitments()
        leads = {p.lead for p in promises} | {one for p in promises for one in p.co_leads}
        leads |= {one.lead for one in plan.holders()}
        busy = leads | {one.id for one in plan.delivering(as_of)}
        for body in plan.organisations.values():
            if body.id in busy:
                yield body.id, wording.line(body.name), None


def _way(page: Page, root: str) -> Way:
    return Way(root + page.path, page.row.name, page.title, page.number)


def _digest(*parts: object) -> str:
    raw = msgspec.msgpack.encode(parts, enc_hook=str)
    return hashlib.blake2b(raw, digest_size=16).hexdigest()
