"""`capacity roi`: what automation saves against sending by hand."""

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
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.return_details import RoiAnswer


Compare = Annotated[bool, typer.Option("--compare", envvar="CAPACITY_COMPARE")]
_PAIR = 2


def roi(  # noqa: PLR0913, PLR0917  one parameter an option
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
    compare: Compare = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Work out the return of automation of some files."""
    from capacity_cli.api.returning import returned  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output)
    found = read_all(terminal, returned, files_or_default(terminal, files), options)

    if compare and found.whole:
        _refuse_less_than_two(found.answers)

    def form(report: ReportFormat, texts: Texts) -> Form:
        if compare:
            return _compared_form(report, found.answers, texts, terminal.contract_texts, bom=csv_bom)
        return _form(report, found.answers, texts, terminal.contract_texts, bom=csv_bom)

    if len(found.answers) >= (_PAIR if compare else 1):
        deliver(terminal, wanted, form)
    raise typer.Exit(status_of([each.answer for each in found.answers], whole=found.whole, strict=strict))


def _form(report: ReportFormat, answers: "list[RoiAnswer]", texts: Texts, contract: Texts, *, bom: bool) -> Form:
    """The answer in one format; its writer is loaded when it is wanted."""
    match report:
        case ReportFormat.TABLE:
            from capacity_cli.render.table.roi import print_rois  # noqa: PLC0415  Rich loads slowly

            return lambda out: print_rois(out, answers, texts)
        case ReportFormat.JSON:
            from capacity_cli.render.json_answer import roi_json  # noqa: PLC0415

            return roi_json(answers, contract)
        case ReportFormat.CSV:
            from capacity_cli.render.csv_answer import roi_csv  # noqa: PLC0415

            return roi_csv(answers, contract, bom=bom)
        case ReportFormat.MARKDOWN:
            from capacity_cli.render.markdown.roi import roi_markdown  # noqa: PLC0415

            return roi_markdown(answers, texts)


def _compared_form(
    report: ReportFormat, answers: "list[RoiAnswer]", texts: Texts, contract: Texts, *, bom: bool
) -> Form:
    """The answers side by side in one format; its writer is loaded when it is wanted."""
    from capacity_cli.model.roi_comparison import compared_with_first  # noqa: PLC0415  only with --compare

    comparisons = compared_with_first(answers)
    match report:
        case ReportFormat.TABLE:
            from capacity_cli.render.table.roi_comparison import print_comparisons  # noqa: PLC0415  Rich loads slowly

            return lambda out: print_comparisons(out, comparisons, texts)
        case ReportFormat.JSON:
            from capacity_cli.render.json_answer import roi_json  # noqa: PLC0415

            return roi_json(answers, contract, comparisons)
        case ReportFormat.CSV:
            from capacity_cli.render.roi_comparison import comparison_csv  # noqa: PLC0415

            return comparison_csv(comparisons, bom=bom)
        case ReportFormat.MARKDOWN:
            from capacity_cli.render.markdown.roi_comparison import comparison_markdown  # noqa: PLC0415

            return comparison_markdown(comparisons, texts)


def _refuse_less_than_two(answers: "list[RoiAnswer]") -> None:
    """Raise `Refused` unless there are two scenarios to stand side by side."""
    if len(answers) >= _PAIR:
        return
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"detail": Word("usage.compare_needs"), "command": "capacity roi", "suggestion": ""}
    raise Refused([Problem(ProblemCode.BAD_OPTION, values, place=Place("--compare", None, None))])
