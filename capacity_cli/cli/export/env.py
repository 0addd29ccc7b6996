"""`capacity export env`: the planned batch size, into a variable of an env file."""

from typing import Annotated

import typer

from capacity_cli.cli.export.exporting import Check, ScenarioFile, Target, Variant, export
from capacity_cli.cli.inputs import DEFAULT_FILE, ReadOptions
from capacity_cli.cli.options import AsOf, Changes, Lang, NoColor, Prices, Quiet, terminal_of


def env(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    file: ScenarioFile = DEFAULT_FILE,
    check: Check = False,
    variant: Variant = None,
    target: Target = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Write the planned batch size."""
    from capacity_cli.api.exporting import ExportRequest, Named, exported_batch_size  # noqa: PLC0415  it loads slowly

    request = ExportRequest(Named("--file", target), Named("--name", name), variant, check)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    export(terminal, file, ReadOptions(changes, prices, as_of), request, exported_batch_size)
