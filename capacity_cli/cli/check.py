"""`capacity check`: the assertions of each file, judged; the exit status is for continuous integration."""

import typer

from capacity_cli.cli.exit_status import status_of, worst
from capacity_cli.cli.inputs import DEFAULT_FILE, ReadOptions, answers_of
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


def check(  # noqa: PLR0913, PLR0917  one parameter an option
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
    """Judge the checks of some files."""
    from capacity_cli.api.checking import checked  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    answers, whole = answers_of(terminal, checked, files or [DEFAULT_FILE], options)
    own = status_of([each.answer for each in answers], whole=whole, strict=strict)
    status = worst([own, *(each.exit_status for each in answers)])
    if answers and output_format is OutputFormat.JSON:
        from capacity_cli.render.json_answer import check_json  # noqa: PLC0415

        terminal.answer_json(check_json(answers, status, terminal.contract_texts))
    elif answers:
        from capacity_cli.render.table.check import print_checks  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_checks(out, answers, terminal.texts))
    raise typer.Exit(status)
