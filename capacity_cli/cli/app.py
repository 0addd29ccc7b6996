"""The Typer application: its commands in the order of use, and the options that may stand before them."""

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer

from capacity_cli import __version__
from capacity_cli.cli.help import HelpCommand, HelpGroup
from capacity_cli.cli.options import Lang, NoColor, Quiet, terminal_of
from capacity_cli.cli.terminal import Terminal

COMMANDS = {
    name: f"{name}:{name}"
    for name in (
        "plan", "roi", "check", "diff", "forecast", "solve", "recommend", "explain", "validate", "init", "schema",
    )
}  # fmt: skip
"""The commands, in the order in which help lists them: where the function of each is, loaded when it is wanted."""
PRICE_COMMANDS = {
    "list": "prices.list:list_",
    "show": "prices.show:show",
    "diff": "prices.diff:diff",
    "quote": "prices.quote:quote",
}
"""The commands of the group `prices`, in the same way."""
EXPORT_COMMANDS = {"vercel-json": "export.vercel_json:vercel_json", "env": "export.env:env"}
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


GROUPS: Mapping[str, tuple[Callable[..., None], Mapping[str, str]]] = {
    "prices": (_prices, PRICE_COMMANDS),
    "export": (_export, EXPORT_COMMANDS),
}
"""The groups of commands: what holds each, and its commands."""


def application(words: Collection[str] | None = None) -> typer.Typer:
    """The application; help comes from the catalog when it is shown.

    Of a command that is none of the words of a command line the name alone is there; without words everything is.
    """
    app = typer.Typer(
        cls=HelpGroup,
        name="capacity",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(_capacity)
    _add(app, COMMANDS, words)
    for group, (callback, commands) in GROUPS.items():
        grouped = typer.Typer(cls=HelpGroup, name=group, rich_markup_mode=None, invoke_without_command=True)
        grouped.callback()(callback)
        if words is None or group in words:
            _add(grouped, commands, words)
        app.add_typer(grouped)
    return app


def _add(group: typer.Typer, commands: Mapping[str, str], words: Collection[str] | None) -> None:
    for name, place in commands.items():
        wanted = words is None or name in words
        group.command(name, cls=HelpCommand)(_function(place) if wanted else _not_asked_for)


def _function(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"capacity_cli.cli.{module}"), name)


def _not_asked_for() -> None:
    """Stand for a command that is listed and not run."""
