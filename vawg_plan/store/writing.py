"""Writes files whole or not at all: a temporary file beside the target, synced, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile


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
        raise CannotWrite(f"cannot write {path}: {error.strerror}") from None
    return True


def _replace(target: str, folder: str, raw: bytes) -> None:
    mode = _mode_of(target)
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".vawg-")
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
