"""A comparison as its readers get it; its JSON is the public interface of `vawg diff`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from vawg_plan.diff.pair import Pair
from vawg_plan.diff.sentences import sentence
from vawg_plan.model import types as t
from vawg_plan.model.change import KINDS, Change
from vawg_plan.model.strength import Effect

OF_THE_RECORD = (
    "decided", "regressed", "confidence-down", "progressed", "confidence-up", "fired", "verified",
    "reported", "reading-added", "reading-revised",
)  # fmt: skip


class Words(Struct, frozen=True, gc=False):
    """A stretch of a rewording: words that stayed, went or came."""

    op: Literal["stayed", "went", "came"]
    text: str


class Told(Struct, frozen=True, gc=False):
    """One change. ``kind`` is its kind, ``effect`` what it does to the promise where that is plain.

    ``group`` is the id of what it is listed under; ``days`` counts those by which a date moved
    (later: more than 0); ``permits`` are those of which a decision would need one, ``decisions``
    the new decisions that give it.
    """

    kind: str
    effect: Effect | None
    id: str
    title: str
    group: str
    field: str
    sentence: str
    before: str | None
    after: str | None
    words: tuple[Words, ...]
    days: int | None
    by: str | None
    date: str | None
    area: str | None
    period: str | None
    note: str | None
    permits: tuple[str, ...]
    decisions: tuple[str, ...]
    needs_decision: bool

    @property
    def of_record(self) -> bool:
        """Whether it is about what was reported or decided, and not about what is promised."""
        return self.kind in OF_THE_RECORD or self.group in {"updates", "decisions"}


class Compared(Struct, frozen=True, gc=False):
    """One of the two plans: its name for people, and the commit where it is one."""

    name: str
    commit: str | None


class Comparison(Struct, frozen=True, gc=False):
    """Everything that changed from one plan to another.

    ``counts`` are of changes by kind, ``groups`` the titles of what changes are listed under,
    ``needs_decision`` counts those that no new decision permits. ``notes`` say what to know of the
    two plans, such as that one of them has errors.
    """

    schema_version: Literal[1]
    base: Compared
    head: Compared
    notes: tuple[str, ...]
    counts: dict[str, int]
    needs_decision: int
    groups: dict[str, str]
    changes: tuple[Told, ...]


def comparison(
    pair: Pair,
    changes: Iterable[Change],
    sides: tuple[Compared, Compared],
    notes: Sequence[str] = (),
    only: frozenset[str] = frozenset(),
) -> Comparison:
    """The changes for readers; ``only`` those of some kinds or effects."""
    told = tuple(_told(one) for one in changes if not only or matches(one, only))
    counts = Counter(one.kind for one in told)
    groups = dict.fromkeys(one.group for one in told)
    return Comparison(
        1,
        *sides,
        tuple(dict.fromkeys(notes)),
        {kind: counts[kind] for kind in KINDS if counts[kind]},
        sum(one.needs_decision for one in told),
        {group: _title(pair, group) for group in groups},
        told,
    )


NEEDS_DECISION = "needs-decision"


def matches(change: Change, words: frozenset[str]) -> bool:
    """Whether a change is one of some kinds or effects, or needs a decision where that is asked."""
    return not words.isdisjoint(change.kinds) or (NEEDS_DECISION in words and change.needs_decision)


_OPS: dict[str, Literal["stayed", "went", "came"]] = {"=": "stayed", "-": "went", "+": "came"}


def _told(change: Change) -> Told:
    return Told(
        change.kind, change.effect, change.id, change.title, change.group, change.field,
        sentence(change), change.before, change.after,
        tuple(Words(_OPS[run.op], run.text) for run in change.runs),
        change.days, change.by, change.day, change.area, change.period, change.note,
        change.permits, change.decisions, change.needs_decision,
    )  # fmt: skip


_TITLES = {
    "P": "The plan itself",
    "organisations": "Bodies and roles",
    "sources": "Sources",
    "frameworks": "Frameworks",
    "funding": "Funding",
    "practice": "Notable practice",
    "decisions": "Decisions",
    "updates": "Updates",
}


def _title(pair: Pair, group: str) -> str:
    node = pair.head.items.get(group) or pair.base.items.get(group)
    if group in _TITLES or node is None:
        return _TITLES.get(group, group)
    what = "Action" if isinstance(node.record, t.Action) else "Future action"
    return f"{what} {group[1:]}: {node.title}"
