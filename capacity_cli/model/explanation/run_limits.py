"""What full runs use of a capability, explained: their seconds, their memory, and the connections that they want."""

from typing import assert_never

from capacity_cli.model.explanation.arithmetic import defined, given, in_scenario, renamed
from capacity_cli.model.explanation.node import Explanation, named
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.limits import LimitUse
from capacity_cli.model.metrics import Known
from capacity_cli.model.run_limits import RunMeter


def used_by_runs(run: Run, row: LimitUse) -> Explanation:
    """What is used of the capability of a row."""
    meter = RunMeter(row.meter)
    name = named(f"meter.{meter}")
    match meter:
        case RunMeter.FUNCTION_SECONDS:
            return renamed(run.seconds, name)
        case RunMeter.FUNCTION_MEMORY_GB:
            note, need = named("explain.memory_defined"), _needed(run, "memory_mb")
            return defined(name, row.used, Known.EXACTLY, note, run.concurrency, run.jobs, need)
        case RunMeter.CONNECTIONS:
            note, need = named("explain.connections_defined"), _needed(run, "connections")
            return defined(name, row.used, Known.EXACTLY, note, run.longest_overlap, run.concurrency, run.jobs, need)
        case _ as never:
            assert_never(never)


def _needed(run: Run, key: str) -> Explanation:
    figure = getattr(run.work.setting.scenario.scheduler.per_job, key)
    return given(named("explain.needed"), figure, in_scenario("scheduler", "per_job", key))
