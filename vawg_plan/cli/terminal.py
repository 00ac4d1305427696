"""Printing: bytes to standard output, talk to standard error, colour where it is wanted."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping

CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36",
}  # fmt: skip


def wants_color(when: str, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour: ``when`` beats NO_COLOR, that FORCE_COLOR, that CLICOLOR, that a pipe."""
    if when != "auto":
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("CLICOLOR_FORCE", "0") != "0" or environment.get("FORCE_COLOR", "0") != "0":
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return is_terminal


class Style:
    """How text is printed: with or without colour, in so many columns, to a terminal or not."""

    def __init__(self, *, color: bool, width: int, is_terminal: bool) -> None:
        self.color = color
        self.width = width
        self.is_terminal = is_terminal

    def within(self, indent: int) -> Style:
        """The same for lines that stand so many columns to the right."""
        return Style(color=self.color, width=self.width - indent, is_terminal=self.is_terminal)

    def paint(self, text: str, *names: str) -> str:
        """``text`` in a colour or weight of CODES, where colour is wanted."""
        if not self.color or not names or not text:
            return text
        return f"\x1b[{';'.join(CODES[name] for name in names)}m{text}\x1b[0m"


def screen(color: str = "auto") -> Style:
    """How to print on this process's standard output; ``color`` is auto, always or never."""
    try:
        terminal = sys.stdout.isatty()
    except (AttributeError, ValueError):  # closed
        terminal = False
    wanted = wants_color(color, os.environ, is_terminal=terminal)
    return Style(color=wanted, width=max(40, _columns()), is_terminal=terminal)


def _columns() -> int:
    """The width of the terminal: COLUMNS, else what the terminal says, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):
        return 80


def clean(text: str) -> str:
    """Text that cannot act on a terminal: what is not printable is shown escaped."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text
    )


def never_fail_to_encode() -> None:
    """Let what a stream's encoding lacks be printed escaped; whatever the locale, nothing fails."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str, form: str = "text") -> None:
    """Print a result as UTF-8. A reader that has gone away, or a closed stream, is no error.

    ``form`` says how it is kept from acting in the log of a job: as text, as json, as markup; what
    is for github, commands and all, saw to that itself.
    """
    if sys.stdout is None:
        return
    if in_a_job() and not _is_file():
        text = _harmless(text, form)
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon_output()
    except ValueError:  # closed before we began
        pass


def write_error(text: str) -> None:
    """Print a remark, with a line end, to standard error, where there is anybody to read it."""
    if in_a_job():
        text = _harmless(text, "text")
    try:
        sys.stderr.buffer.write((text + "\n").encode("utf-8", "replace"))
        sys.stderr.buffer.flush()
    except (OSError, ValueError, AttributeError):
        pass


def in_a_job() -> bool:
    """Whether what is printed comes into a log that is read for commands: GitHub's or Azure's."""
    return _in_github() or os.environ.get("TF_BUILD") == "True"


def _in_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _harmless(text: str, form: str) -> str:
    if form == "github":
        if _in_github():
            return text
        form = "text"
    from vawg_plan.cli.formats.workflow import harmless  # noqa: PLC0415 - only in a job

    return harmless(text, form)


def _is_file() -> bool:
    """Whether standard output is a file, which no log is; of a pipe nobody can tell."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (AttributeError, ValueError, OSError):
        return False


def abandon_output() -> None:
    """Point standard output to nowhere, so that Python's last flush finds no fault either."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass
