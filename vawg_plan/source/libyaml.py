"""The parser: libyaml, through ruamel's binding to it.

The only module that knows ruamel. Importing the binding costs some 25 ms, so it happens at the
first text that is read, and not at all where the cache answers. `CParser` is not typed; the
protocols below are what we use of it, and no `Any` leaves this module.
"""

from _thread import allocate_lock
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol

# Held while a text is read: the quick walk changes, for that long, what the binding builds.
READING = allocate_lock()


class Mark(Protocol):
    """A place in the text, in characters; all three count from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """Any event; which fields it has depends on its type, see `Binding`."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None  # alias, scalar, starts of collections
    ctag: str | None  # starts of collections
    tag: str | None  # scalar
    value: str  # scalar
    style: str  # scalar: "" (plain), ', ", | or >
    flow_style: bool  # starts of collections
    version: object | None  # start of a document: a %YAML directive
    tags: object | None  # start of a document: %TAG directives


class Parser(Protocol):
    """Events of one text, one by one; raises `Binding.error` where the text is not YAML."""

    def get_event(self) -> Event:
        """Return the next event."""


class SyntaxProblem(Protocol):
    """What libyaml says when it gives up."""

    context: str | None
    context_mark: Mark | None
    problem: str
    problem_mark: Mark


class Binding(NamedTuple):
    """The parser's class, its module's names, its error's class, and the class of each event."""

    names: dict[str, object]
    parser: Callable[[str], Parser]
    error: type[Exception]
    scalar: type[object]
    mapping_start: type[object]
    mapping_end: type[object]
    sequence_start: type[object]
    sequence_end: type[object]
    document_start: type[object]
    stream_end: type[object]


@cache
def load_binding() -> Binding:
    """Import libyaml's binding; ImportError where ruamel.yaml.clib could not be built."""
    import _ruamel_yaml as module  # type: ignore[import-not-found]  # noqa: PLC0415
    from ruamel.yaml import error, events  # noqa: PLC0415

    return Binding(
        vars(module),
        module.CParser,
        error.YAMLError,
        events.ScalarEvent,
        events.MappingStartEvent,
        events.MappingEndEvent,
        events.SequenceStartEvent,
        events.SequenceEndEvent,
        events.DocumentStartEvent,
        events.StreamEndEvent,
    )
