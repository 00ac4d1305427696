"""A key or an item taken out, with its own lines only."""

from vawg_plan.source import Path

from .brackets import remove_piece
from .document import Document, Splice
from .errors import CannotEdit
from .lines import find_dash, find_own_end
from .replace import swap


def take_out(doc: Document, at: Path) -> list[Splice]:
    """Take out the node at a path; a collection that loses its last child becomes `[]` or `{}`."""
    parent = at[:-1]
    if doc.is_flow(parent):
        return remove_piece(doc, at)
    if doc.count(parent) == 1:
        return swap(doc, parent, [] if isinstance(at[-1], int) else {})
    start = doc.begin(at) if doc.places[at].key else find_dash(doc, at)
    if doc.is_first(start):
        end = find_own_end(doc, at, doc.column(parent))
        return [Splice(doc.line_start(start), end, "")]
    return [_take_out_first(doc, at, start)]


def _take_out_first(doc: Document, at: Path, start: int) -> Splice:
    """Take out the first child of a collection that begins on the line of a dash."""
    if doc.text[doc.line_start(start) : start].strip(" -"):
        raise CannotEdit("A question mark stands before the key. Write it as `key: value`.")
    after = (*at[:-1], doc.steps(at[:-1])[1])
    end = doc.line_start(doc.begin(after) if doc.places[after].key else find_dash(doc, after))
    own = doc.line_end(doc.end(at))
    if end == own:
        return Splice(start, end + doc.column(at[:-1]), "")
    behind_dash = len(doc.text[:start].rstrip(" "))
    return Splice(behind_dash, own, doc.layout.newline)
