"""The Typer application: its commands in the order of use, and the options that may stand before them."""

from typing import Annotated

import typer

from capacity_cli import __version__
from capacity_cli.cli.check import check
from capacity_cli.cli.help import HelpCommand, HelpGroup
from capacity_cli.cli.init import init
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of
from capacity_cli.cli.plan import plan
from capacity_cli.cli.prices.quote import quote
from capacity_cli.cli.roi import roi
from capacity_cli.cli.schema import schema
from capacity_cli.cli.terminal import Terminal
from capacity_cli.cli.validate import validate

COMMANDS = (plan, roi, check, validate, init, schema)
"""The commands, in the order in which help lists them."""


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


def _help_without_command(context: typer.Context, terminal: Terminal) -> None:
    if context.invoked_subcommand is None:
        terminal.answer(context.get_help() + "\n")


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
    prices = typer.Typer(cls=HelpGroup, name="prices", rich_markup_mode=None, invoke_without_command=True)
    prices.callback()(_prices)
    prices.command(cls=HelpCommand)(quote)
    app.add_typer(prices)
    return app
