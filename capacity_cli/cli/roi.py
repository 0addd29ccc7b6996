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
from capacity_cli.cli.output import deliver, outputs
from capacity_cli.cli.writers import forms
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

if TYPE_CHECKING:
    from capacity_cli.model.return_details import RoiAnswer


RETURNS = {
    ReportFormat.TABLE: "table.roi:print_rois",
    ReportFormat.JSON: "json_answer:roi_json",
    ReportFormat.CSV: "csv_answer:roi_csv",
    ReportFormat.MARKDOWN: "markdown.roi:roi_markdown",
}
"""What writes returns."""
COMPARISONS = {
    ReportFormat.TABLE: "table.roi_comparison:print_comparisons",
    ReportFormat.JSON: "roi_comparison:comparison_json",
    ReportFormat.CSV: "roi_comparison:comparison_csv",
    ReportFormat.MARKDOWN: "markdown.roi_comparison:comparison_markdown",
}
"""What writes returns side by side."""

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
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    found = read_all(terminal, returned, files_or_default(terminal, files), options)

    if compare:
        from capacity_cli.model.roi_comparison import compared_with_first  # noqa: PLC0415  only with --compare

        if found.whole:
            _refuse_less_than_two(found.answers)
        form = forms(COMPARISONS, compared_with_first(found.answers), terminal.contract_texts)
    else:
        form = forms(RETURNS, found.answers, terminal.contract_texts)
    if len(found.answers) >= (_PAIR if compare else 1):
        deliver(terminal, wanted, form)
    raise typer.Exit(status_of([each.answer for each in found.answers], whole=found.whole, strict=strict))


def _refuse_less_than_two(answers: "list[RoiAnswer]") -> None:
    """Raise `Refused` unless there are two scenarios to stand side by side."""
    if len(answers) >= _PAIR:
        return
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"detail": Word("usage.compare_needs"), "command": "capacity roi", "suggestion": ""}
    raise Refused([Problem(ProblemCode.BAD_OPTION, values, place=Place("--compare", None, None))])
