"""What was reported, subject by subject and in order: what the rules of the record go over.

These rules judge what stands. The record is append-only, so what a later report or a correction
put right is no problem any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from vawg_plan.model import types as t
from vawg_plan.model.due import Moves, Promised
from vawg_plan.model.nodes import Node
from vawg_plan.model.order import in_order
from vawg_plan.model.plan import Plan
from vawg_plan.model.readings import Taken, taken

ENDED = ("closed", "cancelled")
LAST_DAY = "9999-12-31"

_told = tuple.__new__  # a named tuple's own constructor takes twice as long


class Told(NamedTuple):
    """One entry of an update: the update's name and day, and where the entry stands."""

    update: str
    date: str
    entry: t.Entry
    node: Node


Subject = tuple[str, str | None]  # of an entry: its subject, its area


class History(NamedTuple):
    """A plan, the day that "today" is, and all that was told, the entry that wins last.

    ``where`` has the areas for which each subject was reported on; None is the whole. ``taken`` has
    every reading, ``moves`` the decisions that moved a due date.
    """

    plan: Plan
    as_of: str
    told: dict[Subject, list[Told]]
    where: dict[str, list[str | None]]
    taken: tuple[Taken, ...]
    moves: Moves

    def due(self, promise: Promised) -> str | None:
        """The due date of a promise or milestone, as it was today."""
        return self.moves.due(promise, self.as_of).now

    def known(self, subject: Subject) -> list[Told]:
        """What was told of a subject up to today."""
        return [one for one in self.told.get(subject, ()) if one.date <= self.as_of]

    def areas(self, subject: str) -> list[str | None]:
        """The areas for which a subject was reported on; None is the whole."""
        return self.where.get(subject, [])


def history(plan: Plan, as_of: str) -> History:
    """The history of a plan; entries of a file that another one's name hides are left out."""
    places: dict[str, list[Node]] = defaultdict(list)
    hidden = {node.path for _, node in plan.repeats}
    for node in plan.nodes.get(t.Entry, ()):
        if node.path not in hidden:
            places[node.owner].append(node)
    told: dict[Subject, list[Told]] = defaultdict(list)
    for name, update in in_order(plan, LAST_DAY):
        for node in places[name]:
            entry = cast(t.Entry, node.record)
            told[entry.subject, entry.area].append(_told(Told, (name, update.date, entry, node)))
    where: dict[str, list[str | None]] = defaultdict(list)
    for subject, area in told:
        where[subject].append(area)
    return History(plan, as_of, dict(told), dict(where), tuple(taken(plan)), Moves(plan))


def last(told: list[Told], has: Callable[[t.Entry], object]) -> Told | None:
    """The last entry of which something holds."""
    return next((one for one in reversed(told) if has(one.entry)), None)


def completion(told: list[Told]) -> Told | None:
    """The entry whose completion stands."""
    return last(told, lambda entry: entry.completion)


def has_ended(told: list[Told]) -> bool:
    """Whether nothing more is expected: complete, closed or cancelled."""
    done, life = completion(told), last(told, lambda entry: entry.lifecycle)
    complete = done is not None and done.entry.completion == "complete"
    return complete or (life is not None and life.entry.lifecycle in ENDED)


def since(told: list[Told], field: str, values: tuple[str, ...]) -> Iterator[t.Entry]:
    """The last entries in a row in which a field, where it is given, is one of these values."""
    for one in reversed(told):
        if getattr(one.entry, field) not in {None, *values}:
            return
        yield one.entry
