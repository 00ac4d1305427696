"""Reads a file that a person names on the command line, inside the plan or not."""

from __future__ import annotations

import os

from vawg_plan.store.snapshot import MAX_BYTES


class CannotRead(Exception):
    """The file cannot be read; the message says why."""


def read_given(folder: str, name: str) -> bytes:
    """The bytes of a file named from ``folder``. Raises CannotRead."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotRead(f"cannot read {name}: {error.strerror}") from None
    except ValueError:  # a name with a zero byte
        raise CannotRead(f"cannot read {name}: this is no file's name") from None
    if len(raw) > MAX_BYTES:
        raise CannotRead(f"cannot read {name}: it has more than {MAX_BYTES:,} bytes")
    return raw
