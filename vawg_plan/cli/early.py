"""What a command line is worth beginning before it is read: importing what reads it takes long."""

from __future__ import annotations

import os
from collections.abc import Sequence

from vawg_plan.cli.answers import is_folder, memory_keys, stamp
from vawg_plan.store.cache import Cache, cache_folder
from vawg_plan.store.folder import find_plan
from vawg_plan.store.snapshot import NoPlan
from vawg_plan.store.tuples import NamedTuple

TYPE_CHECKING = False  # typing itself takes long to import
if TYPE_CHECKING:
    from vawg_plan.store.ahead import Ahead

# The commands that write into a plan, and so read all of it; a test holds this to them.
WRITING = frozenset({"add", "decide", "erase", "fmt", "record", "set", "update", "withdraw"})
_MUCH = 400_000  # bytes of memory: some 1,000 files; below, a second process gains nothing


_WITH_VALUE = ("-C", "--plan", "--color")


class Call(NamedTuple):
    """A command line, as it was typed, what was begun of it, and what the program is, if known."""

    arguments: Sequence[str]
    ahead: Ahead | None = None
    program: bytes = b""


def writes(arguments: Sequence[str]) -> bool:
    """Whether a command line's command is one that writes into a plan."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word in WRITING
    return False


def begin(arguments: Sequence[str]) -> Call:
    """Begin to read the plan that a command line writes into, where much is remembered of it.

    A guess at what the command line says is enough: whoever takes the plan asks which it is.
    """
    if not {"-h", "--help", "--no-cache"}.isdisjoint(arguments):
        return Call(arguments)
    directory = _last(arguments, "-C") or "."
    if not is_folder(directory):
        return Call(arguments)
    try:
        root = find_plan(directory, _last(arguments, "--plan"))
    except NoPlan:
        return Call(arguments)
    program = stamp()
    return Call(arguments, read_ahead(root, Cache(cache_folder(os.environ)), program), program)


def read_ahead(root: str, cache: Cache, program: bytes) -> Ahead | None:
    """Begin to read a plan folder of which much is remembered; None for a small one."""
    if cache.folder is None or cache.size(memory_keys(program, root)[0]) < _MUCH:
        return None
    from vawg_plan.store.ahead import Ahead  # noqa: PLC0415 - small plans need none of it

    return Ahead(root)


def _last(arguments: Sequence[str], option: str) -> str | None:
    """The value of an option where it was given last."""
    found = None
    for number, word in enumerate(arguments):
        if word == option and number + 1 < len(arguments):
            found = arguments[number + 1]
        elif word.startswith(f"{option}=") and option.startswith("--"):
            found = word.partition("=")[2]
    return found
