"""A new file's text, in the house style; nothing here splices."""

from collections.abc import Mapping

from vawg_plan.source import Unreadable, read

from .block import HOUSE, write_mapping
from .errors import CannotEdit
from .values import Value, is_same, make_plain


def write_record(record: Mapping[str, Value], kind_schema_comment: str | None = None) -> bytes:
    """Return a new file in the house style, keys in the order of the record.

    The comment, with its hash or without, becomes the first line. Raises `CannotEdit` for a record
    that a file cannot hold.
    """
    lines = write_mapping(record, 0, HOUSE) if record else ["{}"]
    if kind_schema_comment:
        lines = [f"# {kind_schema_comment.lstrip('# ')}", *lines]
    return prove("\n".join([*lines, ""]), make_plain(record))


def prove(text: str, expected: object) -> bytes:
    """Return a text's bytes if it says what is expected of it, and nothing else."""
    try:
        raw = text.encode("utf-8")
        proven = is_same(read(raw), expected)
    except UnicodeEncodeError:
        raise CannotEdit("The value holds half a character. Type it again.") from None
    except Unreadable as unreadable:
        fault = unreadable.faults[0]
        raise CannotEdit(
            f"The file could not be read after this change: {fault.message}. {fault.help}."
        ) from None
    if not proven:
        raise CannotEdit(
            "This change would touch more of the file than it should, because of how the lines"
            " around it are written. Make it by hand, or run `vawg fmt` on the file first."
        )
    return raw
