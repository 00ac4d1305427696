"""What to say about each keyword of a schema that a value does not keep.

Every function takes a `Fault` and yields one `SchemaProblem`, or one a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from .shipped import Schema, part, resolve
from .validator import Fault
from .words import a, choice, example, kind_word, lines, name, nearest, quote, respelt, type_words

_DIGITS = {"integer": r"[0-9]+", "number": r"[0-9]+(\.[0-9]+)?"}
_MENDS = {
    "array": "Write one item a line, each beginning with `- `",
    "object": "Write `key: value` lines, one a line, without a `- ` before the first",
    "boolean": "Write true or false, without quotes",
}


class SchemaProblem(NamedTuple):
    """One problem: where (``on_key``: the key, not its value), what is wrong and what to do."""

    path: tuple[str | int, ...]
    on_key: bool
    message: str
    help: str
    rule: str


def unknown_keys(fault: Fault) -> Iterator[SchemaProblem]:
    """One problem a key that the mapping may not have."""
    thing = a(str(fault.schema["title"]))
    for key in _extra(fault):
        close = nearest(str(key), _absent(fault))
        message = f"{quote(key)} is not a key of {thing}"
        known = ", ".join(part(fault.schema, "properties"))
        help_ = f"Write `{close}`" if close else f"Take the key out; {thing} has: {known}"
        message += f"; did you mean `{close}`?" if close else ""
        yield _at_key((*fault.path, key), message, help_)


def missing_keys(fault: Fault) -> Iterator[SchemaProblem]:
    """One problem a key that the mapping must have, unless a misspelt one is there in its place."""
    absent = _absent(fault)
    guessed = {nearest(str(key), absent) for key in _extra(fault)}
    for key in cast("list[str]", fault.schema["required"]):
        if key in absent and key not in guessed:
            message = f"`{key}` is missing: {a(str(fault.schema['title']))} must have it"
            help_ = lines(key, resolve(part(part(fault.schema, "properties"), key), fault.root))
            yield _at_value(fault, message, help_, "missing-key")


def wrong_type(fault: Fault) -> Iterator[SchemaProblem]:
    """Text where a number belongs, a list where a mapping belongs, or no value at all."""
    subject = name(fault.path)
    if fault.value is None:
        message, help_ = _no_value(fault, subject)
    else:
        expected = type_words(fault.schema)
        message = f"{subject} must be {expected}; this is {kind_word(fault.value)}"
        help_ = _mend_type(fault)
    yield _at_value(fault, message, help_, "wrong-type")


def not_in_vocabulary(fault: Fault) -> Iterator[SchemaProblem]:
    """A word that is none of those that the field knows."""
    known = cast("list[str]", fault.schema["enum"])
    message = f"{name(fault.path)} is {quote(fault.value)}; choose {choice(known)}"
    close = nearest(str(fault.value), known)
    help_ = f"Did you mean `{close}`?" if close else str(fault.schema.get("description", ""))
    yield _at_value(fault, message, help_, "not-in-vocabulary")


def wrong_version(fault: Fault) -> Iterator[SchemaProblem]:
    """A plan that is written for another version of the schemas."""
    known = fault.schema["const"]
    message = f"{name(fault.path)} is {quote(fault.value)}; this version of the tool reads {known}"
    help_ = f"Write `{fault.path[-1]}: {known}`, or use the version of the tool that wrote the plan"
    yield _at_value(fault, message, help_, "schema-version")


def bad_format(fault: Fault) -> Iterator[SchemaProblem]:
    """Text that does not have the form that an id, date or code has."""
    message = f"{name(fault.path)} is {quote(fault.value)}, which is not written as it should be"
    if not fault.value:
        yield from empty_text(fault)
        return
    close = respelt(str(fault.value), str(fault.schema["pattern"]))
    help_ = f"Did you mean `{close}`? " if close else ""
    yield _at_value(fault, message, f"{help_}{fault.schema['patternErrorMessage']}", "bad-format")


def empty_text(fault: Fault) -> Iterator[SchemaProblem]:
    """Text with nothing in it."""
    help_ = f"Write something{_such_as(fault)}"
    yield _at_value(fault, f"{name(fault.path)} is empty", help_, "empty-text")


def too_small(fault: Fault) -> Iterator[SchemaProblem]:
    """A number below the least that makes sense."""
    least = fault.schema["minimum"]
    message = f"{name(fault.path)} is {quote(fault.value)}; it must be {least} or more"
    help_ = f"Write {least} or a greater number{_such_as(fault)}"
    yield _at_value(fault, message, help_, "too-small")


def _at_value(fault: Fault, message: str, help_: str, rule: str) -> SchemaProblem:
    return SchemaProblem(fault.path, on_key=False, message=message, help=help_, rule=rule)


def _at_key(path: tuple[str | int, ...], message: str, help_: str) -> SchemaProblem:
    return SchemaProblem(path, on_key=True, message=message, help=help_, rule="unknown-key")


def _extra(fault: Fault) -> list[str]:
    known = part(fault.schema, "properties")
    return [key for key in cast("Schema", fault.value) if key not in known]


def _absent(fault: Fault) -> list[str]:
    """The keys that the mapping could still have, those that it must have first."""
    present = cast("Schema", fault.value)
    required = cast("list[str]", fault.schema.get("required", []))
    keys = [*required, *part(fault.schema, "properties")]
    return [key for key in dict.fromkeys(keys) if key not in present]


def _no_value(fault: Fault, subject: str) -> tuple[str, str]:
    if not fault.path:
        return (
            "the file holds no data",
            f"Write {a(str(fault.schema['title']))} in it, or delete it",
        )
    what = "key" if isinstance(fault.path[-1], str) else "line"
    return f"{subject} has no value: write one or delete the {what}", _example_help(fault)


def _such_as(fault: Fault) -> str:
    shown = example(fault.schema)
    return f", such as `{shown}`" if shown else ""


def _example_help(fault: Fault) -> str:
    shown = example(fault.schema)
    key = f"{fault.path[-1]}: " if isinstance(fault.path[-1], str) else "- "
    return f"For example: `{key}{shown}`" if shown else str(fault.schema.get("description", ""))


def _mend_type(fault: Fault) -> str:
    """What to do about a value of the wrong type."""
    wanted = str(fault.schema["type"])
    if "enum" in fault.schema:
        return f"Choose {choice(cast('list[str]', fault.schema['enum']))}"
    if wanted == "string" and not isinstance(fault.value, (list, dict)):
        return _mend_text(fault)
    if wanted in _DIGITS and re.fullmatch(_DIGITS[wanted], str(fault.value)):
        return f"Take the quotes away: {fault.value}"
    return _MENDS.get(wanted) or _example_help(fault)


def _mend_text(fault: Fault) -> str:
    """A number or `true` where text belongs: put it in quotes, where that would be right."""
    written = quote(fault.value).strip("`")
    if not re.search(str(fault.schema.get("pattern", "")), written):
        return str(fault.schema["patternErrorMessage"])
    ending = "; a number loses the noughts at its end" if isinstance(fault.value, float) else ""
    return f'If this is what it should say, put it in quotes: "{written}"{ending}'
