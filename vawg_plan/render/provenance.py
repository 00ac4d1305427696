"""Where a document comes from, for its footer."""

from __future__ import annotations

from msgspec import Struct


class Provenance(Struct, frozen=True):
    """Tool, commit and edition (a git tag) of a document; None where there is or is known none.

    ``clean`` says whether the plan's files were as the commit has them.
    """

    tool_version: str
    commit: str | None = None
    clean: bool | None = None
    edition: str | None = None
