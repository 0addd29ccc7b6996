"""Rating: what a quantity costs under a tariff, exactly, with the parts that add up to it.

Included units come off first, the charge model prices the rest, the base fee is added, and the amount is held between
minimum and maximum; at 0 units, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from capacity_cli.model import charges
from capacity_cli.model.charges import ChargeModel
from capacity_cli.model.charges.part import N
from capacity_cli.model.leaves import Price, Quantity
from capacity_cli.model.numbers import Exact
from capacity_cli.model.tariff import Tariff


@dataclass(frozen=True, slots=True)
class LinePart:
    """A part of a line's quantity, charged at one price."""

    quantity: Quantity
    """Units of the meter, or packages; 1 for a fee."""
    unit_price: Price
    """The price of one of them, in the vendor's currency."""
    flat_fee: Price
    """What is added once, in the vendor's currency."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What a quantity costs."""

    amount: Exact | None
    """The exact amount, in the vendor's currency; none if the price or the quantity is unknown."""
    parts: tuple[LinePart, ...] = ()
    """Quantity × unit price + flat fee of each part; together the amount."""


def rated(tariff: Tariff, quantity: Exact | None) -> Rated:
    """What the quantity costs under the tariff."""
    if tariff.model is None or quantity is None:
        return Rated(None)
    if isinstance(quantity, Fraction):
        return _rated(tariff, tariff.model, quantity)
    return _rated(tariff, tariff.model, quantity)


def _rated(tariff: Tariff, model: ChargeModel, quantity: N) -> Rated:
    number = type(quantity)
    priced = charges.price(model, max(quantity - number(tariff.units_off), number(0)))
    parts = [LinePart(each.quantity, each.unit_price, each.flat_fee) for each in priced.parts]
    amount = priced.amount
    for fee in _fees(tariff, amount):
        amount += number(fee)
        parts.append(LinePart(number(1), number(fee), number(0)))
    return Rated(amount, tuple(parts))


def _fees(tariff: Tariff, amount: N) -> Iterator[N]:
    """What is added to the price of the units: the base fee, then what the bounds of the amount make up."""
    number = type(amount)
    if tariff.base_fee:
        yield number(tariff.base_fee)
    total = amount + number(tariff.base_fee)
    if total < tariff.minimum:
        yield number(tariff.minimum) - total
    elif tariff.maximum is not None and total > tariff.maximum:
        yield number(tariff.maximum) - total
