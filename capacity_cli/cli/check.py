"""`capacity check`: the assertions of each file, judged; the exit status is for continuous integration."""

from typing import TYPE_CHECKING

import typer

from capacity_cli.cli.exit_status import ExitStatus, status_of, worst
from capacity_cli.cli.inputs import DEFAULT_FILE, ReadOptions, read_all
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
    from capacity_cli.model.checks import CheckAnswer


def check(  # noqa: PLR0913, PLR0917  one parameter an option
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
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Judge the checks of some files."""
    from capacity_cli.api.checking import checked  # noqa: PLC0415  the models load slowly

    options = ReadOptions(changes, prices, as_of, max_price_age)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output)
    found = read_all(terminal, checked, files or [DEFAULT_FILE], options)

    own = status_of([each.answer for each in found.answers], whole=found.whole, strict=strict)
    status = worst([own, *(each.exit_status for each in found.answers)])

    def form(report: ReportFormat, texts: Texts) -> Form:
        return _form(report, found.answers, status, texts, terminal.contract_texts, bom=csv_bom)

    if found.answers:
        deliver(terminal, wanted, form)
    raise typer.Exit(status)


def _form(  # noqa: PLR0913  what the formats need
    report: ReportFormat, answers: "list[CheckAnswer]", status: ExitStatus, texts: Texts, contract: Texts, *, bom: bool
) -> Form:
    """The answer in one format; its writer is loaded when it is wanted."""
    match report:
        case ReportFormat.TABLE:
            from capacity_cli.render.table.check import print_checks  # noqa: PLC0415  Rich loads slowly

            return lambda out: print_checks(out, answers, texts)
        case ReportFormat.JSON:
            from capacity_cli.render.json_answer import check_json  # noqa: PLC0415

            return check_json(answers, status, contract)
        case ReportFormat.CSV:
            from capacity_cli.render.csv_answer import check_csv  # noqa: PLC0415

            return check_csv(answers, contract, bom=bom)
        case ReportFormat.MARKDOWN:
            from capacity_cli.render.markdown.check import check_markdown  # noqa: PLC0415

            return check_markdown(answers, status, texts)
