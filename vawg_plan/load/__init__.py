"""Texts into a plan and its problems: source, schema, model and rules, in that order.

What was read before is remembered by content, so that only changed files are parsed again: the
memory is bytes that the caller keeps wherever it likes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from vawg_plan.load.memory import NOTHING_NEW, Memory, Segments, Text, read_all
from vawg_plan.load.misplaced import unexpected
from vawg_plan.load.place import place, shown
from vawg_plan.load.record import Unsound, read_record
from vawg_plan.load.unread import unread
from vawg_plan.model.kinds import kind_of_path
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import Plan, build
from vawg_plan.model.problem import Finding, Problem
from vawg_plan.store.beside import Beside, beside
from vawg_plan.store.snapshot import Snapshot

if TYPE_CHECKING:
    from vawg_plan.source import Fault

Rules = Callable[[Plan], Iterable[Finding]]

_WORTH_A_PROCESS = 150  # files: below, starting a second process costs more than it saves
_PIECE = 24  # files that are handed over at a time
_BY_PATH = itemgetter(0)


class Loaded(NamedTuple):
    """A plan, everything found wrong (sorted by place), and what is worth keeping of the memory.

    ``read`` has the texts that were read, by path: those of the plan's records.
    """

    snapshot: Snapshot
    plan: Plan
    problems: tuple[Problem, ...]
    memory: Segments = NOTHING_NEW
    read: Mapping[str, Text] = MappingProxyType({})


def _nothing() -> None:
    """There is nothing to do meanwhile."""


def prepare() -> None:
    """Import what reading a new text takes."""
    from vawg_plan import source  # noqa: PLC0415 - only new files need a reader

    source.prepare()


def load(  # noqa: PLR0913 - the last three are for speed only
    snapshot: Snapshot,
    rules: Rules,
    known: Memory | None = None,
    *,
    remember: bool = True,
    meanwhile: Callable[[], object] = _nothing,
    before: Loaded | None = None,
) -> Loaded:
    """The plan that a snapshot holds, with what ``rules`` find wrong in what could be read.

    ``known`` is what was read before; what is read now is added to it. What is worth keeping for
    the next call of the program is worked out only to ``remember``. ``meanwhile`` is done while a
    second process begins to read, where there is one. ``before`` is the plan as it was loaded
    earlier: what the very same texts gave is taken from it.
    """
    known = known or Memory()
    read = _shared(snapshot, before)
    files = [file for file in before.plan.files if file.path in read] if before else []
    findings: list[Finding] = []
    broken: dict[str, object] = {}
    problems = _unreadable(snapshot)
    texts = _recognised(snapshot, read, findings, known)
    for text, held in _in_turn(texts, known, meanwhile):
        record = held
        if record is None:
            try:
                record = read_record(text.path, text.raw, text.kind)
            except Unsound as unsound:
                problems.extend(_syntax(snapshot.label, text.path, unsound.faults))
                findings.extend(unsound.findings)
                broken[text.path] = unsound.data
                continue
            known.put(text, record)
        read[text.path] = text
        files.append(File(text.path, text.kind.name, record))
    files.sort(key=_BY_PATH)
    lost = unread(snapshot, broken)
    plan = build(files, lost, snapshot.data, before.plan if before else None)
    if snapshot.series:
        plan = _with_series(plan, snapshot)
    named = {(finding.path, finding.at) for finding in findings}
    findings.extend(found for found in rules(plan) if (found.path, found.at) not in named)
    problems.extend(place(findings, snapshot, plan, broken))
    return Loaded(
        snapshot,
        plan,
        tuple(sorted(problems, key=lambda problem: problem.order)),
        known.segments(read.values()) if remember else NOTHING_NEW,
        read,
    )


def _shared(snapshot: Snapshot, before: Loaded | None) -> dict[str, Text]:
    """What was read before of the texts that are the very same objects now, by path."""
    if before is None:
        return {}
    texts = snapshot.texts
    return {path: text for path, text in before.read.items() if texts.get(path) is text.raw}


def _with_series(plan: Plan, snapshot: Snapshot) -> Plan:
    from vawg_plan.load.series import series_of  # noqa: PLC0415 - few plans have any

    return plan._replace(series=series_of(plan, snapshot.series))


def _recognised(
    snapshot: Snapshot, read: Container[str], findings: list[Finding], known: Memory
) -> Iterator[Text]:
    """The texts that have a place in a plan and are still to be read; for others a finding each."""
    for path, raw in snapshot.texts.items():
        if path in read:
            continue
        kind = kind_of_path(path)
        if kind is None:
            findings.append(unexpected(path))
        else:
            yield known.text(path, raw, kind)


Held = tuple[Text, Struct | None]  # a text, and its record where it is known


def _in_turn(
    every: Iterable[Text], known: Memory, meanwhile: Callable[[], object]
) -> Iterable[Held]:
    """Every text; where many are new, a second process reads from their end while we do ours."""
    held = [(text, known.get(text)) for text in every]
    new = [text for text, record in held if record is None]
    pieces = [new[at : at + _PIECE] for at in range(0, len(new), _PIECE)]
    second = _second(pieces) if len(new) >= _WORTH_A_PROCESS else None
    return held if second is None else _in_two(held, pieces, second, known, meanwhile)


def _in_two(
    held: list[Held],
    pieces: list[list[Text]],
    second: Beside,
    known: Memory,
    meanwhile: Callable[[], object],
) -> Iterator[Held]:
    """Every text, first those that are known, then the new ones while a second process reads."""
    try:
        meanwhile()
        yield from (one for one in held if one[1] is not None)
        first, last = 0, len(pieces)
        while first < last:
            for memory in second.arrived():
                known.take(memory)
                last -= 1
            if first < last:
                yield from ((text, None) for text in pieces[first])
                first += 1
    finally:
        second.finish()
    for piece in pieces[max(first, last) :]:
        yield from ((text, known.get(text)) for text in piece)


def _second(pieces: list[list[Text]]) -> Beside | None:
    """Begin to read in a second process; what both need is imported once, before."""
    prepare()
    return beside(lambda: (read_all(piece) for piece in reversed(pieces)))


def _unreadable(snapshot: Snapshot) -> list[Problem]:
    return [
        Problem(
            fault.rule, "error", shown(snapshot.label, fault.path), 1, 1,
            None, None, fault.message, fault.help, width=0,
        )
        for fault in snapshot.faults
    ]  # fmt: skip


def _syntax(label: str, path: str, faults: Iterable[Fault]) -> list[Problem]:
    return [
        Problem(
            fault.rule, "error", shown(label, path), fault.line, fault.column,
            None, None, fault.message, fault.help, width=int(not _is_of_whole(fault)),
        )
        for fault in faults
    ]  # fmt: skip


def _is_of_whole(fault: Fault) -> bool:
    """Whether a fault is the whole file's, so that its first line would show nothing."""
    return fault.rule in {"empty-file", "encoding"} and (fault.line, fault.column) == (1, 1)
