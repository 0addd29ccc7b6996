"""`capacity forecast`: the months to come of each scenario, and what breaks in which of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import ReadOptions, files_or_default, read_all
from capacity_cli.cli.options import (
    AsOf,
    Changes,
    CsvBom,
    Files,
    Lang,
    MaxPriceAge,
    NoColor,
    Output,
    Prices,
    Quiet,
    Report,
    ReportFormat,
    Strict,
    terminal_of,
)
from capacity_cli.cli.output import deliver, outputs
from capacity_cli.cli.whole_numbers import number_of_months
from capacity_cli.cli.writers import forms

if TYPE_CHECKING:
    from capacity_cli.model.forecast.forecast import ForecastAnswer

_A_YEAR = "12"

WRITERS = {
    ReportFormat.TABLE: "table.forecast:print_forecasts",
    ReportFormat.JSON: "json_forecast:forecast_json",
    ReportFormat.CSV: "csv_forecast:forecast_csv",
    ReportFormat.MARKDOWN: "markdown.forecast:forecast_markdown",
}
"""What writes forecasts."""

Months = Annotated[str, typer.Option("--months", metavar="N", envvar="CAPACITY_MONTHS")]


def forecast(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    months: Months = _A_YEAR,
    output_format: Report = ReportFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    max_price_age: MaxPriceAge = None,
    strict: Strict = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Plan the months to come of the scenarios of some files."""
    from capacity_cli.api.forecasting import forecasts  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    found = read_all(terminal, forecasts(number_of_months(months)), files_or_default(terminal, files), options)

    if found.answers:
        deliver(terminal, wanted, forms(WRITERS, found.answers, terminal.contract_texts))
    raise typer.Exit(_status(found.answers, whole=found.whole, strict=strict))


def _status(answers: "list[ForecastAnswer]", *, whole: bool, strict: bool) -> ExitStatus:
    """2 if a file could not be used; 3 if, strictly, a month rests on something unknown."""
    if not whole:
        return ExitStatus.REFUSED
    undecided = strict and any(not each.forecast.decided for each in answers)
    return ExitStatus.UNDECIDED if undecided else ExitStatus.DONE
