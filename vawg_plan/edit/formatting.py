"""The canonical layout of a file: `vawg fmt`."""

from collections.abc import Iterable

from vawg_plan.source import Path

from .attachment import BLANK, Attached, attach_comments
from .block import write_text
from .document import Document
from .order import RecordType, find_inner, list_keys
from .scalars import write_string
from .values import look_up

STEP = 2  # columns from a key to what stands under it
SCHEMA_LINE = "# yaml-language-server:"


class Formatter:
    """Writes a document's data anew, each comment beside what it was about."""

    def __init__(self, doc: Document) -> None:
        """Begin with every comment attached."""
        self.doc = doc
        self.notes: Attached = attach_comments(doc)
        self.head = self.take_head()

    def take_head(self) -> list[str]:
        """Take off the comments that are about the file: down to a blank line, or the schema's."""
        steps = self.doc.steps(())
        lines = self.notes.above[(steps[0],)] if steps else []
        size = max((i for i, line in enumerate(lines) if i and line == BLANK), default=0)
        while size < len(lines) and lines[size].startswith(SCHEMA_LINE):
            size += 1
        head, lines[:] = lines[:size], lines[size:]
        return head

    def write(self, record: RecordType) -> list[str]:
        """Return the lines of the whole file, without blank ones at its ends."""
        body = self.collection((), 0, record) if self.doc.count(()) else [self.source(())]
        lines: list[str] = []
        for line in [*self.head, *body]:
            if line != BLANK:
                lines.append(line)
            elif lines and lines[-1]:
                lines.append("")
        return lines if lines[-1] else lines[:-1]

    def collection(self, at: Path, column: int, record: RecordType | None) -> list[str]:
        """Return the lines of a list or mapping, comments and indentation included."""
        steps = self.doc.steps(at)
        if isinstance(look_up(self.doc.data, at), dict):
            known = [key for key in list_keys(record) if key in steps]
            parts = [self.entry((*at, s), column, record) for s in [*known, *(
                s for s in steps if s not in known)]]  # fmt: skip
        else:
            parts = [self.item((*at, step), column, record) for step in steps]
        lines = [line for part in parts for line in part]
        return lines + place(self.notes.closing[at], column)

    def entry(self, at: Path, column: int, record: RecordType | None) -> list[str]:
        """Return the lines of a key and its value."""
        key = str(at[-1])
        name = f"{write_string(key)}:"
        above = place(self.notes.above[at], column)
        beside = f"  {self.notes.beside[at]}" if at in self.notes.beside else ""
        if self.doc.count(at):
            inner = self.collection(at, column + STEP, find_inner(record, key))
            return [*above, f"{' ' * column}{name}{beside}", *inner]
        first, *rest = self.scalar(at, key, column, column + len(name) + 1)
        head = f"{' ' * column}{name}{' ' if first else ''}{first}{beside}"
        return [*above, head, *rest]

    def item(self, at: Path, column: int, record: RecordType | None) -> list[str]:
        """Return the lines of an item; comments above its first key go above its dash."""
        above = place(self.notes.above[at], column)
        beside = self.notes.beside.get(at)
        if not self.doc.count(at):
            first, *rest = self.scalar(at, "", column, column + STEP)
            head = f"{' ' * column}-{' ' if first else ''}{first}{f'  {beside}' if beside else ''}"
            return [*above, head, *rest]
        inner = self.collection(at, column + STEP, record)
        begin = next(
            i for i, line in enumerate(inner) if not line.lstrip().startswith(("#", BLANK))
        )
        above += place(
            [*([beside] if beside else []), *(line.strip() for line in inner[:begin])], column
        )
        return [*above, f"{' ' * column}- {inner[begin].lstrip()}", *inner[begin + 1 :]]

    def scalar(self, at: Path, key: str, column: int, start: int) -> list[str]:
        """Return the lines of a scalar or an empty collection, the first without indentation."""
        value = look_up(self.doc.data, at)
        if isinstance(value, str):
            return write_text(key, value, column, start)
        return [self.source(at)]

    def source(self, at: Path) -> str:
        """Return a number, word or pair of brackets as it was written."""
        value = look_up(self.doc.data, at)
        if isinstance(value, dict | list):
            return "{}" if isinstance(value, dict) else "[]"
        span = self.doc.places[at].value
        return self.doc.text[span.start : span.end]


def place(comments: Iterable[str], column: int) -> list[str]:
    """Indent comments, and leave blank lines blank."""
    return [line if line == BLANK else f"{' ' * column}{line}" for line in comments]
