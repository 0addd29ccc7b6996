"""The capacity plan of a scenario: capacity, limits, cost and findings, from the scenario and its prices alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import localcontext

from capacity_cli.model.assumptions import assumptions
from capacity_cli.model.bill import Cost, cost
from capacity_cli.model.capacity import Capacity, Load, capacity, thresholds_of
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.leaves import Status
from capacity_cli.model.limits import LimitUse, limit_findings, limit_uses
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.price_findings import price_findings
from capacity_cli.model.scenario import Level
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Throughput, throughput
from capacity_cli.model.usage import drivers, messages_in_period, usages

_URGENCY = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


@dataclass(frozen=True, slots=True)
class CapacityPlan:
    """The answer to a scenario."""

    capacity: Capacity
    """What the service can carry."""
    limits: tuple[LimitUse, ...]
    """The plans' ceilings, the first to run out on top."""
    cost: Cost
    """The bill of the period."""
    findings: tuple[Finding, ...]
    """Remarks, the worst first."""

    @property
    def is_decided(self) -> bool:
        """Whether every price, quantity and limit behind it is known and no price is too old."""
        known = self.cost.complete and all(row.status is Status.KNOWN for row in self.limits)
        return known and not any(finding.code is FindingCode.OLD_PRICE for finding in self.findings)


def plan(setting: Setting, oldest: str | None = None) -> CapacityPlan:
    """The capacity plan of a scenario whose names are resolved; the same inputs always give the same plan.

    Prices that were read before `oldest`, a date, are remarked on.
    """
    with localcontext(EXACT):
        able = throughput(setting)
        carried = capacity(setting, able)
        messages = messages_in_period(setting)
        used = usages(setting, drivers(setting, able, setting.runs, messages))
        rows = limit_uses(setting, used)
        bill = cost(setting, used, messages)
        findings = [
            *_capacity_findings(setting, able, carried),
            *limit_findings(rows),
            *price_findings(setting, bill, used, oldest),
            *assumptions(setting, able, used),
        ]
    findings.sort(key=lambda finding: _URGENCY[finding.level])
    return CapacityPlan(carried, rows, bill, tuple(findings))


def _capacity_findings(setting: Setting, able: Throughput, carried: Capacity) -> Iterator[Finding]:
    scheduler = ("scheduler",)
    if setting.runs == 0:
        yield Finding(FindingCode.NO_RUNS, (*scheduler, "schedule"), {"schedule": setting.schedule.text})
    elif able.jobs_per_run == 0:
        values: dict[str, Value] = {
            "limit": able.function_max_seconds or 0,
            "overhead": setting.scenario.scheduler.overhead_seconds,
        }
        yield Finding(FindingCode.NO_USABLE_TIME, (*scheduler, "overhead_seconds"), values)
    elif carried.load is Load.OVER_CAPACITY:
        values = {
            "capacity": carried.messages_per_day, "demand": carried.demand_per_day, "headroom": carried.headroom,
            "growth": carried.peak.backlog_growth_per_day or 0,
        }  # fmt: skip
        yield Finding(FindingCode.OVER_CAPACITY, ("workload", "messages_per_day"), values)
    yield from _waiting_findings(setting, carried)


def _waiting_findings(setting: Setting, carried: Capacity) -> Iterator[Finding]:
    peak, alerts = carried.peak, thresholds_of(setting.scenario)
    where = ("workload", "arrivals")
    if peak.wait_minutes is not None and peak.wait_minutes >= alerts.wait_minutes:
        values = {"wait": peak.wait_minutes, "threshold": alerts.wait_minutes}
        yield Finding(FindingCode.LONG_WAIT, where, values)
    if peak.backlog_jobs is not None and peak.backlog_jobs >= alerts.waiting_jobs:
        values = {
            "backlog": peak.backlog_jobs,
            "threshold": alerts.waiting_jobs,
            "minutes": peak.minutes_over_waiting_jobs or 0,
        }
        yield Finding(FindingCode.MANY_WAITING, where, values)
