"""What templates see: plain frozen values, every text fit to print, nothing that is not public.

A template for one document gets the whole `PublicPlan` and cannot reach the plan behind it.
Where there is nothing to say, a text is None or a tuple is empty, and nothing is printed.
"""

from __future__ import annotations

from msgspec import Struct


class Piece(Struct, frozen=True, gc=False):
    """What every piece is."""


class Body(Piece, frozen=True):
    """A body, portfolio or role that has no short name."""

    name: str
    url: str | None


class ShortName(Piece, frozen=True):
    """A body's or document's acronym."""

    short: str
    name: str
    url: str | None


class Document(Piece, frozen=True):
    """A source: ``replaced`` says by what it has been replaced, by the as-of date."""

    id: str
    title: str
    acronym: str | None
    publisher: str | None
    date: str | None
    covers: str | None
    url: str | None
    replaced: str | None


class Cited(Piece, frozen=True):
    """A source where something cites it."""

    id: str
    title: str


class Statement(Piece, frozen=True):
    """Something said that promises nothing: context, an element, an objective."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    locator: str | None
    cites: tuple[Cited, ...]
    partners: str | None


class Step(Piece, frozen=True):
    """A milestone of a promise."""

    title: str
    due: str | None


class Promise(Piece, frozen=True):
    """One promise; ``modality`` is its key in the words on firmness, ``inferred`` is of ``by``."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    modality: str
    by: str
    inferred: bool
    co_leads: str | None
    partners: str | None
    accountable: str | None
    starts: str | None
    due: str | None
    due_before: str | None
    due_inferred: bool
    steps: tuple[Step, ...]
    cites: tuple[Cited, ...]
    withdrawn: str | None
    locator: str
    document: str | None


class Sign(Piece, frozen=True):
    """An indicator of a success measure, with its values in words."""

    title: str
    definition: str
    baseline: str | None
    target: str | None


class Measure(Piece, frozen=True):
    """How it will be known that an action worked."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    locator: str
    signs: tuple[Sign, ...]


class Reference(Piece, frozen=True):
    """A link to an item of this document; ``inferred`` where the link was drawn here."""

    id: str
    heading: str
    anchor: str
    inferred: bool


class Fired(Piece, frozen=True):
    """That a trigger was met: when, and what the update says about it."""

    date: str
    paragraphs: tuple[str, ...]
    evidence: tuple[tuple[str, str | None], ...]


class Trigger(Piece, frozen=True):
    """On what a future action waits."""

    paragraphs: tuple[str, ...]
    cites: tuple[Cited, ...]
    fired: Fired | None


class Action(Piece, frozen=True):
    """An action, or a future action: that has a trigger and no number."""

    id: str
    number: int | None
    title: str
    heading: str
    anchor: str
    lead: str
    inferred: bool
    context: tuple[Statement, ...]
    promises: tuple[Promise, ...]
    measures: tuple[Measure, ...]
    outcomes: tuple[Reference, ...]
    locator: str
    trigger: Trigger | None


class Outcome(Piece, frozen=True):
    """An outcome, and the actions linked to it; ``part`` where it is a part of the one before."""

    id: str
    number: str
    heading: str
    anchor: str
    paragraphs: tuple[str, ...]
    locator: str | None
    part: bool
    actions: tuple[Reference, ...]


class Definition(Piece, frozen=True):
    """The term that the plan is about."""

    term: str
    paragraphs: tuple[str, ...]
    elements: tuple[Statement, ...]
    locator: str


class Help(Piece, frozen=True):
    """A helpline."""

    name: str
    contact: str
    hours: str | None
    url: str | None
    checked: str | None


class Front(Piece, frozen=True):
    """What stands before the actions."""

    publisher: str
    edition: str
    status: str
    published: str | None
    period: str
    period_dates: str
    period_inferred: bool
    definition: Definition
    context: tuple[Statement, ...]
    objectives: tuple[Statement, ...]
    outcomes: tuple[Outcome, ...]
    links_drawn: str | None
    evidence_base: tuple[Statement, ...]
    promises: tuple[Promise, ...]
    helplines: tuple[Help, ...]
    source: str | None


class Counts(Piece, frozen=True):
    """How many promises stand on the as-of date: in all, by place, by firmness."""

    promises: int
    in_actions: int
    in_plan: int
    in_future: int
    measures: int
    by_modality: tuple[tuple[str, int], ...]


class PublicPlan(Piece, frozen=True):
    """A plan as a public reader may see it on a date; ``front`` is None without plan.yaml.

    ``inferred``: something in the document is marked as read from the context.
    """

    title: str
    as_of: str
    front: Front | None
    actions: tuple[Action, ...]
    futures: tuple[Action, ...]
    bodies: tuple[Body, ...]
    short_names: tuple[ShortName, ...]
    documents: tuple[Document, ...]
    counts: Counts
    inferred: bool
