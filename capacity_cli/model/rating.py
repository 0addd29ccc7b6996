"""Rating: what a quantity costs under a tariff, exactly, with the parts that add up to it.

Included units come off first, the charge model prices the rest, the base fee is added, and the amount is held between
minimum and maximum; at 0 units, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model import charges
from capacity_cli.model.ahead import mean_with
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


class Rated(NamedTuple):
    """What a quantity costs."""

    amount: Exact | None
    """The exact amount, in the vendor's currency; none if the price or the quantity is unknown."""
    parts: tuple[LinePart, ...] = ()
    """Quantity × unit price + flat fee of each part; together the amount."""


def fee(amount: Exact | None, count: int = 1) -> Rated:
    """What a fee costs that is paid so many times."""
    if amount is None:
        return Rated(None)
    total = amount * count
    return Rated(total, (LinePart(Decimal(count), amount, Decimal(0)),))


def rated(
    tariff: Tariff,
    quantity: Exact | None,
    by_project: Sequence[Exact] = (),
    before: tuple[Exact | None, ...] = (),
) -> Rated:
    """What the quantity costs under the tariff; `by_project` holds its parts where they are counted apart.

    `before` holds the quantities of the months before, the newest first, where the mean of several months decides.
    """
    if tariff.model is None or tariff.units_off is None or tariff.base_fee is None or quantity is None:
        return Rated(None)
    if tariff.capped:  # what is beyond is stopped, not billed
        return _rated(tariff, tariff.model, Decimal(0))
    if tariff.by_project and by_project:
        off = Fraction(tariff.units_off)
        beyond = sum((max(Fraction(each) - off, Fraction(0)) for each in by_project), Fraction(0))
        return _rated(tariff, tariff.model, beyond)
    deciding: Exact | None = None
    if before and tariff.tier_months > 1:
        mean = mean_with(quantity, before, tariff.tier_months)
        if mean is None:
            return Rated(None)
        deciding = max(Fraction(mean) - Fraction(tariff.units_off), Fraction(0))
    if isinstance(quantity, Decimal):
        return _rated(tariff, tariff.model, max(quantity - tariff.units_off, Decimal(0)), deciding)
    return _rated(tariff, tariff.model, max(quantity - Fraction(tariff.units_off), Fraction(0)), deciding)


def _rated(tariff: Tariff, model: ChargeModel, quantity: N, deciding: Exact | None = None) -> Rated:
    number = type(quantity)
    priced = charges.price(model, quantity, deciding)
    if priced is None:
        return Rated(None)
    parts = [LinePart(each.quantity, each.unit_price, each.flat_fee) for each in priced.parts]
    amount = priced.amount
    for fee in _fees(tariff, amount):
        amount += number(fee)
        parts.append(LinePart(number(1), number(fee), number(0)))
    return Rated(amount, tuple(parts))


def _fees(tariff: Tariff, amount: N) -> Iterator[N]:
    """What is added to the price of the units: the base fee, then what the bounds of the amount make up."""
    number = type(amount)
    base_fee = number(tariff.base_fee or 0)
    if base_fee:
        yield base_fee
    total = amount + base_fee
    if total < tariff.minimum:
        yield number(tariff.minimum) - total
    elif tariff.maximum is not None and total > tariff.maximum:
        yield number(tariff.maximum) - total
