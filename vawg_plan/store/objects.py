"""Lists and reads what git has stored: the files of a commit or of the index, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

try:  # hashlib loads OpenSSL, which costs as much as a third of a bare start
    from _sha1 import sha1  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - another Python implementation
    from hashlib import sha1

from vawg_plan.store.process import read_objects, run_git
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
    Snapshot,
    bad_name,
    divide,
    too_large,
)

_LINK = "120000"
_FILE = "100"
_SHA1 = 40  # digits of a hash; sha256 has 64
# What `git add --intent-to-add` puts in the index: the name of no bytes at all, by either hash.
_EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
PLANS = ("plan.yaml", "plan.yml")

# What a blob holds: its bytes, or where it is too large for a record its size.
Contents = Mapping[str, bytes | int]


class Entry(NamedTuple):
    """One file that git has stored: its path, its mode, its blob, and whether a merge left it."""

    path: str
    mode: str
    blob: str
    unmerged: bool = False


class Listing(NamedTuple):
    """The files under a plan folder (``label``), by paths in it, at a ``revision``."""

    label: str
    revision: str
    entries: list[Entry]


def tree_entries(repository: str, commit: str, label: str) -> list[Entry]:
    """Every file that a commit (or a tree) holds under a folder."""
    prefix = label + "/" if label else ""
    listing = run_git(repository, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix or ".")
    return list(_tree_entries(listing, len(prefix)))


def _tree_entries(listing: bytes, skipped: int) -> Iterator[Entry]:
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        meta, _, name = line.partition("\t")
        if name:
            mode, kind, blob = meta.split()
            if kind == "blob":
                yield Entry(name[skipped:], mode, blob)


def index_entries(repository: str, label: str) -> list[Entry]:
    """Every file that the index holds under a folder; one that a merge left open is unmerged.

    Without empty ones: a file that is only announced to the index looks the same, and no record
    is empty.
    """
    prefix = label + "/" if label else ""
    listing = run_git(repository, "ls-files", "-s", "-z", "--full-name", "--", prefix or ".")
    found: dict[str, Entry] = {}
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        meta, _, name = line.partition("\t")
        if name:
            mode, blob, stage = meta.split()
            if (mode.startswith(_FILE) or mode == _LINK) and blob not in _EMPTY:
                found[name] = Entry(name[len(prefix) :], mode, blob, stage != "0")
    return list(found.values())


def has_plan_file(entries: Iterable[Entry]) -> bool:
    """Whether a plan.yaml (or plan.yml) is among the files of a folder."""
    return any(entry.path in PLANS for entry in entries)


def blobs_of(listing: Listing) -> list[str]:
    """The blobs that a snapshot of a listing needs."""
    alone = bool(listing.label)
    return [
        entry.blob
        for entry in listing.entries
        if not entry.unmerged and entry.mode != _LINK and _is_read(entry.path, alone=alone)
    ]


def read_blobs(
    repository: str, wanted: Iterable[str], known: Contents | None = None
) -> dict[str, bytes | int]:
    """The contents of blobs, each read once and by one git, but for those that are known."""
    found = dict(known or {})
    names = [blob for blob in dict.fromkeys(wanted) if blob not in found]
    for name, (size, raw) in zip(names, read_objects(repository, names, MAX_BYTES), strict=True):
        found[name] = size if raw is None else raw
    return found


def blob_ids(texts: Iterable[bytes], like: str) -> Iterator[str]:
    """The name that git would give to each text, by the hash that the name ``like`` has."""
    make: Callable[[bytes], Any] = sha1
    if len(like) != _SHA1:
        from hashlib import sha256 as make  # noqa: PLC0415 - few repositories use it
    for raw in texts:
        yield make(b"blob %d\0%b" % (len(raw), raw)).hexdigest()


def snapshot_of(repository: str, listing: Listing, contents: Contents) -> Snapshot:
    """A listing and the contents of its blobs as what a plan folder holds."""
    faults: list[Fault] = []
    texts: dict[str, bytes] = {}
    for entry in listing.entries:
        if not _is_read(entry.path, alone=bool(listing.label)):
            continue
        if fault := _fault(entry, contents):
            faults.append(fault)
        else:
            texts[entry.path] = cast("bytes", contents[entry.blob])
    divided = divide(texts)
    return Snapshot(
        root=os.path.join(repository, *listing.label.split("/")),
        label=listing.label,
        revision=listing.revision,
        texts=divided.records,
        templates=divided.templates,
        data=frozenset(e.path for e in listing.entries if e.path.startswith(f"{DATA}/")),
        series=divided.series,
        faults=tuple(faults),
    )


def _fault(entry: Entry, contents: Contents) -> Fault | None:
    """Why a file cannot be read at all, where it cannot."""
    if fault := bad_name(entry.path):
        return fault
    if entry.unmerged:
        return Fault(
            entry.path,
            "the merge of this file is unfinished, so the index holds several of it",
            "Settle the conflict in the file, then: git add FILE",
        )
    if entry.mode == _LINK:
        return Fault(
            entry.path,
            "the file is a link in this revision",
            "Put the file itself here: links are read in the working tree only",
        )
    held = contents[entry.blob]
    return too_large(entry.path, held) if isinstance(held, int) else None


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
