"""The quick walk: from libyaml's events to data with nothing in between.

Three quarters of the time of a walk go into the objects that the binding builds for its events. It
looks their classes up by name in its own module, each time; while a text is read, these names stand
for the functions below, which return what the event means. Measured on the shipped actions: 0.34 of
PyYAML's CSafeLoader, where a walk over the event objects takes 0.58. Outside a read the names are
as they were, and a lock keeps two threads from reading at once. Where a binding does not look names
up in this way, `is_effective` says so and the careful walk does all the work.
"""

from collections.abc import Callable
from functools import cache

from .libyaml import READING, Mark, load_binding
from .scalars import STARTS, resolve
from .text import MAX_DEPTH

QUOTES = frozenset("'\"")  # of a style: a text in quotes on several lines has a closer look
Next = Callable[[], object]  # returns the next event: a scalar's meaning, or a sign


class Doubt(Exception):  # never leaves this package
    """The quick walk met what only the careful walk can judge."""


class Sign:
    """An event that is no scalar."""


MAPPING, MAPPING_END, SEQUENCE, SEQUENCE_END = Sign(), Sign(), Sign(), Sign()
DOCUMENT, STREAM_END = Sign(), Sign()


def _make_scalar(  # noqa: PLR0913, PLR0917 -- the binding calls it so
    anchor: object,
    tag: object,
    _implicit: object,
    value: str,
    start: Mark,
    end: Mark,
    style: str,
) -> object:
    """Return what a scalar means; a plain one that is text is told by its first character."""
    if anchor or tag:
        raise Doubt
    if style:
        if style in QUOTES and start.line != end.line:
            raise Doubt
        return value
    return value if value and value[0] not in STARTS else resolve(value)


def _make_mapping(anchor: object, tag: object, *_: object) -> Sign:
    if anchor or tag:
        raise Doubt
    return MAPPING


def _make_sequence(anchor: object, tag: object, *_: object) -> Sign:
    if anchor or tag:
        raise Doubt
    return SEQUENCE


def _make_document(
    _start: object, _end: object, _explicit: object, version: object, tags: object
) -> Sign:
    if version or tags:
        raise Doubt
    return DOCUMENT


def _refuse(*_: object) -> Sign:
    raise Doubt


QUICK: dict[str, object] = {
    "ScalarEvent": _make_scalar,
    "AliasEvent": _refuse,
    "MappingStartEvent": _make_mapping,
    "MappingEndEvent": lambda *_: MAPPING_END,
    "SequenceStartEvent": _make_sequence,
    "SequenceEndEvent": lambda *_: SEQUENCE_END,
    "DocumentStartEvent": _make_document,
    "StreamEndEvent": lambda *_: STREAM_END,
}


@cache
def is_effective() -> bool:
    """Whether this binding lets its events be made values; if not, `walk` must not be used."""
    try:
        return walk("a: ['1', 1]\n") == {"a": ["1", 1]}
    except Exception:  # noqa: BLE001 -- whatever a binding of the future does, reading goes on
        return False


def walk(text: str) -> object:
    """Return the data of a text that holds no merge key and nothing that `reader` calls unusual.

    Raises `Doubt`, `Refused` or libyaml's error where anything is wrong.
    """
    binding = load_binding()
    names = binding.names
    with READING:
        classes = {name: names[name] for name in QUICK}
        names.update(QUICK)
        try:
            return _document(binding.parser(text).get_event)
        finally:
            names.update(classes)


def _document(get: Next) -> object:
    get()
    if get() is not DOCUMENT:
        raise Doubt
    root = get()
    data: object
    if root is MAPPING:
        data = _mapping(get, 1)
    elif root is SEQUENCE:
        data = _sequence(get, 1)
    else:
        raise Doubt
    get()
    if get() is not STREAM_END:
        raise Doubt
    return data


def _mapping(get: Next, depth: int) -> dict[str, object]:
    if depth > MAX_DEPTH:
        raise Doubt
    data: dict[str, object] = {}
    while True:
        key = get()
        if type(key) is not str:
            if key is MAPPING_END:
                return data
            raise Doubt
        if key in data:
            raise Doubt
        value = get()
        if value is MAPPING:
            value = _mapping(get, depth + 1)
        elif value is SEQUENCE:
            value = _sequence(get, depth + 1)
        data[key] = value


def _sequence(get: Next, depth: int) -> list[object]:
    if depth > MAX_DEPTH:
        raise Doubt
    data: list[object] = []
    while (value := get()) is not SEQUENCE_END:
        if value is MAPPING:
            value = _mapping(get, depth + 1)
        elif value is SEQUENCE:
            value = _sequence(get, depth + 1)
        data.append(value)
    return data
