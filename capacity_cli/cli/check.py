"""`capacity check`: the assertions of each file, judged; the exit status is for continuous integration."""

from functools import partial
from typing import TYPE_CHECKING

import typer

from capacity_cli.cli.demands import demanded
from capacity_cli.cli.exit_status import ExitStatus
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
from capacity_cli.cli.output import sound_outputs
from capacity_cli.cli.reporting import gate_of, refused_gate, report
from capacity_cli.cli.revisions import refuse_standard_input, since

if TYPE_CHECKING:
    from capacity_cli.model.baseline import Baseline
    from capacity_cli.model.gate import Gate


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
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  the models load slowly

    terminal = terminal_of(context, no_color=no_color, quiet=quiet)
    named = files or [DEFAULT_FILE]
    others = [*named, policy, baseline, write_baseline]
    wanted = sound_outputs(output_format, output, csv_bom=csv_bom, others=others)
    demands = {
        "max_monthly_cost": max_monthly_cost,
        "max_unit_cost": max_unit_cost,
        "min_headroom": min_headroom,
        "min_peak_headroom": min_peak_headroom,
        "max_wait_minutes": max_wait_minutes,
        "max_backlog_jobs": max_backlog_jobs,
    }

    def judged() -> "tuple[Gate, Baseline | None]":
        from capacity_cli.api.checking import Rules, checked  # noqa: PLC0415  the models load slowly

        if wanted.problems:
            raise Refused(wanted.problems)
        refuse_standard_input(named, revision)
        rules = Rules(demanded(demands), policy_of(policy))
        options = ReadOptions(changes, prices, as_of, max_price_age, oldest_of(rules.policy, as_of))
        against = against_of(baseline, tolerance, named)
        read = read_all(terminal, partial(checked, rules=rules), named, options)
        found, made = held_against(read, against, write_baseline)
        return gate_of(since(terminal, found, revision, named, options), named, strict=strict), made

    try:
        gate, made = judged()
    except Refused as refused:
        terminal.problems(refused.problems)
        gate, made = refused_gate(refused.problems, named), None
    status = report(terminal, wanted, gate, lambda _: _write(write_baseline, made))
    if write_baseline is not None and made is None:
        terminal.error(terminal.texts("talk.no_baseline", file=write_baseline))
    elif write_baseline is not None and status != ExitStatus.REFUSED:
        terminal.talk(terminal.texts("talk.baseline", file=write_baseline))
    raise typer.Exit(status)


def _write(file: str | None, made: "Baseline | None") -> None:
    """Write the baseline, if one is asked for and there is one to write; raises `Refused`."""
    if file is None or made is None:
        return
    from capacity_cli.documents.baselines import write_baseline  # noqa: PLC0415  only with `--write-baseline`
    from capacity_cli.render.json_baseline import baseline_json  # noqa: PLC0415

    write_baseline(file, baseline_json(made))
