"""`capacity check`: the assertions of each file, judged; the exit status is for continuous integration."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from capacity_cli.cli.demands import demanded
from capacity_cli.cli.exit_status import status_of, worst
from capacity_cli.cli.gating import against_of, held_against, oldest_of, policy_of
from capacity_cli.cli.inputs import DEFAULT_FILE, ReadOptions, read_all
from capacity_cli.cli.options import (
    AsOf,
    BaselineFile,
    Changes,
    CheckFormat,
    CsvBom,
    Files,
    GateReport,
    Lang,
    MaxBacklogJobs,
    MaxMonthlyCost,
    MaxPriceAge,
    MaxUnitCost,
    MaxWaitMinutes,
    MinHeadroom,
    MinPeakHeadroom,
    NoColor,
    Output,
    Policy,
    Prices,
    Quiet,
    Revision,
    Strict,
    Tolerance,
    WriteBaseline,
    terminal_of,
)
from capacity_cli.cli.output import deliver, outputs
from capacity_cli.cli.revisions import Since, refuse_standard_input, since
from capacity_cli.cli.step_summary import add_to_step_summary
from capacity_cli.cli.writers import Form, forms
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.cli.terminal import Terminal
    from capacity_cli.model.baseline import Baseline
    from capacity_cli.model.gate import Gate


WRITERS = {
    CheckFormat.TABLE: "table.check:print_checks",
    CheckFormat.JSON: "json_check:check_json",
    CheckFormat.CSV: "csv_answer:check_csv",
    CheckFormat.MARKDOWN: "markdown.check:check_markdown",
    CheckFormat.GITHUB: "reports.github:github_annotations",
    CheckFormat.JUNIT: "reports.junit:junit_xml",
    CheckFormat.SARIF: "reports.sarif:sarif",
    CheckFormat.GITLAB: "reports.gitlab:code_quality",
}
"""What writes the answer of a gate."""
_WITH_PROBLEMS = frozenset(
    {CheckFormat.MARKDOWN, CheckFormat.GITHUB, CheckFormat.JUNIT, CheckFormat.SARIF, CheckFormat.GITLAB}
)
"""The formats that say what is wrong with files that cannot be used; for the others standard error does."""


def check(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    files: Files = None,
    output_format: GateReport = CheckFormat.TABLE,
    output: Output = None,
    csv_bom: CsvBom = False,
    changes: Changes = None,
    prices: Prices = None,
    as_of: AsOf = None,
    max_price_age: MaxPriceAge = None,
    max_monthly_cost: MaxMonthlyCost = None,
    max_unit_cost: MaxUnitCost = None,
    min_headroom: MinHeadroom = None,
    min_peak_headroom: MinPeakHeadroom = None,
    max_wait_minutes: MaxWaitMinutes = None,
    max_backlog_jobs: MaxBacklogJobs = None,
    policy: Policy = None,
    baseline: BaselineFile = None,
    tolerance: Tolerance = None,
    write_baseline: WriteBaseline = None,
    revision: Revision = None,
    strict: Strict = False,
    _lang: Lang = None,
    no_color: NoColor = False,
    quiet: Quiet = False,
) -> None:
    """Judge the checks of some files."""
    from capacity_cli.api.checking import Rules, checked  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    named = files or [DEFAULT_FILE]
    others = [*named, policy, baseline, write_baseline]
    wanted = outputs(output_format, output, csv_bom=csv_bom, others=others)
    refuse_standard_input(named, revision)
    demands = demanded(
        {
            "max_monthly_cost": max_monthly_cost,
            "max_unit_cost": max_unit_cost,
            "min_headroom": min_headroom,
            "min_peak_headroom": min_peak_headroom,
            "max_wait_minutes": max_wait_minutes,
            "max_backlog_jobs": max_backlog_jobs,
        }
    )
    rules = Rules(demands, policy_of(policy))
    options = ReadOptions(changes, prices, as_of, max_price_age, oldest_of(rules.policy, as_of))
    against = against_of(baseline, tolerance, named)
    judged = read_all(terminal, partial(checked, rules=rules), named, options)
    found, made = held_against(judged, against, write_baseline)
    gate = _gate(since(terminal, found, revision, named, options), strict=strict)

    form = forms(WRITERS, gate, terminal.contract_texts)

    def form_of_anything(report: CheckFormat, texts: Texts) -> Form:
        return form(report, texts) if gate.answers or report in _WITH_PROBLEMS else None

    deliver(terminal, wanted, form_of_anything)
    add_to_step_summary(gate, terminal.file_texts)
    if write_baseline is not None:
        _write(terminal, write_baseline, made)
    raise typer.Exit(gate.exit_status)


def _write(terminal: "Terminal", file: str, made: "Baseline | None") -> None:
    """Write the baseline, if there is one to write; say what became of it."""
    if made is None:
        terminal.error(terminal.texts("talk.no_baseline", file=file))
        return
    from capacity_cli.documents.baselines import write_baseline  # noqa: PLC0415  only with `--write-baseline`
    from capacity_cli.render.json_baseline import baseline_json  # noqa: PLC0415

    write_baseline(file, baseline_json(made))
    terminal.talk(terminal.texts("talk.baseline", file=file))


def _gate(since_then: Since, *, strict: bool) -> "Gate":
    """What was found, and the status that it comes to: 2 before 1 before 3 before 0."""
    from capacity_cli.documents.root import repository_of  # noqa: PLC0415  the models load slowly
    from capacity_cli.model.gate import Gate  # noqa: PLC0415

    found, here = since_then.judged, Path.cwd()
    root = repository_of(here)
    own = status_of([each.answer for each in found.answers], whole=found.whole, strict=strict)
    status = worst([own, *(each.exit_status for each in found.answers)])
    return Gate(
        tuple(found.answers),
        found.problems,
        folder=str(here),
        exit_status=status,
        compared=since_then.compared,
        root=None if root is None else str(root),
        broken_base=since_then.broken_base,
    )
