"""Reads a plan from any git revision, without a checkout and without touching the index."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from vawg_plan.store.folder import find_plan, has_plan, label_of, repository_of
from vawg_plan.store.snapshot import (
    DATA,
    FILES,
    FOLDERS,
    MAX_BYTES,
    SERIES_SUFFIX,
    SUFFIXES,
    TEMPLATE_SUFFIXES,
    TEMPLATES,
    Fault,
    NoPlan,
    Snapshot,
    bad_name,
    divide,
    too_large,
)

_LINK = "120000"


class GitFailed(Exception):
    """Git cannot answer; the message says why and what to do."""


def read_revision(start: str, named: str | None, revision: str) -> Snapshot:
    """The plan as ``revision`` has it. Raises GitFailed, or NoPlan where it holds none.

    ``start`` and ``named`` say where the plan is, as for the working tree; a plan that is no
    longer in the working tree is looked for in ``plan/`` and at the repository's root.
    """
    root, repository = _locate(start, named)
    commit = _commit(repository, revision)
    for label in dict.fromkeys((label_of(root), "plan", "")):
        entries = list(_entries(repository, commit, label))
        if any(path in {"plan.yaml", "plan.yml"} for path, *_ in entries):
            return _snapshot(repository, label, revision, entries)
    raise NoPlan(
        f"no plan found in revision {revision}: it holds no {label_of(root) or '.'}/plan.yaml\n"
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
        commit = _git(repository, "rev-parse", "HEAD").decode().strip()
        changes = _git(
            repository,
            "--no-optional-locks",
            "status",
            "--porcelain",
            "--",
            label_of(plan_folder) or ".",
        )
    except GitFailed:
        return None
    return commit, not changes


def commit_of(plan_folder: str, revision: str) -> str:
    """The full hash of the commit that ``revision`` names. Raises GitFailed."""
    return _commit(repository_of(os.path.realpath(plan_folder)) or plan_folder, revision)


def _locate(start: str, named: str | None) -> tuple[str, str]:
    try:
        root = find_plan(start, named)
    except NoPlan:
        root = os.path.abspath(os.path.join(start, named or "plan"))
    place = os.path.realpath(root if has_plan(root) else start)
    repository = repository_of(place)
    if repository is None:
        raise GitFailed(
            "--at needs a git repository, and the plan is in none\n"
            "help: leave --at out, or change to the plan's repository"
        )
    return root, repository


def _commit(repository: str, revision: str) -> str:
    try:
        found = _git(
            repository,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            revision + "^{commit}",
        )
    except GitFailed as error:
        if error.args[0]:
            raise
        advice = (
            "this clone is shallow and may lack it: git fetch --unshallow"
            if os.path.exists(os.path.join(repository, ".git", "shallow"))
            else "git log --oneline lists commits, git tag the editions"
        )
        raise GitFailed(f"no such revision: {revision}\nhelp: {advice}") from None
    return found.decode().strip()


def _entries(repository: str, commit: str, label: str) -> Iterator[tuple[str, str, str, int]]:
    """(path in the plan, mode, blob, size) of every file under the plan folder."""
    prefix = label + "/" if label else ""
    listing = _git(
        repository, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", prefix or "."
    )
    for line in listing.split(b"\0"):
        if not line:
            continue
        meta, _, name = line.partition(b"\t")
        mode, kind, blob, size = meta.decode().split()
        if kind == "blob":
            yield os.fsdecode(name)[len(prefix) :], mode, blob, int(size)


def _snapshot(
    repository: str, label: str, revision: str, entries: list[tuple[str, str, str, int]]
) -> Snapshot:
    faults: list[Fault] = []
    wanted: dict[str, str] = {}
    for path, mode, blob, size in entries:
        if not _is_read(path, alone=bool(label)):
            continue
        if fault := bad_name(path):
            faults.append(fault)
        elif mode == _LINK:
            faults.append(
                Fault(
                    path,
                    "the file is a link in this revision",
                    "Put the file itself here: links are read in the working tree only",
                )
            )
        elif size > MAX_BYTES:
            faults.append(too_large(path, size))
        else:
            wanted[path] = blob
    blobs = _blobs(repository, list(wanted.values()))
    texts = divide(dict(zip(wanted, blobs, strict=True)))
    return Snapshot(
        root=os.path.join(repository, *label.split("/")),
        label=label,
        revision=revision,
        texts=texts.records,
        templates=texts.templates,
        data=frozenset(path for path, *_ in entries if path.startswith("data/")),
        series=texts.series,
        faults=tuple(faults),
    )


def _is_read(path: str, *, alone: bool) -> bool:
    """Whether a path is read as in the working tree; ``alone``: its folder is the plan's own."""
    folder, slash, _ = path.partition("/")
    if folder == TEMPLATES:
        return path.endswith(TEMPLATE_SUFFIXES) and "/." not in path
    if folder == DATA:
        return path.lower().endswith(SERIES_SUFFIX) and "/." not in path
    if not path.lower().endswith(SUFFIXES) or "/." in f"/{path}":
        return False
    return alone or (folder in FOLDERS if slash else path.rsplit(".", 1)[0] in FILES)


def _blobs(repository: str, blobs: list[str]) -> Iterator[bytes]:
    output = _git(repository, "cat-file", "--batch", input_bytes="\n".join(blobs).encode())
    at = 0
    for _ in blobs:
        end = output.index(b"\n", at)
        size = int(output[at:end].rsplit(b" ", 1)[1])
        yield output[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(repository: str, *arguments: str, input_bytes: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a list, never a shell; revisions come after --end-of-options
            ["git", "-C", repository, *arguments],  # noqa: S607 - the person's own git
            input=input_bytes,
            stdin=subprocess.DEVNULL if input_bytes is None else None,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitFailed(
            "git is not installed, and a revision needs it\nhelp: install git"
        ) from None
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
