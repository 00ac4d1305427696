"""Record a reading of an INDICATOR, checked against its unit, its dimensions and the period.

Where the plan keeps the indicator's series in data/, the reading becomes a line of it, in order;
elsewhere a new update. A later value takes the place of a provisional one; --force replaces a
final one.

--from FILE takes many, all or none: a CSV file with a row for each, or a YAML list. Its columns
are indicator, period, area, value, numerator, denominator, status, suppressed, source, date,
reporter, visibility, and the indicator's dimensions. What INDICATOR and the options say stands
for what a row leaves empty.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Commit, DryRun, Force, Manner, Message
from vawg_plan.cli.options import complete_kind, complete_word
from vawg_plan.cli.questions import can_ask
from vawg_plan.cli.session import Session, as_of_date
from vawg_plan.cli.terminal import clean
from vawg_plan.cli.writing import (
    Day,
    From,
    Reporter,
    Text,
    Visibility,
    as_option,
    bad_rows,
    given_rows,
    new_files,
    stop_for,
    typed_values,
    write_record,
    write_table,
)

if TYPE_CHECKING:
    from vawg_plan.edit.origin import Told
    from vawg_plan.edit.readings import Taken
    from vawg_plan.load import Loaded


def _figure(what: str) -> object:
    return typer.Option(metavar="NUMBER", help=what)


def command(
    ctx: typer.Context,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="INDICATOR",
            help="What was measured: A1.M1.I1.",
            autocompletion=complete_kind("indicator"),
        ),
    ] = None,
    period: Annotated[
        Text, typer.Option(metavar="PERIOD", help="2022, 2022-Q3 or 2022-09.")
    ] = None,
    value: Annotated[
        Text, typer.Option(metavar="VALUE", help="The value; words where there are no figures.")
    ] = None,
    numerator: Annotated[Text, _figure("What a percentage counts.")] = None,
    denominator: Annotated[Text, _figure("Of how many.")] = None,
    area: Annotated[
        Text,
        typer.Option(
            metavar="ID",
            help="The area that it is for; the whole unless given.",
            autocompletion=complete_kind("organisation"),
        ),
    ] = None,
    dimension: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE", help="Which part it is for; may be given several times."
        ),
    ] = None,
    status: Annotated[
        Text,
        typer.Option(
            metavar="WORD",
            help="provisional or final; final unless given.",
            autocompletion=complete_word("provisional", "final"),
        ),
    ] = None,
    suppressed: Annotated[
        bool, typer.Option("--suppressed", help="The value is withheld, as for a small count.")
    ] = False,
    source: Annotated[
        Text,
        typer.Option(
            metavar="ID", help="Where it is published.", autocompletion=complete_kind("source")
        ),
    ] = None,
    date: Day = None,
    reporter: Reporter = None,
    visibility: Visibility = None,
    corrects: Annotated[
        Text,
        typer.Option(
            metavar="ID",
            help="The update that this corrects.",
            autocompletion=complete_kind("update"),
        ),
    ] = None,
    from_file: From = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    message: Message = None,
    force: Force = False,
) -> None:
    session: Session = ctx.obj
    today = as_of_date(None)
    given = typed_values(
        indicator=indicator, period=period, value=value, numerator=numerator,
        denominator=denominator, area=area, status=status,
        suppressed="true" if suppressed else None, source=source, date=date or today,
        reporter=reporter or os.environ.get("VAWG_REPORTER") or None, visibility=visibility,
        corrects=corrects, **_dimensions(dimension or []),
    )  # fmt: skip
    manner = Manner(dry_run, commit, message, force)
    if from_file is None and can_ask():
        _ask(session, given, today)

    def make(loaded: Loaded) -> list[Change]:
        return _changes(loaded, [_one(loaded, given, today)], force=force)

    def make_many(loaded: Loaded) -> tuple[list[Change], list[Told]]:
        told = _many(session, loaded, str(from_file), given, today)
        found = [one.taken for one in told if one.taken]
        return _changes(loaded, found, force=force), told

    if from_file is not None:
        write_table(session, from_file, make_many, today, manner)
    write_record(session, make, today, manner, f"Record {indicator} {period}")


def _dimensions(pairs: list[str]) -> dict[str, str]:
    """The dimensions that options give, by name."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name.strip() and equals and value.strip()):
            wrong = f"{clean(pair)} is not written NAME=VALUE, as age=16-24"
            raise typer.BadParameter(wrong, param_hint="--dimension")
        found[name.strip().lower().replace(" ", "_").replace("-", "_")] = value
    return found


def _one(loaded: Loaded, given: dict[str, str], today: str) -> Taken:
    from vawg_plan.edit.misfit import Misfits  # noqa: PLC0415 - help needs none of it
    from vawg_plan.edit.readings import FIELDS, take  # noqa: PLC0415
    from vawg_plan.edit.reports import HEAD  # noqa: PLC0415

    def where(field: str) -> str:
        return as_option(field) if field in FIELDS or field in HEAD else "--dimension"

    try:
        return take(loaded.plan, given, today)
    except Misfits as misfits:
        raise stop_for(misfits.wrong, where) from None


def _many(
    session: Session, loaded: Loaded, name: str, given: dict[str, str], today: str
) -> list[Told]:
    from vawg_plan.edit.many import take_readings  # noqa: PLC0415 - help needs none of it
    from vawg_plan.edit.readings import fields  # noqa: PLC0415

    rows = given_rows(session, name, fields(loaded.plan))
    found, bad = take_readings(loaded.plan, rows, given, today)
    if bad:
        raise bad_rows(name, bad)
    return found


def _changes(loaded: Loaded, found: list[Taken], *, force: bool) -> list[Change]:
    """The new lines of series, and for the other readings new updates."""
    from vawg_plan.edit.errors import CannotEdit  # noqa: PLC0415 - help needs none of it
    from vawg_plan.edit.reports import new_updates  # noqa: PLC0415
    from vawg_plan.edit.series import put_row  # noqa: PLC0415

    kept = loaded.snapshot.series
    after: dict[str, bytes] = {}
    told = []
    for indicator, report, row in found:
        path = indicator.series
        if path is None:
            told.append(report)
            continue
        if path not in kept:
            raise CannotEdit(f"there is no {path}.\nhelp: Begin it with: period,area,value")
        raw = after.get(path, kept[path])
        after[path] = put_row(path, raw, row, indicator.dimensions, replace=force)
    series = [Change(path, kept[path], raw) for path, raw in after.items()]
    return [*series, *new_files(loaded, new_updates(told, loaded.snapshot.texts))]


def _ask(session: Session, given: dict[str, str], today: str) -> None:
    """Ask for what is missing."""
    from vawg_plan.cli.asking import ask_for_reading  # noqa: PLC0415 - only on a terminal

    ask_for_reading(session.load(session.snapshot()).plan, given, today)
