"""The shipped templates, and the ones by which a plan repository replaces them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vawg_plan import data_files
from vawg_plan.render.documents import DOCUMENTS
from vawg_plan.render.failure import RenderFailed

_NAME = re.compile(r"(?:(?:parts|words)/)?[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")


def text_of(name: str, overrides: Mapping[str, str]) -> str | None:
    """A template's text with plain line ends, or None where there is no such template."""
    text = overrides.get(name)
    if text is None:
        text = _shipped(name)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def style(name: str, overrides: Mapping[str, str]) -> str:
    """A style sheet's text; it must stay inside the element that it is put into."""
    text = text_of(name, overrides)
    if text is None:
        raise RenderFailed(f"There is no style sheet {name}.")
    if "</" in text or "<!--" in text:
        raise RenderFailed(f"The style sheet {name} holds “</” or “<!--”: take it out.")
    return text


def _shipped(name: str) -> str | None:
    """A shipped template; a name leads to none but a template."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return data_files.read("templates", name)
    except FileNotFoundError:
        return None


_FORMATS = {"html": "as a web page", "md": "as Markdown"}
_COMMENT = re.compile(r"\s*(?:\{#|/\*)\s*(.*?)(?:(?<=[^.][.:])\s|\s*(?:#\}|\*/))", re.DOTALL)


def purposes() -> dict[str, str]:
    """Every shipped template's name, and what it is for: the documents', then what they share."""
    names = data_files.names("templates")
    own = [name for document in DOCUMENTS for name in of_document(document)]
    shared = sorted(set(names) - set(own), key=lambda name: ("/" in name, name))
    return {name: _purpose(name) for name in (*own, *shared)}


def of_document(document: str) -> list[str]:
    """The names of a document's own templates; none where there is no such document."""
    row = DOCUMENTS.get(document)
    return [f"{row.template}.{fmt}.j2" for fmt in row.formats] if row else []


def _purpose(name: str) -> str:
    """A document's title and the format; of what documents share, how its comment begins."""
    for row in DOCUMENTS.values():
        for fmt in row.formats:
            if name == f"{row.template}.{fmt}.j2":
                return f"{row.title}, {_FORMATS[fmt]}."
    if name == "index.html.j2":
        return "The first page of a site."
    comment = _COMMENT.match(_shipped(name) or "")
    return " ".join(comment[1].split()).rstrip(".:") + "." if comment else ""
