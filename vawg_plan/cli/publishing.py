"""Documents asked of a plan, printed or written to files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from vawg_plan import __version__
from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.render import Asked, Document
    from vawg_plan.store.snapshot import Snapshot

T = TypeVar("T")
_NEEDS = ("vawg_plan.render.engine", "vawg_plan.model.audience")


class Wanted(NamedTuple):
    """Which document, in which format, as of which day, with which options.

    ``force``: even of a plan with errors, and then marked as a draft.
    """

    row: Document
    fmt: str
    day: str
    asked: Asked
    force: bool = False


class Asking:
    """One call: what is wanted of which plan."""

    def __init__(self, session: Session, wanted: Wanted, snapshot: Snapshot) -> None:
        self.session, self.snapshot, self.origin = session, snapshot, origin_of(snapshot)
        self.row, self.fmt, self.day, self.asked, self.force = wanted
        asked = wanted.asked
        self.base = session.snapshot(asked.span[0]) if asked.span else None

    def page(self, output: str | None) -> Answer:
        """The document, printed or written."""

        def compute(loaded: Loaded, asked: Asked) -> str:
            from vawg_plan.render import Provenance, render  # noqa: PLC0415

            made = Provenance(__version__, *self.origin)
            return render(
                self.row.name, self.fmt, loaded.plan, self.day, made, own_templates(loaded), asked
            )

        answer = self.reply("render", compute)
        if output in {None, "-"}:
            return answer
        return written(self.session, {output or "": answer.out}, answer)

    def data(self, folder: str) -> Answer:
        """The tables' data, written."""

        def compute(loaded: Loaded, asked: Asked) -> str:
            from vawg_plan.render import data_files  # noqa: PLC0415

            return json.dumps(
                data_files(self.row.name, loaded.plan, self.day, own_templates(loaded), asked)
            )

        answer = self.reply("render-data", compute)
        found = json.loads(answer.out)
        files = {os.path.join(folder, name): text for name, text in found.items()}
        return written(self.session, files, answer._replace(out=""))

    def reply(self, kind: str, compute: Callable[[Loaded, Asked], str]) -> Answer:
        """What ``compute`` says of a plan without errors, unless the same was asked before."""
        base = origin_of(self.base) if self.base else None
        row, asked = self.row, repr(self.asked)
        question = (kind, row.name, self.fmt, self.day, self.origin, base, asked, self.force)

        def answer(loaded: Loaded) -> Answer:
            from vawg_plan.cli.sound import count_flaws, remark  # noqa: PLC0415 - not once answered

            flaws = count_flaws(self.session, loaded, force=self.force)
            text = stopping(lambda: compute(loaded, self.whole(flawed=bool(flaws))))
            return Answer(text, remark(flaws), form="markup")

        return self.session.reply(
            question,
            answer,
            self.snapshot,
            thorough=self.day,
            needs=(*_NEEDS, (row.values or row.maker).partition(":")[0]),
        )

    def whole(self, *, flawed: bool) -> Asked:
        """What was asked, with the plan to compare with, and whether that plan has errors."""
        from msgspec.structs import replace  # noqa: PLC0415

        if self.base is None:
            return replace(self.asked, flawed=flawed)
        commit, _ = origin_of(self.base)
        base = self.session.load(self.base, aside=True).plan
        return replace(self.asked, base=base, base_commit=commit, flawed=flawed)


def own_templates(loaded: Loaded) -> dict[str, str]:
    """The plan's own templates."""
    return {n: t.decode("utf-8", "replace") for n, t in loaded.snapshot.templates.items()}


def stopping(make: Callable[[], T]) -> T:
    """What ``make`` makes; where it can't, the command stops and says why."""
    from vawg_plan.render import AskedWrongly, RenderFailed  # noqa: PLC0415

    try:
        return make()
    except AskedWrongly as wrong:
        advice = f"\nhelp: {wrong.help}" if wrong.help else ""
        raise Stop(clean(str(wrong) + advice)) from None
    except RenderFailed as failed:
        raise Stop(clean(str(failed)), 1) from None


def refuse_inside(session: Session, snapshot: Snapshot, place: str) -> None:
    """Stop where a document would be written among the plan's own records."""
    if place == "-":
        return
    from vawg_plan.model.kinds import kind_of_path  # noqa: PLC0415
    from vawg_plan.store.snapshot import DATA, FOLDERS, TEMPLATES  # noqa: PLC0415

    target = os.path.realpath(os.path.join(session.directory, place))
    inner = os.path.relpath(target, os.path.realpath(snapshot.root)).replace(os.sep, "/")
    first = inner.partition("/")[0]
    if first == "..":
        return
    if snapshot.label or first in {*FOLDERS, DATA, TEMPLATES} or kind_of_path(inner):
        raise Stop(
            f"{clean(place)} is inside the plan folder, which holds the plan's records only\n"
            "help: write it anywhere else"
        )


def origin_of(snapshot: Snapshot) -> tuple[str | None, bool | None]:
    """The commit that the plan is from, and whether its files are as they were committed."""
    from vawg_plan.store.git import commit_of, state_of  # noqa: PLC0415

    if snapshot.revision is not None:
        return commit_of(snapshot.root, snapshot.revision), True
    return state_of(snapshot.root) or (None, None)


def written(session: Session, files: dict[str, str], answer: Answer) -> Answer:
    """The answer after its files were written: what was, in its talk."""
    from vawg_plan.store.writing import CannotWrite, write_whole  # noqa: PLC0415

    said = [answer.err] if answer.err else []
    for path, text in files.items():
        try:
            changed = write_whole(os.path.join(session.directory, path), text.encode())
        except CannotWrite as failed:
            raise Stop(clean(str(failed))) from None
        said.append(f"{'wrote' if changed else 'unchanged:'} {clean(path)}")
    return Answer("", "\n".join(said), answer.code)
