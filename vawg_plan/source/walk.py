"""The careful walk over libyaml's events: places every node, and notes every fault.

Traps: indexes are of a text without its byte-order mark; an empty value is marked where the parser
noticed that nothing comes; a block scalar's end includes the blank lines after it; a block
collection ends only where the next thing begins. The walk corrects all four.
"""

from collections.abc import Callable
from typing import cast

from .faults import Fault, shorten
from .libyaml import Event, SyntaxProblem, load_binding
from .positions import Path, Place, Span
from .scalars import Refused, check_key, resolve
from .syntax import explain
from .text import ESCAPED, MAX_DEPTH, find_tabs

ALIAS = (
    "a value that begins with * is an alias to YAML, and plans have none",
    "Put the text in quotes; if it was meant as an alias, write the content out here",
)
ANCHOR = (
    "a value that begins with & is an anchor to YAML, and plans have none",
    "Put the text in quotes; if it was meant as an anchor, delete it",
)
TAG = (
    "a value that begins with ! is a tag to YAML, and plans have none",
    "Put the text in quotes; if it was meant as a tag, delete it",
)
STYLES = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}


class Stop(Exception):
    """A fault after which the rest of the text cannot be judged."""


class Walk:
    """One walk over `body`, a text without byte-order mark; `shift` is that mark's length.

    After `run`, `faults` has what is wrong, and if that is nothing, `places` every node.
    """

    def __init__(self, body: str, shift: int) -> None:
        """Begin at the start of the text."""
        self.body, self.shift = body, shift
        self.kinds = load_binding()
        self.get = self.kinds.parser(body).get_event
        self.places: dict[Path, Place] = {}
        self.faults: list[Fault] = []
        self.scalars: list[tuple[int, int]] = []  # start and end in `body`, for the tabs
        self.quoted = -1  # where the last value began if it is in quotes

    def run(self) -> object:
        """Walk the whole stream; return its data."""
        data: object = None
        stop = len(self.body)
        try:
            data = self.stream()
        except Stop:
            stop = self.scalars[-1][1] if self.scalars else 0
        except self.kinds.error as error:
            fault, stop = explain(self.body, cast("SyntaxProblem", error), self.quoted)
            self.faults.append(fault)
        tabs = find_tabs(self.body, self.scalars, stop)
        self.faults += [tab for tab in tabs if tab not in self.faults]
        return data

    def note(self, rule: str, event: Event, message: str, help_: str) -> None:
        """Note a fault at the start of an event."""
        mark = event.start_mark
        self.faults.append(Fault(rule, mark.line + 1, mark.column + 1, message, help_))

    def stream(self) -> object:
        """Walk a stream that should hold one document with something in it."""
        self.get()
        start = self.get()
        if type(start) is self.kinds.stream_end:
            self.refuse_empty()
        if start.version or start.tags:
            self.faults.append(
                Fault(
                    "directive", 1, 1, "a line that begins with % is not used in plans",
                    "Delete the lines that begin with % at the top of the file",
                )
            )  # fmt: skip
        root = self.get()
        if type(root) is self.kinds.scalar and not root.value and not root.style:
            self.refuse_empty()
        data, _ = self.node(root, (), None)
        self.get()
        self.expect_end(self.get())
        return data

    def refuse_empty(self) -> None:
        """Note that the text holds no data, and stop."""
        help_ = "Write its content, or delete the file"
        self.faults.append(Fault("empty-file", 1, 1, "there is nothing in this file", help_))
        raise Stop

    def expect_end(self, event: Event) -> None:
        """Note a second document, and stop."""
        if type(event) is not self.kinds.stream_end:
            self.note(
                "several-documents", event, "a second document begins here, and a file holds one",
                "Move what follows into a file of its own, or delete the line ---",
            )  # fmt: skip
            raise Stop

    def node(self, event: Event, path: Path, key: Span | None) -> tuple[object, int]:
        """Walk a node; note its place; return its data, and its end as an index into `body`."""
        kind = type(event)
        if kind is self.kinds.scalar:
            return self.scalar(event, path, key)
        if kind is not self.kinds.mapping_start and kind is not self.kinds.sequence_start:
            self.note("anchor", event, *ALIAS)
            return None, event.end_mark.index
        self.refuse_decoration(event, event.ctag)
        if len(path) >= MAX_DEPTH:
            self.note(
                "too-deep", event,
                f"lists and keys stand more than {MAX_DEPTH} deep inside each other here",
                "Check the indentation and the brackets; nothing in a plan goes that deep",
            )  # fmt: skip
            raise Stop
        begin = self.span(event, event.end_mark.index)
        style = "flow" if event.flow_style else "block"
        self.places[path] = Place(key, begin, style)  # a parent comes before its children
        walk = self.mapping if kind is self.kinds.mapping_start else self.sequence
        data, last, end = walk(path, event.end_mark.index)
        last = end.end_mark.index if event.flow_style else last
        self.places[path] = Place(key, begin._replace(end=last + self.shift), style)
        return data, last

    def mapping(self, path: Path, last: int) -> tuple[object, int, Event]:
        """Walk the keys and values of a mapping, up to the event that ends it."""
        data: dict[str, object] = {}
        spans: dict[str, Span] = {}
        while type(event := self.get()) is not self.kinds.mapping_end:
            name = self.key(event, path)
            span = self.span(event, event.end_mark.index)
            if name in spans:
                self.note(
                    "duplicate-key", event,
                    f"the key {shorten(name)} stands here again, after line {spans[name].line}",
                    "Keep one of the two, or give this one the name it should have",
                )  # fmt: skip
            spans.setdefault(name, span)
            data[name], last = self.node(self.get(), (*path, name), span)
        return data, last, event

    def sequence(self, path: Path, last: int) -> tuple[object, int, Event]:
        """Walk the items of a list, up to the event that ends it."""
        data: list[object] = []
        while type(event := self.get()) is not self.kinds.sequence_end:
            item, last = self.node(event, (*path, len(data)), None)
            data.append(item)
        return data, last, event

    def key(self, event: Event, path: Path) -> str:
        """Return the text of a key, and note what it should not be."""
        if type(event) is self.kinds.scalar:
            self.scalars.append((event.start_mark.index, event.end_mark.index))
            self.refuse_decoration(event, event.tag)
            self.judge(event, check_key)
            return event.value
        if type(event) in (self.kinds.mapping_start, self.kinds.sequence_start):
            self.note(
                "bad-key", event, "a list or a group of keys is used as a key here",
                "Write a plain word before the colon",
            )  # fmt: skip
        self.node(event, (*path, ""), None)
        return f"\0{event.start_mark.index}"  # equal to no other key

    def scalar(self, event: Event, path: Path, key: Span | None) -> tuple[object, int]:
        """Note the place of a scalar; return its data and end."""
        self.refuse_decoration(event, event.tag)
        start, end = event.start_mark.index, event.end_mark.index
        self.scalars.append((start, end))
        self.quoted = start if event.style in ("'", '"') else -1
        if event.style in ("|", ">"):
            end = self.trim(start, end)
        span = self.span(event, end)
        if key and start == end and self.body[start - 1] != ":":  # a key alone, as in {key}
            span = Span(key.line, key.column + key.end - key.start, key.end, key.end)
            end = key.end - self.shift
        self.places[path] = Place(key, span, STYLES[event.style])
        return self.judge(event, resolve), end

    def judge(self, event: Event, meaning: Callable[[str], object]) -> object:
        """Return what a scalar means, its text if in quotes, and note what it must not be."""
        if event.style:
            if match := ESCAPED.search(event.value):
                self.note(
                    "control-character", event,
                    f"this text holds the invisible character U+{ord(match[0]):04X}",
                    "Delete its escape (backslash and what follows), or double the backslash",
                )  # fmt: skip
            return event.value
        try:
            return meaning(event.value)
        except Refused as refused:
            self.note(refused.rule, event, refused.message, refused.help)
            return event.value

    def refuse_decoration(self, event: Event, tag: str | None) -> None:
        """Note an anchor or a tag on a node."""
        if event.anchor is not None:
            self.note("anchor", event, *ANCHOR)
        if tag is not None:
            self.note("tag", event, *TAG)

    def span(self, event: Event, end: int) -> Span:
        """Return the span from the start of an event to an index into `body`."""
        mark = event.start_mark
        return Span(mark.line + 1, mark.column + 1, mark.index + self.shift, end + self.shift)

    def trim(self, start: int, end: int) -> int:
        """Return where a block scalar ends without the blank lines after it."""
        text = self.body[start:end]
        line_end = text.find("\n", len(text.rstrip()))
        if line_end < 0:
            return end
        return start + line_end - (text[line_end - 1] == "\r")
