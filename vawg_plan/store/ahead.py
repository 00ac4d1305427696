"""Reads a plan folder in a second process, while this one gets ready for what it holds."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator

from vawg_plan.store.beside import beside
from vawg_plan.store.folder import read_folder
from vawg_plan.store.snapshot import Fault, Snapshot


def read_ahead(plan_folder: str) -> Callable[[], Snapshot]:
    """Begin to read a plan folder; what is returned waits for that, and gives the snapshot.

    Where a second process cannot be had, or fails, the folder is read then.
    """
    second = beside(lambda: _read(plan_folder))

    def texts() -> Snapshot:
        pieces = second.rest() if second else []
        return _snapshot(pieces[0]) if pieces else read_folder(plan_folder)

    return texts


def _read(plan_folder: str) -> Iterator[bytes]:
    snapshot = read_folder(plan_folder)
    faults = tuple(map(tuple, snapshot.faults))
    yield marshal.dumps(tuple(snapshot._replace(faults=faults)))  # type: ignore[arg-type]


def _snapshot(piece: bytes) -> Snapshot:
    """What the second process read: it is this very program, so marshal's format is the same."""
    read = Snapshot(*marshal.loads(piece))  # noqa: S302 - of our own process, through our own pipe
    return read._replace(faults=tuple(Fault(*fault) for fault in read.faults))
