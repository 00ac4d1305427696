"""Questions on a terminal, with the choices and what they mean as the schemas have them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import typer

from vawg_plan.cli.terminal import clean, write_error


class Meant(NamedTuple):
    """What a field is, and what each of its words means; no words where any text will do."""

    text: str
    words: dict[str, str]


def can_ask() -> bool:
    """Whether somebody is there to be asked: both streams are a terminal."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):  # closed
        return False


def meaning(kind: str, part: str, field: str) -> Meant:
    """What the schema of a kind of file says of a field, of itself or of a part of it."""
    import msgspec  # noqa: PLC0415 - only questions need it

    from vawg_plan.schema import schema_text  # noqa: PLC0415

    schema = msgspec.json.decode(schema_text(kind))
    found = (schema["$defs"][part] if part else schema)["properties"][field]
    words = dict(zip(found.get("enum", ()), found.get("enumDescriptions", ()), strict=False))
    if found.get("type") == "boolean":
        words = {"true": "Yes.", "false": "No."}
    return Meant(str(found.get("description", field)), words)


def ask(field: str, meant: Meant, take: Callable[[str], str | None]) -> str:
    """Ask for a field until ``take`` finds nothing wrong with the answer; it says what is."""
    write_error(f"\n{clean(meant.text)}")
    words = list(meant.words)
    for number, (word, why) in enumerate(meant.words.items(), 1):
        write_error(f"  {number} {word.ljust(max(map(len, words)))}  {why}")
    while True:
        answer = str(typer.prompt(field, default="", show_default=False, err=True)).strip()
        if answer.isdecimal() and 0 < int(answer[:3]) <= len(words):
            answer = words[int(answer) - 1]
        wrong = take(answer) if answer else "an answer is needed; Ctrl-C leaves without writing"
        if wrong is None:
            return answer
        write_error(f"  {clean(wrong)}")
