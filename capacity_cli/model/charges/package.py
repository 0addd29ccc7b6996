"""Packages: units are sold by the package, and a started package is charged whole."""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Priced, part, priced


@dataclass(frozen=True, slots=True)
class Package:
    """A price for each started package."""

    size: Decimal
    """Units in a package, above 0."""
    package_price: Decimal
    """The price of one package, in the price list's currency."""


def price_package(model: Package, quantity: N) -> Priced[N]:
    """Started packages × the price of one; 0 units take no package."""
    number = type(quantity)
    full, rest = divmod(quantity, number(model.size))
    return priced([part(number(full) + (1 if rest else 0), model.package_price)])
