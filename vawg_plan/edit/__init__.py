"""Edits of a file's text: a change in, new text out, and no other line touched.

All functions are pure. They find where a node stands, splice, read the result again, and give it
only if the data differ in exactly the intended path; else they raise `CannotEdit`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import CannotEdit

if TYPE_CHECKING:
    from vawg_plan.source import Path

    from .api import append_item, append_items, format_file, remove, set_value
    from .fresh import write_record
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


def __getattr__(name: str) -> object:
    """Load what splices only when it is asked for: a new file needs none of it."""
    if name in __all__:
        home = "fresh" if name == "write_record" else "api"
        return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
