"""What the commands that write records share: their options, their errors, their remarks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.changes import Change, Manner, carry_out, changed, new_errors
from vawg_plan.cli.options import complete_kind, complete_word
from vawg_plan.cli.session import Session
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean, write_error

if TYPE_CHECKING:
    from vawg_plan.edit.misfit import Misfit
    from vawg_plan.edit.origin import Told
    from vawg_plan.edit.reports import New
    from vawg_plan.edit.rows import Row
    from vawg_plan.load import Loaded
    from vawg_plan.model.problem import Problem
    from vawg_plan.store.snapshot import Snapshot

Text = str | None
SPOKEN = "Whoever can read the repository reads everything, whatever the visibility."

Visibility = Annotated[
    Text,
    typer.Option(
        metavar="WORD",
        help=f"public or internal; internal unless given. It governs documents only. {SPOKEN}",
        autocompletion=complete_word("public", "internal"),
        show_default=False,
    ),
]
Reporter = Annotated[
    Text,
    typer.Option(
        metavar="ID",
        help="The body or role that reports; else VAWG_REPORTER, where that is set.",
        autocompletion=complete_kind("organisation"),
    ),
]
Day = Annotated[
    Text, typer.Option(metavar="DATE", help="The day it speaks for; today unless given.")
]
From = Annotated[
    Text,
    typer.Option("--from", metavar="FILE", help="Take many from a CSV or YAML file, all or none."),
]


def typed_values(**given: str | None) -> dict[str, str]:
    """The options that were given, by field."""
    return {field: value for field, value in given.items() if value is not None}


def as_option(field: str) -> str:
    """A field as an option of the command line: ``--next-steps``; a subject has none."""
    return "" if field in {"", "subject", "indicator"} else "--" + field.replace("_", "-")


def stop_for(wrong: Iterable[Misfit], where: Callable[[str], str] = as_option) -> Stop:
    """An error that names everything wrong, each with its option or cell."""
    lines = []
    for one in wrong:
        place = where(one.field)
        lines.append(clean(f"{place}: {one.message}" if place else one.message))
        lines.extend([clean(f"help: {one.advice}")] if one.advice else [])
    return Stop("\n".join(lines))


def given_rows(session: Session, name: str, fields: Iterable[str]) -> list[Row]:
    """The rows of a file named on the command line."""
    from vawg_plan.edit.rows import BadRows, read_rows  # noqa: PLC0415 - a rare option
    from vawg_plan.store.given import CannotRead, read_given  # noqa: PLC0415

    try:
        return read_rows(name, read_given(session.directory, name), tuple(fields))
    except CannotRead as failed:
        raise Stop(clean(f"--from: {failed}")) from None
    except BadRows as bad:
        lines = "\n".join(f"  {line}" for line in bad.lines)
        raise Stop(clean(f"nothing was written; {name} cannot be taken:\n{lines}")) from None


def bad_rows(name: str, wrong: Sequence[tuple[str, Misfit]]) -> Stop:
    """An error that names every bad row of a file with its cell."""
    lines = [
        clean(f"  {place}: {one.message}" + (f" ({one.advice})" if one.advice else ""))
        for place, one in wrong
    ]
    count = f"{len(wrong)} cell{'s' * (len(wrong) > 1)} of {clean(name)} cannot be taken"
    return Stop("\n".join([f"nothing was written; {count}:", *lines]))


def write_new(
    session: Session,
    make: Callable[[Loaded], Sequence[New]],
    day: str,
    manner: Manner,
    said: str,
) -> None:
    """Write new files of the record; ends the command."""
    write_record(session, lambda it: new_files(it, make(it)), day, manner, said)


def new_files(loaded: Loaded, new: Sequence[New]) -> list[Change]:
    """The changes that bring new files."""
    from vawg_plan.edit.reports import raw_of  # noqa: PLC0415 - help needs none of it

    return [Change(one.path, None, raw_of(one, loaded.snapshot.texts)) for one in new]


def write_record(
    session: Session,
    make: Callable[[Loaded], Sequence[Change]],
    day: str,
    manner: Manner,
    said: str,
) -> None:
    """Write changes to the record, and say who can read them; ends the command."""

    def changes(loaded: Loaded) -> Sequence[Change]:
        from vawg_plan.edit.errors import CannotEdit  # noqa: PLC0415 - help needs none of it

        try:
            return make(loaded)
        except CannotEdit as failed:
            raise Stop(clean(f"nothing was written: {failed}")) from None

    try:
        carry_out(session, changes, day, manner, said)
    except typer.Exit as done:
        if done.exit_code == 0 and not manner.dry_run and not session.quiet:
            write_error(f"vawg: {SPOKEN[:1].lower()}{SPOKEN[1:-1]}")
        raise


def write_table(
    session: Session,
    name: str,
    make: Callable[[Loaded], tuple[Sequence[Change], Sequence[Told]]],
    day: str,
    manner: Manner,
) -> None:
    """Write what the rows of a file say; ends the command.

    Where the plan would not be valid, every problem is named with the cell that it comes from.
    """
    kept: list[tuple[Loaded, Sequence[Change], Sequence[Told]]] = []

    def changes(loaded: Loaded) -> Sequence[Change]:
        made, told = make(loaded)
        kept.append((loaded, made, told))
        return made

    try:
        write_record(session, changes, day, manner, f"Enter {os.path.basename(name)}")
    except Stop as stop:
        if stop.code != FOUND_WANTING or not kept:
            raise
        loaded, made, told = kept[0]
        after = changed(loaded.snapshot, made)
        errors = new_errors(session, loaded.snapshot, after, day)
        raise _refused(name, errors, after, told) from None


def _refused(name: str, errors: Sequence[Problem], after: Snapshot, told: Sequence[Told]) -> Stop:
    from vawg_plan.edit.origin import place_of  # noqa: PLC0415 - only a mistake needs it

    lines = []
    for one in errors:
        path = one.path.removeprefix(f"{after.label}/")
        raw = (after.texts | after.series).get(path, b"")
        place = place_of(path, raw, one.line, told) or f"{one.path}:{one.line}"
        lines.append(clean(f"  {place}: {one.message} [{one.rule}] ({one.help})"))
    head = f"nothing was written, because with {clean(name)} the plan would not be valid:"
    last = "help: Mend the file, or add --force to write it all the same"
    return Stop("\n".join([head, *lines, last]), FOUND_WANTING)
