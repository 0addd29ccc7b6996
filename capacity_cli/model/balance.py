"""How long a prepaid balance lasts at the vendor's cost a day, both in the vendor's currency.

The cost is the vendor's part of the bill before tax, spread evenly over the period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Annotated

from capacity_cli.model.bill import Cost
from capacity_cli.model.findings import Finding, FindingCode, Value
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Leaf, Quantity, Ratio
from capacity_cli.model.problems import Path, Phrase, Word
from capacity_cli.model.setting import Setting

_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Balance:
    """What is prepaid to a vendor."""

    vendor: str
    """The vendor's name in the scenario."""
    balance: Quantity | None
    """What is left of it, in the vendor's currency; null if unknown."""
    currency: str
    """The vendor's currency."""
    cost_per_day: Ratio | None
    """What a mean day of the period costs before tax, in the vendor's currency; null if some of it is unknown."""
    days: Ratio | None
    """The days until it is empty; null if unknown, and where nothing is spent."""
    path: Annotated[Path, Leaf.HIDDEN]
    """The place in the scenario that states it."""


def balances(setting: Setting, bill: Cost) -> tuple[Balance, ...]:
    """The balance of each service that states one."""
    return tuple(_balances(setting, bill))


def _balances(setting: Setting, bill: Cost) -> Iterator[Balance]:
    for vendor, subscription in setting.subscriptions.items():
        service = subscription.service
        if "balance" in service.model_fields_set:
            a_day = _cost_per_day(vendor, bill, len(setting.days))
            lasts = None if service.balance is None or not a_day else Fraction(service.balance) / a_day
            path, currency = ("services", vendor, "balance"), subscription.prices.currency
            yield Balance(vendor, service.balance, currency, a_day, lasts, path)


def _cost_per_day(vendor: str, bill: Cost, days: int) -> Fraction | None:
    """A vendor's lines before tax ÷ the days of the period; none if one of them is unknown."""
    total = Fraction(0)
    for line in bill.lines:
        if line.vendor == vendor and line.kind is not LineKind.TAX:
            if line.amount is None:
                return None
            total += Fraction(line.amount)
    return total / days


def _emptied(days: int) -> Value:
    """When it is empty, after so many whole days."""
    match days:
        case 0:
            return Word("emptied.first_day")
        case 1:
            return Word("emptied.one_day")
        case _:
            return Phrase("emptied.days", {"days": days})


def balance_findings(found: tuple[Balance, ...]) -> Iterator[Finding]:
    """A remark on each balance that is empty in less than a week."""
    for each in found:
        if each.days is not None and each.days < _SOON_DAYS:
            values: dict[str, Value] = {
                "vendor": each.vendor, "when": _emptied(floor(each.days)), "balance": each.balance or 0,
                "currency": each.currency, "days": each.days,
            }  # fmt: skip
            yield Finding(FindingCode.BALANCE_LOW, each.path, values)
