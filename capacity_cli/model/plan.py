"""The capacity plan of a scenario: capacity, limits, cost and findings, from the scenario and its prices alone."""

from dataclasses import dataclass
from decimal import localcontext

from capacity_cli.model.advice_findings import advice_findings
from capacity_cli.model.assumptions import assumptions
from capacity_cli.model.balance import Balance, balance_findings, balances
from capacity_cli.model.bill import Cost, cost
from capacity_cli.model.budget_findings import budget_findings
from capacity_cli.model.capacity import Capacity, capacity
from capacity_cli.model.capacity_findings import capacity_findings
from capacity_cli.model.choice_findings import choice_findings
from capacity_cli.model.delivery_findings import delivery_findings
from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.leaves import Status
from capacity_cli.model.limit_findings import limit_findings
from capacity_cli.model.limits import LimitUse, limit_uses, urgency
from capacity_cli.model.messages_cost import without_failures
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.price_findings import price_findings
from capacity_cli.model.run_limits import run_limits
from capacity_cli.model.saving_findings import saving_findings
from capacity_cli.model.scenario import Level
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import billed_usages, drivers, messages_in_period, usages
from capacity_cli.model.use_findings import use_findings

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
    balances: tuple[Balance, ...]
    """What is prepaid, and how long it lasts."""
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
        work = drivers(setting, able, messages)
        used = usages(setting, work)
        rows = limit_uses(setting, used)
        of_runs = tuple(run_limits(setting, able))
        billed = billed_usages(setting, work)
        unfailing = billed_usages(without_failures(setting), work)
        bill = cost(setting, billed, messages, unfailing)
        prepaid = balances(setting, bill)
        findings = [
            *capacity_findings(setting, able, carried),
            *delivery_findings(setting, carried),
            *use_findings(setting),
            *limit_findings(rows, setting.subscriptions, setting.scenario.period),
            *choice_findings(setting),
            *saving_findings(setting, used),
            *advice_findings(setting),
            *budget_findings(setting, bill),
            *balance_findings(prepaid),
            *price_findings(setting, bill, billed, oldest),
            *assumptions(setting, able, used),
        ]
    findings.sort(key=lambda finding: _URGENCY[finding.level])
    return CapacityPlan(carried, tuple(sorted([*rows, *of_runs], key=urgency)), bill, prepaid, tuple(findings))
