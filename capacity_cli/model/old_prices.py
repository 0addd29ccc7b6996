"""Prices that are too old: a check that holds by them is undecided.

One that fails has failed: an old price is the last that is known.
"""

from collections.abc import Iterable
from dataclasses import replace

from capacity_cli.model.answer import PlacedFinding
from capacity_cli.model.checks import CheckResult, CheckStatus
from capacity_cli.model.metrics import SHORT_NAMES, part_of
from capacity_cli.model.plan import CapacityPlan

_PRICED = ("cost", "balances")
_NOT_PRICED = frozenset({"quantity", "balance"})  # parts of a line and of what is prepaid that the scenario states
_OF_VENDORS = 3  # steps of cost.lines.0


def without_old_prices(
    results: tuple[CheckResult, ...], findings: Iterable[PlacedFinding], plan: CapacityPlan
) -> tuple[CheckResult, ...]:
    """The checks, each of which is undecided that passes and may rest on a price that is too old."""
    old = frozenset(str(each.finding.values["vendor"]) for each in findings if each.is_old_price)
    return tuple(_judged_again(each, old, plan) for each in results) if old else results


def _judged_again(result: CheckResult, old: frozenset[str], plan: CapacityPlan) -> CheckResult:
    if result.status is CheckStatus.PASSED and _may_rest_on(old, result.metric, plan):
        return replace(result, status=CheckStatus.UNDECIDED, too_old=True)
    return result


def _may_rest_on(old: frozenset[str], name: str, plan: CapacityPlan) -> bool:
    """Whether a figure is money, or made of it, that a vendor with old prices bills."""
    path = SHORT_NAMES.get(name, name).split(".")
    if path[0] not in _PRICED or path[-1] in _NOT_PRICED:
        return False
    found: object = plan
    for step in path[:_OF_VENDORS]:
        found, _ = part_of(found, step)
        vendor = getattr(found, "vendor", None)
        if isinstance(vendor, str):
            return vendor in old
    return True
