"""`capacity recommend`: the cheapest configuration that holds, the steps that lead to it, and the proof."""

from typing import TYPE_CHECKING, Annotated

import typer

from capacity_cli.cli.exit_status import ExitStatus, status_of, worst
from capacity_cli.cli.inputs import DEFAULT_FILE, ReadOptions, read_all
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
    UpTo,
    terminal_of,
)
from capacity_cli.cli.output import Outputs, deliver, outputs
from capacity_cli.cli.terminal import Terminal
from capacity_cli.cli.whole_numbers import messages_a_day
from capacity_cli.cli.writers import forms
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.model.recommend.usual import LADDER_END

if TYPE_CHECKING:
    from capacity_cli.api.loading import Loader
    from capacity_cli.api.recommending import Recommended
    from capacity_cli.documents.refused import Refused
    from capacity_cli.model.recommend.ladder import LadderAnswer


RECOMMENDATIONS = {
    ReportFormat.TABLE: "table.recommend:print_recommendations",
    ReportFormat.JSON: "json_recommend:recommend_json",
    ReportFormat.CSV: "csv_recommend:recommend_csv",
    ReportFormat.MARKDOWN: "markdown.recommend:recommend_markdown",
}
"""What writes recommendations."""
LADDERS = {
    ReportFormat.TABLE: "table.ladder:print_ladders",
    ReportFormat.JSON: "json_recommend:ladder_json",
    ReportFormat.CSV: "csv_recommend:ladder_csv",
    ReportFormat.MARKDOWN: "markdown.ladder:ladder_markdown",
}
"""What writes ladders."""

Apply = Annotated[bool, typer.Option("--apply")]
Force = Annotated[bool, typer.Option("--force")]
Variant = Annotated[str | None, typer.Option("--variant", metavar="NAME")]


LadderOption = Annotated[bool, typer.Option("--ladder")]


def recommend(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    output_format: Report = ReportFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    ladder: LadderOption = False,
    up_to: UpTo = None,
    apply: Apply = False,
    variant: Variant = None,
    force: Force = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Recommend configurations for the scenarios of some files."""
    options = ReadOptions(changes, prices, as_of)
    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=files)
    if ladder and apply:
        raise _nothing_to_apply()
    if up_to is not None and not ladder:
        raise _nothing_to_climb(up_to)
    if ladder:
        top = LADDER_END if up_to is None else messages_a_day(up_to)
        raise typer.Exit(_ladder(terminal, files or [DEFAULT_FILE], options, wanted, top))
    from capacity_cli.api.recommending import recommended  # noqa: PLC0415  the models load slowly

    found = read_all(terminal, recommended, files or [DEFAULT_FILE], options)
    answers = [each.answer for each in found.answers]
    if answers:
        deliver(terminal, wanted, forms(RECOMMENDATIONS, answers, terminal.contract_texts))
    if apply and answers:
        _apply(terminal, found.answers, variant, force=force)
    own = status_of([each.answer for each in answers], whole=found.whole, strict=False)
    raise typer.Exit(worst([own, *(each.exit_status for each in answers)]))


def _ladder(
    terminal: Terminal, files: list[str], options: ReadOptions, wanted: Outputs[ReportFormat], up_to: int
) -> int:
    """Climb the ladder of each file; the exit status is 0 unless a file is wrong."""
    from capacity_cli.api.laddering import climbed  # noqa: PLC0415  the models load slowly

    def climb(loader: "Loader", file: str) -> "tuple[LadderAnswer, ...]":
        return climbed(loader, file, up_to)

    found = read_all(terminal, climb, files, options)
    if found.answers:
        deliver(terminal, wanted, forms(LADDERS, found.answers, terminal.contract_texts))
    return ExitStatus.DONE if found.whole else ExitStatus.REFUSED


def _apply(terminal: Terminal, answers: "list[Recommended]", variant: str | None, *, force: bool) -> None:
    """Write what is recommended for a variant, or for the files as they stand, and say so."""
    from capacity_cli.api.applying import apply  # noqa: PLC0415  only with --apply

    chosen = [each for each in answers if each.loaded.variant == variant]
    if not chosen:
        raise _no_such_variant(variant, answers)
    for each in chosen:
        apply(each, force=force)
        if not each.answer.steps:
            terminal.talk(terminal.texts("recommend.nothing_applied", file=each.loaded.file))
        for step in each.answer.steps:
            path, before = ".".join(map(str, step.move.path)), step.move.before or "–"
            said = {"file": step.place.file, "path": path, "before": before, "after": step.move.after}
            terminal.talk(terminal.texts("recommend.applied", **said))


def _nothing_to_apply() -> "Refused":
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"detail": Word("usage.ladder_applies"), "command": "capacity recommend", "suggestion": ""}
    return Refused([Problem(ProblemCode.BAD_OPTION, values, place=Place("capacity recommend", None, None))])


def _nothing_to_climb(up_to: str) -> "Refused":
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong

    values = {"key": "--up-to", "needs": "`--ladder`"}
    return Refused([Problem(ProblemCode.NEEDS_KEY, values, place=Place(f"--up-to {up_to}", None, None))])


def _no_such_variant(variant: str | None, answers: "list[Recommended]") -> "Refused":
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only wanted when something is wrong
    from capacity_cli.model.names import unknown_name  # noqa: PLC0415

    names = [each.loaded.variant for each in answers if each.loaded.variant is not None]
    return Refused([unknown_name("kind.variant", str(variant), names, place=Place(f"--variant {variant}", None, None))])
