"""What stops a document."""

from __future__ import annotations


class RenderFailed(Exception):
    """No document can be made; the message says why, in which template, line and record."""


class AskedWrongly(RenderFailed):
    """An option is missing, or is none of this document's; ``help`` says what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.help = advice
