"""`capacity prices diff`: what two editions say differently, and what that does to a bill."""

from typing import Annotated

import typer

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.options import AsOf, Format, Lang, NoColor, OutputFormat, Quiet, terminal_of


def diff(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE", show_default=False)],
    head: Annotated[str, typer.Argument(metavar="HEAD", show_default=False)],
    vendor: Annotated[str | None, typer.Argument(metavar="VENDOR", show_default=False)] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", metavar="FILE")] = None,
    as_of: AsOf = None,
    base_as_of: Annotated[str | None, typer.Option("--base-as-of", metavar="DATE")] = None,
    output_format: Format = OutputFormat.TABLE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Compare two editions."""
    from capacity_cli.api.prices.diff import Side, compared  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    sides = Side(base, as_of_date(base_as_of, "--base-as-of")), Side(head, as_of_date(as_of))
    found = compared(*sides, vendor, scenario)
    if output_format is OutputFormat.JSON:
        from capacity_cli.render.json_prices import prices_diff_json  # noqa: PLC0415

        terminal.answer_document(prices_diff_json(found.difference))
    else:
        from capacity_cli.render.table.prices.diff import print_difference  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_difference(out, found.difference, terminal.texts))
    terminal.problems(found.problems)
    if found.problems:
        raise typer.Exit(ExitStatus.REFUSED)
