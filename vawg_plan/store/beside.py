"""Does pieces of work in a second process while this one does others.

Where the machine has one processor, or cannot fork, nothing is done: whoever asked does it all
itself. So nothing depends on it but the time. What is done goes through a file in memory, which
takes any amount: neither process ever waits for the other to read or write.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

Work = Callable[[], Iterator[bytes]]

_LENGTH = 4  # bytes that say how long a piece is


class Beside:
    """What a second process does: pieces of bytes, in the order in which they get done."""

    def __init__(self, child: int, file: int) -> None:
        self._child = child
        self._file = file
        self._taken = 0

    def arrived(self) -> list[bytes]:
        """The pieces that were done since this was last asked; doesn't wait for any."""
        written = os.fstat(self._file).st_size
        raw = os.pread(self._file, written - self._taken, self._taken)
        found, at = [], 0
        while (begin := at + _LENGTH) <= len(raw):
            end = begin + int.from_bytes(raw[at:begin])
            if end > len(raw):
                break
            found.append(raw[begin:end])
            at = end
        self._taken += at
        return found

    def rest(self) -> list[bytes]:
        """The pieces that are still to come; waits for all of them, and for the process's end."""
        os.waitpid(self._child, 0)
        self._child = 0
        found = self.arrived()
        self.finish()
        return found

    def finish(self) -> None:
        """Let the second process go, whatever it was about to do."""
        os.close(self._file)
        if self._child:
            import signal  # noqa: PLC0415 - one that ended by itself needs none

            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)


def beside(work: Work) -> Beside | None:
    """Begin ``work`` in a second process; None where there is no second processor for it."""
    if not hasattr(os, "fork") or _processors() < 2:  # noqa: PLR2004 - one for each of two
        return None
    file = memory_file()
    if file is None:
        return None
    child = os.fork()
    if child == 0:
        _work_and_exit(work, file)
    return Beside(child, file)


def _work_and_exit(work: Work, file: int) -> None:
    """Runs in the second process only, which ends here without the first one's exits."""
    code, at = 1, 0
    try:
        for piece in work():
            at = _write(file, len(piece).to_bytes(_LENGTH) + piece, at)
        code = 0
    finally:
        os._exit(code)


def _write(file: int, raw: bytes, at: int) -> int:
    """Write at a place of one's own (both processes have the file's); the place after it."""
    view = memoryview(raw)
    while view:
        written = os.pwrite(file, view, at)
        view, at = view[written:], at + written
    return at


def memory_file() -> int | None:
    """The descriptor of a file without a name; None where there is no such file, or no room."""
    if not hasattr(os, "pread"):  # Windows: nobody removes the name of a file that is open
        return None
    try:
        if hasattr(os, "memfd_create"):
            return os.memfd_create("vawg")
        import tempfile  # noqa: PLC0415 - not on Linux

        descriptor, name = tempfile.mkstemp(prefix="vawg-")
        os.unlink(name)
    except OSError:
        return None
    return descriptor


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
