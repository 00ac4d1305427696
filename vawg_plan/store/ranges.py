"""Reads which two sides the words of a command line name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from vawg_plan.store.process import GitFailed, shown

INDEX, WORKTREE, HEAD = "INDEX", "WORKTREE", "HEAD"
_MOST = 2  # sides


class BadRange(GitFailed):
    """The words name no two sides; the message says which words do."""


def parse_range(words: Sequence[str], *, staged: bool = False) -> tuple[str, str]:
    """What is compared with what, by the words of a command line, as `git diff` takes them.

    Nothing: HEAD and the working tree. ``A``: A and the working tree. ``A..B``, ``A B``: these two;
    an end left out is HEAD. ``A...B``: where the two parted, and B. With ``staged`` the second is
    the index. A side is a revision, INDEX, WORKTREE or a path. Raises BadRange.
    """
    if len(words) > _MOST:
        raise BadRange(
            "at most two sides can be compared\nhelp: name them as A B or A..B, as HEAD~1..HEAD"
        )
    ranges = [found for word in words if (found := _split(word))]
    if staged:
        return _with_index(words, ranges)
    if ranges and len(words) == 1:
        return ranges[0]
    if ranges:
        raise BadRange(
            f"a range names both sides already: {shown(' '.join(words))}\nhelp: leave one word out"
        )
    if len(words) == _MOST:
        return words[0], words[1]
    return (words[0] if words else HEAD), WORKTREE


def ends_of(token: str) -> tuple[str, ...]:
    """The two revisions of ``A...B``, else the one that a word is."""
    before, dots, after = token.partition("...")
    return (before, after) if dots and before and after else (token,)


def _with_index(words: Sequence[str], ranges: Iterable[object]) -> tuple[str, str]:
    if any(ranges) or len(words) > 1:
        raise BadRange(
            "--staged compares the index with one revision\nhelp: name one, or none for HEAD"
        )
    return (words[0] if words else HEAD), INDEX


def _split(word: str) -> tuple[str, str] | None:
    """The ends of ``A..B`` or ``A...B``; None where the word is a revision or a path.

    No revision's name holds two dots, or begins or ends with a slash.
    """
    before, dots, after = word.partition("..")
    third = after.startswith(".")
    after = after[third:]
    if not dots or not (before or after):
        return None
    if before.endswith(("/", os.sep)) or after.startswith(("/", os.sep)):
        return None
    before, after = before or HEAD, after or HEAD
    return (f"{before}...{after}" if third else before), after
