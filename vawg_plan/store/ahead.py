"""Reads a plan folder in a second process, while this one gets ready for what it holds."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterator

from vawg_plan.store.beside import beside
from vawg_plan.store.cache import fingerprint
from vawg_plan.store.folder import read_folder, read_folder_at
from vawg_plan.store.snapshot import Fault, Snapshot

_GRAIN = 50_000_000  # nanoseconds: file systems tell moments apart by a tick, which is less


class Ahead:
    """A plan folder that is being read, by a second process where one can be had.

    ``digests`` has the fingerprints of its records' texts, as far as that process took them.
    """

    def __init__(self, plan_folder: str) -> None:
        self.root = plan_folder
        self.digests: dict[str, bytes] = {}
        self._second = beside(lambda: _read(plan_folder))

    def snapshot(self) -> Snapshot:
        """What the folder holds now; waits for the second process.

        Whoever holds the lock gets what the last writer left: where a folder changed since the
        reading began, or there is nothing from the second process, it is read now.
        """
        second, self._second = self._second, None
        pieces = second.rest() if second else []
        if pieces:
            read, moments, digests = _unpacked(pieces[0])
            if all(_is_as_then(os.path.join(self.root, at), then) for at, then in moments.items()):
                self.digests = digests
                return read
        return read_folder(self.root)


def _is_as_then(folder: str, then: int) -> bool:
    """Whether no file came to a folder, or went, since; what is written here is a rename."""
    try:
        now = os.stat(folder).st_mtime_ns
    except OSError:
        return False
    return now == then and abs(time.time_ns() - now) > _GRAIN


def _read(plan_folder: str) -> Iterator[bytes]:
    snapshot, moments = read_folder_at(plan_folder)
    faults = tuple(map(tuple, snapshot.faults))
    plain = snapshot._replace(faults=faults)  # type: ignore[arg-type]
    digests = {path: fingerprint(raw) for path, raw in snapshot.texts.items()}
    yield marshal.dumps((tuple(plain), moments, digests))


def _unpacked(piece: bytes) -> tuple[Snapshot, dict[str, int], dict[str, bytes]]:
    """What the second process read: it is this very program, so marshal's format is the same."""
    plain, moments, digests = marshal.loads(piece)  # noqa: S302 - of our own process
    read = Snapshot(*plain)
    return read._replace(faults=tuple(Fault(*fault) for fault in read.faults)), moments, digests
