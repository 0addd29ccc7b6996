"""`capacity diff`: what a change does to the plan, with what you changed apart from what the prices changed."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from capacity_cli.cli.dates import as_of_date
from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import ReadOptions, read_all
from capacity_cli.cli.options import (
    CHANGES_VARIABLE,
    AsOf,
    Changes,
    CsvBom,
    Lang,
    NeededFiles,
    NoColor,
    Output,
    Prices,
    Quiet,
    Report,
    ReportFormat,
    Revision,
    terminal_of,
)
from capacity_cli.cli.output import deliver, outputs
from capacity_cli.cli.revisions import refuse_standard_input
from capacity_cli.cli.writers import forms
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

if TYPE_CHECKING:
    from capacity_cli.api.loading import Loader
    from capacity_cli.model.difference import Difference

_PAIR = 2

WRITERS = {
    ReportFormat.TABLE: "table.diff:print_differences",
    ReportFormat.JSON: "json_diff:diff_json",
    ReportFormat.CSV: "csv_diff:diff_csv",
    ReportFormat.MARKDOWN: "markdown.diff:diff_markdown",
}
"""What writes differences."""

BasePrices = Annotated[str | None, typer.Option("--base-prices", metavar="EDITION|DIR", envvar="CAPACITY_BASE_PRICES")]
BaseAsOf = Annotated[str | None, typer.Option("--base-as-of", metavar="DATE", envvar="CAPACITY_BASE_AS_OF")]


def diff(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: NeededFiles,
    revision: Revision = None,
    base_prices: BasePrices = None,
    prices: Prices = None,
    base_as_of: BaseAsOf = None,
    as_of: AsOf = None,
    changes: Changes = None,
    output_format: Report = ReportFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Compare plans."""
    from capacity_cli.api.comparing import Base, compared  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    apart = bool(base_prices or base_as_of or changes or os.environ.get(CHANGES_VARIABLE))
    _refuse_other_numbers(files, at_revision=revision is not None, apart=apart)
    refuse_standard_input(files, revision)
    date = as_of_date(base_as_of or as_of, "--base-as-of" if base_as_of else "--as-of")
    base = Base(revision, base_prices or prices, date, prices_option="--base-prices" if base_prices else "--prices")
    pair = revision is None and len(files) == _PAIR

    def read(loader: "Loader", file: str) -> "tuple[Difference, ...]":
        return compared(base, files[0] if pair else file, loader, file)

    heads = files[1:] if pair else files
    found = read_all(terminal, read, heads, ReadOptions(changes, prices, as_of))
    if found.answers:
        _refuse_nothing_common(found.answers, revision)
        deliver(terminal, wanted, forms(WRITERS, found.answers, terminal.contract_texts))
    raise typer.Exit(ExitStatus.DONE if found.whole else ExitStatus.REFUSED)


def _refuse_other_numbers(files: list[str], *, at_revision: bool, apart: bool) -> None:
    """Raise `Refused` unless there are two files, one with something to compare it with, or any at a revision."""
    if at_revision or len(files) == _PAIR or (apart and len(files) == 1):
        return
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"detail": Word("usage.diff_needs"), "command": "capacity diff", "suggestion": ""}
    raise Refused([Problem(ProblemCode.BAD_OPTION, values, place=Place("capacity diff", None, None))])


def _refuse_nothing_common(differences: "list[Difference]", revision: str | None) -> None:
    """Raise `Refused` if every scenario is only in the base or only in the head; of a few of them that is shown."""
    from capacity_cli.model.difference import Presence  # noqa: PLC0415  the models load slowly

    if any(each.presence is Presence.BOTH for each in differences):
        return
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    raise Refused([Problem(ProblemCode.NOTHING_COMMON, {}, place=Place(f"--rev {revision}", None, None))])
