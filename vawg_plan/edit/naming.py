"""Names of new record files, such that people who write on one day in two branches never collide.

A name is the day, what the record is about, and a little of a digest of what it says. Two records
with one name say the same, and git merges them as one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

import msgspec

try:  # hashlib loads OpenSSL, which costs as much as a third of a bare start
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:  # before Python 3.12
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:  # pragma: no cover - another Python implementation
        from hashlib import sha256

_SCHEMA_LINE = re.compile(rb"(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=(\S+)")
_COMMENT = (b"#", b"\xef\xbb\xbf#")  # quick to tell of thousands of files
_DEEP = "/1/2/3/4/5/6/7/8/9"
_SCHEMA_FILE = re.compile(r"[a-z]+\.schema\.json")


def name_record(day: str, about: str, record: object, paths: Iterable[str]) -> str:
    """A record's name: ``2022-11-30-a3-c1-0f3a9c``; with ``-2`` and so on where it is taken.

    ``about`` is the id that it is first about, ``paths`` are those of the files that are there: a
    name is taken whatever folder and ending its file has.
    """
    words = re.sub("[^a-z0-9]+", "-", about.lower()).strip("-")
    stem = f"{day}-{words}-{sha256(msgspec.json.encode(record)).hexdigest()[:6]}"
    alike = (path for path in paths if stem in path)  # quick to tell of thousands
    taken = {path.rpartition("/")[2].rpartition(".")[0] for path in alike}
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def update_path(name: str) -> str:
    """Where an update of this name stands: in a folder for the year of its day."""
    return f"updates/{name[:4]}/{name}.yaml"


def decision_path(name: str) -> str:
    """Where a decision of this name stands."""
    return f"decisions/{name}.yaml"


def schema_line(texts: Mapping[str, bytes], path: str, kind: str) -> str:
    """What shows an editor the schema, as another file of the plan has it; or nothing.

    A schema's address is relative to its file. ``texts`` are the plan's files by path.
    """
    for other, raw in texts.items():
        if not raw.startswith(_COMMENT):
            continue
        match = _SCHEMA_LINE.match(raw)
        folder, _, name = (
            match[1].decode("utf-8", "replace").rpartition("/") if match else ("",) * 3
        )
        if not _SCHEMA_FILE.fullmatch(name):
            continue
        if "://" not in folder:
            # From a place deep enough that no address leads above the root.
            here = posixpath.dirname(posixpath.join(_DEEP, path))
            there = posixpath.join(posixpath.dirname(posixpath.join(_DEEP, other)), folder)
            folder = posixpath.relpath(there, here)
        return f"yaml-language-server: $schema={folder}/{kind}.schema.json"
    return ""
