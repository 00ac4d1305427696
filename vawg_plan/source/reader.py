"""YAML text into plain data: yes quickly, no slowly.

`read` walks libyaml's events once and builds lists and dicts. Whatever is unusual (a fault, but also
a tab or a backslash, which need a closer look) sends it to `positions.survey`, which takes twice as
long, and either finds the text good after all or says everything that is wrong with it.
"""

import re
from typing import TYPE_CHECKING

from .libyaml import load_binding
from .positions import survey
from .scalars import STARTS, Refused, check_key, resolve
from .text import MAX_BYTES, MAX_DEPTH, decode

if TYPE_CHECKING:
    from .libyaml import Binding

# Bytes that need the closer look wherever they stand; most are the start of a character in `text.CONTROL`.
UNUSUAL = (
    b"\t",
    b"\\",
    b"<<<<<<<",
    b">>>>>>>",
    b"|||||||",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xa9",
)
# An anchor, an alias or a tag, where one could begin.
INDICATOR = re.compile(rb"(?:\A|[\s\[\]{},])[&*!]")


class Doubt(Exception):
    """The quick walk met something that needs the closer look."""


def read(raw: bytes) -> object:
    """Return the data of a YAML file; raise `Unreadable` with every fault that can be found.

    The data is str, int, float, bool, None, and lists and dicts of it; a dict's keys are str.
    """
    if _looks_usual(raw):
        binding = load_binding()
        try:
            return _walk(raw.decode("utf-8"), binding)
        except (Doubt, Refused, UnicodeDecodeError, binding.error):
            pass
    return survey(decode(raw)).data


def _looks_usual(raw: bytes) -> bool:
    """Whether the quick walk is enough for these bytes, as far as can be told without parsing."""
    if len(raw) > MAX_BYTES or raw.startswith(b"\xef\xbb\xbf"):
        return False
    if raw.count(b"\r") != raw.count(b"\r\n"):
        return False
    for unusual in UNUSUAL:
        if unusual in raw:
            return False
    marked = b"&" in raw or b"*" in raw or b"!" in raw
    return not (marked and INDICATOR.search(raw))


def _walk(text: str, binding: "Binding") -> object:  # noqa: C901 -- one loop a container, unrolled for speed
    """Build the data from the events; raise `Doubt`, `Refused` or libyaml's error."""
    get = binding.parser(text).get_event
    scalar, mapping_start, mapping_end = binding.scalar, binding.mapping_start, binding.mapping_end
    sequence_start, sequence_end = binding.sequence_start, binding.sequence_end
    starts, meaning, good_keys = STARTS, resolve, set[str]()

    def mapping(depth: int) -> dict[str, object]:
        if depth > MAX_DEPTH:
            raise Doubt
        data: dict[str, object] = {}
        while True:
            event = get()
            if type(event) is not scalar:
                if type(event) is mapping_end:
                    return data
                raise Doubt
            key = event.value
            if key in data:
                raise Doubt
            if key not in good_keys:
                if not event.style:
                    check_key(key)
                    good_keys.add(key)
            event = get()
            kind = type(event)
            if kind is scalar:
                value = event.value
                data[key] = (
                    value if event.style or (value and value[0] not in starts) else meaning(value)
                )
            elif kind is mapping_start:
                data[key] = mapping(depth + 1)
            elif kind is sequence_start:
                data[key] = sequence(depth + 1)
            else:
                raise Doubt

    def sequence(depth: int) -> list[object]:
        if depth > MAX_DEPTH:
            raise Doubt
        data: list[object] = []
        add = data.append
        while True:
            event = get()
            kind = type(event)
            if kind is mapping_start:
                add(mapping(depth + 1))
            elif kind is scalar:
                value = event.value
                add(value if event.style or (value and value[0] not in starts) else meaning(value))
            elif kind is sequence_end:
                return data
            elif kind is sequence_start:
                add(sequence(depth + 1))
            else:
                raise Doubt

    get()
    document = get()
    if type(document) is not binding.document_start or document.version or document.tags:
        raise Doubt
    root = type(get())
    data: object
    if root is mapping_start:
        data = mapping(1)
    elif root is sequence_start:
        data = sequence(1)
    else:
        raise Doubt
    get()
    if type(get()) is not binding.stream_end:
        raise Doubt
    return data
