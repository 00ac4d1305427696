"""What a walk refuses in what it meets, noted event by event."""

import re
from collections.abc import Callable

from .faults import Fault, shorten
from .libyaml import Event, load_binding
from .positions import Span
from .scalars import Refused
from .scan import ESCAPED
from .text import MAX_FAULTS

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

QUESTION = (
    "a question mark stands before a text in brackets",
    "Put the text and its question mark in quotes",
)


class Stop(Exception):  # never leaves this package
    """A fault after which the rest of the text cannot be judged."""


class Judge:
    """Notes faults in `faults`, in the order in which a walk over `body` meets them."""

    def __init__(self, body: str) -> None:
        """Begin with nothing wrong."""
        self.body = body
        self.kinds = load_binding()
        self.faults: list[Fault] = []

    def note(self, rule: str, event: Event, message: str, help_: str) -> None:
        """Note a fault at the start of an event."""
        mark = event.start_mark
        self.add(Fault(rule, mark.line + 1, mark.column + 1, message, help_))

    def add(self, fault: Fault) -> None:
        """Keep a fault, and stop when nobody would read on."""
        self.faults.append(fault)
        if len(self.faults) >= MAX_FAULTS:
            raise Stop

    def refuse_empty(self) -> None:
        """Note that the text holds no data, and stop."""
        help_ = "Write its content, or delete the file"
        self.faults.append(Fault("empty-file", 1, 1, "there is nothing in this file", help_))
        raise Stop

    def refuse_directives(self, start: Event) -> None:
        """Note directives, if a document's start has any."""
        if start.version or start.tags:
            message = "a line that begins with % is not used in plans"
            help_ = "Delete the lines that begin with % at the top of the file"
            self.faults.append(Fault("directive", 1, 1, message, help_))

    def expect_end(self, event: Event) -> None:
        """Note a second document, and stop."""
        if type(event) is not self.kinds.stream_end:
            self.note(
                "several-documents", event, "a second document begins here, and a file holds one",
                "Move what follows into a file of its own, or delete the line ---",
            )  # fmt: skip
            raise Stop

    def refuse_depth(self, event: Event, limit: int) -> None:
        """Note that a collection is nested too deep, and stop."""
        self.note(
            "too-deep", event, f"lists and keys stand more than {limit} deep in each other here",
            "Check the indentation and the brackets; nothing in a plan goes that deep",
        )  # fmt: skip
        raise Stop

    def refuse_alias(self, event: Event) -> None:
        """Note an alias where a value should be."""
        self.note("anchor", event, *ALIAS)

    def refuse_decoration(self, event: Event, tag: str | None) -> None:
        """Note an anchor or a tag on a node, and the question mark that libyaml drops."""
        if event.anchor is not None:
            self.note("anchor", event, *ANCHOR)
        if tag is not None:
            self.note("tag", event, *TAG)
        start = event.start_mark.index
        if start and self.body[start - 1] == "?":
            self.note("yaml-syntax", event, *QUESTION)

    def refuse_duplicate(self, event: Event, name: str, spans: dict[str, Span]) -> None:
        """Note a key that its mapping has already."""
        if name in spans:
            self.note(
                "duplicate-key", event,
                f"the key {shorten(name)} stands here again, after line {spans[name].line}",
                "Keep one of the two, or give this one the name it should have",
            )  # fmt: skip

    def refuse_complex_key(self, event: Event) -> None:
        """Note a key that is a list or a mapping; an alias is noted as such."""
        if type(event) in (self.kinds.mapping_start, self.kinds.sequence_start):
            self.note(
                "bad-key", event, "a list or a group of keys is used as a key here",
                "Write a plain word before the colon",
            )  # fmt: skip

    def refuse_outdent(self, event: Event, end: int, indent: int) -> None:
        """Note a line within quotes or brackets that is not indented further than `indent`."""
        start = event.start_mark.index
        outdent = re.compile(rf"\n {{0,{indent}}}(?=[^\s])") if indent >= 0 else None
        if outdent and (match := outdent.search(self.body, start, end)):
            line = event.start_mark.line + 1 + self.body.count("\n", start, match.end())
            message = "this line continues the one above, and is not indented further than its key"
            help_ = "Indent it by two spaces more than the key or dash that it belongs to"
            column = match.end() - match.start()
            self.add(Fault("yaml-syntax", line, column, message, help_))

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
