"""The person's own editor, opened at a line of a file."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping

# Editors by the name of their program, and how each takes a line; any other gets the file alone.
_PLUS = frozenset(
    ("vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient", "micro",
     "kak", "joe", "ne", "mg", "jed", "gedit", "kate", "xed")
)  # fmt: skip
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_COLON = frozenset(("hx", "helix", "subl", "zed"))
_WAIT = _GOTO | {"subl", "zed"}  # these return at once unless told to wait


class NoEditor(Exception):
    """No editor can be started; the message says why and what to do."""


def editor_command(environment: Mapping[str, str], folder: str) -> str:
    """The command of the person's editor: VISUAL's, EDITOR's, else what git would open."""
    for name in ("VISUAL", "EDITOR"):
        if environment.get(name, "").strip():
            return environment[name]
    try:
        done = subprocess.run(  # noqa: S603 - a list, never a shell
            ["git", "-C", folder, "var", "GIT_EDITOR"],  # noqa: S607 - the person's own git
            capture_output=True,
            check=False,
        )
    except OSError:
        return "vi"
    return done.stdout.decode("utf-8", "replace").strip() or "vi"


def words_for(command: str, path: str, line: int) -> list[str]:
    """The words of a call that opens a file at a line; raises `NoEditor`."""
    try:
        words = shlex.split(command)
    except ValueError:
        raise NoEditor(f"the editor's command has an open quote: {command}") from None
    if not words:
        raise NoEditor("the editor's command is empty")
    program = os.path.splitext(os.path.basename(words[0]))[0].lower()
    if program in _WAIT and not {"--wait", "-w"} & set(words):
        words.append("--wait")
    if program in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if program in _COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", path] if program in _PLUS else [*words, path]


def open_editor(command: str, path: str, line: int) -> int:
    """Run the editor until the person leaves it; its exit status. Raises `NoEditor`."""
    words = words_for(command, path, line)
    try:
        return subprocess.run(words, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        raise NoEditor(
            f"cannot start the editor {words[0]}: {error.strerror}\n"
            "help: say which to use in VISUAL or EDITOR: EDITOR=nano vawg edit ..."
        ) from None


def set_aside(path: str, raw: bytes) -> str:
    """Keep a rejected text in a new file beside its own, which no plan reads; that file's path.

    Raises CannotWrite.
    """
    from vawg_plan.store.writing import write_whole  # noqa: PLC0415 - rare

    aside, number = f"{path}.rejected", 1
    while os.path.lexists(aside):
        number += 1
        aside = f"{path}.rejected-{number}"
    write_whole(aside, raw)
    return aside
