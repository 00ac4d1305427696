"""What merging the work here into a base would give, made in a temporary folder of its own."""

from __future__ import annotations

from typing import NamedTuple

from vawg_plan.store.heads import is_shallow
from vawg_plan.store.process import GitFailed, run_git, shown
from vawg_plan.store.revisions import (
    find_commits,
    locate,
    no_such_revision,
    repository_at,
)
from vawg_plan.store.sides import WORKTREE, Side, read_each
from vawg_plan.store.snapshot import TEMPLATES, NoPlan, Snapshot, divide

_HEAD = "HEAD"


class Merged(NamedTuple):
    """A base, and what is there after the merge into it.

    ``conflicts`` are paths in the plan that a person must settle; ``head`` holds these as the work
    here has them. ``note`` says what could not be compared as it should be.
    """

    base: Side
    head: Side
    conflicts: tuple[str, ...]
    note: str | None


def merged(start: str, named: str | None, base: str) -> Merged:
    """The plan at ``base``, and the plan that merging the working tree into it would give.

    Where HEAD holds all of the base this is the working tree; in a bare repository HEAD stands for
    it. Nothing is written to the repository. Raises GitFailed, or NoPlan.
    """
    _, repository, _ = locate(start, named, "--base")
    found = repository_at(repository)
    work = _HEAD if found and found.bare else WORKTREE
    commits = find_commits(repository, [base, _HEAD])
    if base not in commits:
        raise no_such_revision(repository, base)
    parted = _parted(repository, base, commits)
    if parted == commits[base]:
        return _as_they_are(start, named, (base, work), commits, None)
    if parted is None:
        note = f"{shown(base)} and HEAD have no commit in common: compared as they are"
        return _as_they_are(start, named, (base, work), commits, note)
    commits[parted] = parted
    try:
        theirs, before, ours = read_each(start, named, (base, parted, work), commits)
    except NoPlan:  # the plan may be younger than the point at which they parted
        theirs, ours = read_each(start, named, (base, work), commits)
        before = None
    return _merge(before, theirs, ours, base)


def _as_they_are(
    start: str, named: str | None, sides: tuple[str, str], commits: dict[str, str], note: str | None
) -> Merged:
    base, head = read_each(start, named, sides, commits)
    return Merged(base, head, (), note)


def _merge(before: Side | None, theirs: Side, ours: Side, base: str) -> Merged:
    from vawg_plan.store.joining import TooOld, join  # noqa: PLC0415 - most bases need no merge

    old = files_of(before.snapshot) if before else {}
    new, here = files_of(theirs.snapshot), files_of(ours.snapshot)
    if old == new:
        return Merged(theirs, ours, (), None)
    try:
        files, conflicts = join(old, new, here)
    except TooOld as why:
        note = (
            f"{why}: compared with the commit at which {shown(base)} and HEAD parted, "
            f"so what {shown(base)} has gained since is not seen"
        )
        return Merged(before or theirs, ours, (), note)
    snapshot = _holding(files, theirs.snapshot, ours.snapshot)
    head = Side(snapshot, f"{ours.name} merged into {shown(base)}", None)
    return Merged(theirs, head, conflicts, None)


def files_of(snapshot: Snapshot) -> dict[str, bytes]:
    """The bytes of all files of a plan by path."""
    templates = {f"{TEMPLATES}/{name}": raw for name, raw in snapshot.templates.items()}
    return {**snapshot.texts, **templates, **snapshot.series}


def _holding(files: dict[str, bytes], theirs: Snapshot, ours: Snapshot) -> Snapshot:
    """The work here with other files; what cannot be read here stays a fault."""
    texts = divide(files)
    return ours._replace(
        revision=f"merge {theirs.revision}",
        texts=texts.records,
        templates=texts.templates,
        series=texts.series,
        data=(theirs.data - theirs.series.keys())
        | (ours.data - ours.series.keys())
        | texts.series.keys(),
    )


def _parted(repository: str, base: str, commits: dict[str, str]) -> str | None:
    """The commit at which the base and HEAD parted; None where they have none in common."""
    if _HEAD not in commits:
        return None
    pair = commits[base], commits[_HEAD]
    if found := run_git(repository, "merge-base", *pair, fine=(0, 1)).decode().strip():
        return found
    if is_shallow(repository):
        raise GitFailed(
            f"this clone is shallow, and lacks the commit at which {shown(base)} and HEAD parted\n"
            "help: git fetch --unshallow"
        )
    return None
