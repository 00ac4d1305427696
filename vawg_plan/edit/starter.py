"""A new plan: a few files that are valid, whose placeholders read as such."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import json

from vawg_plan import __version__
from vawg_plan.model.ids import looks_like_id
from vawg_plan.model.types import Basis
from vawg_plan.schema import KINDS, file_name, schema_text

from .fresh import write_record
from .numbering import slug_of
from .starter_texts import EDITOR, EXTENSIONS, GLOBS, README, WORKFLOW
from .values import Value

TITLE = "Title of the plan (replace this)"
PUBLISHER = "Publisher of the plan (replace this)"
_REQUIREMENT = f"vawg-plan>={__version__}"
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = re.compile(r"([0-9]{4})/([0-9]{2})")
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*(?:\.\.|to|/)\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")

Record = dict[str, Value]


class Span(NamedTuple):
    """The period of a plan; whether its days were given or follow from its label."""

    label: str
    start: str
    end: str
    basis: Basis


def read_period(typed: str) -> Span | None:
    """The period that ``2026``, ``2026/27`` (April to March) or two days mean; else None."""
    text = typed.strip()
    if _YEAR.fullmatch(text):
        return Span(text, f"{text}-01-01", f"{text}-12-31", "inferred")
    if match := _YEARS.fullmatch(text):
        last = int(match[1]) + 1
        if last % 100 == int(match[2]):
            return Span(text, f"{match[1]}-04-01", f"{last:04}-03-31", "inferred")
    if match := _DAYS.fullmatch(text):
        return Span(f"{match[1]} to {match[2]}", match[1], match[2], "stated")
    return None


def plan_files(title: str, publisher: str, period: Span) -> dict[str, bytes]:
    """The files of a new plan folder, by path in it: those that are the plan itself."""
    body = _slug(publisher, "publisher")
    document = f"{_slug(title, 'plan')}-document"
    records: dict[str, tuple[str, Record]] = {
        "plan.yaml": ("../schemas/plan", _edition(title, body, document, period)),
        "organisations.yaml": (
            "../schemas/organisations",
            {"organisations": [{"id": body, "name": publisher, "kind": "body"}]},
        ),
        "sources.yaml": (
            "../schemas/sources",
            {"sources": [{"id": document, "title": title, "kind": "plan", "publisher": body}]},
        ),
        "actions/01-first-action.yaml": ("../../schemas/action", _action(body, document)),
    }
    return {
        path: write_record(record, f"yaml-language-server: $schema={schema}.schema.json")
        for path, (schema, record) in records.items()
    }


def other_files(title: str) -> dict[str, bytes]:
    """The files beside a new plan folder, by path: what people, editors and servers read."""
    settings = {
        "yaml.schemas": {
            f"./schemas/{file_name(kind)}": [glob, f"**/{glob}"] for kind, glob in GLOBS.items()
        },
        **EDITOR,
    }
    shown = _MARKDOWN.sub(r"\\\1", title)
    texts = {
        "README.md": README.format(title=shown, requirement=_REQUIREMENT),
        ".vscode/settings.json": json.format(json.encode(settings), indent=2).decode() + "\n",
        ".vscode/extensions.json": EXTENSIONS,
        ".github/workflows/plan.yml": WORKFLOW.format(requirement=_REQUIREMENT),
        **{f"schemas/{file_name(kind)}": schema_text(kind) for kind in KINDS},
    }
    return {path: text.encode() for path, text in texts.items()}


def _slug(text: str, fallback: str) -> str:
    slug = slug_of(text.replace("(replace this)", ""))
    return (
        slug if slug[:1].isalpha() and not looks_like_id(slug) else f"{fallback}-{slug}".strip("-")
    )


def _edition(title: str, body: str, document: str, period: Span) -> Record:
    return {
        "schema_version": 1,
        "id": _slug(title, "plan"),
        "title": title,
        "publisher": body,
        "edition": period.label,
        "status": "draft",
        "source": document,
        "period": dict(period._asdict()),
        "definition": {
            "term": "What the plan is about (replace this)",
            "text": "Say here what the plan's main term means. Replace this.",
            "elements": [],
            "locator": "Introduction, paragraph 1",
        },
    }


def _action(body: str, document: str) -> Record:
    return {
        "id": "A1",
        "number": 1,
        "title": "First action (replace this)",
        "lead": body,
        "lead_basis": "inferred",
        "source": document,
        "locator": "Action 1",
        "commitments": [
            {
                "id": "A1.C1",
                "title": "First promise (replace this)",
                "text": "Say here what is promised, in words that can be checked. Replace this.",
                "lead": body,
                "lead_basis": "inferred",
                "mode": "deliver",
                "tier": "national",
                "modality": "will",
                "locator": "Action 1, paragraph 1",
            }
        ],
        "measures": [
            {
                "id": "A1.M1",
                "title": "First success measure (replace this)",
                "text": "Say here how it will be known that the action worked. Replace this.",
                "locator": "Action 1, success measures, paragraph 1",
            }
        ],
    }
