"""What one call of the program knows: where the plan is, how to print, what it answered before."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import typer

from vawg_plan.cli.answers import (
    BETWEEN,
    Answer,
    Asked,
    answer_key,
    call_key,
    deliver,
    freeze,
    is_folder,
    memory_keys,
    question_of,
    remember,
    stamp,
    thaw,
)
from vawg_plan.cli.early import Call, read_ahead
from vawg_plan.cli.remarks import with_problems
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, screen
from vawg_plan.store.cache import Cache, cache_folder, digest
from vawg_plan.store.folder import find_plan, read_folder
from vawg_plan.store.snapshot import NoPlan, Snapshot

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.load.memory import Memory, Segments

__all__ = ["Answer", "Session", "as_of_date", "real_date"]

_WHEN = ("auto", "always", "never")


class Settings(NamedTuple):
    """The options of the program itself, by the names that its command line has for them."""

    directory: str = "."
    plan: str | None = None
    color: str = "auto"
    quiet: bool = False
    no_cache: bool = False


class Session:
    """The settings of one call, and what follows from them."""

    def __init__(self, settings: Settings, call: Call | None = None) -> None:
        if settings.color not in _WHEN:
            raise Stop(f"--color: {clean(settings.color)} is not one of {', '.join(_WHEN)}")
        if not is_folder(settings.directory):
            raise Stop(f"cannot change to {clean(settings.directory)}: no such folder")
        self.settings = settings
        self.call = call
        self.directory, self.plan, _, self.quiet, _ = settings
        self.cache = Cache(None if settings.no_cache else cache_folder(os.environ))
        self.style = screen(settings.color)
        self.known: Memory | None = None
        self.last: Loaded | None = None
        self.stamp = ((call and call.program) or stamp()) if self.cache.folder else b""

    def answer(
        self,
        question: tuple[object, ...],
        compute: Callable[[Loaded], Answer],
        at: str | None,
        *,
        thorough: str | None = None,
        needs: Sequence[str] = (),
    ) -> None:
        """Print what ``compute`` says of the plan, and exit with its status; see `reply`."""
        snapshot = self.snapshot(at)
        answer = self.reply(question, compute, snapshot, thorough=thorough, needs=needs)
        if at is None:
            self._remember(question)
        self.finish(answer)

    def answer_past(
        self, question: tuple[object, ...], revisions: Sequence[str], make: Callable[[], Answer]
    ) -> None:
        """Print what ``make`` says of the plan and of commits, unless the same was asked before.

        ``revisions`` are words for all the commits on which the answer depends; without any, or
        where one of them is no commit, nothing is kept. Exits with the answer's status.
        """
        key = self._past_key(question, revisions)
        answer = thaw(self.cache.get(key)) if key else None
        if answer is None:
            answer = make()
            if key:
                self.cache.put(key, freeze(answer))
        if key:
            self._remember(question, revisions)
        self.finish(answer)

    def _past_key(self, question: tuple[object, ...], revisions: Sequence[str]) -> bytes | None:
        if not revisions or self.cache.folder is None:
            return None
        try:
            snapshot = self.snapshot()
        except NoPlan:  # a bare repository has none
            return None
        asked = question_of(self._asked(question), snapshot.root, revisions)
        return None if asked is None else answer_key(self.stamp, asked, snapshot)

    def _remember(self, question: tuple[object, ...], revisions: Sequence[str] = ()) -> None:
        """Keep what this command line asks, so that the next time nobody has to read it."""
        if self.call is None:
            return
        asked = Asked(
            self.directory,
            self.plan or "",
            self._asked(question),
            "quiet" * self.quiet,
            BETWEEN.join(revisions),
        )
        remember(self.cache, call_key(self.stamp, self.call.arguments), asked)

    def reply(
        self,
        question: tuple[object, ...],
        compute: Callable[[Loaded], Answer],
        snapshot: Snapshot,
        *,
        thorough: str | None = None,
        needs: Sequence[str] = (),
    ) -> Answer:
        """What ``compute`` says of the plan, unless the same was asked before.

        ``question`` is the command and all its options. ``thorough`` is a day, as of which every
        rule is checked, and leaves the problems to ``compute``; otherwise what could not be read
        is named on standard error. ``needs`` names the modules that ``compute`` will import, so
        that they can be imported while a second process reads.
        """
        asked = self._asked((*question, snapshot.revision) if snapshot.revision else question)
        key = answer_key(self.stamp, asked, snapshot)
        answer = thaw(self.cache.get(key))
        if answer is None:
            loaded = self.load(snapshot, thorough=thorough, needs=needs)
            answer = compute(loaded)
            if thorough is None:
                answer = with_problems(answer, loaded)
            self.cache.put(key, freeze(answer))
        return answer

    def compare(
        self,
        question: tuple[object, ...],
        compute: Callable[[Loaded, Loaded], Answer],
        base: Snapshot,
        head: Snapshot,
        *,
        thorough: tuple[str | None, str | None] = (None, None),
    ) -> Answer:
        """What ``compute`` says of two plans, unless the same was asked before.

        Only what is needed to read them is checked; with days in ``thorough``, every rule as of
        that day, of the older or the newer.
        """
        asked = self._asked(question)
        keys = [answer_key(self.stamp, asked, one) for one in (base, head)]
        answer = thaw(self.cache.get(digest(keys)))
        if answer is None:
            before = self.load(base, thorough=thorough[0], aside=True)
            answer = compute(before, self.load(head, thorough=thorough[1]))
            self.cache.put(digest(keys), freeze(answer))
        return answer

    def finish(self, answer: Answer) -> None:
        """Print an answer and exit with its status."""
        raise typer.Exit(deliver(answer, quiet=self.quiet))

    def snapshot(self, at: str | None = None) -> Snapshot:
        """The plan's texts, from the working tree or from a git revision."""
        if at is None:
            return read_folder(find_plan(self.directory, self.plan))
        from vawg_plan.store.git import GitFailed, read_revision  # noqa: PLC0415 - git costs a process

        try:
            return read_revision(self.directory, self.plan, at)
        except GitFailed as failed:
            raise Stop(clean(str(failed))) from None

    def snapshot_to_change(self) -> Snapshot:
        """The plan's texts in the working tree, by whoever will load it and read a new text.

        Those of a plan of which much is remembered are read by a second process, while this one
        imports what loading takes, and decodes the memory.
        """
        root = find_plan(self.directory, self.plan)
        ahead = self.call.ahead if self.call else None
        if ahead is None or ahead.root != root:
            ahead = read_ahead(root, self.cache, self.stamp)
        if ahead is None:
            return read_folder(root)
        from vawg_plan.load import prepare  # noqa: PLC0415
        from vawg_plan.rules import table  # noqa: F401, PLC0415 - what writes checks all of it

        prepare()
        known = self._remembered(root)
        snapshot = ahead.snapshot()
        known.digested(snapshot.texts, ahead.digests)
        return snapshot

    def load(  # noqa: PLR0913 - who asks for less says what it can do without
        self,
        snapshot: Snapshot,
        *,
        thorough: str | None = None,
        needs: Sequence[str] = (),
        checked: bool = True,
        aside: bool = False,
        changed: Iterable[str] | None = None,
    ) -> Loaded:
        """The plan that a snapshot holds, checked by every rule, as of a day, or by readers'.

        Whoever wants the plan and not its problems needs no rule ``checked``. ``aside``: it is an
        older version, which is not what the next call will ask about. ``changed`` has the files (by
        path) of which each was not checked by itself before.
        """
        from vawg_plan import rules  # noqa: PLC0415 - an answered question needs none of this
        from vawg_plan.load import load  # noqa: PLC0415

        usual = rules.check_always if checked else rules.check_nothing
        check = partial(rules.check, as_of=thorough, changed=changed) if thorough else usual
        self.last = loaded = load(
            snapshot,
            check,
            self._remembered(snapshot.root),
            remember=self.cache.folder is not None and not aside,
            meanwhile=lambda: [import_module(name) for name in needs],
            before=self.last,
        )
        self._keep(snapshot.root, loaded.memory)
        return loaded

    def _remembered(self, root: str) -> Memory:
        """What was read before of the plan in a folder."""
        from vawg_plan.load.memory import Memory  # noqa: PLC0415

        if self.known is None:
            self.known = Memory(*map(self.cache.get, memory_keys(self.stamp, root)))
        return self.known

    def _keep(self, root: str, memory: Segments) -> None:
        """Keep what is new in the memory; what it adds to is in use, and stays as long."""
        for key, part in zip(memory_keys(self.stamp, root), memory, strict=True):
            if part is not None:
                self.cache.put(key, part)
            elif any(memory):
                self.cache.touch(key)

    def _asked(self, question: tuple[object, ...]) -> str:
        style = self.style
        return repr((question, style.color, style.width, style.is_terminal))


def as_of_date(given: str | None) -> str:
    """The as-of date (ISO): the option's, else SOURCE_DATE_EPOCH's day, else today's."""
    if given is not None:
        return real_date(given, "--as-of")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        if not epoch.isdecimal() or len(epoch) > 11:  # noqa: PLR2004 - the year 5138
            raise Stop(f"SOURCE_DATE_EPOCH is not a number of seconds: {clean(epoch)}")
        return time.strftime("%Y-%m-%d", time.gmtime(int(epoch)))
    return time.strftime("%Y-%m-%d")


def real_date(given: str, option: str) -> str:
    """A date typed for an option, as ISO; a usage error where it is none."""
    from datetime import date  # noqa: PLC0415 - typer has it already; the option is rare

    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(
            f"{clean(given)} is not a date; write it YYYY-MM-DD, as 2022-12-01", param_hint=option
        ) from None
    return day.isoformat()
