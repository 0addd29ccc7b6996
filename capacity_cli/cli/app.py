"""The Typer application: its commands in the order of use, and the options that may stand before them."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from capacity_cli import __version__
from capacity_cli.cli.check import check
from capacity_cli.cli.diff import diff
from capacity_cli.cli.explain import explain
from capacity_cli.cli.export.env import env
from capacity_cli.cli.export.vercel_json import vercel_json
from capacity_cli.cli.forecast import forecast
from capacity_cli.cli.help import HelpCommand, HelpGroup
from capacity_cli.cli.init import init
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of
from capacity_cli.cli.plan import plan
from capacity_cli.cli.prices.diff import diff as prices_diff
from capacity_cli.cli.prices.list import list_
from capacity_cli.cli.prices.quote import quote
from capacity_cli.cli.prices.show import show
from capacity_cli.cli.recommend import recommend
from capacity_cli.cli.roi import roi
from capacity_cli.cli.schema import schema
from capacity_cli.cli.solve import solve
from capacity_cli.cli.terminal import Terminal
from capacity_cli.cli.validate import validate

COMMANDS = (plan, roi, check, diff, forecast, solve, recommend, explain, validate, init, schema)
"""The commands, in the order in which help lists them."""
PRICE_COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": list_,
    "show": show,
    "diff": prices_diff,
    "quote": quote,
}
"""The commands of the group `prices`, in the same way."""
EXPORT_COMMANDS: Mapping[str, Callable[..., None]] = {"vercel-json": vercel_json, "env": env}
"""The commands of the group `export`."""


def _version(context: typer.Context, asked: bool) -> None:
    if asked:
        terminal_of(context).answer(f"capacity {__version__}\n")
        raise typer.Exit


def _capacity(
    context: typer.Context,
    _version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Take the options that stand before a command; without a command, show what there is."""
    _help_without_command(context, terminal_of(context, no_color=no_color, quiet=quiet))


def _prices(context: typer.Context, _lang: Lang = None, no_color: NoColor = False, quiet: Quiet = False) -> None:
    """Hold the commands about price lists; without one, show what there is."""
    _help_without_command(context, terminal_of(context, no_color=no_color, quiet=quiet))


def _export(context: typer.Context, _lang: Lang = None, no_color: NoColor = False, quiet: Quiet = False) -> None:
    """Hold the commands that write planned values back; without one, show what there is."""
    _help_without_command(context, terminal_of(context, no_color=no_color, quiet=quiet))


def _help_without_command(context: typer.Context, terminal: Terminal) -> None:
    if context.invoked_subcommand is None:
        terminal.answer(context.get_help() + "\n")


GROUPS = {"prices": (_prices, PRICE_COMMANDS), "export": (_export, EXPORT_COMMANDS)}
"""The groups of commands: what holds each, and its commands."""


def application() -> typer.Typer:
    """The application; each command's help comes from the catalog when it is shown."""
    app = typer.Typer(
        cls=HelpGroup,
        name="capacity",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(_capacity)
    for command in COMMANDS:
        app.command(cls=HelpCommand)(command)
    for group, (callback, commands) in GROUPS.items():
        grouped = typer.Typer(cls=HelpGroup, name=group, rich_markup_mode=None, invoke_without_command=True)
        grouped.callback()(callback)
        for name, command_of_group in commands.items():
            grouped.command(name, cls=HelpCommand)(command_of_group)
        app.add_typer(grouped)
    return app
