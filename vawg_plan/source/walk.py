"""The careful walk over libyaml's events: places every node, and notes every fault.

Traps: indexes are of a text without its byte-order mark; an empty value is marked where the parser
noticed that nothing comes; a block scalar's end includes the blank lines after it; a block
collection ends only where the next thing begins; a last line of spaces alone counts only if it
ends. The walk corrects all five.
"""

from typing import cast

from .gaps import Stretch, find_gap_faults
from .judge import Judge, Stop
from .libyaml import Event, SyntaxProblem
from .positions import Path, Place, Span
from .scalars import check_key, resolve
from .syntax import explain
from .text import MAX_DEPTH

STYLES = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
QUOTES = ("'", '"')


class Walk(Judge):
    """One walk over `body`, a text without byte-order mark; `shift` is that mark's length.

    After `run`, `faults` has what is wrong, and if that is nothing, `places` every node.
    """

    def __init__(self, body: str, shift: int) -> None:
        """Begin at the start of the text."""
        super().__init__(body)
        self.shift = shift
        last = body[body.rfind("\n") + 1 :]
        unended = last != "" and not last.strip(" ")
        self.get = self.kinds.parser(f"{body}\n" if unended else body).get_event
        self.places: dict[Path, Place] = {}
        self.stretches: list[Stretch] = []
        self.quoted = -1  # where the last value began if it is in quotes
        self.indent = -1  # column of the keys or dashes of the innermost block collection
        self.flow = False  # whether inside brackets

    def run(self) -> object:
        """Walk the whole stream; return its data."""
        data: object = None
        stop = len(self.body)
        try:
            data = self.stream()
        except Stop:
            stop = self.stretches[-1].end if self.stretches else 0
        except self.kinds.error as error:
            problem = cast("SyntaxProblem", error)
            fault, stop = explain(self.body, problem, self.quoted)
            self.faults.append(fault)
        gaps = find_gap_faults(self.body, self.stretches, stop)
        self.faults += [gap for gap in gaps if gap not in self.faults]
        return data

    def stream(self) -> object:
        """Walk a stream that should hold one document with something in it."""
        self.get()
        start = self.get()
        if type(start) is self.kinds.stream_end:
            self.refuse_empty()
        self.refuse_directives(start)
        root = self.get()
        if type(root) is self.kinds.scalar and not root.value and not root.style:
            self.refuse_empty()
        data, _ = self.node(root, (), None)
        self.get()
        self.expect_end(self.get())
        return data

    def node(self, event: Event, path: Path, key: Span | None) -> tuple[object, int]:
        """Walk a node; note its place; return its data, and its end as an index into `body`."""
        kind = type(event)
        if kind is self.kinds.scalar:
            return self.scalar(event, path, key)
        if kind is not self.kinds.mapping_start and kind is not self.kinds.sequence_start:
            self.refuse_alias(event)
            return None, event.end_mark.index
        self.refuse_decoration(event, event.ctag)
        if len(path) >= MAX_DEPTH:
            self.refuse_depth(event, MAX_DEPTH)
        return self.collection(event, path, key)

    def collection(self, event: Event, path: Path, key: Span | None) -> tuple[object, int]:
        """Walk a mapping or a list; return its data and end."""
        begin = self.span(event, event.end_mark.index)
        style = "flow" if event.flow_style else "block"
        self.places[path] = Place(key, begin, style)  # a parent comes before its children
        around = self.indent, self.flow
        if not event.flow_style:
            self.indent = event.start_mark.column
        self.flow = event.flow_style
        is_mapping = type(event) is self.kinds.mapping_start
        data, last, end = (self.mapping if is_mapping else self.sequence)(path, begin.end)
        self.indent, self.flow = around
        if event.flow_style:
            last = end.end_mark.index
            if not self.flow:
                self.refuse_outdent(event, last, self.indent)
        self.places[path] = Place(key, begin._replace(end=last + self.shift), style)
        return data, last

    def mapping(self, path: Path, last: int) -> tuple[object, int, Event]:
        """Walk the keys and values of a mapping, up to the event that ends it."""
        data: dict[str, object] = {}
        spans: dict[str, Span] = {}
        while type(event := self.get()) is not self.kinds.mapping_end:
            name = self.key(event, path)
            self.refuse_duplicate(event, name, spans)
            span = self.span(event, event.end_mark.index)
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
            self.note_stretch(event)
            self.refuse_decoration(event, event.tag)
            self.judge(event, check_key)
            return event.value
        self.refuse_complex_key(event)
        self.node(event, (*path, ""), None)
        return f"\0{event.start_mark.index}"  # equal to no other key

    def scalar(self, event: Event, path: Path, key: Span | None) -> tuple[object, int]:
        """Note the place of a scalar; return its data and end."""
        self.refuse_decoration(event, event.tag)
        self.note_stretch(event)
        start, end = event.start_mark.index, min(event.end_mark.index, len(self.body))
        self.quoted = start if event.style in QUOTES else -1
        if event.style in QUOTES and not self.flow:
            self.refuse_outdent(event, end, self.indent)
        if event.style in ("|", ">"):
            end = self.trim(start, end)
        span = self.span(event, end)
        if key and start == end and self.body[start - 1] != ":":  # a key alone, as in {key}
            span = Span(key.line, key.column + key.end - key.start, key.end, key.end)
            end = key.end - self.shift
        self.places[path] = Place(key, span, STYLES[event.style])
        return self.judge(event, resolve), end

    def note_stretch(self, event: Event) -> None:
        """Keep where a scalar's text stands, that of a block from the line after its sign."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            start = self.body.find("\n", start) + 1 or len(self.body)
        self.stretches.append(Stretch(start, end, event.style))

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
