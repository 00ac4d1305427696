"""One git commit of exactly some files, leaving the rest of the index as it was."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from vawg_plan.store.folder import repository_of


class CannotCommit(Exception):
    """Git made no commit; the message says why. The files stay as they were written."""


def commit(plan_folder: str, paths: Sequence[str], message: str) -> str:
    """Commit these files (absolute paths; also ones just removed); the commit's short hash.

    The person's own hooks run. Raises CannotCommit.
    """
    repository = repository_of(os.path.realpath(plan_folder))
    if repository is None:
        raise CannotCommit("the plan is in no git repository, so there is nothing to commit to")
    names = [os.path.relpath(os.path.realpath(path), repository) for path in paths]
    new = [name for name in names if not _is_tracked(repository, name)]
    if new:
        _git(repository, "add", "--intent-to-add", "--", *new)
    try:
        _git(repository, "commit", "--quiet", "--only", "-m", message, "--", *names)
    except CannotCommit:
        if new:
            _git(repository, "rm", "--cached", "--quiet", "--", *new)
        raise
    return _git(repository, "rev-parse", "--short", "HEAD").strip()


def _is_tracked(repository: str, name: str) -> bool:
    return bool(_git(repository, "ls-files", "--", name))


def _git(repository: str, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list, never a shell; names come after --
            ["git", "-C", repository, *arguments],  # noqa: S607 - the person's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise CannotCommit("git is not installed") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise CannotCommit(said or "git commit failed")
    return done.stdout.decode("utf-8", "replace")
