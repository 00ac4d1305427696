"""Commands in the log of GitHub Actions: giving them, and keeping plan text from being one.

The runner takes a line for a command where it begins with ``::``, and, in its older form, where
``##[`` stands anywhere in it. It may compare by the rules of a language, which pass over characters
that can't be seen. Hence what a plan says is not searched for commands: where it could hold one,
the runner is told to look for none (``stop-commands``), and in JSON and XML each ``#`` is written
as its number, which reads the same.
"""

from __future__ import annotations

from collections.abc import Mapping

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_AS_DATA = str.maketrans(_DATA)
_AS_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_BEGINS_NO_COMMAND = "|._-"


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


def shown(text: str) -> str:
    """A remark with which the runner does nothing either: signs that could matter as numbers.

    Remarks go to another stream than results. What is said on one cannot silence the runner for the
    other, because nothing says in which order it reads them.
    """
    return "\n".join(map(_shown, text.replace("#", "\\x23").split("\n")))


def in_json(text: str) -> str:
    """JSON that says the same and holds no ``##[``; outside of strings there is no ``#``."""
    return text.replace("#", "\\u0023")


def in_xml(text: str) -> str:
    """XML, without character references, that says the same and holds no ``##[``."""
    return text.replace("#", "&#35;")


def _shown(line: str) -> str:
    start = line.lstrip()
    if not _could_begin(line) or (start[0].isascii() and start[0] != ":"):
        return line
    return f"\\x{ord(start[0]):02x}{start[1:]}"


def _could_begin(line: str) -> bool:
    first = line.lstrip()[:1]
    return bool(first) and not first.isalnum() and first not in _BEGINS_NO_COMMAND
