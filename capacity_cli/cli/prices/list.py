"""`capacity prices list`: the editions in brief, how old their figures are and how far they can be trusted."""

from typing import Annotated

import typer

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.options import AsOf, Format, Lang, NoColor, OutputFormat, Quiet, terminal_of


def list_(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    editions: Annotated[list[str] | None, typer.Argument(metavar="EDITION", show_default=False)] = None,
    as_of: AsOf = None,
    output_format: Format = OutputFormat.TABLE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """List editions."""
    from capacity_cli.api.prices.list import listed  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    found = listed(editions or (), as_of_date(as_of))
    if output_format is OutputFormat.JSON:
        from capacity_cli.render.json_prices import prices_list_json  # noqa: PLC0415

        terminal.answer_document(prices_list_json(found))
    else:
        from capacity_cli.render.table.prices.list import print_editions  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_editions(out, found, terminal.texts))
