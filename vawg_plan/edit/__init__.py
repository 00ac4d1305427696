"""Edits of a file's text: a change in, new text out, and no other line touched.

All functions are pure. They find where a node stands, splice, read the result again, and give it
only if the data differ in exactly the intended path; else they raise `CannotEdit`.
"""

from vawg_plan.source import Path

from .api import append_item, append_items, format_file, remove, set_value, write_record
from .errors import CannotEdit
from .values import Value

__all__ = [
    "CannotEdit",
    "Path",
    "Value",
    "append_item",
    "append_items",
    "format_file",
    "remove",
    "set_value",
    "write_record",
]
