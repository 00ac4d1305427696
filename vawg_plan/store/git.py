"""Reads a plan from any git revision, without a checkout and without touching the index."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from vawg_plan.store.folder import label_of, repository_of
from vawg_plan.store.objects import (
    PLANS,
    Entry,
    Listing,
    blobs_of,
    has_plan_file,
    read_blobs,
    snapshot_of,
    tree_entries,
)
from vawg_plan.store.process import GitFailed, run_git, shown
from vawg_plan.store.revisions import commits_of, locate, repository_at
from vawg_plan.store.snapshot import NoPlan, Snapshot

__all__ = ["GitFailed", "commit_of", "list_plan", "read_revision", "state_of"]

_EDITION = re.compile(rb"^id:[ \t]*['\"]?([^'\"\s#]+)", re.MULTILINE)


def read_revision(start: str, named: str | None, revision: str) -> Snapshot:
    """The plan as ``revision`` has it. Raises GitFailed, or NoPlan where it holds none.

    ``start`` and ``named`` say where the plan is, as for the working tree; see `list_plan` for a
    plan that was elsewhere at the revision.
    """
    root, repository, label = locate(start, named)
    commit = commits_of(repository, [revision])[revision]
    listing = list_plan(repository, commit, revision, label, root)
    return snapshot_of(repository, listing, read_blobs(repository, blobs_of(listing)))


def list_plan(repository: str, commit: str, revision: str, label: str, root: str) -> Listing:
    """The plan's files at a commit. Raises NoPlan.

    Looked for at ``label``, then in ``plan/`` and at the repository's root; then it is the only
    one of the edition that ``root`` (the plan folder) holds now.
    """
    entries = tree_entries(repository, commit, label)
    if has_plan_file(entries):
        return Listing(label, revision, entries)
    everything = tree_entries(repository, commit, "") if label else entries
    for place in (*dict.fromkeys(("plan", "")), *_by_edition(repository, everything, root)):
        inside = _under(everything, place)
        if has_plan_file(inside):
            return Listing(place, revision, inside)
    raise NoPlan(
        f"no plan found in revision {shown(revision)}: it holds no {label or '.'}/plan.yaml\n"
        "help: name a revision that holds the plan, or where it was: vawg --plan DIR ..."
    )


def state_of(plan_folder: str) -> tuple[str, bool] | None:
    """The commit that the working tree is at, and whether the plan is as it was committed.

    None outside git, or before a first commit.
    """
    repository = repository_of(os.path.realpath(plan_folder))
    if repository is None:
        return None
    try:
        commit = run_git(repository, "rev-parse", "HEAD").decode().strip()
        changes = run_git(repository, "status", "--porcelain", "--", label_of(plan_folder) or ".")
    except GitFailed:
        return None
    return commit, not changes


def commit_of(plan_folder: str, revision: str) -> str:
    """The full hash of the commit that ``revision`` names. Raises GitFailed."""
    place = os.path.realpath(plan_folder)
    found = repository_at(place)
    return commits_of(found.folder if found else plan_folder, [revision])[revision]


def _by_edition(repository: str, entries: Iterable[Entry], root: str) -> list[str]:
    """Where else the plan may be: the folder of the only plan of its edition."""
    plans = {}
    for entry in entries:
        place, _, name = entry.path.rpartition("/")
        if name in PLANS:
            plans[place] = entry.blob
    wanted = _edition(_plan_text(root))
    if wanted is not None and plans:
        texts = read_blobs(repository, plans.values())
        plans = {place: blob for place, blob in plans.items() if _edition(texts[blob]) == wanted}
    return list(plans) if len(plans) == 1 else []


def _plan_text(root: str) -> bytes:
    for name in PLANS:
        try:
            with open(os.path.join(root, name), "rb") as file:
                return file.read(1 << 16)
        except OSError:
            continue
    return b""


def _edition(text: bytes | int) -> bytes | None:
    found = _EDITION.search(text) if isinstance(text, bytes) else None
    return found[1] if found else None


def _under(entries: Iterable[Entry], label: str) -> list[Entry]:
    prefix = label + "/" if label else ""
    return [
        entry._replace(path=entry.path[len(prefix) :])
        for entry in entries
        if entry.path.startswith(prefix)
    ]
