"""What every format writes of: the problems that are listed, and what was checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.words import count_of, day
from vawg_plan.model.problem import Problem


class Report(NamedTuple):
    """The problems to list, in order, and how to show them.

    ``texts`` has the bytes of the files by their paths in the plan, before which ``label`` stands
    where they are shown. ``files`` are the paths, as shown, that were asked for; ``every`` says how
    many were checked. ``as_of`` is the day (ISO) that the rules took for today. With ``strict``
    warnings fail too. ``base`` names what the plan was compared with, and ``elsewhere`` counts the
    problems that are not listed, because the branch doesn't touch what they are about.
    """

    problems: Sequence[Problem]
    texts: Mapping[str, bytes]
    label: str
    files: Sequence[str]
    every: int
    as_of: str
    style: Style
    strict: bool = False
    quiet: bool = False
    base: str | None = None
    elsewhere: int = 0

    def count(self, severity: str) -> int:
        """How many of the listed problems are of this severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def fails(self, problem: Problem) -> bool:
        """Whether this problem makes the command end with 1."""
        return self.strict or problem.severity == "error"

    def summary(self) -> str:
        """The last line for people: how many errors and warnings, in what, as of which day."""
        errors, warnings = self.count("error"), self.count("warning")
        color = "red" if errors else "yellow" if warnings else "green"
        figures = f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}"
        listed = len(self.files)
        every = count_of(self.every, "file")
        files = every if listed == self.every else f"{listed} of {every}"
        base = f", compared with {clean(self.base)}" if self.base else ""
        more = f"and {self.elsewhere} elsewhere\n" if self.elsewhere else ""
        total = self.style.paint(figures, color, "bold")
        return f"{total} in {files} as of {day(self.as_of)}{base}\n{more}"
