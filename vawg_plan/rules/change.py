"""The rules of change: what a branch may do to a published plan and to its record.

Each takes a `Branch` and is checked by ``vawg validate --base REV`` in addition to the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from vawg_plan.model.change import Change, label
from vawg_plan.model.nodes import Node
from vawg_plan.model.problem import Finding
from vawg_plan.model.protection import covers, fits, protects
from vawg_plan.model.readings import taken
from vawg_plan.rules.branch import Branch

_KEPT = ("decision", "update", "element")  # which have rules of their own, or belong to a version


def vanished_id(branch: Branch) -> Iterator[Finding]:
    """Nothing is ever deleted from a plan that was published.

    An id stays for good, so that a report, a link or a citation of it never points at nothing. To
    give up a promise, write a decision and close it: `vawg withdraw ID --decision D`. A body that
    is no more gets `valid_to`, a source `superseded_by`, a funding opportunity `closes`. If the
    item was lost in a merge, bring it back. A draft may lose what it likes.

    Wrong: taking `A3.C2` out of its file. Right: `withdrawn: 2022-09-30` in it.
    """
    for change in branch.of_kind("removed"):
        node = branch.base.items.get(change.id)
        if node is None or node.kind in _KEPT or not protects(branch.base):
            continue
        if change.id in branch.head.items:
            continue  # what it names now is for the rules of ids
        if branch.head.unread.holds(change.id, (node.kind,)):
            continue  # its file cannot be read, which is a problem of its own
        what = node.title if node.title != node.id else node.kind
        message = f"`{change.id}` ({what}) is gone; it was in {node.path}"
        advice = "Put it back" + (
            f"; to give it up: vawg withdraw {change.id} --decision D"
            if node.kind in {"commitment", "milestone"}
            else ""
        )
        yield branch.finding("vanished-id", change, message, advice)


# The share of longer words that two titles, or two texts, of one thing have at least in common.
_ALIKE_TITLES, _ALIKE_TEXTS = 0.15, 0.4


def reused_id(branch: Branch) -> Iterator[Finding]:
    """An id never gets a second life.

    Where an id named one thing and now names quite another, whoever reported on it or cites it
    says something untrue. Give the new thing the next free number, and leave or withdraw the old
    one. The rule sees an id that moved to another kind of thing, and one whose title and text have
    few words in common with what they were. Where it is the same thing all the same, a decision
    that comes with the change says so: it supersedes or corrects the promise.

    Wrong: `A3.C2` was about training, and is about refuges. Right: refuges are `A3.C9`.
    """
    if not protects(branch.base):
        return
    for item_id in dict.fromkeys(change.id for change in branch.changes):
        old, new = branch.base.items.get(item_id), branch.head.items.get(item_id)
        if old and new and old.kind not in _KEPT and _is_another(old, new):
            if _is_permitted(branch, item_id):
                continue
            change = next(one for one in branch.changes if one.id == item_id)
            message = f"`{item_id}` was “{old.title}” and is now “{new.title}”"
            advice = "Give the new one an id that is free: vawg add; and put the old one back"
            yield branch.finding("reused-id", change, message, advice)


def _is_another(old: Node, new: Node) -> bool:
    if type(old.record) is not type(new.record):
        return True
    titles, texts = (_shared(old, new, part) for part in ("title", "text"))
    return titles < _ALIKE_TITLES and texts < _ALIKE_TEXTS and hasattr(new.record, "text")


def _is_permitted(branch: Branch, item_id: str) -> bool:
    """Whether a new decision lets the whole of an item change."""
    new = (made for n, made in branch.head.decisions.items() if n not in branch.base.decisions)
    return any(fits(made, item_id, ("correct", "supersede")) for made in new)


def _shared(old: Node, new: Node, part: str) -> float:
    """The share of the longer words of a title or text that two versions have in common."""
    before, after = (
        set(re.findall(r"\w{4,}", str(getattr(node.record, part, "") or "").lower()))
        for node in (old, new)
    )
    return len(before & after) / (len(before | after) or 1)


def unlicensed_change(branch: Branch) -> Iterator[Finding]:
    """A published promise changes only by a decision.

    Wording, firmness, lead, partners, level, dates, targets and definitions of a promise, and that
    public documents show it, are protected once the plan is published. A branch that changes one
    brings a new decision that is about this item and permits this sort of change: to reword,
    weaken, re-date, withdraw or supersede it, or to correct our restatement of it. One decision may
    permit several. To reword is not enough where the new words bind less. A decision that was there
    before the branch has done its work, and licenses nothing more.

    Wrong: `modality: will` becomes `can`. Right: that, and in the same branch
    `vawg decide --affects A3.C2 --permits weaken --decider apcc --reason ...`.
    """
    for change in branch.changes:
        if change.needs_decision:
            fitting, *others = _most_fitting(change)
            message = f"{_what(change)}, and no decision that is new here permits it"
            advice = f"Bring one: vawg decide --affects {change.id} --permits {fitting}"
            advice += f" (or {', '.join(others)})" if others else ""
            yield branch.finding("unlicensed-change", change, message, advice)


def _most_fitting(change: Change) -> list[str]:
    """The permits of which one is enough; to correct is for our own mistakes, so it comes last."""
    return sorted(change.permits, key=lambda one: one == "correct")


def _what(change: Change) -> str:
    """The change in a few words, for a message that names its item."""
    what = label(change.kind)
    if change.kind in _OF_A_FIELD:
        what = f"`{change.field}` {what}"
    if words := ", ".join(f"“{one}”" for one in (*change.gone, *change.come)):
        return f"{what} by {words}"
    if change.runs or change.kind in {"became-internal", "became-public"}:
        return what
    if change.kind == "partners-changed":
        gone = f"{change.before} went" if change.before else ""
        come = f"{change.after} came" if change.after else ""
        return f"{what} ({', '.join(filter(None, (gone, come)))})"
    return f"{what} (from {change.before or 'none'} to {change.after or 'none'})"


_OF_A_FIELD = (
    "weakened", "narrowed", "widened", "strengthened", "re-dated", "re-assigned", "reworded",
    "edited",
)  # fmt: skip


def lost_date(branch: Branch) -> Iterator[Finding]:
    """A re-dated promise keeps its original date.

    When a due date moves, `original_due` says what was promised first, and keeps saying it however
    often the date moves. `vawg set ID.due DATE --decision D` writes it. A decision that corrects
    the date, because our restatement had it wrong, needs none.

    Wrong: `due: 2023-06-30` where it was `2023-03-31`. Right: that, and `original_due: 2023-03-31`.
    """
    if not protects(branch.base):
        return
    for change in branch.of_kind("re-dated"):
        old, new = branch.base.items.get(change.id), branch.head.items.get(change.id)
        if change.field != "due" or old is None or new is None or change.before is None:
            continue
        first = getattr(old.record, "original_due", None) or change.before
        if getattr(new.record, "original_due", None) == first or _is_corrected(branch, change):
            continue
        message = f"was due {change.before} and no longer says so"
        yield branch.finding("lost-date", change, message, f"Add `original_due: {first}`")


def _is_corrected(branch: Branch, change: Change) -> bool:
    """Whether a decision says that the date was never promised."""
    return any("correct" in branch.head.decisions[name].permits for name in change.decisions)


def idle_decision(branch: Branch) -> Iterator[Finding]:
    """A decision comes with the change that it is about.

    A new decision that affects nothing that changed in the branch may name the wrong item, or the
    change may have been forgotten. It cannot be used later: a decision licenses only the branch
    that brings it.

    Wrong: a decision about `A3.C2` in a branch that changes `A3.C3`. Right: both in one branch.
    """
    changed = {one.id for one in branch.changes if one.kind not in {"decided", "reported"}}
    for change in branch.of_kind("decided"):
        made = branch.head.decisions[change.id]
        if not any(covers(made, item_id) for item_id in changed):
            message = f"nothing changed here that it is about ({', '.join(made.affects[:3])})"
            advice = "Make the change in this branch too, or mend `affects`"
            found = branch.finding("idle-decision", change, message, advice)
            yield found._replace(at=("affects",), severity="warning")


def rewritten_record(branch: Branch) -> Iterator[Finding]:
    """The record is only added to.

    What was reported and what was decided stays as it was written. What was wrong is put right by
    another update that says `corrects`. Only a new decision that names the file and permits to
    erase it takes it out or changes it: where it holds personal data, say.

    Wrong: mending a figure in last month's update. Right: a new update with `corrects: THAT`.
    """
    for change in branch.of_kind("removed", "edited"):
        if change.group not in {"updates", "decisions"} or change.field:
            continue
        if not _may_go(branch, change.id):
            what = "was taken out" if change.kind == "removed" else "was changed"
            message = f"{change.group[:-1]} `{change.id}` {what}, and the record is only added to"
            advice = "Put it back; say what is so now in another one"
            yield branch.finding("rewritten-record", change, message, advice)


def _may_go(branch: Branch, name: str) -> bool:
    return any(
        name in made.affects and "erase" in made.permits
        for new, made in branch.head.decisions.items()
        if new not in branch.base.decisions
    )


def unexplained_fall(branch: Branch) -> Iterator[Finding]:
    """Who reports less than before says why.

    Completion that goes back, or a closed promise that is active again, makes readers ask. A
    summary in the same entry answers them.

    Wrong: `completion: limited` after `substantial`, and no `summary`. Right: with one.
    """
    for change in branch.of_kind("regressed"):
        if change.field == "completion" and change.after and not change.note:
            message = f"completion went from {change.before} to {change.after} without a reason"
            found = branch.finding("unexplained-fall", change, message, "Add a `summary`")
            yield found._replace(path=change.path, at=change.at, severity="warning")


def unpublished_plan(branch: Branch) -> Iterator[Finding]:
    """A published plan doesn't become a draft again.

    A draft protects nothing, so its promises could be changed without anybody noticing. A plan
    whose place another has taken is `superseded`.

    Wrong: `status: draft` where it was `published`. Right: `status: superseded`.
    """
    old, new = branch.base.edition, branch.head.edition
    if old and new and old.status != "draft" and new.status == "draft":
        message = f"the plan was {old.status} and is a draft, which protects nothing"
        path = branch.head.items["P"].path
        advice = f"Leave it {old.status}"
        yield Finding("unpublished-plan", path, ("status",), message, advice, "P")


def changed_definition(branch: Branch) -> Iterator[Finding]:
    """A changed definition begins a new series of readings.

    Values that were counted in two ways are not comparable. Where an indicator that has readings
    is defined anew, leave it as it is and add another with its own definition, version and series.
    A definition that is only put in other words keeps its `definition_version`; a decision that
    corrects our restatement of it may change it.

    Wrong: a new `definition_version` on `A3.M1.I1`, which has readings. Right: `A3.M1.I2`.
    """
    if not protects(branch.base):
        return
    counted = {one.indicator for one in taken(branch.base)}
    for change in branch.of_kind("definition-changed"):
        if change.id not in counted or change.field == "definition":
            continue
        if not _is_corrected(branch, change):
            message = f"`{change.field}` changed, and there are readings by the old definition"
            advice = "Put it back, and add an indicator with the new definition: vawg add indicator"
            yield branch.finding("changed-definition", change, message, advice)


OF_A_CHANGE: tuple[Callable[[Branch], Iterable[Finding]], ...] = (
    vanished_id,
    reused_id,
    unlicensed_change,
    lost_date,
    changed_definition,
    idle_decision,
    rewritten_record,
    unexplained_fall,
    unpublished_plan,
)
