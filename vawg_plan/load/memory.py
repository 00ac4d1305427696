"""What was read before, by content: records by the digest of their text, a kind at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple, Protocol

import msgspec

from vawg_plan.load.record import Unsound, read_record
from vawg_plan.model.kinds import BY_NAME, KINDS, Kind
from vawg_plan.store.cache import fingerprint


class Text(NamedTuple):
    """A file's text, the kind of record that its place asks for, and the text's digest."""

    path: str
    raw: bytes
    kind: Kind
    key: bytes


_new = tuple.__new__  # of a named tuple: its own constructor takes twice as long
Records = dict[bytes, msgspec.Struct]


class _Stored(Protocol):
    """One field a kind of file: its records by their texts' digests."""

    def __init__(self, **records: Records) -> None: ...


_STORED: type[_Stored] = msgspec.defstruct(
    "_Stored",
    [(name, dict[bytes, kind.type], {}) for name, kind in BY_NAME.items()],  # type: ignore[name-defined]
    gc=False,
)


class Segments(NamedTuple):
    """What the cache is to keep from now on: the whole memory, and what is new since; None: as is.

    Whatever is in either is right, since its key is its content: it doesn't matter which process
    wrote last.
    """

    whole: bytes | None = None
    recent: bytes | None = None


NOTHING_NEW = Segments()
_RECENT = 100  # records: with more of them, or as many that are gone, the whole is written anew


class Memory:
    """Records by kind and digest, as they are kept between two calls of the program.

    They are kept in two segments: writing a large whole anew for each new file would cost more than
    reading the file.
    """

    def __init__(self, whole: bytes | None = None, recent: bytes | None = None) -> None:
        self.kinds: dict[str, Records] = {kind.name: {} for kind in KINDS}
        self.take(whole)
        self.whole = self.keys()
        self.take(recent)
        self.recent = self.keys() - self.whole
        self._texts: Mapping[str, bytes] = {}
        self._digests: Mapping[str, bytes] = {}

    def digested(self, texts: Mapping[str, bytes], digests: Mapping[str, bytes]) -> None:
        """Take the digests of these very texts (by path) as they are; somebody else took them."""
        self._texts, self._digests = texts, digests

    def text(self, path: str, raw: bytes, kind: Kind) -> Text:
        """A file's text with its digest."""
        done = self._digests.get(path) if self._texts.get(path) is raw else None
        return _new(Text, (path, raw, kind, done or fingerprint(raw)))

    def take(self, stored: bytes | None) -> None:
        """Add what `stored` gave; bytes that are no memory add nothing."""
        if not stored:
            return
        with suppress(msgspec.MsgspecError):
            found = msgspec.msgpack.decode(stored, type=_STORED)
            for name, records in self.kinds.items():
                records.update(getattr(found, name))

    def get(self, text: Text) -> msgspec.Struct | None:
        """The record of a text that was read before."""
        return self.kinds[text.kind.name].get(text.key)

    def put(self, text: Text, record: msgspec.Struct) -> None:
        """Keep a text's record."""
        self.kinds[text.kind.name][text.key] = record

    def keys(self) -> set[bytes]:
        """The digests of the texts that it knows."""
        return set().union(*self.kinds.values())

    def segments(self, texts: Iterable[Text]) -> Segments:
        """What to keep, where these are the plan's texts now, all of them known."""
        now = {text.key: text for text in texts}
        recent = now.keys() - self.whole
        gone = len(self.whole) - (len(now) - len(recent))
        if not self.whole or max(len(recent), gone) > _RECENT:
            self.whole, self.recent = set(now), set()
            return Segments(self.stored(now.values()), b"")
        if recent == self.recent:
            return NOTHING_NEW
        self.recent = recent
        return Segments(None, self.stored(now[key] for key in recent))

    def stored(self, texts: Iterable[Text]) -> bytes:
        """The records of those texts that it knows, for the cache or for another process."""
        held: dict[str, Records] = {name: {} for name in self.kinds}
        for _, _, kind, key in texts:
            record = self.kinds[kind.name].get(key)
            if record is not None:
                held[kind.name][key] = record
        return msgspec.msgpack.encode(_STORED(**held))


def read_all(texts: Iterable[Text]) -> bytes:
    """The stored records of those texts that are good; the others are left out."""
    memory, good = Memory(), []
    for text in texts:
        with suppress(Unsound):
            memory.put(text, read_record(text.path, text.raw, text.kind))
            good.append(text)
    return memory.stored(good)
