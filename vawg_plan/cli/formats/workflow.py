"""Commands in a job's log: giving them to GitHub Actions, and keeping plan text from being one.

The runner takes a line for a command where it begins with ``::``, and, in its older form, where
``##[`` stands anywhere in it; that of Azure Pipelines takes ``##vso[`` for one. They may compare by
the rules of a language, which pass over characters that can't be seen. Hence no command is looked
for by name: each sign that could begin one is written as its number. That holds line by line, so
whatever else a script makes of the lines. Only what follows our own commands stands as it is, where
the runner is told to look for none (``stop-commands``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_AS_DATA = str.maketrans(_DATA)
_AS_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_BEGINS_NO_COMMAND = "|._-"
# Whatever a comparison may pass over is among these; no printable sign of ASCII is.
_UNSEEN = r"[^ -~\r\n]*"
_FIRST = re.compile(rf"((?:\A|(?<=[\r\n]))[^!-~\r\n]*):(?={_UNSEEN}:)")
_OLDER = re.compile(rf"#(?={_UNSEEN}#{_UNSEEN}(?:v{_UNSEEN}s{_UNSEEN}o{_UNSEEN})?\[)")


def command(name: str, properties: Mapping[str, object], message: str) -> str:
    """A line that tells the runner something: an error at a place, say."""
    told = ",".join(f"{key}={str(one).translate(_AS_PROPERTY)}" for key, one in properties.items())
    return f"::{name}{' ' if told else ''}{told}::{message.translate(_AS_DATA)}\n"


def stopped(text: str) -> str:
    """Text with which the runner does nothing but print it.

    The word that ends the silence is a digest of the text, so the text cannot hold it.
    """
    if "#" not in text and not any(_could_begin(line) for line in text.split("\n")):
        return text
    from hashlib import sha256  # noqa: PLC0415 - it loads OpenSSL, and is rarely needed

    token = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    end = "" if text.endswith("\n") else "\n"
    return f"{command('stop-commands', {}, token)}{text}{end}{command(token, {}, '')}"


def harmless(text: str, form: str) -> str:
    """Text in which no line is a command: a sign that could begin one as its number.

    As JSON and as markup (Markdown, HTML, XML) it says the same; as text the number is seen.
    """
    colon, hash_sign = _NUMBERS[form]
    return _OLDER.sub(hash_sign, _FIRST.sub(colon, text))


# What stands for a colon that begins a line, and for ``#``. No line of JSON begins with a colon.
_NUMBERS = {
    "text": (r"\1\\x3a", r"\\x23"),
    "json": (r"\g<0>", r"\\u0023"),
    "markup": (r"\1&#58;", "&#35;"),
}


def _could_begin(line: str) -> bool:
    first = line.lstrip()[:1]
    return bool(first) and not first.isalnum() and first not in _BEGINS_NO_COMMAND
