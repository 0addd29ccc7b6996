"""`capacity solve`: the questions the other way round, such as which volumes a budget carries."""

from typing import TYPE_CHECKING

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import DEFAULT_FILE, Read, ReadOptions, read_all
from capacity_cli.cli.options import (
    AsOf,
    Changes,
    CsvBom,
    Files,
    Lang,
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
from capacity_cli.cli.question import (
    Asked,
    BreakEven,
    Budget,
    DailyCap,
    Headroom,
    RivalPlan,
    UnitPrice,
    question_of,
)
from capacity_cli.cli.writers import forms

if TYPE_CHECKING:
    from capacity_cli.api.loading import Loader
    from capacity_cli.model.solved import SolveAnswer

WRITERS = {
    ReportFormat.TABLE: "table.solve:print_solutions",
    ReportFormat.JSON: "json_answer:solve_json",
    ReportFormat.CSV: "csv_answer:solve_csv",
    ReportFormat.MARKDOWN: "markdown.solve:solve_markdown",
}
"""What writes solutions."""


def solve(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    budget: Budget = None,
    headroom: Headroom = None,
    unit_price: UnitPrice = False,
    daily_cap: DailyCap = False,
    break_even: BreakEven = False,
    plan: RivalPlan = None,
    output_format: Report = ReportFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    strict: Strict = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Answer a question about volumes or a price."""
    from capacity_cli.api.solving import solved  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    question = question_of(Asked(budget, headroom, unit_price, daily_cap, break_even, plan))

    def read(loader: "Loader", file: str) -> "tuple[SolveAnswer, ...]":
        return solved(loader, file, question)

    found = read_all(terminal, read, files or [DEFAULT_FILE], ReadOptions(changes, prices, as_of))

    if found.answers:
        deliver(terminal, wanted, forms(WRITERS, found.answers, terminal.contract_texts))
    raise typer.Exit(_status(found, strict=strict))


def _status(found: "Read[SolveAnswer]", *, strict: bool) -> ExitStatus:
    """2 if a file could not be used; 3 if, strictly, an answer rests on something unknown."""
    if not found.whole:
        return ExitStatus.REFUSED
    undecided = strict and any(not each.solution.decided for each in found.answers)
    return ExitStatus.UNDECIDED if undecided else ExitStatus.DONE
