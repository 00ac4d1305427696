"""Plan -> document: pure, deterministic, and only public text for a public audience.

>>> render("public-plan", "html", plan, "2022-04-28", Provenance("0.1.0"))  # doctest: +SKIP

Jinja takes as long to import as four bare starts of Python, so it is imported when rendering.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from vawg_plan.render.asked import OPTIONS, Asked, check
from vawg_plan.render.documents import DOCUMENTS, FORMATS, Document, values_of
from vawg_plan.render.failure import AskedWrongly, RenderFailed
from vawg_plan.render.provenance import Provenance

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan
    from vawg_plan.render.data import Table

__all__ = [
    "DOCUMENTS",
    "FORMATS",
    "OPTIONS",
    "Asked",
    "AskedWrongly",
    "Document",
    "Provenance",
    "RenderFailed",
    "check",
    "data_files",
    "document_of",
    "render",
]  # fmt: skip

_NONE: Mapping[str, str] = MappingProxyType({})
_PUBLIC = Asked()


def render(  # noqa: PLR0913, PLR0917 - the document's ingredients
    document: str,
    fmt: str,
    plan: Plan,
    as_of: str,
    provenance: Provenance,
    overrides: Mapping[str, str] = _NONE,
    asked: Asked = _PUBLIC,
) -> str:
    """The document's text, ending in one line end; for the public unless it is ``asked`` otherwise.

    ``overrides`` are templates of a plan repository by name, run in a sandbox.
    """
    row = document_of(document, fmt)
    check(row, asked)
    from vawg_plan.model.audience import for_audience  # noqa: PLC0415 - slow to import
    from vawg_plan.render import engine  # noqa: PLC0415
    from vawg_plan.render.head import head  # noqa: PLC0415

    fit = for_audience(plan, asked.audience)
    values = {
        "plan": head(fit, as_of, asked.audience),
        "doc": values_of(row)(fit, as_of, _fit(asked)),
        "document": row.name,
        "data_folder": asked.data,
        "provenance": provenance,
        "flawed": asked.flawed,
        "site": None,
    }
    return engine.fill(f"{row.template}.{fmt}.j2", values, overrides, asked.lang)


def data_files(
    document: str,
    plan: Plan,
    as_of: str,
    overrides: Mapping[str, str] = _NONE,
    asked: Asked = _PUBLIC,
) -> dict[str, str]:
    """The data behind the document's tables: file name -> text."""
    row = document_of(document)
    check(row, asked)
    from vawg_plan.model.audience import for_audience  # noqa: PLC0415 - slow to import
    from vawg_plan.render import data, engine  # noqa: PLC0415

    doc = values_of(row)(for_audience(plan, asked.audience), as_of, _fit(asked))
    tables: tuple[Table, ...] = getattr(doc, "tables", ())
    found: dict[str, str] = {}
    words, lines = engine.words(asked.lang, overrides), data.Lines()
    for table in tables:
        said = engine.said_of(table, words)
        found.update(data.files(table, *said, str(words.lang), lines))
    return found


def _fit(asked: Asked) -> Asked:
    """What was asked, with the plan that it is compared with fit for the audience."""
    if asked.base is None:
        return asked
    from msgspec.structs import replace  # noqa: PLC0415

    from vawg_plan.model.audience import for_audience  # noqa: PLC0415

    return replace(asked, base=for_audience(asked.base, asked.audience))


def document_of(document: str, fmt: str | None = None) -> Document:
    """The document of this name, if it has this format; `RenderFailed` otherwise."""
    row = DOCUMENTS.get(document)
    if row is None:
        raise RenderFailed(f"There is no document “{document}”; there are: {', '.join(DOCUMENTS)}.")
    if fmt not in {None, *row.formats}:
        raise RenderFailed(f"{row.title} has no format “{fmt}”; it has: {', '.join(row.formats)}.")
    return row
