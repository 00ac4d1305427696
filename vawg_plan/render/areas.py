"""How a promise stands in the areas that deliver it, as documents say it."""

from __future__ import annotations

from vawg_plan.query.rows import Areas as Counted
from vawg_plan.query.status import COMPLETION, CONFIDENCE
from vawg_plan.render.pieces import Piece


class Areas(Piece, frozen=True):
    """How many areas reported of those that deliver, and how many are in which state."""

    reported: int
    delivering: int
    completion: tuple[tuple[str, int], ...]
    confidence: tuple[tuple[str, int], ...]


def areas(counted: Counted) -> Areas:
    """The areas' states, those that none is in left out."""
    return Areas(
        reported=counted.reported,
        delivering=counted.delivering,
        completion=tuple((k, n) for k in COMPLETION if (n := counted.completion.get(k))),
        confidence=tuple((k, n) for k in CONFIDENCE if (n := counted.confidence.get(k))),
    )
