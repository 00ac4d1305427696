"""What a person typed that cannot stand in a field."""

from __future__ import annotations

from collections.abc import Sequence


class Misfit(Exception):
    """A value that its field cannot take: which field, what is wrong, what to do."""

    def __init__(self, field: str, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.advice = advice


class Misfits(Exception):
    """Everything that is wrong with what a person typed; at least one `Misfit`."""

    def __init__(self, wrong: Sequence[Misfit]) -> None:
        super().__init__("; ".join(one.message for one in wrong))
        self.wrong = wrong
