"""Finds the repository, and the commits that words name; says what to do where there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

from vawg_plan.store.folder import find_plan, has_plan, label_of
from vawg_plan.store.heads import is_shallow
from vawg_plan.store.process import GitFailed, run_git, shown
from vawg_plan.store.snapshot import NoPlan

_STEPS = re.compile(r"(.+?)((?:[~^][0-9]*)+)")
_STEP = re.compile(r"([~^])([0-9]*)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEAR = 3
_ALIKE = 0.75  # of 1: HEAAD is like HEAD


def locate(start: str, named: str | None, needs: str = "--at") -> tuple[str, str, str]:
    """The plan folder, its repository, and the plan's place in it. Raises GitFailed.

    A plan that is not in the working tree is supposed in ``plan/``; a bare repository has none.
    """
    try:
        root = find_plan(start, named)
    except NoPlan:
        root = os.path.abspath(os.path.join(start, named or "plan"))
    there = has_plan(root)
    found = repository_at(os.path.realpath(root if there else start))
    if found and not found.bare:
        return root, found.folder, label_of(root)
    if found:
        label = os.path.normpath(named or "plan").replace(os.sep, "/")
        return root, found.folder, "" if label == "." else label
    raise GitFailed(
        f"{needs} needs a git repository, and the plan is in none\n"
        f"help: {'leave --at out, or ' * (needs == '--at')}change to the plan's repository"
    )


class Repository(NamedTuple):
    """Where git's commands run; ``bare`` where it has no working tree."""

    folder: str
    bare: bool


def repository_at(folder: str) -> Repository | None:
    """The nearest repository upward from ``folder``, which need not be there."""
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return Repository(folder, bare=False)
        if os.path.basename(folder) != ".git" and _is_bare(folder):
            return Repository(folder, bare=True)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _is_bare(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "HEAD")) and all(
        os.path.isdir(os.path.join(folder, name)) for name in ("objects", "refs")
    )


def find_commits(repository: str, words: Sequence[str]) -> dict[str, str]:
    """The full hash of the commit that each word names, where it names one.

    By one git, which reads the words from its input: none can be an option.
    """
    asked = [word for word in dict.fromkeys(words) if word and word.isprintable()]
    if not asked:
        return {}
    lines = "".join(f"{word}^{{commit}}\n" for word in asked)
    raw = lines.encode("utf-8", "surrogateescape")
    try:
        said = run_git(repository, "cat-file", "--batch-check", input_bytes=raw)
    except GitFailed as failed:
        if ": log for " not in str(failed):  # the answer to HEAD@{99}, instead of "missing"
            raise
        if len(asked) == 1:
            return {}
        return {k: v for word in asked for k, v in find_commits(repository, [word]).items()}
    found = {}
    for word, line in zip(asked, said.splitlines(), strict=True):
        name, _, kind = line.partition(b" ")
        if kind.startswith(b"commit "):
            found[word] = name.decode()
    return found


def commits_of(repository: str, words: Sequence[str]) -> dict[str, str]:
    """The full hash of the commit that each word names. Raises GitFailed where one names none."""
    found = find_commits(repository, words)
    for word in words:
        if word not in found:
            raise no_such_revision(repository, word)
    return found


def no_such_revision(repository: str, word: str) -> GitFailed:
    """The answer to a word that names no commit: near names, or the fetch that would bring it."""
    shallow = is_shallow(repository)
    why = f"no such revision: {shown(word)}"
    if not find_commits(repository, ["HEAD"]):
        return GitFailed(f"{why}: there is no commit yet\nhelp: git commit makes the first")
    if _DATE.fullmatch(word):
        return GitFailed(
            f"{why}: it is a date\n"
            f"help: git rev-list -1 --before={word}T00:00 HEAD names the last commit before that "
            "day; write that commit, or an edition's tag"
        )
    if word.startswith((".", "/")):  # no name of git's begins so
        return GitFailed(f"there is no folder {shown(word)}\nhelp: name a folder that holds a plan")
    if word.isprintable() and (fetch := _fetch(repository, word, shallow=shallow)):
        lacks = "this clone is shallow and lacks it: " if shallow else ""
        return GitFailed(f"{why}\nhelp: {lacks}{fetch}")
    if near := _near(repository, word):
        return GitFailed(f"{why}\nhelp: did you mean {' or '.join(near)}?")
    listing = "git log --oneline lists commits, git tag the editions"
    fetching = "this clone is shallow and may lack it: git fetch --unshallow --tags"
    return GitFailed(f"{why}\nhelp: {fetching if shallow else listing}")


def _fetch(repository: str, word: str, *, shallow: bool) -> str | None:
    """The fetch that would bring a revision, where the word tells."""
    steps = _STEPS.fullmatch(word)
    if steps and shallow and find_commits(repository, [steps[1]]):
        return f"git fetch --deepen={_distance(steps[2])}"
    remote, slash, branch = (steps[1] if steps else word).partition("/")
    remotes = run_git(repository, "remote").decode("utf-8", "replace").split()
    if slash and branch and remote in remotes and _is_plain(branch):
        return f"git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"
    return None


def _distance(steps: str) -> int:
    """How many commits back ``~3^`` leads."""
    return sum(int(n or 1) if sign == "~" else 1 for sign, n in _STEP.findall(steps))


def _is_plain(branch: str) -> bool:
    """Whether a branch's name can stand in a command that somebody may copy."""
    return re.fullmatch(r"[A-Za-z0-9_][\w./-]*", branch) is not None


def _near(repository: str, word: str) -> list[str]:
    """What may be meant: HEAD and the like, branches and tags with a name like this one."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    listing = run_git(
        repository,
        "for-each-ref",
        "--format=%(refname:short)",
        "refs/heads",
        "refs/tags",
        "refs/remotes",
    )
    names = [name for name in listing.decode("utf-8", "replace").splitlines() if name.isprintable()]
    ends = [name for name in names if name.endswith("/" + word)]
    fixed = get_close_matches(word.upper(), ("HEAD", "INDEX", "WORKTREE"), 1, _ALIKE)
    return (ends or [*fixed, *get_close_matches(word, names, _NEAR)])[:_NEAR]
