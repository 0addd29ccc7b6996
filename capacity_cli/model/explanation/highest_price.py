"""The highest price of a message at which a budget holds, explained: the messages at it, and at the next one.

No formula gives the price, since each line is rounded as its vendor does; that the next price is too high is what makes
it the highest.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capacity_cli.model.bill import Line
from capacity_cli.model.explanation.arithmetic import (
    defined_money,
    given,
    in_scenario,
    made,
    made_of_known,
)
from capacity_cli.model.explanation.bill import BillExplained
from capacity_cli.model.explanation.invoice import rounded_by_vendor
from capacity_cli.model.explanation.minor_unit import to_minor_unit
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.solving.unit_price import DECIMALS
from capacity_cli.model.workload import Channel

_STEP = Decimal(1).scaleb(-DECIMALS)


@dataclass(frozen=True)
class HighestPrice:
    """The explanation of the highest price."""

    bill: BillExplained
    """The bill of the plan."""
    usable: Explanation
    """The budget that may be spent."""

    def explained(self, price: Decimal) -> Explanation:
        """The price, with what messages cost at it and at the next one, and what is left for them."""
        name, note = named("solve.unit_price"), named("solved.highest_price", step=str(_STEP))
        costs = (self._cost("solved.messages_at", price), self._cost("solved.messages_beyond", price + _STEP))
        return defined_money(name, price, note, *costs, self._left, currency=self._currency)

    @cached_property
    def _left(self) -> Explanation:
        """What of the budget is left for messages."""
        others = [
            self.bill.lines[at]
            for at, line in enumerate(self.bill.bill.lines)
            if line.kind is not LineKind.TAX and not _is_priced(line)
        ]
        rest = made_of_known(Operation.SUM, named("solved.other_lines"), others, self._currency)
        return made(Operation.DIFFERENCE, named("solved.left_for_messages"), self.usable, rest, currency=self._currency)

    def _cost(self, key: str, price: Decimal) -> Explanation:
        """What the messages cost at a price, each line rounded."""
        each = defined_money(named("solved.price"), price, named("solved.price_looked_at"), currency=self._currency)
        lines = [self._line(at, each) for at, line in enumerate(self.bill.bill.lines) if _is_priced(line)]
        return made(Operation.SUM, named(key), *lines, currency=self._currency)

    def _line(self, at: int, price: Explanation) -> Explanation:
        """A line at a price: rounded by its vendor in the vendor's currency, then converted."""
        line, name = self.bill.bill.lines[at], self.bill.lines[at].name
        used = self.bill.quantities.of(line.vendor, line.meter or "")
        amount = made(Operation.PRODUCT, name, used, price, currency=self._currency)
        if line.vendor is None or line.currency is None:
            return to_minor_unit(name, amount, self._currency)
        if line.currency == self._currency:
            return to_minor_unit(name, self._as_billed(line, amount), self._currency)
        origin, rate = in_scenario("exchange_rates", line.currency), self._rate(line.currency)
        of_one = given(named("billed.rate", currency=line.currency), rate, origin)
        own = made(Operation.QUOTIENT, named("solved.in_currency"), amount, of_one, currency=line.currency)
        billed = self._as_billed(line, own)
        converted = made(Operation.PRODUCT, named("billed.converted"), billed, of_one, currency=self._currency)
        return to_minor_unit(name, converted, self._currency)

    def _as_billed(self, line: Line, amount: Explanation) -> Explanation:
        """An amount by the rule of its vendor."""
        return rounded_by_vendor(self.bill.setting.subscriptions[line.vendor or ""], amount)

    def _rate(self, currency: str) -> Decimal:
        return self.bill.setting.scenario.exchange_rates[currency]

    @property
    def _currency(self) -> str:
        return self.bill.setting.scenario.currency


def _is_priced(line: Line) -> bool:
    """Whether the price of a message decides what a line comes to."""
    return line.meter in set(Channel) and bool(line.quantity)
