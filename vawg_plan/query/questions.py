"""The questions that a record raises: one for each promise out of the ordinary, and some for all.

A question is facts and whom to ask; its words are the document's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from vawg_plan.query import exception_types as e

Kind = Literal["promise", "changed", "astray", "unchecked", "unheard", "unmeasured", "unfollowed"]


class Item(Struct, frozen=True, gc=False):
    """What a question is about."""

    id: str
    title: str


class Question(Struct, frozen=True, gc=False):
    """One question: what it is about, whom to ask, and what gives rise to it.

    Of a ``promise``: ``due`` and how many ``days`` it is late, from which date it ``slipped`` and
    how often, how it is rated and what is to bring it back, in which areas it is in trouble, which
    areas are silent, and that nothing was reported (``unheard``) or not since a day (``last``). Of
    something ``changed``: how, and when (``due``).
    """

    kind: Kind
    about: tuple[Item, ...]
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


def questions(found: e.Exceptions) -> list[Question]:
    """The questions in the order of what gives rise to them: late first, gaps of the plan last."""
    own = list(_promises(found))
    asked = {one.about[0].id for one in own}
    return [
        *own,
        *map(_of_change, found.changed),
        *_grouped("astray", ((one.ask, one.trend.id, one.trend.title) for one in found.astray)),
        *_grouped("unchecked", ((one.ask, one.id, one.title) for one in found.unchecked)),
        *_grouped(
            "unheard",
            ((s.ask, s.id, s.title) for s in found.silent if s.last is None and s.id not in asked),
        ),
        *_grouped("unmeasured", ((one.ask, one.id, one.title) for one in found.lacking)),
        *(
            Question("unfollowed", (Item(one.id, one.title),), one.ask, due=one.date)
            for one in found.unfollowed
        ),
    ]


def _grouped(kind: Kind, found: Iterable[tuple[str, str, str]]) -> Iterator[Question]:
    """One question for all that one body is to be asked about."""
    by_ask: dict[str, list[Item]] = defaultdict(list)
    for ask, item, title in found:
        by_ask[ask].append(Item(item, title))
    for ask, items in by_ask.items():
        yield Question(kind, tuple(items), ask)


def _of_change(one: e.Changed) -> Question:
    return Question("changed", (Item(one.id, one.title),), one.ask, due=one.date, how=one.how)


def _promises(found: e.Exceptions) -> Iterator[Question]:
    """A question for each promise or step that is late, moved, in trouble or silent by area.

    A step is asked about only where its promise is not.
    """
    late = {one.id: one for one in found.late}
    moved = {one.id: one for one in found.slipped if not one.done}
    rated: dict[str, list[e.Troubled]] = defaultdict(list)
    for one in found.troubled:
        rated[one.id].append(one)
    quiet = {one.id: one for one in found.silent if one.last is not None}
    unheard = {one.id for one in found.silent if one.last is None}
    promises = {one.promise for one in found.late if one.id == one.promise}
    for item in dict.fromkeys((*late, *moved, *rated, *quiet)):
        if _promise_of(item) in promises and item not in promises:
            continue
        yield _of_promise(
            item, late.get(item), moved.get(item), rated[item], quiet.get(item), item in unheard
        )


def _promise_of(item: str) -> str:
    return ".".join(item.split(".")[:2])


def _of_promise(  # noqa: PLR0913, PLR0917 - all that may be the matter with one promise
    item: str,
    late: e.Late | None,
    moved: e.Slipped | None,
    rated: list[e.Troubled],
    quiet: e.Silent | None,
    unheard: bool,  # noqa: FBT001
) -> Question:
    first = next(one for one in (late, moved, *rated, quiet) if one)
    whole = next((one for one in rated if one.area is None), None)
    return Question(
        kind="promise",
        about=(Item(item, first.title),),
        ask=first.ask,
        due=late.due if late else moved.now if moved else None,
        days=late.days if late else 0,
        slipped=moved.was if moved else None,
        times=moved.times if moved else 0,
        confidence=whole.confidence if whole else None,
        recovery=whole.recovery_action if whole else None,
        troubled=tuple(one.area for one in rated if one.area is not None),
        silent=quiet.areas if quiet else (),
        unheard=unheard,
        last=quiet.last if quiet and not quiet.areas else None,
    )


def attention(found: e.Exceptions, most: int = 5) -> list[Question]:
    """The promises that need attention first: red ones, the longest overdue, amber, then others."""
    own = [*_promises(found)]
    own.sort(key=lambda one: (one.confidence != "red", -one.days, one.confidence != "amber"))
    return own[:most]
