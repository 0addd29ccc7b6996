"""The capacity plan of a scenario: capacity, limits, cost and findings, from the scenario and its prices alone."""

from collections.abc import Iterable
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
from capacity_cli.model.throughput import Throughput, throughput
from capacity_cli.model.usage import Drivers, Usage, billed_usages, drivers, messages_in_period, usages
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


@dataclass(frozen=True, slots=True)
class Worked:
    """What a plan rests on."""

    able: Throughput
    """What one run can do."""
    carried: Capacity
    """What the service can carry."""
    work: Drivers
    """The units of work of the period."""
    used: tuple[Usage, ...]
    """What is used of each meter."""
    rows: tuple[LimitUse, ...]
    """The plans' ceilings, and what runs use at one time; the first to run out on top."""
    billed: tuple[Usage, ...]
    """What is billed of it."""
    bill: Cost
    """The bill of the period."""
    prepaid: tuple[Balance, ...]
    """What is prepaid, and how long it lasts."""

    def plan(self, findings: Iterable[Finding] = ()) -> CapacityPlan:
        """The plan, with what there is to say about it."""
        return CapacityPlan(self.carried, self.rows, self.bill, self.prepaid, tuple(findings))


def worked_out(setting: Setting) -> Worked:
    """Every figure of the plan of a scenario, or of a month of a forecast, without any remark."""
    with localcontext(EXACT):
        able = throughput(setting)
        messages = messages_in_period(setting)
        work = drivers(setting, able, messages)
        used = usages(setting, work)
        billed = billed_usages(setting, work)
        fails = setting.scenario.workload.failure_rate != 0
        unfailing = billed_usages(without_failures(setting), work) if fails else billed
        bill = cost(setting, billed, messages, unfailing)
        rows = sorted([*limit_uses(setting, used), *run_limits(setting, able)], key=urgency)
        return Worked(
            able, capacity(setting, able), work, used, tuple(rows), billed, bill, balances(setting, bill)
        )  # fmt: skip


def plan(setting: Setting, oldest: str | None = None, as_of: str | None = None) -> CapacityPlan:
    """The capacity plan of a scenario whose names are resolved; the same inputs always give the same plan.

    Prices that were read before `oldest`, a date, are remarked on; then also those that were read after `as_of`.
    """
    found = worked_out(setting)
    able, carried, bill = found.able, found.carried, found.bill
    of_plans = tuple(row for row in found.rows if not row.of_run)
    with localcontext(EXACT):
        findings = [
            *capacity_findings(setting, able, carried),
            *delivery_findings(setting, carried),
            *use_findings(setting),
            *limit_findings(of_plans, setting.subscriptions, setting.scenario.period),
            *choice_findings(setting),
            *saving_findings(setting, found.used),
            *advice_findings(setting),
            *budget_findings(setting, bill),
            *balance_findings(found.prepaid),
            *price_findings(setting, bill, found.billed, oldest, as_of),
            *assumptions(setting, able, found.used),
        ]
    findings.sort(key=lambda finding: _URGENCY[finding.level])
    return found.plan(findings)
