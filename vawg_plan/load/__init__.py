"""Texts into a plan and its problems: source, schema, model and rules, in that order.

What was read before is remembered by content, so that only changed files are parsed again: the
memory is bytes that the caller keeps wherever it likes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from vawg_plan.load.memory import Memory, Text, read_all
from vawg_plan.load.misplaced import unexpected
from vawg_plan.load.place import place, shown
from vawg_plan.load.record import Unsound, read_record
from vawg_plan.load.unread import unread
from vawg_plan.model.kinds import kind_of_path
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import Plan, build
from vawg_plan.model.problem import Finding, Problem
from vawg_plan.store.beside import Collect, beside
from vawg_plan.store.snapshot import Snapshot

if TYPE_CHECKING:
    from vawg_plan.source import Fault

Rules = Callable[[Plan], Iterable[Finding]]

_WORTH_A_PROCESS = 150  # files: below, starting a second process costs more than it saves


class Loaded(NamedTuple):
    """A plan, everything found wrong (sorted by place), and the memory if it is worth keeping."""

    snapshot: Snapshot
    plan: Plan
    problems: tuple[Problem, ...]
    memory: bytes | None


def load(
    snapshot: Snapshot, rules: Rules, known: Memory | None = None, *, remember: bool = True
) -> Loaded:
    """The plan that a snapshot holds, with what ``rules`` find wrong in what could be read.

    ``known`` is what was read before; what is read now is added to it. What is worth keeping for
    the next call of the program is worked out only to ``remember``.
    """
    known, kept = known or Memory(), Memory()
    before = known.keys()
    files: list[File] = []
    findings: list[Finding] = []
    broken: dict[str, object] = {}
    problems = _unreadable(snapshot)
    for text in _in_turn(_recognised(snapshot, known, findings), known):
        try:
            record = known.get(text) or read_record(text.path, text.raw, text.kind)
        except Unsound as unsound:
            problems.extend(_syntax(snapshot.label, text.path, unsound.faults))
            findings.extend(unsound.findings)
            broken[text.path] = unsound.data
            continue
        known.put(text, record)
        kept.put(text, record)
        files.append(File(text.path, text.kind.name, record))
    files.sort(key=lambda file: file.path)
    plan = build(files, unread(snapshot, broken), snapshot.data)
    if snapshot.series:
        plan = _with_series(plan, snapshot)
    named = {(finding.path, finding.at) for finding in findings}
    findings.extend(found for found in rules(plan) if (found.path, found.at) not in named)
    problems.extend(place(findings, snapshot, plan, broken))
    return Loaded(
        snapshot,
        plan,
        tuple(sorted(problems, key=lambda problem: problem.order)),
        kept.stored() if remember and kept.keys() != before else None,
    )


def _with_series(plan: Plan, snapshot: Snapshot) -> Plan:
    from vawg_plan.load.series import series_of  # noqa: PLC0415 - few plans have any

    return plan._replace(series=series_of(plan, snapshot.series))


def _recognised(snapshot: Snapshot, known: Memory, findings: list[Finding]) -> list[Text]:
    """The texts that have a place in a plan; for the others a finding each."""
    found = []
    for path, raw in snapshot.texts.items():
        kind = kind_of_path(path)
        if kind is None:
            findings.append(unexpected(path))
        else:
            found.append(Text(path, raw, kind, known.key_of(raw)))
    return found


def _in_turn(texts: list[Text], known: Memory) -> Iterator[Text]:
    """The texts, half of the new ones last, so that a second process can read those meanwhile."""
    new = [text for text in texts if known.get(text) is None]
    later = new[len(new) // 2 :] if len(new) >= _WORTH_A_PROCESS else []
    collect = _beside(later) if later else None
    if collect is None:
        yield from texts
        return
    last = {text.path for text in later}
    yield from (text for text in texts if text.path not in last)
    known.take(collect())
    yield from later


def _beside(texts: list[Text]) -> Collect | None:
    """Begin to read texts in a second process; what both need is imported once, before."""
    from vawg_plan.source import prepare  # noqa: PLC0415 - only new files need a reader

    prepare()
    return beside(lambda: read_all(texts))


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
