"""Reads the two plans that a comparison is about; what both hold is read once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vawg_plan.store.folder import find_plan, has_plan, read_folder
from vawg_plan.store.git import list_plan
from vawg_plan.store.heads import is_shallow
from vawg_plan.store.objects import (
    Listing,
    blob_ids,
    blobs_of,
    index_entries,
    read_blobs,
    snapshot_of,
)
from vawg_plan.store.process import GitFailed, run_git, shown
from vawg_plan.store.ranges import INDEX, WORKTREE, BadRange, ends_of, parse_range
from vawg_plan.store.revisions import (
    find_commits,
    locate,
    no_such_revision,
    repository_at,
)
from vawg_plan.store.snapshot import NoPlan, Snapshot

__all__ = ["INDEX", "WORKTREE", "BadRange", "Side", "parse_range", "read_each", "read_sides"]

_SHORT = 7  # digits of a hash that people read


class Side(NamedTuple):
    """One of two plans that are compared.

    ``name`` is for people: ``HEAD~1 (3f2a91c)``, ``the index``, ``the working tree``, ``the plan
    in ../other/plan``. ``commit`` is a full hash where the side is a revision.
    """

    snapshot: Snapshot
    name: str
    commit: str | None


def read_sides(start: str, named: str | None, before: str, after: str) -> tuple[Side, Side]:
    """The two plans; ``start`` and ``named`` say where the plan is, as for the working tree.

    Raises GitFailed, or NoPlan where one of them holds none. Two folders need no git.
    """
    first, second = read_each(start, named, (before, after))
    return first, second


def read_each(
    start: str, named: str | None, tokens: Sequence[str], commits: Mapping[str, str] | None = None
) -> list[Side]:
    """Several sides, as `read_sides` reads two; ``commits``: the hashes of words known already."""
    reader = _Reader(start, named, tokens, dict(commits or {}))
    return [reader.finished(side) for side in [reader.side(token) for token in tokens]]


class _Unread(NamedTuple):
    """A side whose blobs are not read yet."""

    listing: Listing
    name: str
    commit: str | None


class _Reader:
    def __init__(
        self, start: str, named: str | None, tokens: Sequence[str], commits: dict[str, str]
    ) -> None:
        self.start, self.named, self.commits = start, named, commits
        self.folders: dict[str, Side] = {}
        revisions = []
        for token in tokens:
            if token == WORKTREE or (token not in commits and _is_path(token, start)):
                self.folders[token] = self._folder(token)
            else:
                revisions.append(token)
        self.contents: dict[str, bytes | int] = {}
        self.listings: list[Listing] = []
        if revisions and not self._are_folders(revisions):
            self.root, self.repository, self.label = locate(start, named, "a revision")
            self._find([token for token in revisions if token != INDEX and token not in commits])

    def side(self, token: str) -> Side | _Unread:
        """A side, complete or still without the bytes of its files."""
        if token in self.folders:
            return self.folders[token]
        if token == INDEX:
            entries = index_entries(self.repository, self.label)
            unread = _Unread(Listing(self.label, INDEX, entries), "the index", None)
        else:
            commit = self.commits[token]
            listing = list_plan(self.repository, commit, token, self.label, self.root)
            unread = _Unread(listing, short_name(token, commit), commit)
        self.listings.append(unread.listing)
        return unread

    def finished(self, side: Side | _Unread) -> Side:
        """A side with the bytes of its files: the first that is asked for reads those of both."""
        if isinstance(side, Side):
            return side
        if self.listings:
            wanted = [blob for listing in self.listings for blob in blobs_of(listing)]
            self.contents = read_blobs(self.repository, wanted, self._known(wanted))
            self.listings = []
        snapshot = snapshot_of(self.repository, side.listing, self.contents)
        return Side(snapshot, side.name, side.commit)

    def _known(self, wanted: Sequence[str]) -> dict[str, bytes | int]:
        """The bytes that a folder has read already, by the names that git would give them."""
        known: dict[str, bytes | int] = {}
        for folder in self.folders.values() if wanted else ():
            read = folder.snapshot
            raw = [*read.texts.values(), *read.templates.values(), *read.series.values()]
            known.update(zip(blob_ids(raw, wanted[0]), raw, strict=True))
        return known

    def _find(self, tokens: Sequence[str]) -> None:
        """Find the commits of all words by one git; a word that names none may be a folder."""
        ends = {token: ends_of(token) for token in tokens}
        asked = [end for both in ends.values() for end in both]
        self.commits |= find_commits(self.repository, asked)
        for token, both in ends.items():
            for end in both:
                if end not in self.commits and not self._is_folder(token):
                    raise no_such_revision(self.repository, end)
            if len(both) > 1:
                self.commits[token] = merge_base(self.repository, both, self.commits)

    def _are_folders(self, tokens: Sequence[str]) -> bool:
        """Whether there is no repository, and the words are folders all the same."""
        if repository_at(os.path.realpath(self.start)):
            return False
        return all(self._is_folder(token) for token in tokens)

    def _is_folder(self, token: str) -> bool:
        if _holds_plan(token, self.start):
            self.folders[token] = self._folder(token)
        return token in self.folders

    def _folder(self, token: str) -> Side:
        if token != WORKTREE:
            return Side(read_folder(find_plan(self.start, token)), f"the plan in {token}", None)
        try:
            place = find_plan(self.start, self.named)
        except NoPlan:
            found = repository_at(os.path.realpath(self.start))
            if found and found.bare:
                raise GitFailed(
                    "a bare repository has no working tree\n"
                    "help: name two revisions, as HEAD~1..HEAD"
                ) from None
            raise
        return Side(read_folder(place), "the working tree", None)


def merge_base(repository: str, both: tuple[str, ...], commits: dict[str, str]) -> str:
    """The commit at which two revisions parted. Raises GitFailed where they have none in common."""
    hashes = (commits[end] for end in both)
    found = run_git(repository, "merge-base", *hashes, fine=(0, 1)).decode().strip()
    if found:
        return found
    one, other = map(shown, both)
    if is_shallow(repository):
        raise GitFailed(
            f"this clone is shallow, and lacks the commit at which {one} and {other} parted\n"
            "help: git fetch --unshallow"
        )
    raise GitFailed(
        f"{one} and {other} have no commit in common\n"
        f"help: compare the two as they are: {one}..{other}"
    )


def _is_path(token: str, start: str) -> bool:
    """Whether a word names a folder, whatever revisions there are."""
    looks = token in {".", ".."} or "/" in token or os.sep in token
    return looks and _holds_plan(token, start)


def _holds_plan(token: str, start: str) -> bool:
    if "\0" in token:
        return False
    folder = os.path.join(start, token)
    return bool(token) and (has_plan(folder) or has_plan(os.path.join(folder, "plan")))


def short_name(token: str, commit: str) -> str:
    """A revision as people read it: ``HEAD~1 (3f2a91c)``."""
    short = commit[:_SHORT]
    if len(token) >= _SHORT and commit.startswith(token):
        return short
    ends = ends_of(token)
    said = f"where {' and '.join(ends)} parted" if len(ends) > 1 else token
    return f"{said} ({short})"
