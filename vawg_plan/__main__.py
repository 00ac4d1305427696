"""Where the program starts, as ``vawg`` or ``python -m vawg_plan``.

A question that was answered before is answered from the cache at once; everything else goes
through the command line's own machinery. The collector stays off from the first import on: a
command lives for a moment and makes no reference cycles worth the search. On 10,000 files that
keeps its time in a straight line.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # typing itself takes long to import
if TYPE_CHECKING:
    from typing import NoReturn


def start() -> NoReturn:
    """Run the command line and exit with its status."""
    gc.disable()
    from vawg_plan.cli.endings import status_of  # noqa: PLC0415 - imported with the collector off

    _leave(status_of(_run))


def _leave(code: int) -> NoReturn:
    """End the process without taking a large plan apart first, once all is printed."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed: Python knows what to make of it
        sys.exit(code)
    os._exit(code)


def _run() -> object:
    from vawg_plan.cli.answers import recall  # noqa: PLC0415 - as above
    from vawg_plan.cli.early import Call, begin, writes  # noqa: PLC0415

    arguments = sys.argv[1:]
    if writes(arguments):
        call = begin(arguments)
    else:
        call, code = Call(arguments), recall(arguments)
        if code is not None:
            return code
    from vawg_plan.cli.main import run  # noqa: PLC0415 - slow to import

    return run(call)


if __name__ == "__main__":
    start()
