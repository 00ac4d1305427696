"""Findings as values: what is wrong, where, and what to do about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

Severity = Literal["error", "warning"]
At = tuple[str | int, ...]


class Problem(Struct, frozen=True, gc=False):
    """One problem at one place; line and column count from 1, in characters.

    ``width`` is that of what is wrong on its line, 0 where it is the whole file.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    id: str | None
    title: str | None
    message: str
    help: str
    width: int = 1

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems by place, then rule: the order in which every format lists them."""
        return (self.path, self.line, self.column, self.rule, self.message)


class Finding(NamedTuple):
    """A problem before its line is known: the file, and the node's path in it.

    ``at`` leads through keys and list indexes; ``on_key`` points at the key and not its value.
    """

    rule: str
    path: str
    at: At
    message: str
    help: str
    item: str | None = None
    on_key: bool = False
    severity: Severity = "error"
