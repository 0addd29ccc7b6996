"""Volume tiers: the whole quantity is charged at the price of the tier that it reaches.

A quantity between two bounds belongs to the upper tier: 100.5 units are beyond a tier up to 100.
"""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Priced, part, priced
from capacity_cli.model.charges.tier import Tier
from capacity_cli.model.numbers import Exact


@dataclass(frozen=True, slots=True)
class Volume:
    """One price for all units, by how many they are."""

    tiers: tuple[Tier, ...]
    """In order; the last one open."""
    flat_fee_at_zero: bool = False
    """Whether the first tier's flat fee is charged at 0 units."""


def price_volume(model: Volume, quantity: N, deciding: Exact | None = None) -> Priced[N] | None:
    """The quantity × the price of its tier, plus the flat fee of that tier; none if that price is unknown.

    `deciding` is the quantity that reaches the tier, where that is another one.
    """
    reaching = quantity if deciding is None else deciding
    reached = next(tier for tier in model.tiers if tier.up_to is None or reaching <= tier.up_to)
    flat_fee = reached.flat_fee if quantity > 0 or model.flat_fee_at_zero else Decimal(0)
    if reached.unit_price is None or flat_fee is None:
        return None
    return priced([part(quantity, reached.unit_price, flat_fee)])
