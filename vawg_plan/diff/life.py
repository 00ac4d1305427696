"""An item's life on one time line: promised, changed, decided, reported, verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from vawg_plan.diff import compare
from vawg_plan.diff.sentences import field_name, sentence, word
from vawg_plan.model import types as t
from vawg_plan.model.change import Change
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import Plan, build
from vawg_plan.model.protection import covers


class Step(NamedTuple):
    """A commit: its hash, its day, the first line of its message, the files before and after."""

    commit: str
    date: str
    subject: str
    base: tuple[File, ...]
    head: tuple[File, ...]


class Event(Struct, frozen=True, gc=False):
    """One moment: a change by a commit, a decision, or a report.

    ``date`` is the day of the commit's writing, or the one that a decision or report speaks for;
    ``commit`` is the full hash of the one that brought it, None where it is in no commit yet.
    """

    date: str
    kind: str
    id: str
    sentence: str
    commit: str | None
    subject: str | None
    record: str | None
    decisions: tuple[str, ...]
    by: str | None
    area: str | None


class Life(Struct, frozen=True, gc=False):
    """Everything that became of an item and of what stands under it, the oldest first."""

    schema_version: Literal[1]
    id: str
    kind: str
    title: str
    notes: tuple[str, ...]
    events: tuple[Event, ...]


class Brought(NamedTuple):
    """The commit that brought a file: its hash and the first line of its message."""

    commit: str
    subject: str


def life(
    plan: Plan,
    item_id: str,
    steps: Iterable[Step],
    brought: Mapping[str, Brought],
    notes: Iterable[str] = (),
) -> Life:
    """The life of an item that the plan has, or that a step has.

    ``brought`` tells by its path which commit brought an update or decision.
    """
    events = [*_changes(plan, item_id, steps)]
    events += [*_decisions(plan, item_id, brought), *_reports(plan, item_id, brought)]
    order = {"added": 0, "decided": 1}
    events.sort(key=lambda one: (one.date, order.get(one.kind, 2)))
    node = plan.items.get(item_id)
    title = node.title if node else item_id
    return Life(1, item_id, node.kind if node else "", title, tuple(notes), tuple(events))


def is_about(item_id: str, other: str) -> bool:
    """Whether an id is the item's, or that of something under it."""
    return other == item_id or other.startswith(item_id + ".")


def _changes(plan: Plan, item_id: str, steps: Iterable[Step]) -> Iterator[Event]:
    registers = [one for one in plan.files if one.kind in {"organisations", "sources"}]
    for step in steps:
        changed = {file.path for file in (*step.base, *step.head)}
        known = [one for one in registers if one.path not in changed]
        base, head = (build([*known, *files]) for files in (step.base, step.head))
        for change in compare(base, head):
            own = is_about(item_id, change.id) and not _is_told_elsewhere(change)
            if own or _mentions(base, change, item_id):
                yield _changed(step, change)


def _is_told_elsewhere(change: Change) -> bool:
    """Whether a change is a report or a decision, which the plan itself tells of."""
    return change.kind == "decided" or bool(change.by and change.day)


def _mentions(base: Plan, change: Change, item_id: str) -> bool:
    """Whether a change is that of an update that was there before and speaks of the item."""
    update = base.updates.get(change.id)
    if update is None or change.group != "updates" or change.field:
        return False
    return any(is_about(item_id, one.subject) for one in update.entries)


def _changed(step: Step, change: Change) -> Event:
    said = sentence(change)
    if change.kind == "added":
        said = change.after or change.title
    return Event(
        step.date, change.kind, change.id, said, step.commit, step.subject, None, change.decisions,
        None, None,
    )  # fmt: skip


def _decisions(plan: Plan, item_id: str, brought: Mapping[str, Brought]) -> Iterator[Event]:
    for name, made in plan.decisions.items():
        if covers(made, item_id) or any(is_about(item_id, one) for one in made.affects):
            found = brought.get(plan.items[name].path)
            said = f"To {', '.join(made.permits)} {', '.join(made.affects)}: {made.reason}"
            yield Event(
                made.date, "decided", item_id, said, found and found.commit,
                found and found.subject, name, (name,), made.decider, None,
            )  # fmt: skip


def _reports(plan: Plan, item_id: str, brought: Mapping[str, Brought]) -> Iterator[Event]:
    for name, update in plan.updates.items():
        found = brought.get(plan.items[name].path)
        for entry in update.entries:
            if not is_about(item_id, entry.subject):
                continue
            verified = entry.verified_by or update.verifies
            kind = "fired" if entry.trigger else "verified" if verified else "reported"
            yield Event(
                update.date, kind, entry.subject, _told(plan, update, entry),
                found and found.commit, found and found.subject, name, (), update.reporter,
                entry.area,
            )  # fmt: skip


def _told(plan: Plan, update: t.Update, entry: t.Entry) -> str:
    """What an entry says, in words."""
    parts = [
        f"{axis}: {word(value)}"
        for axis, value in (
            ("completion", entry.completion),
            ("delivery confidence", entry.confidence),
            ("lifecycle", entry.lifecycle),
        )
        if value
    ]
    if entry.reading:
        value = "suppressed" if entry.reading.suppressed else entry.reading.value
        parts.append(f"{field_name('reading')} for {entry.reading.period}: {value}")
    if entry.verified_by or update.verifies:
        parts.append(f"verified by {_name(plan, entry.verified_by or update.reporter)}")
    if update.corrects:
        parts.append(f"corrects {update.corrects}")
    said = "; ".join(parts)
    summary = entry.summary or ""
    return ". ".join(part for part in (said[:1].upper() + said[1:], summary) if part)


def _name(plan: Plan, slug: str) -> str:
    body = plan.organisations.get(slug)
    return (body.acronym or body.name) if body else slug
