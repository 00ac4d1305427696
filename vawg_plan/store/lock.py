"""One writer at a time: a lock on the plan folder that leaves no file behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Wait until no other writer holds ``folder``, and hold it meanwhile.

    The system lets go of the lock when the process ends, however it ends.
    """
    descriptor = _open(os.path.realpath(folder))
    try:
        _hold(descriptor)
        yield
    finally:
        os.close(descriptor)


def _open(folder: str) -> int:
    """The folder itself where the system lets it be opened, else a file that stands for it."""
    try:
        return os.open(folder, os.O_RDONLY)
    except PermissionError:
        import tempfile  # noqa: PLC0415 - both are slow to import, and rarely needed
        from hashlib import sha256  # noqa: PLC0415

        name = f"vawg-{sha256(folder.lower().encode()).hexdigest()[:16]}.lock"
        place = os.path.join(tempfile.gettempdir(), name)
        return os.open(place, os.O_RDWR | os.O_CREAT)
