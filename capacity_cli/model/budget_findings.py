"""What a plan has to say about its budget: how much of what may be spent in the period, and on a day, is used.

Both are of the usable budget and of the bill before tax. A day's bill is the period's ÷ its days, as is a day's
budget, so both are used by the same share: it is the thresholds that differ, and the one of a day is the earlier one.
"""

from collections.abc import Iterator
from fractions import Fraction

from capacity_cli.model.bill import Cost
from capacity_cli.model.budget import usable_budget
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.setting import Setting

_AT = ("budget", "monthly")


def budget_findings(setting: Setting, bill: Cost) -> Iterator[Finding]:
    """An alert for the period and one for a day, where the known part of the bill reaches the threshold, inclusive."""
    scenario = setting.scenario
    if scenario.budget is None or bill.known <= 0:
        return
    usable, spent, days = usable_budget(scenario.budget), Fraction(bill.known), len(setting.days)
    for code, threshold, parts in (
        (FindingCode.MONTHLY_BUDGET, Fraction(scenario.alerts.monthly_budget), 1),
        (FindingCode.DAILY_BUDGET, Fraction(scenario.alerts.daily_budget), days),
    ):
        if spent >= threshold * usable:
            values: dict[str, Value] = {
                "spent": spent / parts, "usable": usable / parts, "currency": scenario.currency,
                "percent": spent / usable * 100 if usable else "∞", "threshold": threshold * 100,
            }  # fmt: skip
            yield Finding(code, _AT, values)
