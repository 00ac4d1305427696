"""List one kind of thing, filtered and sorted.

KIND: actions, commitments, measures, indicators, milestones, updates, decisions, organisations,
sources, frameworks, funding, practice or gaps.

A filter given twice passes what matches either; different filters must all match. In a terminal
the rows are a table; piped, they are one a line, tab-separated and uncut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.options import AsOf, At, Json, complete_kind, complete_word
from vawg_plan.cli.session import Answer, Session, as_of_date, real_date
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean
from vawg_plan.cli.vocabulary import IDS, KINDS, WORDS

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


def _option(name: str, what: str) -> object:
    """An option of a filter: its values may be given several times, and complete themselves."""
    if name in IDS:
        completer = complete_kind(*IDS[name])
        return typer.Option(metavar="ID", help=what, autocompletion=completer)
    if name in WORDS:
        return typer.Option(metavar="WORD", help=what, autocompletion=complete_word(*WORDS[name]))
    return typer.Option(metavar="DATE", help=what)


Many = list[str] | None


def command(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="What to list.", autocompletion=complete_word(*KINDS)),
    ] = "",
    action: Annotated[Many, _option("action", "Of this action.")] = None,
    outcome: Annotated[Many, _option("outcome", "Serving this outcome.")] = None,
    lead: Annotated[Many, _option("lead", "Led by this body or role.")] = None,
    partner: Annotated[Many, _option("partner", "With this partner.")] = None,
    tier: Annotated[Many, _option("tier", "national, local or joint.")] = None,
    mode: Annotated[Many, _option("mode", "deliver, influence, support...")] = None,
    modality: Annotated[Many, _option("modality", "will, should, aims or can.")] = None,
    completion: Annotated[Many, _option("completion", "not_started, limited...")] = None,
    confidence: Annotated[Many, _option("confidence", "green, amber or red.")] = None,
    lifecycle: Annotated[Many, _option("lifecycle", "planned, active...")] = None,
    framework: Annotated[Many, _option("framework", "Aligned to this framework.")] = None,
    due_before: Annotated[str | None, _option("due_before", "Due before this date.")] = None,
    due_after: Annotated[str | None, _option("due_after", "Due after this date.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Past its due date.")] = False,
    due_soon: Annotated[bool, typer.Option("--due-soon", help="Due within 30 days.")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Not reported this cycle.")] = False,
    unreported: Annotated[bool, typer.Option("--unreported", help="Never reported.")] = False,
    gap: Annotated[Many, _option("gap", "accountable, due, indicator...")] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="COLUMNS", help="Sort by these; -NAME sorts downward.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="COLUMNS", help="Show these, separated by commas.")
    ] = None,
    as_of: AsOf = None,
    at: At = None,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for spreadsheets.")] = False,
) -> None:
    session: Session = ctx.obj
    day = as_of_date(as_of)
    kind = _known(kind, KINDS, "kind")
    if json and csv:
        raise typer.BadParameter("choose one of --json and --csv")
    given = {
        "action": action, "outcome": outcome, "lead": lead, "partner": partner, "tier": tier,
        "mode": mode, "modality": modality, "completion": completion, "confidence": confidence,
        "lifecycle": lifecycle, "framework": framework, "gap": gap,
        "due_before": _date(due_before, "--due-before"),
        "due_after": _date(due_after, "--due-after"),
        "overdue": overdue, "due_soon": due_soon, "stale": stale, "unreported": unreported,
    }  # fmt: skip
    filters = {name: _values(name, value) for name, value in given.items() if value}
    how = "json" if json else "csv" if csv else "table" if session.style.is_terminal else "tsv"
    wanted = (kind, filters, _names(sort), _names(columns), how)

    def compute(loaded: Loaded) -> Answer:
        from vawg_plan.cli.views.listing import Wanted, listed  # noqa: PLC0415 - a kept answer needs none

        return listed(loaded.plan, day, Wanted(*wanted), session.style)

    session.answer(("list", *wanted, day), compute, at, needs=("vawg_plan.cli.views.listing",))


def _values(name: str, value: object) -> tuple[str, ...]:
    """What a filter is to match: the values given, or for a flag its own name."""
    if value is True:
        return (name,)
    values = tuple(value) if isinstance(value, list) else (str(value),)
    if name in WORDS:
        return tuple(
            _known(one.replace("-", "_").lower(), WORDS[name], f"--{name}") for one in values
        )
    return values


def _known(value: str, words: tuple[str, ...], what: str) -> str:
    if value in words:
        return value
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415 - only a mistake needs it

    begun = [word for word in words if value and word.startswith(value)]
    near = begun[0] if begun else nearest(value, words)
    hint = f"; did you mean {near}?" if near else ""
    if what != "kind":
        raise Stop(f"{what}: {clean(value)} is not one of {', '.join(words)}{hint}")
    wrong = f"cannot list {clean(value)}{hint}" if value else "list what?"
    raise Stop(f"{wrong}\nhelp: KIND is one of {', '.join(words)}")


def _date(given: str | None, option: str) -> str | None:
    return real_date(given, option) if given else None


def _names(given: str | None) -> tuple[str, ...]:
    return tuple(name.strip().replace(" ", "_") for name in given.split(",")) if given else ()
