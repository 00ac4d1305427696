"""A file's text into its record, or everything that is wrong with the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from vawg_plan.model.kinds import Kind
from vawg_plan.model.problem import Finding

if TYPE_CHECKING:
    from vawg_plan.source import Fault

DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# In what is left of a text without these, a direction mark, or an escape that may be one.
_ORDINARY = bytes(set(range(0x80)) - set(b"\\"))
_MAYBE_HIDDEN = re.compile(rb"\\|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


class Unsound(Exception):
    """A file is no record: not YAML (``faults``), or not as its schema wants it (``findings``)."""

    def __init__(
        self, faults: tuple[Fault, ...] = (), findings: Iterable[Finding] = (), data: object = None
    ) -> None:
        super().__init__()
        self.faults = faults
        self.findings = findings
        self.data = data


def read_record(path: str, raw: bytes, kind: Kind) -> msgspec.Struct:
    """The record that a file's text holds; raises Unsound with everything wrong in the text."""
    from vawg_plan.source import Unreadable, read  # noqa: PLC0415 - remembered files need no reader

    try:
        data = read(raw)
    except Unreadable as unreadable:
        raise Unsound(unreadable.faults) from None
    maybe = _MAYBE_HIDDEN.search(raw.translate(None, _ORDINARY))
    hidden = list(_hidden(path, data, ())) if maybe else []
    if not hidden and not _holds_null(data):
        try:
            return msgspec.convert(data, kind.type)
        except msgspec.ValidationError as error:
            raise Unsound((), _explained(path, data, kind, str(error)), data) from None
    raise Unsound((), [*hidden, *_explained(path, data, kind, "")], data)


def _explained(path: str, data: object, kind: Kind, said: str) -> list[Finding]:
    from vawg_plan.schema import explain  # noqa: PLC0415 - jsonschema is slow to import

    found = [
        Finding(p.rule, path, p.path, p.message, p.help, on_key=p.on_key)
        for p in explain(data, kind.name)
    ]
    if said and not found:  # types stricter than the schema: a defect, but never a silent one
        advice = "Compare the file with the page on the file format"
        found.append(Finding("wrong-type", path, (), said, advice))
    return found


def _holds_null(data: object) -> bool:
    """Whether an empty value stands anywhere; the word in a text costs a closer look."""
    if b"null" not in msgspec.json.encode(data):
        return False
    stack = [data]
    while stack:
        node = stack.pop()
        if node is None:
            return True
        if isinstance(node, dict):
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return False


def _hidden(path: str, data: object, at: tuple[str | int, ...]) -> Iterator[Finding]:
    """Characters that change the direction of what follows, so that a reader sees another text."""
    if isinstance(data, str):
        match = DIRECTION.search(data)
        if match:
            message = f"an invisible mark turns the direction of the text, U+{ord(match[0]):04X}"
            yield Finding(
                "direction-mark", path, at, message, "Delete it: retype the words around it"
            )
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _hidden(path, value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _hidden(path, value, (*at, number))
