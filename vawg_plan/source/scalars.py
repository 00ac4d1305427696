"""Plain scalars as the core schema of YAML 1.2 has them, and the few that are refused.

A scalar in quotes is text and never comes here. https://yaml.org/spec/1.2.2/#103-core-schema
"""

import re

from .faults import shorten

Scalar = str | int | float | bool | None

# Words that one YAML reader takes for true or false and another for text (YAML 1.1, types/bool).
AMBIGUOUS = frozenset(
    form for word in ("y", "n", "yes", "no", "on", "off")
    for form in (word, word.capitalize(), word.upper())
)  # fmt: skip
WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
INT = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
NOT_A_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
# A plain scalar that begins with none of these is text.
NUMERIC = frozenset("+-.0123456789")
STARTS = NUMERIC | {word[0] for word in (*WORDS, *AMBIGUOUS) if word}
LONGEST = max(map(len, WORDS))  # of the words; a longer scalar is a number or text
NO_KEY = (
    "there is no key before the colon",
    "Write a key before the colon, or put the whole text in quotes",
)
MAX_DIGITS = 40  # more than any integer below needs; keeps int() away from absurd ones
MAX_INT = 2**63 - 1  # what every reader of JSON and YAML can hold


class Refused(Exception):
    """A plain scalar that is not taken; its three fields are those of the `Fault`."""

    def __init__(self, rule: str, message: str, help_: str) -> None:
        """Keep the fields."""
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help_


def resolve(text: str) -> Scalar:
    """Return what a plain scalar means; raise `Refused` where it is not safe to say."""
    if len(text) <= LONGEST:
        if text in WORDS:
            return WORDS[text]
        if text == "-":
            raise Refused(
                "yaml-syntax", "a dash stands alone between brackets", 'Put it in quotes: "-"'
            )
        if text in AMBIGUOUS:
            raise Refused(
                "ambiguous-word",
                f'"{text}" is text to some programs and true or false to others',
                f'Write true, false or another word; to keep this one, put it in quotes: "{text}"',
            )
    return _resolve_number(text) if text[0] in NUMERIC else text


def _resolve_number(text: str) -> int | float | str:
    if INT.match(text):
        return _integer(text)
    if FLOAT.match(text):
        return _real(text)
    if NOT_A_NUMBER.match(text):
        raise Refused(
            "bad-number",
            f'"{text}" is no number that a plan can hold',
            f'Give a number, or leave the key out; the text goes in quotes: "{text}"',
        )
    return text


def _integer(text: str) -> int:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    value = int(text, base) if len(text) <= MAX_DIGITS else MAX_INT + 1
    if abs(value) > MAX_INT:
        raise _too_large(text)
    return value


def _real(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _too_large(text)
    return value


def _too_large(text: str) -> Refused:
    return Refused(
        "bad-number",
        f"the number {shorten(text)} is too large",
        "Check the number; if it is a reference and not a quantity, put it in quotes",
    )


def check_key(text: str) -> None:
    """Raise `Refused` where a plain scalar cannot be a key: keys are text."""
    if text == "<<":
        raise Refused(
            "merge-key",
            'the merge key "<<" is not used in plans',
            "Write the keys out where they are needed",
        )
    if text == "":
        raise Refused("bad-key", *NO_KEY)
    if text[0] in STARTS and not isinstance(value := resolve(text), str):
        raise Refused(
            "bad-key",
            f'the key "{text}" is {_name_kind(value)}, and a key must be text',
            f'Put the key in quotes: "{text}"',
        )


def _name_kind(value: Scalar) -> str:
    if value is None:
        return "empty"
    return "true or false" if isinstance(value, bool) else "a number"
