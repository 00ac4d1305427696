"""Which commit HEAD names, read from the repository's own files: git takes longer to start.

Only what is plain is understood; where anything else is found, git has to be asked.
"""

from __future__ import annotations

import os

_STEPS = "~^0123456789"
_LENGTHS = (40, 64)  # hexadecimal digits of a commit's hash: SHA-1, SHA-256
_DEPTH = 1 << 20  # more bytes than a list of branches and tags is worth reading


def git_folder(repository: str) -> str:
    """Where git keeps its files of a working tree, or of a bare repository."""
    place = os.path.join(repository, ".git")
    if os.path.isfile(place):  # a worktree or a submodule
        with open(place, "rb") as file:
            named = os.fsdecode(file.read()).removeprefix("gitdir:").strip()
        return os.path.join(repository, named)
    return place if os.path.isdir(place) else repository


def named(repository: str, word: str) -> str | None:
    """What a word for a commit means at present: ``HEAD~2`` is ``HASH~2``; None where git must say.

    Whether there is such a commit is not looked at.
    """
    if not word.startswith("HEAD") or word[4:].strip(_STEPS):
        return None
    try:
        found = _head(git_folder(repository))
    except OSError:
        return None
    return found and found + word[4:]


def _head(folder: str) -> str | None:
    said = _text(folder, "HEAD")
    if not said.startswith(b"ref: "):
        return _hash(said)
    ref = said[5:].rstrip(b"\n")
    if not ref.startswith(b"refs/heads/") or b".." in ref:
        return None
    shared = _shared(folder)
    try:
        return _hash(_text(shared, os.fsdecode(ref)))
    except FileNotFoundError:
        packed = b"\n" + _text(shared, "packed-refs")
        before, there, _ = packed.partition(b" " + ref + b"\n")
        return _hash(before.rpartition(b"\n")[2] + b"\n") if there else None


def is_shallow(repository: str) -> bool:
    """Whether the clone lacks older commits."""
    return os.path.exists(os.path.join(_shared(git_folder(repository)), "shallow"))


def _shared(folder: str) -> str:
    """Where a worktree's files are that all worktrees of the repository have in common."""
    if not os.path.exists(os.path.join(folder, "commondir")):
        return folder
    return os.path.join(folder, os.fsdecode(_text(folder, "commondir").rstrip(b"\n")))


def _text(folder: str, name: str) -> bytes:
    with open(os.path.join(folder, name), "rb") as file:
        return file.read(_DEPTH)


def _hash(line: bytes) -> str | None:
    found = line.removesuffix(b"\n").decode("ascii", "replace")
    return found if len(found) in _LENGTHS and not found.strip("0123456789abcdef") else None
