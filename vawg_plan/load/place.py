"""Findings into problems: from a node's path to its line, column, item and title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

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
        spot = _spots(path, snapshot)
        for finding in found:
            line, column, width = spot(finding)
            item, title = _item(finding, plan, broken.get(path))
            yield Problem(
                finding.rule, finding.severity, shown(snapshot.label, path), line, column,
                item, title, finding.message, finding.help, width,
            )  # fmt: skip


def _spots(path: str, snapshot: Snapshot) -> Callable[[Finding], Spot]:
    """What tells where in one file a finding stands."""
    if path not in snapshot.series:
        places = _Places(snapshot.texts.get(path, b""))
        return lambda finding: places.spot(finding.at, on_key=finding.on_key)
    from vawg_plan.load.series import lines_of, spot_in  # noqa: PLC0415 - few plans have any

    lines = lines_of(snapshot.series[path], "replace")
    return lambda finding: spot_in(lines, finding.at)


class _Places:
    """Where each node of one file stands; a text that is no YAML has line 1 only."""

    def __init__(self, raw: bytes) -> None:
        from vawg_plan.source import Unreadable, locate  # noqa: PLC0415 - only problems need it

        try:
            self.places = locate(raw)
        except Unreadable:
            self.places = {}

    def spot(self, at: At, *, on_key: bool) -> Spot:
        """Line, column and width of a node, or of the nearest node above that is there.

        The whole file has no width, and what goes on over lines has that of its first character.
        """
        while at and at not in self.places:
            at = at[:-1]
            on_key = True
        found = self.places.get(at)
        if found is None:
            return (1, 1, 0)
        span = found.key if on_key and found.key else found.value
        width = 1 if span is found.value and found.style == "block" else span.end - span.start
        return (span.line, span.column, max(1, width) if at else 0)


def _item(finding: Finding, plan: Plan, data: object) -> tuple[str | None, str | None]:
    """The id and title of the item that a finding is about."""
    if finding.item is not None:
        item = plan.items.get(finding.item)
        here = item and item.path == finding.path and finding.at[: len(item.at)] == item.at
        return finding.item, item.title if item and here else None
    found: tuple[str | None, str | None] = (None, None)
    for reached, step in zip((None, *finding.at), (*finding.at, None), strict=True):
        if not isinstance(reached, str) and isinstance(data, dict) and _is_item(data):
            title = data.get("title", data.get("name"))
            own = "P" if "schema_version" in data else data["id"]
            found = (own, title if isinstance(title, str) else None)
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return found


def _is_item(data: Mapping[str, object]) -> bool:
    """Whether this has an id of its own; a link has that of what it leads to."""
    return isinstance(data.get("id"), str) and "basis" not in data
