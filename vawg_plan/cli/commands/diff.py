"""What changed between two versions of the plan, in the plan's own terms.

Without anything: since the last commit. A: from A to the working tree. A..B, or A B: from A to B.
A...B: from where the two parted to B. A version is a git revision, INDEX, WORKTREE, or the path of
another plan folder.

Items are matched by id: moving, renaming, re-ordering and re-formatting are no change. Exit status:
0, or 1 where --fail-on says so.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vawg_plan.cli.session import Answer, Session, as_of_date
from vawg_plan.cli.stop import FOUND_WANTING, Stop
from vawg_plan.cli.terminal import clean

if TYPE_CHECKING:
    from vawg_plan.cli.changes_page import Page
    from vawg_plan.diff.report import Comparison
    from vawg_plan.load import Loaded
    from vawg_plan.store.sides import Side


class Format(StrEnum):
    """How changes are printed."""

    text = "text"
    md = "md"
    json = "json"
    html = "html"


_FORMS = {Format.text: "text", Format.md: "markup", Format.json: "json"}
_NEEDS_DECISION = "needs-decision"


def _kinds(incomplete: str) -> list[tuple[str, str]]:
    from vawg_plan.model.change import KINDS  # noqa: PLC0415

    begun, comma, last = incomplete.rpartition(",")
    return [(begun + comma + k, why) for k, why in KINDS.items() if k.startswith(last)]


def command(
    ctx: typer.Context,
    versions: Annotated[
        list[str] | None, typer.Argument(metavar="[A[..B]]", help="Which versions.")
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", "--cached", help="Compare what is staged for a commit.")
    ] = False,
    only: Annotated[
        str | None,
        typer.Option(metavar="KINDS", help="Only these kinds of change.", autocompletion=_kinds),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="KINDS", help="Exit with 1 where there is one of these.", autocompletion=_kinds
        ),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only how many of each kind.")] = False,
    format: Annotated[
        Format, typer.Option(metavar="FORMAT", help="text, md, json or html.", show_default=False)
    ] = Format.text,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    from vawg_plan.cli.comparing import revisions_of, sides_of  # noqa: PLC0415

    session: Session = ctx.obj
    how = Format.json if json else format
    if summary and how not in {Format.text, Format.md}:
        raise Stop(
            f"--summary: {how.value} has no short form\n"
            "help: add --format md, or leave --format out; the JSON has its `counts`"
        )
    chosen, failing = _chosen(only, "--only"), _chosen(fail_on, "--fail-on")
    words = tuple(versions or ())

    def make() -> Answer:
        sides = sides_of(session, words, staged=staged)
        page = _page(sides, chosen) if how is Format.html else None

        def compute(base: Loaded, head: Loaded) -> Answer:
            found, fails = _found(sides, base, head, chosen, failing)
            code = FOUND_WANTING if fails else 0
            if page is not None:
                notes = "\n".join(map(clean, found.notes))
                return Answer(page.made(base, head), notes, code, "markup")
            return Answer(_printed(found, how, session, summary=summary), "", code, _FORMS[how])

        names = (sides[0].name, sides[0].commit, sides[1].name, sides[1].commit)
        whole = (*question, page and page.question, *names)
        return session.compare(whole, compute, sides[0].snapshot, sides[1].snapshot)

    options = (sorted(chosen), sorted(failing), summary, how.value, session.quiet)
    question = ("diff", words, staged, *options)
    # A page says too whether the files are as they were committed, and as of which day it is.
    kept = () if how is Format.html else revisions_of(session, words, staged=staged)
    session.answer_past(question, kept, make)


def _page(sides: tuple[Side, Side], chosen: frozenset[str]) -> Page:
    from vawg_plan.cli.changes_page import Page  # noqa: PLC0415

    return Page(sides, chosen, as_of_date(None))


def _found(
    sides: tuple[Side, Side],
    base: Loaded,
    head: Loaded,
    chosen: frozenset[str],
    failing: frozenset[str],
) -> tuple[Comparison, bool]:
    from vawg_plan.cli.comparing import as_compared, notes_on  # noqa: PLC0415
    from vawg_plan.diff import Pair, compare  # noqa: PLC0415
    from vawg_plan.diff.report import comparison, matches  # noqa: PLC0415

    pair = Pair(base.plan, head.plan)
    changes = compare(*pair)
    notes = [*notes_on(sides[0].name, base), *notes_on(sides[1].name, head)]
    named = (as_compared(sides[0]), as_compared(sides[1]))
    fails = any(matches(one, failing) for one in changes)
    return comparison(pair, changes, named, notes, chosen), fails


def _printed(found: Comparison, how: Format, session: Session, *, summary: bool) -> str:
    if how is Format.json:
        from vawg_plan.cli.jsons import encode  # noqa: PLC0415

        return encode(found)
    if how is Format.md:
        from vawg_plan.cli.views.changes_md import changes_md, summary_md  # noqa: PLC0415

        return summary_md(found) if summary else changes_md(found)
    from vawg_plan.cli.views.changes import changes_text, summary_text  # noqa: PLC0415

    if summary:
        return summary_text(found, session.style)
    return changes_text(found, session.style, quiet=session.quiet)


def _chosen(given: str | None, option: str) -> frozenset[str]:
    """The kinds that an option names, commas between them."""
    if given is None:
        return frozenset()
    from vawg_plan.model.change import KINDS  # noqa: PLC0415

    words = frozenset(
        one.strip().replace("_", "-") for one in given.lower().split(",") if one.strip()
    )
    for one in sorted(words - {*KINDS, _NEEDS_DECISION}):
        from vawg_plan.rules.wording import nearest  # noqa: PLC0415

        near = nearest(one, KINDS)
        hint = f"did you mean {near}? " if near else ""
        kinds = ", ".join((*KINDS, _NEEDS_DECISION))
        raise Stop(f"{option}: {clean(one)} is no kind of change\nhelp: {hint}kinds: {kinds}")
    return words
