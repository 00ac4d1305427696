"""Report what happened: write one new file in updates/, with an entry for each ID.

ID is what you report on: A3.C1, 3.c1, A3.C1.MS1, F1, P. On a terminal what is missing is asked
for; elsewhere a missing field is an error. Visibility governs documents only: whoever can read
the repository reads everything.

--from FILE takes many reports at once, all or none: a CSV file with a row for each, or a YAML
list. The first column is subject; the others are called as the options are, with _ for -. Options
given beside it stand for what a row leaves empty. A cell with several pieces of evidence has ;
between them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message
from vawg_plan.cli.options import complete_id, complete_kind, complete_word
from vawg_plan.cli.questions import can_ask
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.vocabulary import WORDS
from vawg_plan.cli.writing import (
    Day,
    From,
    Reporter,
    Text,
    Visibility,
    bad_rows,
    given_rows,
    new_files,
    stop_for,
    typed_values,
    write_new,
    write_table,
)

if TYPE_CHECKING:
    from vawg_plan.edit.origin import Told
    from vawg_plan.edit.reports import New, Report
    from vawg_plan.edit.rows import Row
    from vawg_plan.load import Loaded
    from vawg_plan.model.plan import Plan


def _word(field: str, what: str) -> object:
    return typer.Option(
        metavar="WORD", help=what, autocompletion=complete_word(*WORDS.get(field, ()))
    )


def _id(what: str, *kinds: str) -> object:
    return typer.Option(metavar="ID", help=what, autocompletion=complete_kind(*kinds))


def _text(what: str) -> object:
    return typer.Option(metavar="TEXT", help=what)


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="What to report on.", autocompletion=complete_id),
    ] = None,
    completion: Annotated[Text, _word("completion", "not_started, limited...")] = None,
    confidence: Annotated[Text, _word("confidence", "green, amber or red.")] = None,
    lifecycle: Annotated[Text, _word("lifecycle", "planned, active...")] = None,
    trigger: Annotated[Text, _word("trigger", "fired: what a future action waits for.")] = None,
    summary: Annotated[Text, _text("What was done, in plain words.")] = None,
    next_steps: Annotated[Text, _text("What comes next, and by when.")] = None,
    recovery_action: Annotated[Text, _text("What brings it back on course.")] = None,
    recovery_owner: Annotated[Text, _id("Who answers for that.", "organisation")] = None,
    evidence: Annotated[
        list[str] | None,
        _text("A source's id, “TITLE https://...” or a title; may be given several times."),
    ] = None,
    verified_by: Annotated[Text, _id("Who else has checked it.", "organisation")] = None,
    area: Annotated[Text, _id("The local area it speaks for.", "organisation")] = None,
    date: Day = None,
    reporter: Reporter = None,
    visibility: Visibility = None,
    corrects: Annotated[Text, _id("The update that this corrects.", "update")] = None,
    verifies: Annotated[Text, _id("The update that this confirms.", "update")] = None,
    from_file: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    today = as_of_date(None)
    head = typed_values(
        date=date or today, reporter=reporter or os.environ.get("VAWG_REPORTER") or None,
        visibility=visibility, corrects=corrects, verifies=verifies,
    )  # fmt: skip
    entry = typed_values(
        area=area, completion=completion, confidence=confidence, lifecycle=lifecycle,
        trigger=trigger, summary=summary, next_steps=next_steps, recovery_action=recovery_action,
        recovery_owner=recovery_owner, evidence="\n".join(evidence) if evidence else None,
        verified_by=verified_by,
    )  # fmt: skip
    report = _Report(ids or [], head, entry)
    manner = Manner(dry_run, commit, message, force)
    if from_file is not None:
        if ids:
            raise typer.BadParameter("--from names its own subjects: leave the ids out")
        _write_rows(session, report, from_file, today, manner)
    if can_ask():
        report.ask(session)
    write_new(session, report.make, today, manner, f"Report on {', '.join(ids or ['an update'])}")


def _fields() -> list[str]:
    from vawg_plan.edit.reports import ENTRY, HEAD  # noqa: PLC0415 - help needs none of it

    return [*ENTRY, *HEAD]


class _Report:
    """What the command line says, and what was asked for besides."""

    def __init__(self, ids: Sequence[str], head: dict[str, str], entry: dict[str, str]) -> None:
        self.ids = ids
        self.head = head
        self.entry = entry

    def make(self, loaded: Loaded) -> list[New]:
        """The new file."""
        from vawg_plan.edit.reports import new_updates  # noqa: PLC0415

        return new_updates(self.told(loaded.plan), loaded.snapshot.texts)

    def told(self, plan: Plan) -> list[Report]:
        """The reports, or an error that names everything wrong with them."""
        from vawg_plan.edit.misfit import Misfits  # noqa: PLC0415
        from vawg_plan.edit.reports import reports  # noqa: PLC0415

        try:
            return reports(plan, self.ids, self.head, self.entry)
        except Misfits as misfits:
            raise stop_for(misfits.wrong) from None

    def ask(self, session: Session) -> None:
        """Ask for what is missing, once what was given is known to be good."""
        from vawg_plan.cli.asking import ask_for_report  # noqa: PLC0415 - only on a terminal
        from vawg_plan.model.ids import kind_of  # noqa: PLC0415

        plan = session.load(session.snapshot()).plan
        placeholder = {"reporter": next(iter(plan.organisations), "")}
        trial = _Report(self.ids, placeholder | self.head, {"summary": "-"} | self.entry)
        subjects = [str(entry["subject"]) for _, entry in trial.told(plan)]
        ask_for_report(plan, [kind_of(one) for one in subjects], self.head, self.entry)

    def ask_reporter(self, session: Session) -> None:
        """Ask who reports, where the command line doesn't say."""
        from vawg_plan.cli.asking import ask_reporter  # noqa: PLC0415 - only on a terminal

        ask_reporter(session.load(session.snapshot()).plan, self.head)


def _write_rows(session: Session, beside: _Report, name: str, today: str, manner: Manner) -> None:
    """Write the reports of a table; ends the command."""
    rows = given_rows(session, name, _fields())
    if can_ask() and not all("reporter" in row.values for row in rows):
        beside.ask_reporter(session)

    def make(loaded: Loaded) -> tuple[list[Change], list[Told]]:
        from vawg_plan.edit.reports import new_updates  # noqa: PLC0415 - help needs none of it

        told = _from_rows(loaded, beside, name, rows)
        new = new_updates([one.report for one in told], loaded.snapshot.texts)
        return new_files(loaded, new), told

    write_table(session, name, make, today, manner)


def _from_rows(loaded: Loaded, beside: _Report, name: str, rows: Sequence[Row]) -> list[Told]:
    """The reports of all rows; everything wrong in them at once stops it."""
    from vawg_plan.edit.many import take_rows  # noqa: PLC0415 - help needs none of it
    from vawg_plan.edit.reports import ENTRY, HEAD  # noqa: PLC0415
    from vawg_plan.edit.typed import understand  # noqa: PLC0415

    wrong = [
        *understand(loaded.plan, HEAD, beside.head)[1],
        *understand(loaded.plan, ENTRY, beside.entry)[1],
    ]
    if wrong:
        raise stop_for(wrong)
    told, bad = take_rows(loaded.plan, rows, beside.head, beside.entry)
    if bad:
        raise bad_rows(name, bad)
    return told
