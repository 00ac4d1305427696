"""What was reported and decided between two versions: how far, how likely, which figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vawg_plan.diff.pair import Pair, group_of
from vawg_plan.model import types as t
from vawg_plan.model.change import Change
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import At
from vawg_plan.model.readings import Cell, Taken, standing, taken
from vawg_plan.query.state import NOTHING, Said, State, states

_EVER = "9999-12-31"
_DONE = ("not_started", "limited", "substantial", "complete")
# Axis -> its words from the least to the most, and the kinds of a step down and up.
_SCALES = {
    "completion": (_DONE, "regressed", "progressed"),
    "confidence": (("red", "amber", "green"), "confidence-down", "confidence-up"),
    "lifecycle": (("planned", "active", "closed"), "regressed", "progressed"),
}  # fmt: skip

Subject = tuple[str, str | None]  # an entry's subject and area


class Told(NamedTuple):
    """The updates of two versions that differ: by name, those that came, went and changed."""

    come: dict[str, t.Update]
    gone: dict[str, t.Update]
    mended: dict[str, tuple[t.Update, t.Update]]

    @property
    def entries(self) -> list[t.Entry]:
        """Every entry of any of them."""
        mended = (one for pair in self.mended.values() for one in pair)
        updates = (*self.come.values(), *self.gone.values(), *mended)
        return [entry for update in updates for entry in update.entries]


def record_changes(pair: Pair) -> Iterator[Change]:
    """Every change of what was decided, reported and counted."""
    yield from _decisions(pair)
    old, new = pair.base.updates, pair.head.updates
    both = [name for name in new if name in old and new[name] is not old[name] != new[name]]
    told = Told(
        {name: one for name, one in new.items() if name not in old},
        {name: one for name, one in old.items() if name not in new},
        {name: (old[name], new[name]) for name in both},
    )
    yield from (_of_file("removed", pair.base, name) for name in told.gone)
    yield from (_of_file("edited", pair.head, name) for name in told.mended)
    if told.entries:
        yield from _reports(pair, told)
    if any(entry.reading for entry in told.entries) or pair.base.series != pair.head.series:
        yield from _readings(pair)


def _decisions(pair: Pair) -> Iterator[Change]:
    old, new = pair.base.decisions, pair.head.decisions
    for name, made in new.items():
        if name not in old:
            node = pair.head.items[name]
            yield Change(
                "decided", name, node.title, group_of(node), by=pair.name(made.decider),
                day=made.date, note=made.reason, before=", ".join(made.affects),
                after=", ".join(made.permits), path=node.path,
            )  # fmt: skip
        elif old[name] != made:
            yield _of_file("edited", pair.head, name)
    yield from (_of_file("removed", pair.base, name) for name in old if name not in new)


def _of_file(kind: str, plan: Plan, name: str) -> Change:
    """An update or decision that is gone or another than it was."""
    node = plan.items[name]
    return Change(kind, name, node.title, group_of(node), path=node.path)


def _reports(pair: Pair, told: Told) -> Iterator[Change]:
    touched: dict[Subject, None] = {(one.subject, one.area): None for one in told.entries}
    subjects = {subject for subject, _ in touched}
    before, after = (_states(plan, subjects) for plan in pair)
    shown: set[tuple[str, Subject]] = set()
    for subject in touched:
        old = before.get(subject[0], {}).get(subject[1], NOTHING)
        new = after.get(subject[0], {}).get(subject[1], NOTHING)
        for change, update in _axes(pair, subject, old, new):
            shown.add((update, subject))
            yield change
    for name in told.come:
        yield from _rest(pair, name, shown)


def _states(plan: Plan, subjects: set[str]) -> dict[str, dict[str | None, State]]:
    """The latest state of these subjects."""
    about = {
        name: update
        for name, update in plan.updates.items()
        if any(entry.subject in subjects for entry in update.entries)
    }
    return states(plan._replace(updates=about), _EVER)


def _axes(pair: Pair, subject: Subject, old: State, new: State) -> Iterator[tuple[Change, str]]:
    """The changes of one subject's state, each with the name of the update that made it."""
    for axis in _SCALES:
        said, was = getattr(new, axis), getattr(old, axis)
        if (said and said.value) != (was and was.value):
            kind = _step(axis, was.value if was else None, said.value if said else None)
            yield _said(pair, subject, kind, axis, was, said), said.update if said else ""
    if new.trigger and not old.trigger:
        yield _said(pair, subject, "fired", "trigger", None, new.trigger), new.trigger.update
    if new.verified_by and (old.verified_by is None or old.verified_by[2] != new.verified_by[2]):
        said = new.verified_by
        yield _said(pair, subject, "verified", "verified_by", None, said), said.update


def _step(axis: str, before: str | None, after: str | None) -> str:
    """What a step on an axis is: down, up, or no step that can be told (``suspended``)."""
    words, down, up = _SCALES[axis]
    if after in {"suspended", "cancelled"} or after is None:
        return down
    if before is None:
        return up if words.index(after) > 0 and axis == "completion" else "reported"
    if before not in words:
        return up
    return up if words.index(after) > words.index(before) else down


def _said(  # noqa: PLR0913, PLR0917 - as above
    pair: Pair, subject: Subject, kind: str, axis: str, was: Said | None, said: Said | None
) -> Change:
    update = pair.head.updates[said.update] if said else None
    entry = (
        next((e for e in update.entries if (e.subject, e.area) == subject), None)
        if update
        else None
    )
    verifier = axis == "verified_by" and said
    return _about(
        pair, subject, kind, axis,
        before=was.value if was else None,
        after=pair.name(said.value) if said and verifier else said.value if said else None,
        update=said.update if said else "",
        note=entry.summary if entry else None,
    )  # fmt: skip


def _rest(pair: Pair, name: str, shown: set[tuple[str, Subject]]) -> Iterator[Change]:
    """What a new update says that moved nothing; its readings are told of as readings."""
    for entry in pair.head.updates[name].entries:
        subject = (entry.subject, entry.area)
        told = entry.summary or entry.next_steps or entry.recovery_action or not entry.reading
        if (name, subject) not in shown and told:
            shown.add((name, subject))
            after = entry.completion or entry.confidence or entry.lifecycle
            yield _about(pair, subject, "reported", "", None, after, name, entry.summary)


def _about(  # noqa: PLR0913, PLR0917 - what is told has this many parts
    pair: Pair,
    subject: Subject,
    kind: str,
    field: str,
    before: str | None,
    after: str | None,
    update: str,
    note: str | None,
) -> Change:
    node = pair.head.items.get(subject[0]) or pair.base.items.get(subject[0])
    file = pair.head.items.get(update)
    told = pair.head.updates.get(update)
    return Change(
        kind, subject[0], node.title if node else subject[0], group_of(node) if node else "P",
        field, None, before, after, by=pair.name(told.reporter) if told else None,
        day=told.date if told else None, area=pair.name(subject[1]) if subject[1] else None,
        note=note, path=file.path if file else node.path if node else "",
        at=_place(told, subject) if told else (),
    )  # fmt: skip


def _place(update: t.Update, subject: Subject) -> At:
    """Where an update speaks of a subject."""
    found = [(one.subject, one.area) for one in update.entries]
    return ("entries", found.index(subject)) if subject in found else ()


def _readings(pair: Pair) -> Iterator[Change]:
    before, after = (_standing(plan) for plan in pair)
    for cell, one in after.items():
        was = before.get(cell)
        if was is None:
            yield _reading(pair, "reading-added", None, one)
        elif _figure(was) != _figure(one):
            yield _reading(pair, "reading-revised", was, one)
    for cell, was in before.items():
        if cell not in after:
            yield _reading(pair, "reading-revised", was, None)


def _standing(plan: Plan) -> dict[Cell, Taken]:
    return standing(taken(plan))


def _reading(pair: Pair, kind: str, was: Taken | None, one: Taken | None) -> Change:
    known = one or was
    assert known is not None  # noqa: S101 - one of the two is there
    node = pair.head.items.get(known.indicator) or pair.base.items.get(known.indicator)
    parts = ", ".join((known.reading.dimensions or {}).values())
    return Change(
        kind, known.indicator, node.title if node else known.indicator,
        group_of(node) if node else "P", "reading", None, _figure(was), _figure(one),
        period=known.reading.period, area=pair.name(known.area) if known.area else None,
        note=parts or None, path=known.path, at=known.at if known.in_series else (),
    )  # fmt: skip


def _figure(one: Taken | None) -> str | None:
    """A reading as a figure, and whether it is not the last word."""
    if one is None:
        return None
    figure = "suppressed" if one.reading.suppressed else str(one.reading.value)
    return f"{figure}, provisional" if one.reading.status == "provisional" else figure
