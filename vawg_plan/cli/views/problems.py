"""Problems as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.load.place import shown
from vawg_plan.model.problem import Problem

_FRAME = 96
_LONGEST = 600  # of a path, message or help
_SHARE = 60  # of a headline, for a title


def text(problems: Sequence[Problem], texts: Mapping[str, bytes], label: str, style: Style) -> str:
    """Each problem with its place, its line of the file with a caret, and what to do."""
    by_path = {shown(label, path): raw for path, raw in texts.items()}
    blocks = []
    for problem in problems:
        frame = _frame(problem, by_path.get(problem.path, b""), style)
        blocks.append("\n".join([_headline(problem, style), *frame, f"help: {line(problem.help)}"]))
    return "\n\n".join(blocks) + ("\n\n" if blocks else "")


def concise(problems: Iterable[Problem], style: Style) -> str:
    """One line a problem, which editors can jump to."""
    return "".join(_headline(problem, style) + "\n" for problem in problems)


def said(problem: Problem) -> str:
    """What a problem is about and says, on one line, with nothing that acts."""
    title = problem.title if problem.title != problem.id else None
    named = f" “{_short(title)}”" if title and not title.isspace() else ""
    item = f"{_short(problem.id)}{named}: " if problem.id else ""
    return f"{item}{line(problem.message)}"


def line(text: str) -> str:
    """A path, message or help on one line, with nothing that acts, and not too long."""
    whole = clean(text).replace("\n", "\\n")
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def _headline(problem: Problem, style: Style) -> str:
    place = style.paint(f"{line(problem.path)}:{problem.line}:{problem.column}", "bold")
    color = "red" if problem.severity == "error" else "yellow"
    kind = style.paint(f"{problem.severity}[{problem.rule}]", color)
    return f"{place} {kind} {said(problem)}"


def _short(title: str) -> str:
    head = clean(title[:_SHARE]).replace("\n", " ")[:_SHARE]
    return head if len(title) <= _SHARE else head[:-1] + "…"


def _frame(problem: Problem, raw: bytes, style: Style) -> list[str]:
    """The line of the file, with a caret under what is wrong; nothing for a whole file."""
    lines = raw.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    if not problem.width or problem.line > len(lines):
        return []
    part, column = _window(lines[problem.line - 1].rstrip(), problem.column - 1)
    number = str(problem.line)
    width = max(1, min(problem.width, len(part) - column))
    bar = style.paint("|", "blue")
    caret = style.paint("^" * width, "red" if problem.severity == "error" else "yellow")
    margin = " " * len(number)
    return [
        f"  {style.paint(number, 'blue')} {bar} {part}",
        f"  {margin} {bar} {' ' * column}{caret}",
    ]


def _window(whole: str, column: int) -> tuple[str, int]:
    """A line made safe and short enough to show, and the column in what is shown."""
    safe = "".join(c if c.isprintable() else "·" for c in whole)
    if len(safe) <= _FRAME:
        return safe, column
    start = max(0, min(column - _FRAME // 3, len(safe) - _FRAME))
    cut = safe[start : start + _FRAME]
    cut = "…" + cut[1:] if start else cut
    return cut[:-1] + "…" if start + _FRAME < len(safe) else cut, column - start
