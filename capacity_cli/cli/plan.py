"""`capacity plan`: headroom, bottleneck, limits, bill and findings of each scenario."""

from typing import TYPE_CHECKING, Annotated

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
from capacity_cli.cli.output import Form, deliver, outputs
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.answer import Answer
    from capacity_cli.model.explanation.answer import ExplainedPlan


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
    wanted = outputs(output_format, output)
    named = files_or_default(terminal, files)
    if explain:
        from capacity_cli.api.explaining import explained_plans  # noqa: PLC0415  explanations load slowly

        explained = read_all(terminal, explained_plans, named, options)
        answers, whole = [each.answer for each in explained.answers], explained.whole
    else:
        found = read_all(terminal, planned, named, options)
        answers, whole = found.answers, found.whole

    def form(report: ReportFormat, texts: Texts) -> Form:
        if explain and report is not ReportFormat.CSV:
            return _explained_form(report, explained.answers, texts, terminal.contract_texts)
        return _form(report, answers, texts, terminal.contract_texts, bom=csv_bom)

    if answers:
        deliver(terminal, wanted, form)
    raise typer.Exit(status_of(answers, whole=whole, strict=strict))


def _form(report: ReportFormat, answers: "list[Answer]", texts: Texts, contract: Texts, *, bom: bool) -> Form:
    """The answer in one format; its writer is loaded when it is wanted."""
    match report:
        case ReportFormat.TABLE:
            from capacity_cli.render.table.plans import print_plans  # noqa: PLC0415  Rich loads slowly

            return lambda out: print_plans(out, answers, texts)
        case ReportFormat.JSON:
            from capacity_cli.render.json_answer import plan_json  # noqa: PLC0415

            return plan_json(answers, contract)
        case ReportFormat.CSV:
            from capacity_cli.render.csv_answer import plan_csv  # noqa: PLC0415

            return plan_csv(answers, contract, bom=bom)
        case ReportFormat.MARKDOWN:
            from capacity_cli.render.markdown.plans import plan_markdown  # noqa: PLC0415

            return plan_markdown(answers, texts)


def _explained_form(report: ReportFormat, plans: "list[ExplainedPlan]", texts: Texts, contract: Texts) -> Form:
    """The answer with every figure explained; CSV has figures alone."""
    match report:
        case ReportFormat.JSON:
            from capacity_cli.render.json_explain import explained_plan_json  # noqa: PLC0415

            return explained_plan_json(plans, contract)
        case ReportFormat.MARKDOWN:
            from capacity_cli.render.markdown.explain import explained_markdown  # noqa: PLC0415

            return explained_markdown(plans, texts)
        case _:
            from capacity_cli.render.table.explained_plans import print_explained_plans  # noqa: PLC0415  Rich

            return lambda out: print_explained_plans(out, plans, texts)
