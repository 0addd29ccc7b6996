"""Charge models: what a quantity costs; one file and one pure function for each.

A charge model is a value. Its function takes the value and the chargeable quantity and returns the exact amount with
its detail: which part of the quantity was charged at which price.
"""

from typing import TypeAlias, assert_never

from capacity_cli.model.charges.graduated import Graduated, price_graduated
from capacity_cli.model.charges.package import Package, price_package
from capacity_cli.model.charges.part import N, Part, Priced
from capacity_cli.model.charges.percent import Percentage, price_percentage
from capacity_cli.model.charges.tier import Tier
from capacity_cli.model.charges.unit import UnitPrice, price_unit
from capacity_cli.model.charges.volume import Volume, price_volume
from capacity_cli.model.numbers import Exact

ChargeModel: TypeAlias = UnitPrice | Volume | Graduated | Package | Percentage
"""Every way of charging for a quantity."""

__all__ = [
    "ChargeModel",
    "Graduated",
    "Package",
    "Part",
    "Percentage",
    "Priced",
    "Tier",
    "UnitPrice",
    "Volume",
    "price",
]


def price(model: ChargeModel, quantity: N, deciding: Exact | None = None) -> Priced[N] | None:
    """What the quantity costs under the model, exactly; none if it reaches a tier whose price is unknown.

    `quantity` is 0 or more, in units of the meter; so is `deciding`, which reaches the tier of a volume price in its
    place.
    """
    match model:
        case UnitPrice():
            return price_unit(model, quantity)
        case Volume():
            return price_volume(model, quantity, deciding)
        case Graduated():
            return price_graduated(model, quantity)
        case Package():
            return price_package(model, quantity)
        case Percentage():
            return price_percentage(model, quantity)
        case _:
            assert_never(model)
