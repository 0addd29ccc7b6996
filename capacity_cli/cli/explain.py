"""`capacity explain`: where a figure comes from, down to file and line; or what a code means."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from capacity_cli.cli.exit_status import ExitStatus
from capacity_cli.cli.inputs import ReadOptions, files_or_default, read_all
from capacity_cli.cli.options import (
    AsOf,
    Changes,
    Format,
    Lang,
    NoColor,
    OutputFormat,
    Prices,
    Quiet,
    UpTo,
    terminal_of,
)
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
from capacity_cli.cli.terminal import Terminal
from capacity_cli.cli.whole_numbers import messages_a_day, number_of_months
from capacity_cli.model.problems import Place, Problem, ProblemCode

if TYPE_CHECKING:
    from capacity_cli.model.solving.solve import Question

Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False)]
File = Annotated[str | None, typer.Argument(metavar="FILE", show_default=False)]
Months = Annotated[str | None, typer.Option("--months", metavar="N", envvar="CAPACITY_MONTHS", show_default=False)]


def explain(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    name: Name,
    file: File = None,
    months: Months = None,
    budget: Budget = None,
    headroom: Headroom = None,
    unit_price: UnitPrice = False,
    daily_cap: DailyCap = False,
    break_even: BreakEven = False,
    plan: RivalPlan = None,
    up_to: UpTo = None,
    output_format: Format = OutputFormat.TABLE,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Explain a metric of a file, or a code."""
    from capacity_cli.api.explaining import code_of  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    code = code_of(name)
    if code is None:
        goals = Asked(budget, headroom, unit_price, daily_cap, break_even, plan)
        lengths = None if months is None else number_of_months(months), None if up_to is None else messages_a_day(up_to)
        asked = _Metric(name, file, *lengths, goals)
        _explain_metric(terminal, asked, output_format, ReadOptions(changes, prices, as_of))
    elif file is not None:
        values = {"detail": terminal.texts("usage.extra", found=file), "command": "capacity explain", "suggestion": ""}
        terminal.problems([Problem(ProblemCode.BAD_OPTION, values, place=Place("capacity explain", None, None))])
        raise typer.Exit(ExitStatus.REFUSED)
    elif output_format is OutputFormat.JSON:
        from capacity_cli.render.json_explain import code_json  # noqa: PLC0415

        terminal.answer_document(code_json(code, terminal.contract_texts))
    else:
        from capacity_cli.render.table.explain import print_code  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_code(out, code, terminal.texts))


class _Metric(NamedTuple):
    """A figure that is to be explained."""

    name: str
    file: str | None
    months: int | None
    up_to: int | None
    goals: Asked

    @property
    def question(self) -> "Question | None":
        """The question of `solve` whose answer has it; none if it is no figure of `solve`, or nothing is asked."""
        from capacity_cli.api.explaining import is_of_solve  # noqa: PLC0415  the models load slowly

        return question_of(self.goals, "capacity explain") if any(self.goals) and is_of_solve(self.name) else None


def _explain_metric(terminal: Terminal, asked: _Metric, output_format: OutputFormat, options: ReadOptions) -> None:
    from capacity_cli.api.explaining import Terms, explained  # noqa: PLC0415  the models load slowly

    files = files_or_default(terminal, None if asked.file is None else [asked.file])
    terms = Terms(asked.months, asked.question, asked.up_to)
    explain_it = partial(explained, metric=asked.name, terms=terms)
    found = read_all(terminal, explain_it, files, options)
    if found.answers and output_format is OutputFormat.JSON:
        from capacity_cli.render.json_explain import explain_json  # noqa: PLC0415

        terminal.answer_document(explain_json(found.answers, terminal.contract_texts))
    elif found.answers:
        from capacity_cli.render.table.explain import print_explanations  # noqa: PLC0415  Rich loads slowly

        terminal.answer_table(lambda out: print_explanations(out, found.answers, terminal.texts))
    raise typer.Exit(ExitStatus.DONE if found.whole else ExitStatus.REFUSED)
