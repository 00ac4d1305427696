"""What the templates of the alignment see."""

from __future__ import annotations

from vawg_plan.render.coverage import Coverage
from vawg_plan.render.data import Table
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block


class Standard(Piece, frozen=True):
    """The framework; ``inferred`` where its version is not stated but drawn from the plan."""

    id: str
    title: str
    version: str
    inferred: bool
    publisher: str
    url: str | None
    paragraphs: tuple[Block, ...]


class Promise(Piece, frozen=True):
    """A promise that aligns to an element, or to none; ``completion`` as reported on the whole."""

    id: str
    title: str
    by: str
    completion: str | None


class Group(Piece, frozen=True):
    """Promises by who holds them; ``kind`` is action, future or plan."""

    id: str
    kind: str
    number: int | None
    title: str
    promises: tuple[Promise, ...]


class Element(Piece, frozen=True):
    """An element of the framework, with the promises that align to it."""

    code: str
    title: str
    paragraphs: tuple[Block, ...]
    groups: tuple[Group, ...]


class AlignmentView(Piece, frozen=True):
    """A plan against a framework; ``promises`` are all that stand, ``aligned`` those mapped.

    ``nowhere``: how many of the unmapped align to no framework of the plan at all.
    """

    standard: Standard
    elements: tuple[Element, ...]
    unserved: tuple[Element, ...]
    unaligned: tuple[Group, ...]
    promises: int
    aligned: int
    nowhere: int
    strangers: int
    coverage: Coverage | None
    tables: tuple[Table, ...]
