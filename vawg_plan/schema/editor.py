"""Schemas for an editor at work on one plan: completion knows the plan's own ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from msgspec import json

from .shipped import KINDS, Json, Schema, file_name, schema

# kind of item or record -> its ids with their titles
PlanIndex: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]


def editor_schemas(plan_index: PlanIndex) -> dict[str, str]:
    """File name -> text of every schema, where each reference offers the plan's ids by title.

    ``plan_index`` goes by the kinds that `refers_to` names: ``{"organisation": [("npcc",
    "National Police Chiefs' Council")], ...}``. The ids are ``defaultSnippets``: they complete
    with a description in scalars and in lists, and refuse nothing, so an id that was added a
    minute ago is no error. (``anyOf`` an ``enum`` hides the field's title on hover and, where the
    pattern fails, reports the ids of the enum as all that is allowed.)
    """
    return {file_name(kind): _written(_offering(schema(kind), plan_index)) for kind in KINDS}


def _offering(node: Json, index: PlanIndex) -> Json:
    """A copy of a schema in which every reference offers ids."""
    if isinstance(node, list):
        return [_offering(each, index) for each in node]
    if not isinstance(node, dict):
        return node
    copy: Schema = {key: _offering(value, index) for key, value in node.items()}
    kinds = cast("list[str]", node.get("x-refers-to", []))
    snippets: list[Json] = [_snippet(*item) for kind in kinds for item in index.get(kind, ())]
    return {**copy, "defaultSnippets": snippets} if snippets else copy


def _snippet(item_id: str, title: str) -> Json:
    """One id; a sign that a snippet would act on is written so that it doesn't."""
    return {"label": item_id, "description": title, "body": item_id.replace("$", "\\$")}


def _written(node: Json) -> str:
    return json.format(json.encode(node), indent=2).decode() + "\n"
