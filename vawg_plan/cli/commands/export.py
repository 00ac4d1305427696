"""Hand out the plan: a copy of it that is fit to share, or a database of its data.

TARGET is a folder for a copy, or a file that ends in .sqlite or .db for a database, which Datasette
and other programs open. Only what is public is in it, unless you say --audience internal. A copy
holds the records in the house style, without the comments of the files that they came from, and is
checked before it is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan import __version__
from vawg_plan.cli.options import AsOf, At, Audience
from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.model.plan import Plan
    from vawg_plan.model.series import Series

_DATABASE = (".sqlite", ".sqlite3", ".db")


def command(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A folder, or FILE.sqlite.")],
    audience: Audience = "public",
    force: Annotated[
        bool, typer.Option("--force", help="Write it though the plan has errors.")
    ] = False,
    as_of: AsOf = None,
    at: At = None,
) -> None:
    from vawg_plan.cli.sound import demand_sound  # noqa: PLC0415

    session: Session = ctx.obj
    _refuse_unknown_ending(session, target)
    day = as_of_date(as_of)
    fit = _audience(audience)
    loaded = session.load(session.snapshot(at), thorough=day)
    if not force:
        demand_sound(session, loaded)
    plan = fit(loaded.plan)
    place = os.path.normpath(os.path.join(session.directory, target))
    if target.lower().endswith(_DATABASE):
        session.finish(_database(loaded, plan, day, place, target))
    session.finish(_copy(session, loaded, plan, day, target, force=force))


def _refuse_unknown_ending(session: Session, target: str) -> None:
    """Refuse what reads like a file's name but is none of a database: ``plan.sqlit``."""
    ending = os.path.splitext(target)[1]
    if not ending[1:].isalpha() or ending.lower() in _DATABASE:
        return
    if os.path.isdir(os.path.join(session.directory, target)):
        return
    raise Stop(
        f"nothing is exported into a file that ends in {clean(ending)}\n"
        f"help: end it in {' or '.join(_DATABASE)} for a database; a copy goes into a folder, "
        "whose name has no ending"
    )


def _may_be_seen(series: Series) -> bool:
    """Whether a series is handed out as it is: not with cells of no column, or withheld figures."""
    return not series.faults and not any(
        row.reading.suppressed
        and (row.reading.value is not None or row.reading.numerator is not None)
        for row in series.rows
    )


def _audience(typed: str) -> Callable[[Plan], Plan]:
    from vawg_plan.model.audience import for_audience  # noqa: PLC0415

    if typed == "public":
        return lambda plan: for_audience(plan, "public")
    if typed == "internal":
        return lambda plan: plan
    raise Stop(
        f"--audience: {clean(typed)} is not one of public, internal\n"
        "help: public leaves out everything internal; internal is for those who may read it all"
    )


def _database(loaded: Loaded, plan: Plan, day: str, place: str, shown: str) -> Answer:
    from vawg_plan.cli.publishing import origin_of  # noqa: PLC0415
    from vawg_plan.query.database import database  # noqa: PLC0415
    from vawg_plan.store.output import demand_database, demand_outside  # noqa: PLC0415
    from vawg_plan.store.writing import CannotWrite, write_whole  # noqa: PLC0415

    commit, clean_tree = origin_of(loaded.snapshot)
    edition = plan.edition
    about = {
        "title": plan.title,
        "edition": edition.edition if edition else None,
        "made_with": f"vawg {__version__}",
        "commit": commit,
        "files_as_committed": {True: "yes", False: "no", None: None}[clean_tree],
    }
    try:
        demand_outside(place, loaded.snapshot.root)
        demand_database(place)
        changed = write_whole(place, database(plan, day, about))
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
    return Answer("", f"{'wrote' if changed else 'unchanged:'} {clean(shown)}")


def _copy(
    session: Session, loaded: Loaded, plan: Plan, day: str, target: str, *, force: bool
) -> Answer:
    from vawg_plan.cli.sound import demand_sound  # noqa: PLC0415
    from vawg_plan.cli.views.words import count_of  # noqa: PLC0415
    from vawg_plan.edit.copying import files_of  # noqa: PLC0415
    from vawg_plan.store.output import Output, marked  # noqa: PLC0415
    from vawg_plan.store.writing import CannotWrite  # noqa: PLC0415

    everything = plan is loaded.plan
    texts = files_of(plan, withheld=not everything)
    series = {
        path: loaded.snapshot.series[path]
        for path, read in plan.series.items()
        if everything or _may_be_seen(read)
    }
    snapshot = loaded.snapshot._replace(
        texts=texts, series=series, data=plan.data_files, templates={}, faults=()
    )
    copied = session.load(snapshot, thorough=day, aside=True)
    if not force:
        demand_sound(session, copied, "the copy would have errors, because of what it leaves out")
    try:
        out = Output(
            os.path.normpath(os.path.join(session.directory, target)), loaded.snapshot.root
        )
        made = out.write({f"plan/{path}": marked(raw) for path, raw in (texts | series).items()})
    except CannotWrite as failed:
        raise Stop(clean(str(failed))) from None
    same = f", {made.same} as they were" if made.same else ""
    return Answer("", f"wrote {count_of(made.wrote, 'file')}{same} into {clean(target)}")
