"""Plan -> document: pure, deterministic, and only public text in a public document.

>>> render("public-plan", "html", plan, "2022-04-28", Provenance("0.1.0"))  # doctest: +SKIP

Jinja takes as long to import as four bare starts of Python, so it is imported when rendering.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from vawg_plan.render.documents import DOCUMENTS, Document
from vawg_plan.render.failure import RenderFailed
from vawg_plan.render.provenance import Provenance

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan

__all__ = ["DOCUMENTS", "Document", "Provenance", "RenderFailed", "render"]

_NONE: Mapping[str, str] = MappingProxyType({})


def render(  # noqa: PLR0913, PLR0917 - the document's ingredients
    document: str,
    fmt: str,
    plan: Plan,
    as_of: str,
    provenance: Provenance,
    overrides: Mapping[str, str] = _NONE,
) -> str:
    """The document's text, ending in one line end.

    ``overrides`` are templates of a plan repository by name, run in a sandbox.
    """
    row = _row(document, fmt)
    from vawg_plan.render import engine, view  # noqa: PLC0415 - slow to import

    values = {"plan": view.public_plan(plan, as_of), "provenance": provenance}
    return engine.fill(f"{row.template}.{fmt}.j2", values, overrides)


def _row(document: str, fmt: str) -> Document:
    row = DOCUMENTS.get(document)
    if row is None:
        raise RenderFailed(f"There is no document “{document}”; there are: {', '.join(DOCUMENTS)}.")
    if fmt not in row.formats:
        raise RenderFailed(f"{row.title} has no format “{fmt}”; it has: {', '.join(row.formats)}.")
    return row
