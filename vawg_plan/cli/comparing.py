"""Two plans read and compared: what `vawg diff` and `vawg validate --base` both begin with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.cli.session import Session
    from vawg_plan.diff.report import Compared
    from vawg_plan.load import Loaded
    from vawg_plan.store.sides import Side


def sides_of(session: Session, words: Sequence[str], *, staged: bool) -> tuple[Side, Side]:
    """The two plans that the words of a command line name; a usage error where they cannot be."""
    from vawg_plan.store.git import GitFailed  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.sides import parse_range, read_sides  # noqa: PLC0415

    try:
        before, after = parse_range(words, staged=staged)
        return read_sides(session.directory, session.plan, before, after)
    except GitFailed as failed:
        raise Stop(clean(str(failed))) from None


def revisions_of(session: Session, words: Sequence[str], *, staged: bool) -> tuple[str, ...]:
    """The words for all commits that a comparison is of; none where it is of anything else."""
    from vawg_plan.store.git import GitFailed  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.sides import INDEX, WORKTREE, parse_range  # noqa: PLC0415

    try:
        sides = parse_range(words, staged=staged)
    except GitFailed:
        return ()
    named = [word for side in sides for word in side.split("...") if word != WORKTREE]
    if INDEX in named or any(os.path.isdir(os.path.join(session.directory, one)) for one in named):
        return ()
    return tuple(named)


def as_compared(side: Side) -> Compared:
    """A side as readers get it."""
    from vawg_plan.diff.report import Compared  # noqa: PLC0415

    return Compared(side.name, side.commit)


def notes_on(name: str, loaded: Loaded) -> list[str]:
    """What to know of a plan that could not be read whole."""
    from vawg_plan.cli.views.words import count_of  # noqa: PLC0415

    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if not errors:
        return []
    first = errors[0]
    rest = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
    told = f"{name} has {count_of(len(errors), 'error')}, so what could be read is compared"
    return [f"{told}: {first.path}:{first.line} {first.message}{rest}"]
