"""Merges three states of files as git does, in a temporary repository that holds nothing else.

No settings, attributes, hooks or merge drivers of a person or a repository have a say there, and
nothing is written anywhere else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator

from vawg_plan.store.objects import read_blobs, tree_entries
from vawg_plan.store.process import GitFailed, run_git

Files = dict[str, bytes]

_USAGE = 129  # git's status for an option that it doesn't know
_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "0",
    "GIT_CONFIG_PARAMETERS": "",
    "GIT_ATTR_NOSYSTEM": "1",
}
_NO_ATTRIBUTES = ("-c", f"core.attributesFile={os.devnull}")
_MERGE = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", "theirs", "ours")
_UNCHANGED = b"the same on all sides\n"


class TooOld(Exception):
    """The git here can't merge without a checkout; the message says which can."""


def join(before: Files, theirs: Files, ours: Files) -> tuple[Files, tuple[str, ...]]:
    """The merge of two states that came from one, and the paths that conflict.

    Those are as ``ours`` has them, or as ``theirs`` does. Raises TooOld, or GitFailed.
    """
    ours = _with_line_ends(ours, before, theirs)
    same = {p: raw for p, raw in ours.items() if before.get(p) == raw == theirs.get(p)}
    with tempfile.TemporaryDirectory(prefix="vawg-merge-") as folder:
        _make_repository(folder)
        sides = {"before": before, "theirs": theirs, "ours": ours}
        run_git(folder, "fast-import", "--quiet", input_bytes=b"".join(_stream(sides, same)))
        tree, conflicts = _merge_tree(folder)
        entries = tree_entries(folder, tree, "")
        contents = read_blobs(folder, (e.blob for e in entries if e.path not in same))
    found = {e.path: same[e.path] if e.path in same else contents[e.blob] for e in entries}
    files = {path: raw for path, raw in found.items() if isinstance(raw, bytes)}
    for path in conflicts:
        if (raw := ours.get(path, theirs.get(path))) is not None:
            files[path] = raw
    return files, conflicts


def _with_line_ends(ours: Files, before: Files, theirs: Files) -> Files:
    """The files here with the line ends that are committed, where a checkout changed them."""
    return {
        path: raw.replace(b"\r\n", b"\n")
        if b"\r\n" in raw and b"\r" not in before.get(path, theirs.get(path, b"\r"))
        else raw
        for path, raw in ours.items()
    }


def _make_repository(folder: str) -> None:
    """What git needs to find a repository; its own `init` would copy a person's template."""
    for name in ("objects", "refs"):
        os.makedirs(os.path.join(folder, ".git", name))
    with open(os.path.join(folder, ".git", "HEAD"), "w", encoding="ascii") as file:
        file.write("ref: refs/heads/none\n")


def _stream(sides: dict[str, Files], same: Files) -> Iterator[bytes]:
    """The three states as `git fast-import` reads them; what all have is there by its name only."""
    marks: dict[bytes, int] = {_UNCHANGED: 1}
    for files in sides.values():
        for path, raw in files.items():
            if path not in same:
                marks.setdefault(raw, len(marks) + 1)
    for raw, mark in marks.items():
        yield b"blob\nmark :%d\ndata %d\n%b\n" % (mark, len(raw), raw)
    for name, files in sides.items():
        yield b"commit refs/heads/%b\n" % name.encode()
        yield b"committer vawg <vawg> 0 +0000\ndata 0\n"
        if name != "before":
            yield b"from refs/heads/before\ndeleteall\n"
        for path, raw in files.items():
            mark = marks[_UNCHANGED if path in same else raw]
            yield b"M 100644 :%d %b\n" % (mark, _quoted(path))


def _quoted(path: str) -> bytes:
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        path = path.replace(character, escaped)
    return b'"%b"' % path.encode()


def _merge_tree(folder: str) -> tuple[str, tuple[str, ...]]:
    try:
        said = run_git(folder, *_NO_ATTRIBUTES, *_MERGE, extra=_ALONE, fine=(0, 1))
    except GitFailed as failed:
        if failed.status == _USAGE:
            version = run_git(folder, "version").decode().split()[2]
            raise TooOld(f"git {version} cannot merge without a checkout, as 2.38 can") from None
        raise
    tree, *names = _texts(said.split(b"\0"))
    return tree, tuple(dict.fromkeys(names))


def _texts(words: Iterable[bytes]) -> Iterator[str]:
    return (word.decode("utf-8", "surrogateescape") for word in words if word)
