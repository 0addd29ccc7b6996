"""Packages: units are sold by the package, and a started package is charged whole unless the vendor rounds down.

Units that cost nothing come off before packages are counted, or as whole packages afterwards.
"""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Priced, part, priced


@dataclass(frozen=True, slots=True)
class Package:
    """A price for each package."""

    size: Decimal
    """Units in a package, above 0."""
    package_price: Decimal
    """The price of one package, in the price list's currency."""
    minimum: int = 0
    """The least number of packages that is charged, at 0 units too."""
    started: bool = True
    """Whether a started package counts; if not, only full ones do."""
    free_packages: int = 0
    """Whole packages that cost nothing, taken off after rounding."""


def price_package(model: Package, quantity: N) -> Priced[N]:
    """Packages × the price of one; 0 units take no package beyond the minimum."""
    number = type(quantity)
    full, rest = divmod(quantity, number(model.size))
    taken = int(full) + (1 if rest and model.started else 0)
    charged = max(taken - model.free_packages, model.minimum, 0)
    return priced([part(number(charged), model.package_price)])
