"""What a branch does to a plan: the problems of the merge result, and those of the change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from vawg_plan.cli.session import Answer
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, write_error

if TYPE_CHECKING:
    from vawg_plan.cli.session import Session
    from vawg_plan.load import Loaded
    from vawg_plan.model.change import Change
    from vawg_plan.model.problem import Problem
    from vawg_plan.store.merged import Merged


class Judged(NamedTuple):
    """Every problem in order, and those of them that the branch brings or touches."""

    problems: list[Problem]
    near: list[Problem]


# Makes an answer of a plan, all its problems, and those of them to list.
Tell = Callable[["Loaded", Iterable["Problem"], Iterable["Problem"]], Answer]


def check_branch(  # noqa: PLR0913 - what a command was asked
    session: Session,
    base: str,
    question: tuple[object, ...],
    tell: Tell,
    day: str,
    *,
    near_only: bool,
    summary: str | None,
) -> None:
    """Answer for the result of merging the work here into a revision; ends the command.

    ``near_only`` lists what the branch brings or touches. ``summary`` is a file to which what
    changed is added as Markdown.
    """
    thorough = (day if near_only else None, day)
    if summary is None:
        question = (*question, base)
        session.answer_past(
            question,
            (base, "HEAD"),
            lambda: _checked(session, merge_result(session, base), question, tell, thorough),
        )
        return
    merge = merge_result(session, base)
    answer = _checked(session, merge, question, tell, thorough)
    told = session.compare(
        ("summary", *_names(merge)),
        lambda before, after: Answer(_summary(merge, before, after)),
        merge.base.snapshot,
        merge.head.snapshot,
    )
    _append(summary, told.out)
    session.finish(answer)


def _names(merge: Merged) -> tuple[object, ...]:
    return (merge.base.name, merge.head.name, merge.conflicts, merge.note)


def _checked(
    session: Session,
    merge: Merged,
    question: tuple[object, ...],
    tell: Tell,
    thorough: tuple[str | None, str],
) -> Answer:
    """The problems of the merge result, told."""
    near_only = thorough[0] is not None

    def compute(before: Loaded, after: Loaded) -> Answer:
        found = judge(merge, before, after)
        answer = tell(after, found.problems, found.near if near_only else found.problems)
        notes = _notes(merge, before)
        return answer._replace(err="".join(f"vawg: {clean(note)}\n" for note in notes).rstrip())

    sides = (merge.base.snapshot, merge.head.snapshot)
    return session.compare((*question, *_names(merge)), compute, *sides, thorough=thorough)


def _notes(merge: Merged, base: Loaded) -> list[str]:
    """What to know of the comparison."""
    from vawg_plan.cli.comparing import notes_on  # noqa: PLC0415 - a kept answer needs none of this

    return [*([merge.note] if merge.note else []), *notes_on(merge.base.name, base)]


def _summary(merge: Merged, before: Loaded, after: Loaded) -> str:
    """What the branch changes, for the page of a workflow's run."""
    from vawg_plan.cli.comparing import as_compared  # noqa: PLC0415 - as above
    from vawg_plan.cli.views.changes_md import SUMMARY, changes_md  # noqa: PLC0415
    from vawg_plan.diff import Pair, compare  # noqa: PLC0415
    from vawg_plan.diff.report import comparison  # noqa: PLC0415

    pair = Pair(before.plan, after.plan)
    sides = (as_compared(merge.base), as_compared(merge.head))
    found = comparison(pair, compare(*pair), sides, _notes(merge, before))
    return "## What this changes in the plan\n\n" + changes_md(found, SUMMARY)


def _append(path: str, text: str) -> None:
    from vawg_plan.store.writing import CannotWrite, append  # noqa: PLC0415

    try:
        append(path, text.encode())
    except CannotWrite as failed:
        write_error(f"vawg: {clean(str(failed))}")


def merge_result(session: Session, base: str) -> Merged:
    """The plan at a revision, and as it would be with the work here merged into it."""
    from vawg_plan.store.git import GitFailed  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.merged import merged  # noqa: PLC0415

    try:
        return merged(session.directory, session.plan, base)
    except GitFailed as failed:
        raise Stop(clean(str(failed))) from None


def judge(merge: Merged, base: Loaded, head: Loaded) -> Judged:
    """The problems of the merge result, by the plan's rules and by those of change."""
    from vawg_plan.diff import compare  # noqa: PLC0415 - a kept answer needs none of this
    from vawg_plan.load.place import place  # noqa: PLC0415
    from vawg_plan.rules import check_change  # noqa: PLC0415
    from vawg_plan.rules.branch import Branch  # noqa: PLC0415

    changes = compare(base.plan, head.plan)
    found = check_change(Branch(base.plan, head.plan, changes))
    settled = (one for one in found if one.path not in merge.conflicts)
    own = [*_conflicts(merge), *place(settled, head.snapshot, head.plan, {})]
    before = {_same(problem) for problem in base.problems}
    touched = _touched(base, head, changes)
    near = [p for p in head.problems if _same(p) not in before or touched.holds(p)]
    return Judged(_in_order([*head.problems, *own]), _in_order([*near, *own]))


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: one.order)


class _Touched(NamedTuple):
    """The files and items that a branch changes."""

    paths: frozenset[str]
    ids: frozenset[str]

    def holds(self, problem: Problem) -> bool:
        """Whether a problem is of what the branch touches."""
        return problem.path in self.paths and (problem.id is None or problem.id in self.ids)


def _touched(base: Loaded, head: Loaded, changes: tuple[Change, ...]) -> _Touched:
    from vawg_plan.load.place import shown  # noqa: PLC0415

    old, new = (one.snapshot.texts | one.snapshot.series for one in (base, head))
    paths = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    names = {item.id for item in head.plan.items.values() if item.kind in {"update", "decision"}}
    changed = {item.id for item in head.plan.items.values() if item.path in paths} & names
    ids = {change.id for change in changes} | changed
    return _Touched(frozenset(shown(head.snapshot.label, path) for path in paths), frozenset(ids))


def _same(problem: Problem) -> tuple[object, ...]:
    """What makes a problem the same one though lines above it moved."""
    return (problem.rule, problem.path, problem.id, problem.message)


def _conflicts(merge: Merged) -> list[Problem]:
    from vawg_plan.load.place import shown  # noqa: PLC0415
    from vawg_plan.model.problem import Problem  # noqa: PLC0415

    message = f"changed here and in {merge.base.name}, so a person must say what holds"
    advice = "Merge the base into this branch and settle it: git merge"
    label = merge.head.snapshot.label
    return [
        Problem("merge-conflict", "error", shown(label, path), 1, 1, None, None, message, advice, 0)
        for path in merge.conflicts
    ]
