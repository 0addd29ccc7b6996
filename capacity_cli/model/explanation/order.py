"""The numbers that the table of a plan shows, by their metrics and in its order: what `plan --explain` explains.

The verdict comes first, so that what it rests on is taken apart there; the figures that follow refer to it.
"""

from collections.abc import Iterator

from capacity_cli.model.capacity import Capacity
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.meter_problems import priced_channels
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.setting import Setting


def metrics_in_order(setting: Setting, plan: CapacityPlan) -> Iterator[str]:
    """The metrics of the verdict, of capacity, limits and bill; of a meter with two limits one may come twice."""
    yield from ("headroom", "cost.total", "cost.per_message")
    yield from (f"balances.{number}.days" for number, each in enumerate(plan.balances) if each.days is not None)
    yield from (f"capacity.{figure}" for figure in _of_capacity(plan.capacity))
    yield from (f"capacity.peak.{figure}" for figure in _of_peak(plan.capacity))
    for number, row in enumerate(plan.limits):
        name, percent = f"limits.{number}", f"limits.{row.vendor}.{row.meter}"  # the percentage of the tightest one
        figures = {f"{name}.used": row.used, f"{name}.limit": row.limit, percent: row.percent}
        yield from (each for each, value in figures.items() if value is not None and not isinstance(value, Unlimited))
    yield from _of_bill(plan)
    yield from _of_messages(setting)


def _of_capacity(found: Capacity) -> Iterator[str]:
    yield "runs_per_day"
    yield from _not_zero(found, "missed_runs_per_day", "doubled_runs_per_day")
    if found.started_runs_per_day != found.runs_per_day:
        yield "started_runs_per_day"
    yield "jobs_per_run"
    yield from (f"constraints.{number}.jobs_per_run" for number in range(1, len(found.constraints)))
    yield from _not_zero(found, "largest_batch_size")
    yield "jobs_per_minute"
    yield from _not_zero(found, "run_seconds")
    yield from ("messages_per_day", "demand_per_day")
    if found.attempts_per_message != 1:
        yield "attempts_per_message"
    yield from _not_zero(found, "lost_per_day", "sent_twice_per_day")
    yield "utilization"


def _of_peak(found: Capacity) -> Iterator[str]:
    peak = found.peak
    yield "headroom"
    if peak.backlog_growth_per_day is not None:
        yield "backlog_growth_per_day"
        return
    yield "wait_minutes"
    if peak.minutes_over_wait:
        yield "minutes_over_wait"
    yield "backlog_jobs"
    if peak.backlog_jobs:
        yield "drain_runs"


def _not_zero(found: Capacity, *figures: str) -> Iterator[str]:
    """The figures that are known and not 0."""
    return (figure for figure in figures if getattr(found, figure))


def _of_bill(plan: CapacityPlan) -> Iterator[str]:
    for number, line in enumerate(plan.cost.lines):
        if line.kind is LineKind.USAGE:
            yield f"cost.lines.{number}.quantity"
        if line.kind is not LineKind.TAX:
            yield f"cost.lines.{number}.amount_converted"
    if plan.cost.at_list_prices is not None:
        yield from ("cost.at_list_prices.total", "cost.at_list_prices.saved")
    if plan.cost.tax != 0:
        yield from ("cost.tax", "cost.total_with_tax")


def _of_messages(setting: Setting) -> Iterator[str]:
    """What messages cost by themselves, where sends fail or several channels carry them."""
    failing = setting.scenario.workload.failure_rate > 0
    if failing or len(priced_channels(setting.scenario)) > 1:
        yield "cost.messages.blended_unit_cost"
    if failing:
        yield "cost.messages.failing"
