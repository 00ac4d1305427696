"""What GitHub's runner makes of a log: which lines are commands to it, and what they say.

It follows the runner's own reading, in both forms that it knows: ``::name key=value::data`` at the
beginning of a line, and the older ``##[name key=value]data`` anywhere in it.
"""

import re
from typing import NamedTuple

KNOWN = {
    "error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-path",
    "set-env", "set-output", "save-state", "add-matcher", "remove-matcher", "stop-commands",
}  # fmt: skip
# In this order, as the runner has them: a percent sign last.
_DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
_PROPERTY = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
_OLDER = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%")]
# Of what a comparison by the rules of a language passes over, some that a terminal prints.
_UNSEEN = re.compile("[\u034f\u115f\u180b-\u180d\ufe00-\ufe0f\u00ad\u200b-\u200f\u2060\x1b]")


class Command(NamedTuple):
    """Something that the runner was told."""

    name: str
    properties: dict[str, str]
    data: str


class Log(NamedTuple):
    """What the runner did, and what it only printed."""

    commands: list[Command]
    printed: str


def read(text, *, as_people_compare=False):
    """Read a step's output as the runner does; ``as_people_compare`` without unseen characters."""
    known, commands, printed, until = set(KNOWN), [], [], None
    for raw in re.split("\r\n|\r|\n", text):
        line = _UNSEEN.sub("", raw) if as_people_compare else raw
        command = _newer(line, known) or _older(line, known)
        if command is None or (until and command.name.lower() != until):
            printed.append(raw)
        elif until:
            known.discard(until)
            until = None
        elif command.name == "stop-commands":
            until = command.data.lower()
            known.add(until)
        else:
            commands.append(command)
    assert until is None, "the runner is left deaf"
    return Log(commands, "\n".join(printed))


def _newer(line, known):
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    command = _command(line[2:end], ",", _PROPERTY, known)
    return command and command._replace(data=_plain(line[end + 2 :], _DATA))


def _older(line, known):
    start = line.find("##[")
    end = line.find("]", start) if start >= 0 else -1
    if end < 0:
        return None
    command = _command(line[start + 3 : end], ";", _OLDER, known)
    return command and command._replace(data=_plain(line[end + 1 :], _OLDER))


def _command(about, between, escapes, known):
    name, _, rest = about.partition(" ")
    if name.lower() not in known:
        return None
    pairs = (one.partition("=") for one in rest.strip().split(between) if one)
    properties = {key: _plain(value, escapes) for key, _, value in pairs if key and value}
    return Command(name, properties, "")


def _plain(text, escapes):
    for escaped, plain in escapes:
        text = text.replace(escaped, plain)
    return text
