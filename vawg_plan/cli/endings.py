"""How a command ends: the one place where errors become words and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from vawg_plan import __version__
from vawg_plan.cli.stop import CANNOT_RUN, DEFECT, INTERRUPTED, Stop
from vawg_plan.cli.terminal import (
    abandon_output,
    clean,
    in_a_job,
    never_fail_to_encode,
    write_error,
)
from vawg_plan.store.snapshot import NoPlan

TYPE_CHECKING = False  # typing itself takes long to import
if TYPE_CHECKING:
    from typer import TyperException

_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


def status_of(run: Callable[[], object]) -> int:
    """The exit status of a command that ``run`` runs, after saying why it could not go on."""
    never_fail_to_encode()
    output = sys.stdout
    try:
        return _number(run())
    except SystemExit as done:  # completion ends so, and a closed pipe, for which typer takes the
        return 0 if sys.stdout is not output else _number(done.code)  # stream away
    except KeyboardInterrupt:
        return INTERRUPTED
    except (Stop, NoPlan) as stop:
        write_error(f"vawg: {clean(str(stop))}")
        return getattr(stop, "code", CANNOT_RUN)
    except OSError as error:
        return _unwritten(error) if error.errno in _UNWRITABLE else _defect(error)
    except Exception as error:  # noqa: BLE001 - the one place where a defect is reported
        return _unrunnable(error)


def _number(code: object) -> int:
    return code if isinstance(code, int) else int(code is not None)


def _unrunnable(error: Exception) -> int:
    import typer  # noqa: PLC0415 - an answer from the cache needs none of it

    if isinstance(error, typer.Abort):
        return INTERRUPTED
    if not isinstance(error, typer.TyperException):
        return _defect(error)
    write_error(_usage(error))
    return CANNOT_RUN


def _usage(wrong: TyperException) -> str:
    """A usage error in our own form: what is wrong, then what to do."""
    context = getattr(wrong, "ctx", None)
    message = clean(wrong.format_message())
    if message.startswith("Usage:"):  # nothing was asked for
        return message
    command = context.command_path if context else "vawg"
    near = sorted(getattr(wrong, "possibilities", None) or ())
    if near:
        message, hint = clean(wrong.message), f"did you mean {' or '.join(near)}? "
    else:
        hint = ""
    message = message[:1].lower() + message[1:].rstrip(".")
    return f"vawg: {message}\nhelp: {hint}{command} -h explains the command"


def _unwritten(error: OSError) -> int:
    """Standard output takes no more: a full disk, say."""
    abandon_output()
    write_error(
        f"vawg: the output could not be written: {error.strerror}\n"
        "help: what was printed is incomplete; make room, or write elsewhere"
    )
    return CANNOT_RUN


def _defect(error: Exception) -> int:
    if os.environ.get("VAWG_DEBUG"):
        if in_a_job():
            from traceback import format_exception  # noqa: PLC0415 - only a defect needs it

            write_error("".join(format_exception(error)).rstrip())
            return DEFECT
        raise error
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno}" if at else "?"
    write_error(
        f"vawg: this is a defect in vawg {__version__}, not in your plan\n"
        f"  {type(error).__name__} at {place}: {clean(str(error))[:200]}\n"
        "help: run it again with VAWG_DEBUG=1 and report what it prints; nothing was changed"
    )
    return DEFECT
