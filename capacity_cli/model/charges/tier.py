"""A tier of a volume or graduated charge; its upper bound is inclusive and the last tier has none."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tier:
    """A step of a price table."""

    up_to: Decimal | None
    """The last unit of the tier, inclusive; none for the last tier."""
    unit_price: Decimal | None
    """The price of one unit, in the price list's currency; none if unknown."""
    flat_fee: Decimal | None
    """What is charged once when the tier is reached, in the price list's currency; none if unknown."""
