"""The table of record kinds: where each lives in a plan folder and which type it has.

A new kind is a schema in ``schemas/``, a type in `types` and a row here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from vawg_plan.model import types


class Kind(NamedTuple):
    """One kind of file. ``where`` is a pattern over paths relative to the plan folder."""

    name: str
    where: str
    type: type[Struct]
    example: str


KINDS = (
    Kind("plan", r"plan\.ya?ml", types.Edition, "plan.yaml"),
    Kind("action", r"actions/[^/]+\.ya?ml", types.Action, "actions/03-slug.yaml"),
    Kind("future", r"future/[^/]+\.ya?ml", types.Future, "future/slug.yaml"),
    Kind("organisations", r"organisations\.ya?ml", types.Organisations, "organisations.yaml"),
    Kind("sources", r"sources\.ya?ml", types.Sources, "sources.yaml"),
    Kind("framework", r"frameworks/[^/]+\.ya?ml", types.Framework, "frameworks/slug.yaml"),
    Kind("update", r"updates/(?:.+/)?[^/]+\.ya?ml", types.Update, "updates/2022/name.yaml"),
    Kind("decision", r"decisions/[^/]+\.ya?ml", types.Decision, "decisions/name.yaml"),
    Kind("funding", r"funding/[^/]+\.ya?ml", types.Funding, "funding/slug.yaml"),
    Kind("practice", r"practice/[^/]+\.ya?ml", types.Practice, "practice/slug.yaml"),
)
BY_NAME = {kind.name: kind for kind in KINDS}

_PLACE = re.compile("|".join(f"(?P<{kind.name}>{kind.where})" for kind in KINDS))


def kind_of_path(path: str) -> Kind | None:
    """The kind of the file at ``path`` (relative to the plan folder, ``/`` between parts)."""
    match = _PLACE.fullmatch(path)
    return BY_NAME[match.lastgroup] if match and match.lastgroup else None
