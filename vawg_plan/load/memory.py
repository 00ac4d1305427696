"""What was read before, by content: records by the digest of their text, a kind at a time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple, Protocol

import msgspec

from vawg_plan.load.record import Unsound, read_record
from vawg_plan.model.kinds import BY_NAME, KINDS, Kind
from vawg_plan.store.cache import digest


class Text(NamedTuple):
    """A file's text, the kind of record that its place asks for, and the text's digest."""

    path: str
    raw: bytes
    kind: Kind
    key: bytes


Records = dict[bytes, msgspec.Struct]


class _Stored(Protocol):
    """One field a kind of file: its records by their texts' digests."""

    def __init__(self, **records: Records) -> None: ...


_STORED: type[_Stored] = msgspec.defstruct(
    "_Stored",
    [(name, dict[bytes, kind.type], {}) for name, kind in BY_NAME.items()],  # type: ignore[name-defined]
    gc=False,
)


class Memory:
    """Records by kind and digest, as they are kept between two calls of the program."""

    def __init__(self, stored: bytes | None = None) -> None:
        self.kinds: dict[str, Records] = {kind.name: {} for kind in KINDS}
        self.digests: dict[bytes, bytes] = {}
        if stored:
            self.take(stored)

    def take(self, stored: bytes) -> None:
        """Add what `stored` gave; bytes that are no memory add nothing."""
        with suppress(msgspec.MsgspecError):
            found = msgspec.msgpack.decode(stored, type=_STORED)
            for name, records in self.kinds.items():
                records.update(getattr(found, name))

    def stored(self) -> bytes:
        """The memory as bytes, for the cache or for another process."""
        return msgspec.msgpack.encode(_STORED(**self.kinds))

    def key_of(self, raw: bytes) -> bytes:
        """A text's digest, worked out once while the program runs."""
        key = self.digests.get(raw)
        if key is None:
            key = self.digests[raw] = digest((raw,))
        return key

    def get(self, text: Text) -> msgspec.Struct | None:
        """The record of a text that was read before."""
        return self.kinds[text.kind.name].get(text.key)

    def put(self, text: Text, record: msgspec.Struct) -> None:
        """Keep a text's record."""
        self.kinds[text.kind.name][text.key] = record

    def keys(self) -> list[set[bytes]]:
        """Which texts it knows, a kind at a time: equal if two memories know the same."""
        return [set(records) for records in self.kinds.values()]


def read_all(texts: Iterable[Text]) -> bytes:
    """The stored memory of those texts that are good; the others are left out."""
    memory = Memory()
    for text in texts:
        with suppress(Unsound):
            memory.put(text, read_record(text.path, text.raw, text.kind))
    return memory.stored()
