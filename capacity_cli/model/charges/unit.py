"""The same price for every unit."""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Priced, part, priced


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price for each unit."""

    unit_price: Decimal
    """The price of one unit, in the price list's currency."""


def price_unit(model: UnitPrice, quantity: N) -> Priced[N]:
    """Quantity × unit price."""
    return priced([part(quantity, model.unit_price)])
