"""`capacity prices quote`: what a plan costs for a usage, without a scenario."""

from typing import Annotated

import typer

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.options import AsOf, Format, Lang, NoColor, OutputFormat, Quiet, Strict, terminal_of


def quote(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    price_list: Annotated[str, typer.Argument(metavar="PRICE_LIST", show_default=False)],
    plan: Annotated[str, typer.Option("--plan", metavar="PLAN")],
    usage: Annotated[list[str] | None, typer.Option("--usage", metavar="METER=QUANTITY")] = None,
    region: Annotated[str | None, typer.Option("--region", metavar="REGION")] = None,
    switches: Annotated[list[str] | None, typer.Option("--switch", metavar="NAME=VALUE")] = None,
    seats: Annotated[int, typer.Option("--seats", metavar="N", min=1)] = 1,
    days: Annotated[int, typer.Option("--days", metavar="N", min=1, max=366)] = 30,
    as_of: AsOf = None,
    strict: Strict = False,
    output_format: Format = OutputFormat.TABLE,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Quote a plan."""
    from capacity_cli.api.quoting import QuoteRequest, quoted  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    try:
        date = as_of_date(as_of)
        request = QuoteRequest(plan, tuple(usage or ()), region, tuple(switches or ()), date, days, seats)
        found = quoted(price_list, request)
    except Refused as refused:
        terminal.problems(refused.problems)
        raise typer.Exit(ExitStatus.REFUSED) from None
    if output_format is OutputFormat.JSON:
        from capacity_cli.render.json_answer import quote_json  # noqa: PLC0415

        terminal.answer_document(quote_json(found))
    else:
        from capacity_cli.render.table.quote import print_quote  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_quote(out, found, terminal.texts))
    if strict and not found.is_decided:
        raise typer.Exit(ExitStatus.UNDECIDED)
