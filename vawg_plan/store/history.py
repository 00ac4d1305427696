"""The commits that changed a plan, by one `git log`, and the texts that they changed.

A commit's day is its author's: the day on which the change was written. The committer's is the day
of the last rebase or merge by a web page, which says nothing about the promise. Commits stand in
the order in which they came into the history, so a day may be earlier than the one before it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from vawg_plan.store.objects import PLANS, read_blobs
from vawg_plan.store.process import GitFailed, begin_git, run_git
from vawg_plan.store.revisions import find_commits, repository_at
from vawg_plan.store.snapshot import DATA, FILES, FOLDERS, SUFFIXES, TEMPLATES

_LOG = (
    "-c", "log.follow=false", "-c", "log.showRoot=true",
    "log", "--raw", "-z", "--no-abbrev", "--no-renames", "--cc", "--date-order", "--no-color",
    "--no-ext-diff", "--no-textconv", "--no-show-signature", "--encoding=UTF-8",
    "--format=%H %P%x00%as%x00%s",
)  # fmt: skip
_ONE = (
    "diff-tree", "-r", "-z", "--root", "--no-commit-id", "--no-renames", "--no-ext-diff",
    "--no-textconv",
)  # fmt: skip
_FILE = "100"


class Touched(NamedTuple):
    """A file that a commit changed, by its path in the plan: its blobs before and after.

    None is no file. ``others`` are the blobs of a merge's further parents: what a merge changed
    itself differs from them all, and what it took from one of them doesn't.
    """

    path: str
    before: str | None
    after: str | None
    others: tuple[str | None, ...] = ()


class Commit(NamedTuple):
    """A commit: full hash, day on which its author wrote it (ISO), first line of its message."""

    hash: str
    date: str
    subject: str
    touched: tuple[Touched, ...]


class _Logged(NamedTuple):
    commit: Commit
    parents: tuple[str, ...]


class Begun(NamedTuple):
    """A reading of the history that git is at: of which plan, and what brings git's answer."""

    repository: str
    label: str
    log: Callable[[], bytes]


def begin(root: str) -> Begun:
    """Let git begin to read the history of the plan folder ``root``. Raises GitFailed."""
    repository, label = _place(root)
    return Begun(repository, label, begin_git(repository, *_LOG, "HEAD", "--", *_inside(label)))


def history(begun: Begun) -> list[Commit]:
    """The commits that changed the plan, up to HEAD, oldest first.

    Merges are among them where they changed something themselves. Where the folder was renamed,
    what came before is followed under its earlier name: the commit that added this plan.yaml took
    away exactly one other. Raises GitFailed.
    """
    repository, label, log = begun
    try:
        said = log()
    except GitFailed:
        if find_commits(repository, ["HEAD"]):
            raise
        return []
    found: list[Commit] = []
    while True:
        logged = list(_read(said, label))
        came = _came_from(repository, logged, label)
        found += (one.commit for one in logged)
        if came is None:
            break
        found[found.index(came.at)] = _joined(came)
        label = came.label
        said = run_git(repository, *_LOG, came.parent, "--", *_inside(label))
    return [commit for commit in reversed(found) if commit.touched]


def texts(repository: str, oids: Iterable[str | None]) -> dict[str, bytes]:
    """The bytes of blobs by their names, by one git; without those too large for a record."""
    found = read_blobs(repository, (oid for oid in oids if oid is not None))
    return {oid: raw for oid, raw in found.items() if isinstance(raw, bytes)}


def _place(root: str) -> tuple[str, str]:
    """The repository of a plan folder, and the folder's place in it."""
    place = os.path.realpath(root)
    found = repository_at(place)
    if found is None:
        raise GitFailed(
            "a history needs a git repository, and the plan is in none\n"
            "help: change to the plan's repository"
        )
    label = os.path.relpath(place, found.folder).replace(os.sep, "/")
    return found.folder, "" if label == "." else label


def _read(said: bytes, label: str) -> Iterator[_Logged]:
    """The commits of a log, newest first."""
    prefix = label + "/" if label else ""
    tokens = iter(said.decode("utf-8", "surrogateescape").split("\0"))
    header: list[str] = []
    touched: list[Touched] = []
    for token in tokens:
        meta = token.lstrip("\n")
        if meta.startswith(":"):
            touched += _touched(meta, next(tokens)[len(prefix) :])
        elif meta:
            if header:
                yield _logged(header, touched)
            header, touched = [meta, next(tokens), next(tokens)], []
    if header:
        yield _logged(header, touched)


def _inside(label: str) -> list[str]:
    """The paths to ask git about; a plan at a repository's root isn't everything there."""
    if label:
        return [label + "/"]
    files = (name + suffix for name in FILES for suffix in SUFFIXES)
    return [*FOLDERS, DATA, TEMPLATES, *files]


def _logged(header: Sequence[str], touched: Iterable[Touched]) -> _Logged:
    names, date, subject = header
    name, *parents = names.split()
    return _Logged(Commit(name, date, subject, tuple(touched)), tuple(parents))


def _touched(meta: str, path: str) -> Iterator[Touched]:
    """What ``:100644 100644 BLOB BLOB M`` says; a merge has a colon, a mode and a blob a parent."""
    words = meta.lstrip(":").split()
    count = len(words) // 2
    *before, after = (
        blob if mode.startswith(_FILE) else None
        for mode, blob in zip(words[:count], words[count:-1], strict=True)
    )
    if after or any(before):
        yield Touched(path, before[0], after, tuple(before[1:]))


class _Moved(NamedTuple):
    """Where the plan was before a commit moved it: the folder, and the blobs that left it."""

    at: Commit
    label: str
    parent: str
    left: dict[str, str]


def _came_from(repository: str, logged: Sequence[_Logged], label: str) -> _Moved | None:
    """The move that brought the plan to ``label``, where there was one."""
    started = [one for one in logged if one.parents and _starts_plan(one.commit)]
    if not started:
        return None
    commit, parents = started[-1]
    gone = _gone(repository, parents[0], commit.hash)
    folders = {path.rpartition("/")[0] for path in gone if path.rpartition("/")[2] in PLANS}
    if len(folders) != 1 or label in folders:
        return None
    (earlier,) = folders
    prefix = earlier + "/" if earlier else ""
    left = {path[len(prefix) :]: blob for path, blob in gone.items() if path.startswith(prefix)}
    return _Moved(commit, earlier, parents[0], left)


def _starts_plan(commit: Commit) -> bool:
    return any(t.path in PLANS and t.after and not t.before for t in commit.touched)


def _gone(repository: str, before: str, after: str) -> dict[str, str]:
    """The files, wherever in the repository, that one commit has and the next has not."""
    said = run_git(repository, *_ONE, before, after).decode("utf-8", "surrogateescape")
    tokens = iter(said.split("\0"))
    changes = (t for meta in tokens if meta for t in _touched(meta, next(tokens)))
    return {t.path: t.before for t in changes if t.before and not t.after}


def _joined(came: _Moved) -> Commit:
    """The commit that moved the plan, with only what it changed besides."""
    left = dict(came.left)
    touched = [t._replace(before=t.before or left.pop(t.path, None)) for t in came.at.touched]
    touched += [Touched(path, blob, None) for path, blob in left.items()]
    return came.at._replace(touched=tuple(t for t in touched if t.before != t.after))
