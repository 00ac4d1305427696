"""What an answer leaves out, because it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan.cli.answers import Answer
from vawg_plan.cli.stop import FOUND_WANTING
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded

_SHOWN = 10


def with_problems(answer: Answer, loaded: Loaded) -> Answer:
    """The answer, naming what could not be read, and with a status that says so."""
    broken = [problem for problem in loaded.problems if problem.severity == "error"]
    if not broken:
        return answer
    lines = [
        f"{clean(p.path)}:{p.line}:{p.column} {p.severity}[{p.rule}] {clean(p.message)}"
        for p in broken[:_SHOWN]
    ]
    if len(broken) > _SHOWN:
        lines.append(f"and {len(broken) - _SHOWN} more")
    lines.append("vawg: the answer leaves out what could not be read; see: vawg validate")
    err = "\n".join([*lines, answer.err]).rstrip("\n")
    return answer._replace(err=err, code=answer.code or FOUND_WANTING)
