"""The questions that a record raises: one for each promise out of the ordinary, and some for all.

A question is facts and whom to ask; its words are the document's, as are the titles of what it is
about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from vawg_plan.query import exception_types as e

Kind = Literal["promise", "changed", "astray", "unchecked", "unheard", "unmeasured", "unfollowed"]


class Step(Struct, frozen=True, gc=False):
    """A step that is late, moved or in trouble; its fields mean what those of a question do."""

    id: str
    due: str | None
    days: int
    slipped: str | None
    times: int
    confidence: str | None
    recovery: str | None
    troubled: tuple[str, ...]


class Part(Struct, frozen=True, gc=False):
    """What one body is to be asked about: ids."""

    ask: str
    about: tuple[str, ...]


class Question(Struct, frozen=True, gc=False):
    """One question: the ids of what it is about, whom to ask, and what gives rise to it.

    Of a ``promise``: ``due`` and how many ``days`` it is late, from which date it ``slipped`` and
    how often, how it is rated and what is to bring it back, in which areas it is in trouble, which
    areas are silent, that nothing was reported (``unheard``) or not since a day (``last``), and the
    ``steps`` of it that are late, moved or in trouble themselves. Of something ``changed``: how,
    and when (``due``). Of anything else ``parts`` say whom to ask about what; ``ask`` is empty
    where they are several.
    """

    kind: Kind
    about: tuple[str, ...]
    ask: str
    due: str | None = None
    days: int = 0
    slipped: str | None = None
    times: int = 0
    confidence: str | None = None
    recovery: str | None = None
    troubled: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    unheard: bool = False
    last: str | None = None
    how: str | None = None
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def longest(self) -> int:
        """For how many days the promise is late, or that step of it which is so the longest."""
        return max([self.days, *(step.days for step in self.steps)])

    @property
    def ratings(self) -> set[str | None]:
        """How the promise and its steps are rated."""
        return {self.confidence, *(step.confidence for step in self.steps)}


def questions(found: e.Exceptions) -> list[Question]:
    """The questions in the order of what gives rise to them: late first, gaps of the plan last."""
    own = list(_promises(found))
    asked = {one.about[0] for one in own}
    return [
        *own,
        *(Question("changed", (one.id,), one.ask, due=one.date, how=one.how)
          for one in found.changed),
        *_grouped("astray", ((one.ask, one.trend.id) for one in found.astray)),
        *_grouped("unchecked", ((one.ask, one.id) for one in found.unchecked)),
        *_grouped(
            "unheard",
            ((one.ask, one.id) for one in found.silent if not one.last and one.id not in asked),
        ),
        *_grouped("unmeasured", ((one.ask, one.id) for one in found.lacking)),
        *(Question("unfollowed", (one.id,), one.ask, due=one.date) for one in found.unfollowed),
    ]  # fmt: skip


def _grouped(kind: Kind, found: Iterable[tuple[str, str]]) -> Iterator[Question]:
    """One question, whoever is to be asked it, if there is anything to ask about."""
    by_ask: dict[str, list[str]] = defaultdict(list)
    for ask, item in found:
        by_ask[ask].append(item)
    parts = tuple(Part(ask, tuple(items)) for ask, items in by_ask.items())
    if parts:
        about = tuple(one for part in parts for one in part.about)
        yield Question(kind, about, parts[0].ask if len(parts) == 1 else "", parts=parts)


class _Matters:
    """All that may be the matter with promises and with steps, by id."""

    def __init__(self, found: e.Exceptions) -> None:
        self.late = {one.id: one for one in found.late}
        self.moved = {one.id: one for one in found.slipped if not one.done}
        self.rated: dict[str, list[e.Troubled]] = defaultdict(list)
        for one in found.troubled:
            self.rated[one.id].append(one)
        self.quiet = {one.id: one for one in found.silent if one.last is not None}
        self.unheard = {one.id for one in found.silent if one.last is None}

    def by_promise(self) -> dict[str, list[str]]:
        """The ids of what something is the matter with: each promise's own, and its steps'."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for item in dict.fromkeys((*self.late, *self.moved, *self.rated, *self.quiet)):
            grouped[".".join(item.split(".")[:2])].append(item)
        return grouped

    def step(self, item: str) -> Step:
        """What is the matter with a step, or as much of a promise."""
        late, moved, rated = self.late.get(item), self.moved.get(item), self.rated.get(item, [])
        whole = next((one for one in rated if one.area is None), None)
        return Step(
            id=item,
            due=late.due if late else moved.now if moved else None,
            days=late.days if late else 0,
            slipped=moved.was if moved else None,
            times=moved.times if moved else 0,
            confidence=whole.confidence if whole else None,
            recovery=whole.recovery_action if whole else None,
            troubled=tuple(one.area for one in rated if one.area is not None),
        )

    def whom(self, item: str) -> str:
        """Whom to ask about a promise or a step."""
        rated = self.rated.get(item, [])
        known = (self.late.get(item), self.moved.get(item), *rated, self.quiet.get(item))
        return next(one.ask for one in known if one)


def _promises(found: e.Exceptions) -> Iterator[Question]:
    """A question for each promise that is late, moved, in trouble or silent by area, or a step is.

    Whatever is the matter with a promise and with its steps, it is asked about once.
    """
    matters = _Matters(found)
    for promise, items in matters.by_promise().items():
        quiet, own = matters.quiet.get(promise), matters.step(promise)
        yield Question(
            kind="promise",
            about=(promise,),
            ask=matters.whom(items[0]),
            due=own.due,
            days=own.days,
            slipped=own.slipped,
            times=own.times,
            confidence=own.confidence,
            recovery=own.recovery,
            troubled=own.troubled,
            silent=quiet.areas if quiet else (),
            unheard=promise in matters.unheard,
            last=quiet.last if quiet and not quiet.areas else None,
            steps=tuple(matters.step(item) for item in items if item != promise),
        )


def attention(found: e.Exceptions, most: int = 5) -> list[Question]:
    """The promises that need attention first: red ones, the longest overdue, amber, then others."""
    own = [*_promises(found)]
    own.sort(key=lambda one: ("red" not in one.ratings, -one.longest, "amber" not in one.ratings))
    return own[:most]
