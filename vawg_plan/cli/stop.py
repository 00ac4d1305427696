"""Why a command cannot go on, as an exit status and words.

0 is fine, 1 found wanting, 2 cannot run, 3 a defect of ours, 130 interrupted.
"""

from __future__ import annotations

FOUND_WANTING = 1
CANNOT_RUN = 2
DEFECT = 3
INTERRUPTED = 130


class Stop(Exception):
    """Ends the command with ``code``; ``message`` (and ``help`` lines in it) go to the person."""

    def __init__(self, message: str, code: int = CANNOT_RUN) -> None:
        super().__init__(message)
        self.code = code
