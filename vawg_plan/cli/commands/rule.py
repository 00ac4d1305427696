"""Explain a rule that validate checks: what it means, why it is there, what to do.

Without a NAME every rule is listed.
"""

from __future__ import annotations

from typing import Annotated

import typer

from vawg_plan.cli.session import Answer, Session
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean


def _names(incomplete: str) -> list[str]:
    from vawg_plan.rules.pages import pages  # noqa: PLC0415

    return [name for name in pages() if name.startswith(incomplete)]


def _first_sentence(page: str) -> str:
    """What the list of rules shows of a rule: a page's first sentence, on one line."""
    return " ".join(page.partition("\n\n")[0].split()).partition(". ")[0].removesuffix(".") + "."


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="A rule's name, as unknown-reference.", autocompletion=_names),
    ] = None,
) -> None:
    from vawg_plan.rules.pages import pages  # noqa: PLC0415

    session: Session = ctx.obj
    known = pages()
    if name is None:
        width = max(map(len, known))
        lines = [f"{rule.ljust(width)}  {_first_sentence(page)}" for rule, page in known.items()]
        session.finish(Answer("\n".join(lines) + "\n"))
    page = known.get(str(name).lower())
    if page is None:
        from vawg_plan.rules.wording import nearest  # noqa: PLC0415

        near = nearest(str(name), known)
        advice = f"did you mean {near}?" if near else "vawg rule lists them all"
        raise Stop(f"no rule is called {clean(str(name))}\nhelp: {advice}")
    session.finish(Answer(f"{name}\n\n{page}\n"))
