"""Does pieces of work in a second process while this one does others.

Where the machine has one processor, or cannot fork, nothing is done: whoever asked does it all
itself. So nothing depends on it but the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

Work = Callable[[], Iterator[bytes]]

_LENGTH = 4  # bytes that say how long a piece is
_READ = 1 << 20
_SET_PIPE_SIZE = 1031  # Linux's F_SETPIPE_SZ: room for what is done before anybody looks


class Beside:
    """What a second process does: pieces of bytes, in the order in which they get done."""

    def __init__(self, child: int, reading: int) -> None:
        self._child = child
        self._reading = reading
        self._buffer = b""
        os.set_blocking(reading, False)

    def arrived(self) -> list[bytes]:
        """The pieces that were done since this was last asked; doesn't wait for any."""
        while True:
            try:
                read = os.read(self._reading, _READ)
            except BlockingIOError:
                break
            if not read:
                break
            self._buffer += read
        return list(self._pieces())

    def rest(self) -> list[bytes]:
        """The pieces that are still to come; waits for all of them, and for the process's end."""
        os.set_blocking(self._reading, True)
        parts = [self._buffer]
        while read := os.read(self._reading, _READ):
            parts.append(read)
        self._buffer = b"".join(parts)
        self.finish()
        return list(self._pieces())

    def finish(self) -> None:
        """Let the second process go, whatever it was about to do."""
        os.close(self._reading)
        os.waitpid(self._child, 0)

    def _pieces(self) -> Iterator[bytes]:
        while len(self._buffer) >= _LENGTH:
            end = _LENGTH + int.from_bytes(self._buffer[:_LENGTH])
            if len(self._buffer) < end:
                return
            piece, self._buffer = self._buffer[_LENGTH:end], self._buffer[end:]
            yield piece


def beside(work: Work) -> Beside | None:
    """Begin ``work`` in a second process; None where there is no second processor for it."""
    if not hasattr(os, "fork") or _processors() < 2:  # noqa: PLR2004 - one for each of two
        return None
    reading, writing = os.pipe()
    _widen(writing)
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_exit(work, writing)
    os.close(writing)
    return Beside(child, reading)


def _work_and_exit(work: Work, writing: int) -> None:
    """Runs in the second process only, which ends here without the first one's exits."""
    code = 1
    try:
        with open(writing, "wb", buffering=0) as pipe:
            for piece in work():
                _write(pipe.fileno(), len(piece).to_bytes(_LENGTH) + piece)
        code = 0
    finally:
        os._exit(code)


def _write(descriptor: int, raw: bytes) -> None:
    view = memoryview(raw)
    while view:
        view = view[os.write(descriptor, view) :]


def _widen(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, which has no fork either

        fcntl.fcntl(descriptor, _SET_PIPE_SIZE, _READ)
    except (ImportError, OSError):
        pass


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
