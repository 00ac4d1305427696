"""The options of `vawg add` for what an item must say, so that each can be completed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from vawg_plan.cli.options import complete_kind, complete_word
from vawg_plan.cli.vocabulary import NEW, WORDS


def _word(words: tuple[str, ...], what: str) -> Any:  # noqa: ANN401 - typer keeps its type private
    listed = f"{what}: {', '.join(words[:-1])} or {words[-1]}."
    return typer.Option(metavar="WORD", help=listed, autocompletion=complete_word(*words))


def _id(kind: str, what: str) -> Any:  # noqa: ANN401 - as above
    return typer.Option(metavar="ID", help=what, autocompletion=complete_kind(kind))


def _text(what: str, metavar: str = "TEXT") -> Any:  # noqa: ANN401 - as above
    return typer.Option(metavar=metavar, help=what)


Title = Annotated[str | None, _text("Its title or name.")]
Text = Annotated[str | None, _text("What it says.")]
Lead = Annotated[str | None, _id("organisation", "Who leads.")]
LeadBasis = Annotated[str | None, _word(NEW["lead_basis"], "Whether the source says who leads")]
Mode = Annotated[str | None, _word(WORDS["mode"], "What the lead does about it")]
Tier = Annotated[str | None, _word(WORDS["tier"], "Who delivers it")]
Modality = Annotated[str | None, _word(WORDS["modality"], "How binding its wording is")]
Due = Annotated[str | None, _text("By when, of a commitment or milestone.", "DATE")]
Locator = Annotated[str | None, _text("Where the source says it.")]
Source = Annotated[str | None, _id("source", "The document that it is from.")]
Unit = Annotated[str | None, _word(NEW["unit"], "What an indicator is counted in")]
Direction = Annotated[str | None, _word(NEW["direction"], "Which way is better")]
Aggregable = Annotated[str | None, _word(NEW["aggregable"], "Whether areas may be added up")]
Definition = Annotated[str | None, _text("What an indicator counts, and how.")]
Kind = Annotated[str | None, _text("What sort of organisation or source it is.", "WORD")]
Publisher = Annotated[str | None, _id("organisation", "Whose framework or statistic it is.")]
Version = Annotated[str | None, _text("Which version of a framework.")]
VersionBasis = Annotated[
    str | None, _word(NEW["version_basis"], "Whether the framework says its version")
]
Funder = Annotated[str | None, _id("organisation", "Who gives the funding.")]
Theme = Annotated[str | None, _text("What a practice is about.")]
Strength = Annotated[str | None, _word(NEW["strength"], "How strong a practice's evidence is")]

# The names of all of them, as the fields are called.
FIELDS = (
    "title", "text", "lead", "lead_basis", "mode", "tier", "modality", "due", "locator", "source",
    "unit", "direction", "aggregable", "definition", "kind", "publisher", "version",
    "version_basis", "funder", "theme", "strength",
)  # fmt: skip
