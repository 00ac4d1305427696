"""A cache of bytes keyed by content: never wrong, deletable at any time, silent when unusable.

It lives in ``$XDG_CACHE_HOME/vawg`` (else the platform's cache folder). A key names everything
that the value depends on, the program included; a value carries its own digest, so a damaged
file is the same as none. A write is a rename, so two processes never see half of one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

try:  # hashlib loads OpenSSL, which costs as much as a third of a bare start; this is its blake2b
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python implementation
    from hashlib import blake2b

_SIZE = 16
_KEEP = 400


def digest(parts: Iterable[bytes]) -> bytes:
    """A 16-byte digest of a sequence of byte strings; each part's length counts too."""
    state = blake2b(digest_size=_SIZE)
    for part in parts:
        state.update(b"%d:" % len(part))
        state.update(part)
    return state.digest()


def fingerprint(raw: bytes) -> bytes:
    """A 16-byte digest of one text."""
    return blake2b(raw, digest_size=_SIZE).digest()


class Cache:
    """Values by key in one folder; ``Cache(None)`` holds nothing and keeps nothing."""

    def __init__(self, folder: str | None) -> None:
        self.folder = folder

    def get(self, key: bytes) -> bytes | None:
        """The value, or None where there is none that is whole."""
        if self.folder is None:
            return None
        try:
            with open(os.path.join(self.folder, key.hex()), "rb") as file:
                stored = file.read()
        except OSError:
            return None
        value = stored[_SIZE:]
        return value if stored[:_SIZE] == digest([key, value]) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value; where that cannot be done, silently doesn't."""
        if self.folder is None:
            return
        target = os.path.join(self.folder, key.hex())
        temporary = f"{target}.{os.getpid()}"
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            with open(temporary, "wb") as file:
                file.write(digest([key, value]) + value)
            os.replace(temporary, target)
            self._trim(self.folder)
        except OSError:
            _remove(temporary)

    def size(self, key: bytes) -> int:
        """How many bytes are kept under a key, 0 where there are none; tells nothing else."""
        if self.folder is None:
            return 0
        try:
            return os.stat(os.path.join(self.folder, key.hex())).st_size
        except OSError:
            return 0

    def touch(self, key: bytes) -> None:
        """Have a value count as new, where it is kept: it is part of what is used."""
        if self.folder is None:
            return
        try:
            os.utime(os.path.join(self.folder, key.hex()))
        except OSError:
            pass

    def _trim(self, folder: str) -> None:
        """Drops the older half once there are more than ``_KEEP`` values."""
        with os.scandir(folder) as entries:
            names = [entry.path for entry in entries]
        if len(names) > _KEEP:
            for path in sorted(names, key=_age)[: _KEEP // 2]:
                _remove(path)


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Where this user's cache lives; None where no home is known."""
    named = environment.get("XDG_CACHE_HOME") or ""
    if os.path.isabs(named):
        return os.path.join(named, "vawg")
    if sys.platform == "win32":  # pragma: no cover
        local = environment.get("LOCALAPPDATA")
        return os.path.join(local, "vawg", "cache") if local else None
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if sys.platform == "darwin":  # pragma: no cover
        return os.path.join(home, "Library", "Caches", "vawg")
    return os.path.join(home, ".cache", "vawg")


def program_stamp(package: str) -> bytes:
    """Changes whenever the installed program does: names, sizes and times of its files.

    The version alone would not do in a checkout; the folder that the package lies in stands for
    the libraries beside it, whose installation touches it.
    """
    parts = [sys.version.encode(), str(os.stat(os.path.dirname(package)).st_mtime_ns).encode()]
    folders = [package, os.path.join(os.path.dirname(package), "templates"),
               os.path.join(os.path.dirname(package), "schemas")]  # fmt: skip
    while folders:
        try:
            entries = sorted(os.scandir(folders.pop()), key=lambda entry: entry.path)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            else:
                status = entry.stat()
                parts.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest(parts)


def _age(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
