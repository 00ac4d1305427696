"""Small words for messages: names of places, kinds of values, nearest spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from .shipped import Json, Schema

LONGEST = 60
_ITEM = re.compile(r"(?:A|F|O|OB|P)[0-9]*(?:\.[A-Z]+[0-9]+)*[a-z]?")
_CLOSE = 0.6
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (`key: value` lines)",
}


def a(title: str) -> str:
    """``Action`` -> ``an action``."""
    article = "an" if title[:1].lower() in set("aeiou") else "a"
    return f"{article} {title[:1].lower()}{title[1:]}"


def name(path: Sequence[str | int]) -> str:
    """The place as a person calls it: ``` `due` ```, ``item 2 of `partners` ``` or ``the file``."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return quote(last)
    within = f" of {name(path[:-1])}" if len(path) > 1 else ""
    return f"item {last + 1}{within}"


def quote(value: Json) -> str:
    """A scalar as the file has it, on one line, shortened, with what does not print escaped."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    line = "".join(map(_visible, text[: LONGEST + 1])).replace("`", "'")
    return f"`{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}`"


def kind_word(value: Json) -> str:
    """What a value is: ``text``, ``the number `3.1` ``, ``a list``."""
    if isinstance(value, bool):
        return quote(value)
    if isinstance(value, (int, float)):
        return f"the number {quote(value)}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else _TYPES["object"]


def type_words(schema: Schema) -> str:
    """The type that a schema asks for: ``a whole number``, ``a number or text``."""
    wanted = schema["type"]
    names = wanted if isinstance(wanted, list) else [wanted]
    return " or ".join(_TYPES[str(each)] for each in names)


def choice(known: Sequence[str]) -> str:
    """The words of a vocabulary, to choose from."""
    return f"one of {', '.join(known)}" if len(known) > 1 else f"`{known[0]}` or leave the key out"


def nearest(typed: str, known: Sequence[str]) -> str | None:
    """The known word that is spelt most like ``typed``, or None where none is."""
    if len(typed) > LONGEST:  # no misspelling, and comparing takes the square of the length
        return None
    # 2 ms, spent only on a mistake
    from difflib import get_close_matches  # noqa: PLC0415

    meant = typed.strip().lower().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(meant, known, n=1, cutoff=_CLOSE)), None)


def respelt(typed: str, pattern: str) -> str | None:
    """What was typed in the letters that a pattern asks for: ``Home Office`` as ``home-office``.

    None for what looks like an item's id, as ``A3``: another id is meant and not another spelling.
    """
    if _ITEM.fullmatch(typed) and not re.search(pattern, typed.upper()):
        return None
    spelt = "-".join(typed.split())
    return next((it for it in (spelt.lower(), spelt.upper()) if re.search(pattern, it)), None)


def example(schema: Schema) -> str | None:
    """A value that the schema itself gives as an example of what to write, as YAML has it."""
    examples = cast("list[Json]", schema.get("examples", []))
    shown = examples[0] if examples else schema.get("x-example")
    if shown is None or isinstance(shown, dict):
        return None
    return str(shown).lower() if isinstance(shown, bool) else str(shown)


def lines(key: str, schema: Schema) -> str:
    """What to write for a key that is missing; ``schema`` is that of its value."""
    if "enum" in schema:
        return f"Add `{key}:` and {choice(cast('list[str]', schema['enum']))}"
    shown = example(schema) or schema.get("const")
    if shown is not None:
        return f"Add a line such as `{key}: {shown}`"
    below = cast("list[str]", schema.get("required", []))
    return (
        f"Add `{key}:` with {', '.join(below)} under it" if below else f"Add `{key}:` and its list"
    )


def _visible(character: str) -> str:
    return character if character.isprintable() else ascii(character).strip("'")
