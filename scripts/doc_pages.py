"""The parts of the documents that come from the program: its records, rules, commands and JSON.

Each stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->`` in some document.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from vawg_plan.cli.main import COMMANDS
from vawg_plan.model import change, strength
from vawg_plan.model.kinds import KINDS
from vawg_plan.query import kinds, search, shown, status
from vawg_plan.rules.pages import pages
from vawg_plan.schema import schema_text

_REGION = re.compile(r"(<!-- begin (\S+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)
Schema = dict[str, Any]


def filled(text: str) -> str:
    """A document's text with every generated part as the program has it now."""
    return _REGION.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]()}\n{match[4]}", text)


def names_of_parts(text: str) -> list[str]:
    """The names of the generated parts in a document."""
    return [match[2] for match in _REGION.finditer(text)]


def _commands() -> str:
    parts = ["```console\n$ vawg -h\n```\n"]
    parts.extend(f"## vawg {name}\n\n```console\n$ vawg {name} -h\n```\n" for name in COMMANDS)
    return "\n".join(parts)


def _rules() -> str:
    return "\n".join(f"## {name}\n\n{page.strip()}\n" for name, page in pages().items())


# Changes ------------------------------------------------------------------------------------


def _kinds() -> str:
    lines = ["| kind | what it means |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{kind}` | {text} |" for kind, text in change.KINDS.items())])


def _lexicon() -> str:
    def row(what: str, words: tuple[str, ...]) -> str:
        return f"| {what} | {', '.join(words)} |"

    binding = [row(str(n), words) for n, words in enumerate(strength.BINDING, start=1)]
    scope = [row(str(n), words) for n, words in enumerate(strength.SCOPE, start=1)]
    return "\n".join((
        "How firm it is, the firmest first:", "", "| rank | words |", "| --- | --- |", *binding, "",
        "How much it covers, the most first:", "", "| rank | words |", "| --- | --- |", *scope, "",
        f"What loosens it, where it comes: {', '.join(strength.HEDGES)}.", "",
        f"Where one of these comes or goes, nothing is judged: {', '.join(strength.NEGATIONS)}.",
    ))  # fmt: skip


# Records ------------------------------------------------------------------------------------


def _records() -> str:
    parts: list[str] = []
    groups: dict[str, Schema] = {}
    for kind in KINDS:
        schema = json.loads(schema_text(kind.name))
        for name, group in schema.get("$defs", {}).items():
            if groups.setdefault(name, group) != group:
                raise ValueError(f"two schemas differ on {name}")
        about = str(schema["markdownDescription"])
        where = "" if about.startswith(f"`{kind.example}`") else f"In `{kind.example}`. "
        parts.append(f"## {schema['title']}\n\n{where}{about}\n\n{_table(schema, groups)}")
    parts.append(
        "## Groups of keys\n\nThese stand in the records above, some of them in several kinds.\n"
    )
    parts.extend(
        f"### {group['title']}\n\n{group['markdownDescription']}\n\n{_table(group, groups)}"
        for group in sorted(groups.values(), key=lambda group: str(group["title"]))
    )
    return "\n".join(parts)


def _table(schema: Schema, groups: Schema) -> str:
    needed = schema.get("required", [])
    lines = ["| key | needed | what it means |", "| --- | --- | --- |"]
    for key, field in schema.get("properties", {}).items():
        meaning = " ".join(_meaning(field, groups)).replace("|", "\\|")
        lines.append(f"| `{key}` | {'yes' if key in needed else ''} | {meaning} |")
    return "\n".join(lines) + "\n"


def _meaning(field: Schema, groups: Schema) -> Iterator[str]:
    if "markdownDescription" in field:
        yield " ".join(str(field["markdownDescription"]).split())
    link = field.get("$ref") or field.get("items", {}).get("$ref")
    if link:
        title = groups[link.rsplit("/", 1)[1]]["title"]
        kind = "A list, each item a group" if "items" in field else "A group"
        yield f"{kind}: [{title.lower()}](#{title.lower().replace(' ', '-')})."
    words = field.get("enum") or field.get("items", {}).get("enum")
    if words:
        said = field.get("enumDescriptions") or field.get("items", {}).get("enumDescriptions") or []
        yield "One of:" if "enum" in field else "Any of:"
        pairs = zip(words, said, strict=True) if said else ((word, "") for word in words)
        yield "; ".join(f"`{word}`{_after(text)}" for word, text in pairs) + "."


def _after(text: str) -> str:
    return f", {text[0].lower() + text[1:].rstrip('.')}" if text else ""


# JSON ---------------------------------------------------------------------------------------


def _json() -> str:
    parts, told = [], set[type]()
    for command, answer in (
        ("vawg status --json", status.Status),
        ("vawg show ID --json", shown.Shown),
        ("vawg search TEXT --json", search.Found),
    ):
        parts.append(f"## {command}\n\n{_fields(answer, told)}")
    parts.append(
        "## vawg list KIND --json\n\nThe same four keys whatever the kind: `schema_version`, "
        "`kind`, `as_of` and `items`. An item's keys:\n"
    )
    for kind, listing in kinds.KINDS.items():
        parts.append(f"### {kind}\n\n{_fields(listing.row, told)}")
    return "\n".join(parts)


def _fields(struct: type, told: set[type]) -> str:
    told.add(struct)
    inner: list[type] = []
    lines = [_sentence(struct), "", "| key | value |", "| --- | --- |"]
    hints = typing.get_type_hints(struct)
    for name, hint in hints.items():
        if not name.startswith("_"):
            lines.append(f"| `{name}` | {_value(hint, inner)} |")
    new = [one for one in dict.fromkeys(inner) if one not in told]
    tables = [f"**{one.__name__}.** {_fields(one, told)}" for one in new]
    return "\n".join([*lines, "", *tables])


def _sentence(struct: type) -> str:
    return " ".join((struct.__doc__ or "").replace("``", "`").split())


def _value(hint: object, inner: list[type]) -> str:  # noqa: PLR0911 - one a kind of type
    origin, given = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        return " or ".join(dict.fromkeys(_value(one, inner) for one in given))
    if origin is typing.Literal:
        return " or ".join(f"`{json.dumps(one)}`" for one in given)
    if origin in {tuple, list}:
        size = f" of {len(given)}" if len(given) > 1 and given[-1] is not Ellipsis else ""
        return f"a list{size}, each item {_value(given[0], inner)}"
    if origin is dict:
        return f"a group, each value {_value(given[1], inner)}"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint.__module__.startswith("vawg_plan.model."):
            return f"{_article(hint.__name__)} as in [the file format](../file-format.md)"
        inner.append(hint)
        return f"{_article(hint.__name__)} (below)"
    return _PLAIN.get(hint, "any value") if isinstance(hint, type) else "any value"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


_PLAIN: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "`true` or `false`",
    type(None): "`null`",
}

PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "rules": _rules,
    "records": _records,
    "json": _json,
    "kinds": _kinds,
    "lexicon": _lexicon,
}
