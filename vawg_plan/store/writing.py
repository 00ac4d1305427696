"""Writes files whole or not at all: a temporary file beside the target, synced, then renamed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import Protocol

# `tempfile` does the same, and takes longer to import than a file takes to write.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class CannotWrite(Exception):
    """A file could not be written; the message says which and why. Nothing was changed."""


def write_whole(path: str, raw: bytes) -> bool:
    """Write ``raw`` to ``path``; False where that already stood there. Raises CannotWrite.

    At any moment the file is the old one or the new one. A link is written through, and a file
    keeps its permissions.
    """
    target = os.path.realpath(path)
    try:
        with contextlib.suppress(FileNotFoundError), open(target, "rb") as file:
            if file.read() == raw:
                return False
        folder = os.path.dirname(target)
        os.makedirs(folder, exist_ok=True)
        _replace(target, folder, raw)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path}: {error.strerror}\nhelp: nothing was changed; check the folder"
        ) from None
    return True


def write_quickly(path: str, raw: bytes) -> None:
    """Write what can be made again at any time: not half a file, but not at once on the disk."""
    folder = os.path.dirname(path)
    temporary = f"{path}.new"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(raw)
        os.replace(temporary, path)
    except OSError as error:
        raise CannotWrite(f"cannot write {path}: {error.strerror}") from None


def append(path: str, raw: bytes) -> None:
    """Add ``raw`` to the end of a file that others add to as well. Raises CannotWrite."""
    try:
        with open(path, "ab") as file:
            file.write(raw)
    except OSError as error:
        raise CannotWrite(f"cannot add to {path}: {error.strerror}") from None


class Edit(Protocol):
    """One file before and after; see `vawg_plan.cli.changes.Change`."""

    @property
    def path(self) -> str: ...  # noqa: D102 - see the class
    @property
    def before(self) -> bytes | None: ...  # noqa: D102
    @property
    def after(self) -> bytes | None: ...  # noqa: D102


def write_all(root: str, changes: Sequence[Edit]) -> None:
    """Carry out changes to files of a plan folder; a failure undoes those before it.

    Raises CannotWrite, also where a file is not as it was when the change was made.
    """
    for change in changes:
        if _content(_place(root, change.path)) != change.before:
            raise CannotWrite(
                f"{change.path} was changed by someone else meanwhile, so nothing was written\n"
                "help: run the command again"
            )
    done: list[Edit] = []
    try:
        for change in changes:
            _put(_place(root, change.path), change.after)
            done.append(change)
    except CannotWrite:
        for change in reversed(done):
            _put(_place(root, change.path), change.before)
        raise


def _place(root: str, path: str) -> str:
    return os.path.join(root, *path.split("/"))


def _content(place: str) -> bytes | None:
    try:
        with open(place, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotWrite(f"cannot read {place}: {error.strerror}") from None


def _put(place: str, raw: bytes | None) -> None:
    if raw is not None:
        write_whole(place, raw)
        return
    try:
        os.unlink(place)
    except OSError as error:
        raise CannotWrite(f"cannot remove {place}: {error.strerror}") from None


def _replace(target: str, folder: str, raw: bytes) -> None:
    mode = _mode_of(target)
    temporary = os.path.join(folder, f".vawg-{os.getpid()}-{os.urandom(6).hex()}")
    descriptor = os.open(temporary, _NEW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode_of(target: str) -> int:
    """The permissions that the file has, or that a new file gets from the person's umask."""
    try:
        return os.stat(target).st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
