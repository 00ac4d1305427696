"""Texts into a plan and its problems: source, schema, model and rules, in that order.

What was read before is remembered by content, so that only changed files are parsed again: the
memory is a MessagePack text that the caller keeps wherever it likes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from vawg_plan.model.kinds import KINDS, Kind, kind_of_path
from vawg_plan.model.plan import File, Plan, Unread, build, record_name
from vawg_plan.model.problem import Finding, Problem
from vawg_plan.place import place, shown
from vawg_plan.store.beside import Collect, beside
from vawg_plan.store.cache import digest
from vawg_plan.store.snapshot import Snapshot

if TYPE_CHECKING:
    from vawg_plan.source import Fault

Rules = Callable[[Plan], Iterable[Finding]]

# A memory holds, a kind of file, the records by their text's digest.
_Memory = msgspec.defstruct(
    "_Memory", [(kind.name, dict[bytes, kind.type], {}) for kind in KINDS], gc=False
)
_WORTH_A_PROCESS = 150  # files: below, starting a second process costs more than it saves
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MAYBE_HIDDEN = re.compile(rb"\\|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


def _keys(memory: Any) -> list[set[bytes]]:  # noqa: ANN401 - a type made at run time
    return [set(getattr(memory, kind.name)) for kind in KINDS]


class _Text(NamedTuple):
    """A file's text, the kind of record that its place asks for, and the text's digest."""

    path: str
    raw: bytes
    kind: Kind
    key: bytes


class Loaded(NamedTuple):
    """A plan, everything found wrong (sorted by place), and the memory if it is worth keeping."""

    snapshot: Snapshot
    plan: Plan
    problems: tuple[Problem, ...]
    memory: bytes | None


class _Unsound(Exception):
    """A file is no record: not YAML (``faults``), or not as its schema wants it (``findings``)."""

    def __init__(
        self, faults: tuple[Fault, ...] = (), findings: Iterable[Finding] = (), data: object = None
    ) -> None:
        super().__init__()
        self.faults = faults
        self.findings = findings
        self.data = data


def load(snapshot: Snapshot, rules: Rules, memory: bytes | None = None) -> Loaded:
    """The plan that a snapshot holds, with what ``rules`` find wrong in what could be read.

    ``memory`` is what an earlier call returned; anything else that it may hold is ignored.
    """
    known, kept = _recall(memory), _Memory()
    before = _keys(known)
    files: list[File] = []
    findings: list[Finding] = []
    broken: dict[str, object] = {}
    problems = _unreadable(snapshot)
    pending, later = _divide(_recognised(snapshot, findings), known)
    collect = beside(lambda: _read_all(later)) if later else None
    for path, raw, kind, key in _then(pending, later, collect, known):
        record = getattr(known, kind.name).get(key)
        if record is None:
            try:
                record = _record(path, raw, kind)
            except _Unsound as unsound:
                problems.extend(_syntax(snapshot.label, path, unsound.faults))
                findings.extend(unsound.findings)
                broken[path] = unsound.data
                continue
        getattr(kept, kind.name)[key] = record
        files.append(File(path, kind.name, record))
    files.sort()
    plan = build(files, _unread(snapshot, broken), snapshot.data)
    findings.extend(rules(plan))
    problems.extend(place(findings, snapshot, plan, broken))
    return Loaded(
        snapshot,
        plan,
        tuple(sorted(problems, key=lambda problem: problem.order)),
        msgspec.msgpack.encode(kept) if _keys(kept) != before else None,
    )


def _recognised(snapshot: Snapshot, findings: list[Finding]) -> list[_Text]:
    """The texts that have a place in a plan; for the others a finding each."""
    found = []
    for path, raw in snapshot.texts.items():
        kind = kind_of_path(path)
        if kind is None:
            findings.append(_unexpected(path))
        else:
            found.append(_Text(path, raw, kind, digest((raw,))))
    return found


def _divide(texts: list[_Text], known: Any) -> tuple[list[_Text], list[_Text]]:  # noqa: ANN401
    """What to read now, and what a second process may read meanwhile: half, where that pays."""
    new = [text for text in texts if text.key not in getattr(known, text.kind.name)]
    if len(new) < _WORTH_A_PROCESS:
        return texts, []
    half = {text.path for text in new[len(new) // 2 :]}
    return [t for t in texts if t.path not in half], [t for t in texts if t.path in half]


def _read_all(texts: list[_Text]) -> bytes:
    """A memory of those texts that are good; the others will be read again, for their problems."""
    memory = _Memory()
    for path, raw, kind, key in texts:
        with suppress(_Unsound):
            getattr(memory, kind.name)[key] = _record(path, raw, kind)
    return msgspec.msgpack.encode(memory)


def _then(
    now: list[_Text],
    later: list[_Text],
    collect: Collect | None,
    known: Any,  # noqa: ANN401
) -> Iterator[_Text]:
    """The texts to read now, then the others, once what the second process read is known."""
    yield from now
    read = _recall(collect() if collect else None)
    for kind in KINDS:
        getattr(known, kind.name).update(getattr(read, kind.name))
    yield from later


def _recall(memory: bytes | None) -> Any:  # noqa: ANN401 - a type made at run time
    if memory:
        try:
            return msgspec.msgpack.decode(memory, type=_Memory)
        except msgspec.MsgspecError:
            pass
    return _Memory()


def _record(path: str, raw: bytes, kind: Kind) -> msgspec.Struct:
    """The record that a file's text holds; raises _Unsound with everything wrong in the text."""
    from vawg_plan.source import Unreadable, read  # noqa: PLC0415 - remembered files need no reader

    try:
        data = read(raw)
    except Unreadable as unreadable:
        raise _Unsound(unreadable.faults) from None
    hidden = list(_hidden(path, data, ())) if _MAYBE_HIDDEN.search(raw) else []
    if not hidden and not _holds_null(data):
        try:
            return msgspec.convert(data, kind.type)
        except msgspec.ValidationError as error:
            raise _Unsound((), _explained(path, data, kind, str(error)), data) from None
    raise _Unsound((), [*hidden, *_explained(path, data, kind, "")], data)


def _explained(path: str, data: object, kind: Kind, said: str) -> list[Finding]:
    from vawg_plan.schema import explain  # noqa: PLC0415 - jsonschema is slow to import

    found = [
        Finding(p.rule, path, p.path, p.message, p.help, on_key=p.on_key)
        for p in explain(data, kind.name)
    ]
    if (
        said and not found
    ):  # the types are stricter than the schema: a defect, but never a silent one
        found.append(
            Finding("wrong-type", path, (), said, "compare the file with the format's page")
        )
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
        match = _DIRECTION.search(data)
        if match:
            message = f"an invisible mark turns the direction of the text, U+{ord(match[0]):04X}"
            yield Finding(
                "direction-mark", path, at, message, "delete it: retype the words around it"
            )
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _hidden(path, value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _hidden(path, value, (*at, number))


def _unexpected(path: str) -> Finding:
    return Finding(
        "unexpected-file",
        path,
        (),
        "the plan has no place for a record here, so nothing in it counts",
        "move it: " + ", ".join(kind.example for kind in KINDS),
        severity="warning",
    )


def _unreadable(snapshot: Snapshot) -> list[Problem]:
    return [
        _whole_file(snapshot.label, "unreadable-file", fault.path, 1, 1, fault.message, fault.help)
        for fault in snapshot.faults
    ]


def _syntax(label: str, path: str, faults: Iterable[Fault]) -> list[Problem]:
    return [
        _whole_file(label, fault.rule, path, fault.line, fault.column, fault.message, fault.help)
        for fault in faults
    ]


def _whole_file(  # noqa: PLR0913 - a problem has this many parts
    label: str, rule: str, path: str, line: int, column: int, message: str, advice: str
) -> Problem:
    where = shown(label, path)
    return Problem(rule, "error", where, line, column, None, None, message, advice)


_ID = re.compile(rb"""^[ \t]*(?:-[ \t]+)?["']?id["']?[ \t]*:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


def _unread(snapshot: Snapshot, broken: Mapping[str, object]) -> Unread:
    """What the files that could not be read hold, as far as their texts and names tell."""
    seen: set[str] = set()
    roots: set[str] = set()
    for path in (*broken, *(fault.path for fault in snapshot.faults)):
        name = record_name(path)
        seen.add(name)
        found = _ID.findall(snapshot.texts.get(path, b""))
        seen.update(match.decode("utf-8", "replace") for match in found)
        number = re.match(r"0*([0-9]+)", name)
        if path.startswith("actions/") and number:
            roots.add(f"A{number[1]}")
    roots.update(one for one in seen if re.fullmatch("[AF][0-9]+", one))
    if any(record_name(path) == "plan" for path in broken):
        seen.add("P")
        roots.add("P")
    blind = any("/" not in f.path or f.path.count("/") == 0 for f in snapshot.faults)
    return Unread(frozenset(seen), frozenset(roots), blind)
