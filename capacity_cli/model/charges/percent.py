"""A share of the quantity, where the meter counts money."""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Priced, part, priced


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share of what the meter counts."""

    share: Decimal
    """The share as a fraction of 1."""


def price_percentage(model: Percentage, quantity: N) -> Priced[N]:
    """Quantity × share."""
    return priced([part(quantity, model.share)])
