"""`capacity roi`: what automation saves against sending by hand."""

import typer

from capacity_cli.cli.exit_status import status_of
from capacity_cli.cli.inputs import ReadOptions, answers_of, files_or_default
from capacity_cli.cli.options import (
    AsOf,
    Changes,
    Files,
    Format,
    Lang,
    MaxPriceAge,
    NoColor,
    OutputFormat,
    Prices,
    Quiet,
    Strict,
    terminal_of,
)


def roi(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    output_format: Format = OutputFormat.TABLE,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    max_price_age: MaxPriceAge = None,
    strict: Strict = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Work out the return of automation of some files."""
    from capacity_cli.api.returning import returned  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    answers, whole = answers_of(terminal, returned, files_or_default(terminal, files), options)
    if answers and output_format is OutputFormat.JSON:
        from capacity_cli.render.json_answer import roi_json  # noqa: PLC0415

        terminal.answer_json(roi_json(answers, terminal.contract_texts))
    elif answers:
        from capacity_cli.render.table.roi import print_rois  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_rois(out, answers, terminal.texts))
    raise typer.Exit(status_of([each.answer for each in answers], whole=whole, strict=strict))
