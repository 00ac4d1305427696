"""The program ``vawg``: its commands by name, and the one place where errors become statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperGroup

from vawg_plan import __version__
from vawg_plan.cli.stop import CANNOT_RUN, DEFECT, INTERRUPTED, Stop
from vawg_plan.cli.session import Session
from vawg_plan.cli.terminal import clean, write_error
from vawg_plan.store.snapshot import NoPlan


class Entry(NamedTuple):
    """A command: its module in ``cli.commands``, whose ``command`` function runs it."""

    module: str
    help: str


# To add a command, write its module and add its row.
COMMANDS = {
    "status": Entry("status", "Where the plan stands on a date."),
    "list": Entry("list", "List commitments, measures, gaps or any other kind."),
    "show": Entry("show", "Show everything about one thing."),
    "search": Entry("search", "Search the text of every record."),
    "validate": Entry("validate", "Check the plan; name every problem and what to do."),
    "rule": Entry("rule", "Explain a rule that validate checks."),
    "render": Entry("render", "Write a document: the plan for the public."),
    "schema": Entry("schema", "Print a JSON Schema, or write them all for an editor."),
}


class _Commands(TyperGroup):
    """Finds a command by name and imports only its module."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own signature
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - as above
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = import_module(f"vawg_plan.cli.commands.{entry.module}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, help=module.__doc__, short_help=entry.help)(module.command)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as above
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


app = typer.Typer(
    name="vawg",
    cls=_Commands,
    help="Keep an action plan's promises, and the record of what became of them, as YAML in git.",
    epilog="vawg COMMAND -h explains a command. Start with: vawg status",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:  # noqa: FBT001 - a callback of typer
    if value:
        typer.echo(f"vawg {__version__}")
        raise typer.Exit


@app.callback()
def options(  # noqa: PLR0913 - one a global option
    ctx: typer.Context,
    directory: Annotated[
        str, typer.Option("-C", metavar="DIR", help="Run as if started in DIR.", show_default=False)
    ] = ".",
    plan: Annotated[
        str | None, typer.Option(metavar="DIR", help="The plan folder, which holds plan.yaml.")
    ] = None,
    color: Annotated[
        str, typer.Option(metavar="WHEN", help="Colour: auto, always or never.", show_default=False)
    ] = "auto",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print results only, no remarks.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither use nor keep cached answers.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    ctx.obj = Session(directory, plan, color, quiet=quiet, cached=not no_cache)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 fine, 1 wanting, 2 cannot run, 3 a defect, 130 interrupted."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app(args=arguments, prog_name="vawg")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    except Stop as stop:
        write_error(f"vawg: {stop}")
        return stop.code
    except NoPlan as none:
        write_error(f"vawg: {none}")
        return CANNOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where a defect is reported
        return _defect(error)
    return 0


def _defect(error: Exception) -> int:
    if os.environ.get("VAWG_DEBUG"):
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
