"""What git knows of an item: the commits that changed its file, read as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from vawg_plan.diff.life import Brought, Step
from vawg_plan.load.record import Unsound, read_record
from vawg_plan.model.kinds import kind_of_path
from vawg_plan.model.nodes import File

if TYPE_CHECKING:
    from vawg_plan.store.history import Begun, Commit, Touched

_RECORD = ("updates/", "decisions/")


class Past:
    """The history of one item's file, of the decisions, and of the reports that were changed."""

    def __init__(self, begun: Begun, item_id: str) -> None:
        from vawg_plan.store.history import history, texts  # noqa: PLC0415 - git costs a process

        self.repository = begun.repository
        self.id = item_id.encode()
        self.commits = history(begun)
        self.unread: list[str] = []
        wanted = (one for commit in self.commits for one in commit.touched if _matters(one))
        oids = {oid for one in wanted for oid in (one.before, one.after) if oid}
        self.texts: Mapping[str, bytes] = texts(begun.repository, sorted(oids))
        self._files: dict[tuple[str, str], File | None] = {}

    def notes(self) -> list[str]:
        """What to know of the history."""
        from vawg_plan.store.heads import is_shallow  # noqa: PLC0415 - as above

        if not is_shallow(self.repository):
            return []
        said = "this clone is shallow: what is older than its first commit seems to begin with it"
        return [f"{said}; git fetch --unshallow brings the rest"]

    def brought(self) -> dict[str, Brought]:
        """The commit that brought each update and decision, by its path."""
        found: dict[str, Brought] = {}
        for commit in self.commits:
            for one in commit.touched:
                if one.before is None and one.path.startswith(_RECORD):
                    found[one.path] = Brought(commit.hash, commit.subject)
        return found

    def steps(self) -> Iterator[Step]:
        """The commits that changed a file that names the item, with the decisions they brought."""
        for commit in self.commits:
            touched = [one for one in commit.touched if _matters(one)]
            if any(self._names(one) for one in touched):
                yield self._step(commit, touched)

    def _step(self, commit: Commit, touched: list[Touched]) -> Step:
        def files(side: str) -> tuple[File, ...]:
            read = (self._file(one.path, getattr(one, side), commit) for one in touched)
            return tuple(file for file in read if file)

        return Step(commit.hash, commit.date, commit.subject, files("before"), files("after"))

    def _names(self, one: Touched) -> bool:
        return any(self.id in self.texts.get(oid or "", b"") for oid in (one.before, one.after))

    def _file(self, path: str, oid: str | None, commit: Commit) -> File | None:
        raw = self.texts.get(oid or "")
        kind = kind_of_path(path)
        if raw is None or kind is None:
            return None
        if self.id not in raw and kind.name != "decision":  # which may name what it stands under
            return None
        key = (path, oid or "")
        if key not in self._files:
            try:
                self._files[key] = File(path, kind.name, read_record(path, raw, kind))
            except Unsound:
                self._files[key] = None
                self.unread.append(f"{path} could not be read as commit {commit.hash[:7]} left it")
        return self._files[key]


def _matters(one: Touched) -> bool:
    """Whether a file's text is needed: all but the updates that came and stayed as they were."""
    return not one.path.startswith("updates/") or one.before is not None
