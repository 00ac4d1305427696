"""Findings into problems: from a node's path to its line, column, item and title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import At, Finding, Problem
from vawg_plan.store.snapshot import Snapshot

Spot = tuple[int, int, int]


def shown(label: str, path: str) -> str:
    """A path in the plan folder as people see it: relative to the repository's root."""
    return f"{label}/{path}" if label else path


def place(
    findings: Iterable[Finding], snapshot: Snapshot, plan: Plan, broken: Mapping[str, object]
) -> Iterator[Problem]:
    """Each finding with its line, column and item. Only files with a finding are located.

    ``broken`` has the data of the files that are YAML but no record.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    for path, found in by_path.items():
        places = _Places(snapshot.texts.get(path, b""))
        for finding in found:
            line, column, width = places.spot(finding.at, on_key=finding.on_key)
            item, title = _item(finding, plan, broken.get(path))
            yield Problem(
                finding.rule, finding.severity, shown(snapshot.label, path), line, column,
                item, title, finding.message, finding.help, width,
            )  # fmt: skip


class _Places:
    """Where each node of one file stands; a text that is no YAML has line 1 only."""

    def __init__(self, raw: bytes) -> None:
        from vawg_plan.source import Unreadable, locate  # noqa: PLC0415 - only problems need it

        try:
            self.places = locate(raw)
        except Unreadable:
            self.places = {}

    def spot(self, at: At, *, on_key: bool) -> Spot:
        """Line, column and width of a node, or of the nearest node above that is there."""
        while at and at not in self.places:
            at = at[:-1]
            on_key = True
        found = self.places.get(at)
        if found is None:
            return (1, 1, 1)
        span = found.key if on_key and found.key else found.value
        return (span.line, span.column, max(1, span.end - span.start))


def _item(finding: Finding, plan: Plan, data: object) -> tuple[str | None, str | None]:
    """The id and title of the item that a finding is about."""
    if finding.item is not None:
        item = plan.items.get(finding.item)
        here = item if item is not None and item.path == finding.path else None
        return finding.item, here.title if here else None
    found: tuple[str | None, str | None] = (None, None)
    for step in (*finding.at, None):
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            title = data.get("title", data.get("name"))
            found = (data["id"], title if isinstance(title, str) else None)
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return found
