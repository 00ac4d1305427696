"""What stops a document."""

from __future__ import annotations


class RenderFailed(Exception):
    """No document can be made; the message says why, in which template, line and record."""
