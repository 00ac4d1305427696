"""Which lines are a node's own, and lines put in or taken out whole."""

from vawg_plan.source import Path

from .document import Document, Splice
from .errors import CannotEdit


def find_own_end(doc: Document, at: Path, column: int) -> int:
    """Return where the lines of the node at `at` end, as an index at the start of a line.

    Comments that follow and are indented further than `column` belong to the node.
    """
    end = scan = doc.line_end(doc.end(at))
    while scan < len(doc.text):
        after = doc.line_end(scan)
        line = doc.text[scan:after].strip()
        if line.startswith("#") and doc.text.find("#", scan) - scan > column:
            end = after
        elif line:
            break
        scan = after
    return end


def find_comments_before(doc: Document, start: int) -> int:
    """Return where the comments begin that stand right above a line; else the line's start.

    The line that names the schema belongs to the file, not to what follows.
    """
    here = start
    while here > 0:
        above = doc.line_start(here - 1)
        line = doc.text[above:here].strip()
        if above >= here or not line.startswith("#") or line.startswith("# yaml-language-server:"):
            break
        here = above
    return here


def insert_lines(doc: Document, index: int, lines: list[str], head: str = "") -> Splice:
    """Put lines in where a line begins, or at the end of a text that may lack its last line end.

    `head` is what stands on the line above, if that is new too.
    """
    newline = doc.layout.newline
    block = newline.join(lines)
    if doc.line_start(index) == index:
        return Splice(index, index, block + newline)
    if doc.is_cut():
        raise CannotEdit("The file's last line has no line end. Add one first.")
    # A text with one of these signs ends with a line end.
    is_ended = any(f" {line}".endswith((" |", " >")) for line in (head, *lines))
    return Splice(index, index, newline + block + newline * is_ended)


def find_dash(doc: Document, at: Path) -> int:
    """Return the index of the dash of the item at a path, in a block list."""
    column = doc.column(at[:-1])
    if at[-1] == 0:
        return doc.places[at[:-1]].value.start
    start = doc.line_start(doc.places[at].value.start)
    while doc.text[start : start + column + 1].lstrip(" ") != "-":
        if start == 0:
            raise CannotEdit("The dash of an item was not found. Edit the file by hand.")
        start = doc.line_start(start - 1)
    return start + column


def find_colon(doc: Document, at: Path) -> int:
    """Return the index after the colon of the key at a path."""
    key = doc.places[at].key
    colon = doc.text.find(":", key.end, doc.places[at].value.start + 1) if key else -1
    if colon < 0:
        raise CannotEdit("A key without its own colon is in the way. Write it as `key: value`.")
    return colon + 1


def find_sign(doc: Document, at: Path) -> int:
    """Return the index after the colon or dash that a node's value follows; 0 for the root."""
    if not at:
        return 0
    return find_colon(doc, at) if doc.places[at].key else find_dash(doc, at) + 1
