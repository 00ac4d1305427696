"""The accessibility statement: what was tested and found, and nothing that nobody tested."""

from __future__ import annotations

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.render import prose, wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.pieces import Piece
from vawg_plan.render.prose import Block

_NOTHING = t.Accessibility()


class Statement(Piece, frozen=True):
    """The statement; None where nothing is recorded. ``result`` is a key of the wording."""

    contact: str | None
    tested: str | None
    tested_by: str | None
    result: str | None
    problems: tuple[str, ...]
    enforcement: tuple[Block, ...]
    prepared: str | None


def values(plan: Plan, as_of: str, asked: Asked) -> Statement:
    """The statement of a plan's published pages."""
    del as_of, asked
    said = (plan.edition.accessibility if plan.edition else None) or _NOTHING
    return Statement(
        contact=_sentence(said.contact),
        tested=said.tested,
        tested_by=_sentence(said.tested_by),
        result=said.result,
        problems=tuple(map(wording.line, said.problems)),
        enforcement=prose.blocks(said.enforcement) if said.enforcement else (),
        prepared=said.prepared,
    )


def _sentence(text: str | None) -> str | None:
    """A text as the end of a sentence, whose full stop the wording sets."""
    return wording.line(text).rstrip(".") if text else None
