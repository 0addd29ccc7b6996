"""What full runs use of the capabilities of the plans: function time, memory, and connections at the longest overlap.

Runs are made to fit their time and memory, so that these are at most used up; `bottleneck` says what they cost.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from capacity_cli.model.leaves import Status
from capacity_cli.model.limits import LimitUse, limit_source
from capacity_cli.model.numbers import exact, ratio
from capacity_cli.model.prices.capabilities import SourcedCeiling, SourcedPositive
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.problems import Path
from capacity_cli.model.resources import memory_gb
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.throughput import Throughput

_MB_OF_A_GB = 1024


class RunMeter(StrEnum):
    """What a run uses of a capability; the name of the meter in the limits of an answer."""

    FUNCTION_SECONDS = "function_seconds"
    """How long a full run takes."""
    FUNCTION_MEMORY_GB = "function_memory_gb"
    """The memory of the jobs that it does at the same time."""
    CONNECTIONS = "connections"
    """The connections that the runs want which go on at the same time."""


def run_limits(setting: Setting, able: Throughput) -> Iterator[LimitUse]:
    """A row for each of these that both a plan and the scenario state; none where one of them does not."""
    needs, host = setting.scenario.scheduler.per_job, setting.subscriptions.get(setting.host)
    where: Path = ("scheduler", "per_job")
    if host is not None and able.run_seconds is not None:
        path: Path = ("scheduler", "seconds_per_job")
        for row in _row(host, RunMeter.FUNCTION_SECONDS, "function_max_seconds", able.run_seconds, path):
            yield _against(row, able.function_max_seconds)
    if host is not None and able.pace is not None and needs.memory_mb is not None:
        jobs = min(able.pace.at_a_time, ceil(able.jobs_per_run))
        memory = jobs * Fraction(needs.memory_mb) / _MB_OF_A_GB
        for row in _row(host, RunMeter.FUNCTION_MEMORY_GB, "memory_gb", memory, (*where, "memory_mb")):
            yield _against(row, memory_gb(setting))
    if able.crowd is not None and needs.connections is not None:
        wanted = able.crowd.runs * able.crowd.jobs_each * Fraction(needs.connections)
        key = "pooled_connections" if setting.scenario.scheduler.pooled_connections else "connections"
        for subscription in setting.subscriptions.values():
            yield from _row(subscription, RunMeter.CONNECTIONS, key, wanted, (*where, "connections"))


def _against(row: LimitUse, limit: Decimal | None) -> LimitUse:
    """The row against what a run really has: the scenario, or the trigger, may leave it less than the plan does."""
    if limit is None or row.used is None or limit == row.limit:
        return row
    return replace(row, limit=limit, headroom=ratio(limit, Fraction(row.used)), source=None)


def _row(subscription: Subscription, meter: RunMeter, key: str, used: Fraction, path: Path) -> Iterator[LimitUse]:
    """The row of a capability that the plan states and that something is used of."""
    stated: SourcedPositive | SourcedCeiling | None = getattr(subscription.plan.capabilities, key)
    if stated is None or stated.value is None or stated.value.is_infinite() or not used:
        return
    yield LimitUse(
        vendor=subscription.vendor,
        plan=subscription.plan_name,
        meter=meter.value,
        used=exact(used),
        limit=stated.value,
        per="moment" if meter is RunMeter.CONNECTIONS else "run",
        headroom=ratio(stated.value, used),
        on_exceed=OnExceed.REJECT,
        used_up_on_day=None,
        months_until_full=None,
        status=Status.KNOWN,
        resets=None,
        source=limit_source(subscription, stated.source),
        warn_at=(Decimal(1),),
        path=path,
        new_account=None,
        price_path=("plans", subscription.plan_name, "capabilities", key, "value"),
        of_run=True,
    )
