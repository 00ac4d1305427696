"""The program ``vawg``: its commands by name, and the options that all of them take."""

from __future__ import annotations

import copy
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from vawg_plan import __version__
from vawg_plan.cli.early import Call
from vawg_plan.cli.endings import status_of
from vawg_plan.cli.session import Session, Settings
from vawg_plan.cli.stop import Stop
from vawg_plan.cli.terminal import clean, write


class Entry(NamedTuple):
    """A command: its module in ``cli.commands``, whose ``command`` function runs it."""

    module: str
    help: str


# To add a command, write its module and add its row.
COMMANDS = {
    "status": Entry("status", "Where the plan stands on a date."),
    "list": Entry("list", "List commitments, measures, gaps or any other kind."),
    "measures": Entry("measures", "Are things better? Baseline, latest reading, target."),
    "show": Entry("show", "Show everything about one thing."),
    "search": Entry("search", "Search the text of every record."),
    "validate": Entry("validate", "Check the plan; name every problem and what to do."),
    "diff": Entry("diff", "What changed between two versions, in the plan's own terms."),
    "log": Entry("log", "One item's life: promised, changed, decided, reported, verified."),
    "rule": Entry("rule", "Explain a rule that validate checks."),
    "render": Entry("render", "Write a document: the plan for the public."),
    "build": Entry("build", "Make a site of all documents, with the data behind them."),
    "templates": Entry("templates", "List the documents' templates; copy one to start from."),
    "export": Entry("export", "Hand out a copy of the plan fit to share, or a database."),
    "add": Entry("add", "Add a commitment, a measure, an action, a body or any other item."),
    "set": Entry("set", "Change one field of a promise or of any other record."),
    "withdraw": Entry("withdraw", "Close a promise that is given up; nothing is deleted."),
    "update": Entry("update", "Report what happened: completion, confidence, a summary..."),
    "record": Entry("record", "Record a reading of an indicator, or many."),
    "decide": Entry("decide", "Write down a decision to change a promise, and why."),
    "erase": Entry("erase", "Take out an update that must not stay."),
    "edit": Entry("edit", "Open your editor at an item, and check the plan on the way out."),
    "fmt": Entry("fmt", "Lay files out in the house style, every comment kept."),
    "init": Entry("init", "Start a plan in an empty folder."),
    "schema": Entry("schema", "Print a JSON Schema, or write them all for an editor."),
}


_LATE_HELP = "The options of vawg itself, -C to --no-cache, may stand here too: vawg -h"


class _Command(TyperCommand):
    """A command; a mistake in its words says whose they are."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as wrong:
            wrong.ctx = getattr(wrong, "ctx", None) or ctx  # type: ignore[attr-defined]
            raise


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
        single.command(
            cmd_name, cls=_Command, help=module.__doc__, short_help=entry.help, epilog=_LATE_HELP
        )(module.command)
        command = typer.main.get_command(single)
        command.params += [_late(one) for one in self.params if one.name in Settings._fields]
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise _no_command(args[0])
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as above
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


def _no_command(typed: str) -> Stop:
    from vawg_plan.rules.wording import nearest  # noqa: PLC0415 - only a mistake needs it

    begun = [name for name in COMMANDS if typed and name.startswith(typed.lower())]
    near = begun[0] if begun else nearest(typed.lower(), COMMANDS)
    hint = f"did you mean {near}? " if near else ""
    return Stop(f"there is no command {clean(typed)}\nhelp: {hint}vawg -h lists the commands")


def _late(option: Any) -> Any:  # noqa: ANN401 - a parameter of typer's
    """An option of the program as it may stand after the command, too; there it wins."""
    late = copy.copy(option)
    late.default, late.hidden, late.expose_value, late.callback = None, True, False, _take
    return late


def _take(ctx: Any, option: Any, value: Any) -> None:  # noqa: ANN401 - a callback of typer
    if value is None:
        return
    if ctx.resilient_parsing:  # while completing there is no session, only what was typed
        ctx.find_root().params[option.name] = value
    else:
        ctx.obj = Session(ctx.obj.settings._replace(**{option.name: value}), ctx.obj.call)


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
        write(f"vawg {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
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
    ctx.obj = Session(Settings(directory, plan, color, quiet, no_cache), ctx.obj)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status, as `cli.stop` has them."""
    sys.exit(status_of(lambda: run(Call(sys.argv[1:] if arguments is None else arguments))))


def run(call: Call) -> object:
    """Run a command line; its exit status, or an error for `status_of`."""
    return app(args=call.arguments, prog_name="vawg", standalone_mode=False, obj=call)
