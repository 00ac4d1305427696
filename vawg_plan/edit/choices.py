"""The words that a field may hold, and what each means, as the published schemas have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

import msgspec


class Choices(NamedTuple):
    """A field's meaning, and its words with theirs."""

    description: str
    meanings: Mapping[str, str]


def choices(kind: str, field: str, part: str = "") -> Choices:
    """What a field of a kind of file, or of a part of it (``entry``), may hold.

    Raises KeyError where the schema has no such field, or no fixed words for it.
    """
    from vawg_plan.schema import schema_text  # noqa: PLC0415 - a summary alone needs no words

    schema = cast("dict[str, dict[str, object]]", msgspec.json.decode(schema_text(kind)))
    holder = cast("dict[str, object]", schema["$defs"][part]) if part else schema
    found = cast("dict[str, dict[str, object]]", holder["properties"])[field]
    words = cast("dict[str, object]", found.get("items", found))
    meanings = zip(
        cast("list[str]", words["enum"]), cast("list[str]", words["enumDescriptions"]), strict=True
    )
    return Choices(str(found["description"]), dict(meanings))
