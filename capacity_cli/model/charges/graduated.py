"""Graduated tiers: each unit is charged at the price of the tier that it falls into."""

from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges.part import N, Part, Priced, part, priced
from capacity_cli.model.charges.tier import Tier


@dataclass(frozen=True, slots=True)
class Graduated:
    """Prices that hold for a stretch of the quantity each."""

    tiers: tuple[Tier, ...]
    """In order; the last one open."""
    flat_fee_at_zero: bool = False
    """Whether the first tier's flat fee is charged at 0 units."""


def price_graduated(model: Graduated, quantity: N) -> Priced[N] | None:
    """The sum over the tiers reached: units within the tier × its price, plus its flat fee; none if one is unknown."""
    number = type(quantity)
    parts: list[Part[N]] = []
    below = number(0)
    for at, tier in enumerate(model.tiers):
        if at and quantity <= below:
            break
        top = quantity if tier.up_to is None else min(quantity, number(tier.up_to))
        flat_fee = tier.flat_fee if quantity > 0 or model.flat_fee_at_zero else Decimal(0)
        if tier.unit_price is None or flat_fee is None:
            return None
        parts.append(part(top - below, tier.unit_price, flat_fee))
        below = top
    return priced(parts)
