"""A prepaid balance, explained: what is left of it, what a mean day costs, and the days that it lasts.

All of it is in the vendor's currency, so that no exchange rate takes part.
"""

from dataclasses import dataclass

from capacity_cli.model.balance import Balance
from capacity_cli.model.explanation.arithmetic import given, in_scenario, made
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.node import Explanation, Operation, named


@dataclass(frozen=True)
class BalancesExplained:
    """The explanations of what is prepaid."""

    balances: tuple[Balance, ...]
    """The balances."""
    bill: BillExplained
    """The bill that they pay."""

    def metric(self, path: tuple[str, ...]) -> Explanation | None:
        """The explanation of a figure by its path within the balances; none if it has none."""
        match path:
            case (number, "balance"):
                return _balance(self.balances[int(number)])
            case (number, "cost_per_day"):
                return self._cost_per_day(self.balances[int(number)])
            case (number, "days"):
                found = self.balances[int(number)]
                return made(
                    Operation.QUOTIENT, named("explain.balance_days"), _balance(found), self._cost_per_day(found)
                )
            case _:
                return None

    def _cost_per_day(self, found: Balance) -> Explanation:
        """The vendor's lines before tax on a mean day of the period."""
        lines, currency = self.bill.amounts_before_tax(found.vendor), found.currency
        total = made(Operation.SUM, named("billed.before_tax"), *lines, currency=currency)
        days = self.bill.quantities.work.days
        return made(Operation.QUOTIENT, named("explain.cost_per_day"), total, days, currency=currency)


def _balance(found: Balance) -> Explanation:
    return given(named("explain.balance"), found.balance, in_scenario(*found.path), found.currency)
