"""What templates see: plain frozen values, every text fit to print, and no word of ours.

A template cannot reach the plan behind them. Dates are ISO text and kinds are keys: the templates
put them into words. Where there is nothing to say, a text is None or a tuple is empty, and nothing
is printed.
"""

from __future__ import annotations

from msgspec import Struct

from vawg_plan.render.data import Amount, Table
from vawg_plan.render.prose import Block


class Piece(Struct, frozen=True, gc=False):
    """What every piece is."""


class Body(Piece, frozen=True):
    """A body, portfolio or role that has no short name."""

    name: str
    url: str | None


class ShortName(Piece, frozen=True):
    """An acronym and what it stands for; ``url`` where that is a body or a document as a whole."""

    short: str
    name: str
    url: str | None


class Document(Piece, frozen=True):
    """A source: ``covers`` are two dates, ``replaced`` the newer one's title and since when.

    ``acronym`` is None where the title has it.
    """

    id: str
    title: str
    acronym: str | None
    publisher: str | None
    date: str | None
    covers: tuple[str, str] | None
    url: str | None
    replaced: tuple[str, str] | None


class Cited(Piece, frozen=True):
    """A source where something cites it; ``href`` leads to the page's own list, or to the web."""

    id: str
    title: str
    href: str = ""


class Statement(Piece, frozen=True):
    """Something said that promises nothing: context, an element, an objective."""

    id: str
    title: str
    paragraphs: tuple[Block, ...]
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
    paragraphs: tuple[Block, ...]
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
    internal: bool


class Sign(Piece, frozen=True):
    """An indicator of a success measure; ``pending`` is by when a baseline is promised."""

    title: str
    definition: str
    baseline: Amount | None
    baseline_period: str | None
    pending: str | None
    target: Amount | None
    due: str | None


class Measure(Piece, frozen=True):
    """How it will be known that an action worked."""

    id: str
    title: str
    paragraphs: tuple[Block, ...]
    locator: str
    signs: tuple[Sign, ...]


class Reference(Piece, frozen=True):
    """A link to an item of this document; ``inferred`` where the link was drawn here."""

    id: str
    number: int | str | None
    title: str
    inferred: bool


class Fired(Piece, frozen=True):
    """That a trigger was met: when, and what the update says about it."""

    date: str
    paragraphs: tuple[Block, ...]
    evidence: tuple[tuple[str, str | None], ...]


class Trigger(Piece, frozen=True):
    """On what a future action waits."""

    paragraphs: tuple[Block, ...]
    cites: tuple[Cited, ...]
    fired: Fired | None


class Objective(Statement, frozen=True):
    """An objective, and the actions linked to it."""

    number: str
    actions: tuple[Reference, ...]


class Action(Piece, frozen=True):
    """An action, or a future action: that has a trigger and no number."""

    id: str
    number: int | None
    title: str
    lead: str
    inferred: bool
    context: tuple[Statement, ...]
    promises: tuple[Promise, ...]
    measures: tuple[Measure, ...]
    outcomes: tuple[Reference, ...]
    objectives: tuple[Reference, ...]
    locator: str
    trigger: Trigger | None


class Outcome(Piece, frozen=True):
    """An outcome, and the actions linked to it; ``part`` where it is a part of the one before.

    ``through`` are the actions that are linked to its parts only.
    """

    id: str
    number: str
    title: str
    paragraphs: tuple[Block, ...]
    locator: str | None
    part: bool
    actions: tuple[Reference, ...]
    through: tuple[Reference, ...]


class Definition(Piece, frozen=True):
    """The term that the plan is about."""

    term: str
    paragraphs: tuple[Block, ...]
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
    """What stands before the actions.

    ``outcomes_drawn`` and ``objectives_drawn`` say which of the links between actions and those
    were drawn in preparing the document: all, some or None.
    """

    definition: Definition
    context: tuple[Statement, ...]
    objectives: tuple[Objective, ...]
    outcomes: tuple[Outcome, ...]
    outcomes_drawn: str | None
    objectives_drawn: str | None
    evidence_base: tuple[Statement, ...]
    promises: tuple[Promise, ...]
    source: str | None


class Counts(Piece, frozen=True):
    """How many promises stand on the as-of date: in all, by place, by firmness.

    ``withdrawn`` don't, and are in no other count.
    """

    promises: int
    in_actions: int
    in_plan: int
    in_future: int
    withdrawn: int
    measures: int
    by_modality: tuple[tuple[str, int], ...]


class Edition(Piece, frozen=True):
    """Which edition of the plan this is; ``dates`` are the first and last day of its period."""

    publisher: str
    edition: str
    status: str
    published: str | None
    period: str
    dates: tuple[str, str]
    period_inferred: bool


class Head(Piece, frozen=True):
    """What every document says of its plan; ``title`` and ``edition`` are None without plan.yaml.

    ``exit_page`` is where the link leads by which a reader leaves at once, if there is to be one.
    """

    title: str | None
    edition: Edition | None
    as_of: str
    audience: str
    helplines: tuple[Help, ...]
    exit_page: str | None


class PublicPlan(Piece, frozen=True):
    """A plan as its readers may see it on a date; ``front`` is None without plan.yaml.

    ``inferred``: something in the document is marked as read from the context.
    """

    front: Front | None
    actions: tuple[Action, ...]
    futures: tuple[Action, ...]
    bodies: tuple[Body, ...]
    short_names: tuple[ShortName, ...]
    documents: tuple[Document, ...]
    counts: Counts
    inferred: bool
    tables: tuple[Table, ...]
