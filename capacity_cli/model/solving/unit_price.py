"""The highest price of a message at which a budget holds, with everything else on the bill as it is.

It is the price of each message that is billed, over whichever channel, and is rounded down, so that it always holds.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction

from capacity_cli.model.bill import Cost, Line
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.money import convert, rounded
from capacity_cli.model.numbers import EXACT, exact
from capacity_cli.model.setting import Setting
from capacity_cli.model.workload import Channel

DECIMALS = 4
"""The decimals of the price."""


def others_are_known(bill: Cost) -> bool:
    """Whether everything on the bill but the price of messages is known."""
    lines = (line for line in bill.lines if line.kind is not LineKind.TAX)
    return all(
        line.amount is not None if line.meter not in set(Channel) else line.quantity is not None for line in lines
    )


def highest_unit_price(setting: Setting, bill: Cost, budget: Fraction) -> Decimal | None:
    """The price in the answer's currency, rounded down to 4 decimals; none if not even free messages fit, or none are.

    The lines are rounded as their vendors do. What the bill holds beside them is all known.
    """
    with localcontext(EXACT):
        messages = [line for line in bill.lines if line.meter in set(Channel) and line.quantity]
        priced = sum((line.amount_converted for line in messages if line.amount_converted is not None), Decimal(0))
        left = budget - Fraction(bill.known - priced)
        if left < 0 or not messages:
            return None
        return Decimal(_most_steps(setting, messages, left)).scaleb(-DECIMALS)


def _most_steps(setting: Setting, messages: list[Line], left: Fraction) -> int:
    """The highest price in steps of the last decimal: halving between 0 and twice what would be exact."""
    billed = sum((Fraction(line.quantity) for line in messages if line.quantity is not None), Fraction(0))
    fits, beyond = 0, int((left + len(messages)) * 10**DECIMALS / billed) * 2 + 2
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if _cost(setting, messages, Fraction(middle, 10**DECIMALS)) <= left:
            fits = middle
        else:
            beyond = middle
    return fits


def _cost(setting: Setting, messages: Iterable[Line], price: Fraction) -> Decimal:
    """What the messages cost at a price, each line rounded."""
    return sum((_line(setting, line, price) for line in messages), Decimal(0))


def _line(setting: Setting, line: Line, price: Fraction) -> Decimal:
    currency = setting.scenario.currency
    amount = price * Fraction(line.quantity or 0)
    if line.vendor is None or line.currency is None:
        return convert(rounded(exact(amount), None), Decimal(1), currency)
    rate = Decimal(1) if line.currency == currency else setting.scenario.exchange_rates[line.currency]
    rounding = setting.subscriptions[line.vendor].prices.line_rounding
    return convert(rounded(exact(amount / Fraction(rate)), rounding), rate, currency)
