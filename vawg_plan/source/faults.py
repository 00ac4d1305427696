"""What can be wrong with a text as YAML, as values."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing wrong with a text as YAML.

    `rule` is a stable name, a key of `RULES`. `line` and `column` count from 1, the column in
    characters. `message` says what is wrong, in plain words and without a full stop; `help` says
    what to do.
    """

    rule: str
    line: int
    column: int
    message: str
    help: str


class Unreadable(Exception):
    """A text cannot be read; `faults` has everything found wrong, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, of which there is at least one."""
        super().__init__("; ".join(f"{f.line}:{f.column} {f.message} [{f.rule}]" for f in faults))
        self.faults = faults


def shorten(text: str, limit: int = 40) -> str:
    """Quote a piece of a file for a message: one line, at most `limit` characters, in quotes."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= limit else f'"{line[: limit - 1]}…"'
