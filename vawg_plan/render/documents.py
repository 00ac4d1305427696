"""The documents that can be rendered: a new one is a template and a row here."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Format = Literal["md", "html"]


class Document(Struct, frozen=True):
    """One kind of document; ``template`` is its template's name up to ``.FORMAT.j2``."""

    name: str
    title: str
    description: str
    formats: tuple[Format, ...]
    template: str


_ALL = (
    Document(
        "public-plan",
        "Public plan",
        "The plan for its public readers: what is promised, by whom, and how firmly",
        ("md", "html"),
        "public-plan",
    ),
)
DOCUMENTS: dict[str, Document] = {document.name: document for document in _ALL}
