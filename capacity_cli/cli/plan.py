"""`capacity plan`: headroom, bottleneck, limits, bill and findings of each scenario."""

from typing import Annotated

import typer

from capacity_cli.cli.exit_status import status_of
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
from capacity_cli.cli.writers import forms

PLANS = {
    ReportFormat.TABLE: "table.plans:print_plans",
    ReportFormat.JSON: "json_answer:plan_json",
    ReportFormat.CSV: "csv_answer:plan_csv",
    ReportFormat.MARKDOWN: "markdown.plans:plan_markdown",
}
"""What writes plans."""
EXPLAINED = {
    ReportFormat.TABLE: "table.explained_plans:print_explained_plans",
    ReportFormat.JSON: "json_explain:explained_plan_json",
    ReportFormat.CSV: "csv_answer:explained_plan_csv",
    ReportFormat.MARKDOWN: "markdown.explain:explained_markdown",
}
"""What writes plans with every figure explained."""

Explain = Annotated[bool, typer.Option("--explain", envvar="CAPACITY_EXPLAIN")]


def plan(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    output_format: Report = ReportFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    max_price_age: MaxPriceAge = None,
    strict: Strict = False,
    explain: Explain = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Plan the scenarios of some files."""
    from capacity_cli.api.planning import planned  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    named = files_or_default(terminal, files)
    if explain:
        from capacity_cli.api.explaining import explained_plans  # noqa: PLC0415  explanations load slowly

        explained = read_all(terminal, explained_plans, named, options)
        answers, whole = [each.answer for each in explained.answers], explained.whole
        form = forms(EXPLAINED, explained.answers, terminal.contract_texts)
    else:
        found = read_all(terminal, planned, named, options)
        answers, whole = found.answers, found.whole
        form = forms(PLANS, answers, terminal.contract_texts)
    if answers:
        deliver(terminal, wanted, form)
    raise typer.Exit(status_of(answers, whole=whole, strict=strict))
