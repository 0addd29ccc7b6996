"""`capacity prices show`: one vendor's price list in full, every figure with its source."""

from typing import Annotated

import typer

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.options import AsOf, Format, Lang, NoColor, OutputFormat, Prices, Quiet, terminal_of


def show(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    price_list: Annotated[str, typer.Argument(metavar="PRICE_LIST", show_default=False)],
    prices: Prices = None,
    region: Annotated[str | None, typer.Option("--region", metavar="REGION")] = None,
    switches: Annotated[list[str] | None, typer.Option("--switch", metavar="NAME=VALUE")] = None,
    as_of: AsOf = None,
    output_format: Format = OutputFormat.TABLE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Show a price list."""
    from capacity_cli.api.prices.show import ShowRequest, shown  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    request = ShowRequest(price_list, prices, region, tuple(switches or ()), as_of_date(as_of))
    found = shown(request)
    if output_format is OutputFormat.JSON:
        from capacity_cli.render.json_prices import prices_show_json  # noqa: PLC0415

        terminal.answer_document(prices_show_json(found))
    else:
        from capacity_cli.render.table.prices.show import print_price_list  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_price_list(out, found, terminal.texts))
