"""Does a piece of work in a second process while this one does another.

Where the machine has one processor, or cannot fork, the work is left undone: whoever asked does it
itself. So nothing depends on it but the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable

Collect = Callable[[], bytes]


def beside(work: Callable[[], bytes]) -> Collect | None:
    """Begin ``work`` in a second process; what comes back waits for its result.

    The result is empty where the second process failed. None: there is no second processor.
    """
    if not hasattr(os, "fork") or _processors() < 2:  # noqa: PLR2004 - one for each of two
        return None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_exit(work, writing)
    os.close(writing)

    def collect() -> bytes:
        with open(reading, "rb") as pipe:
            result = pipe.read()
        _, status = os.waitpid(child, 0)
        return b"" if status else result

    return collect


def _work_and_exit(work: Callable[[], bytes], writing: int) -> None:
    """Runs in the second process only, which ends here without the first one's exits."""
    code = 1
    try:
        with open(writing, "wb") as pipe:
            pipe.write(work())
        code = 0
    finally:
        os._exit(code)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
