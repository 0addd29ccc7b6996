"""The result of pricing a quantity: the exact amount and the parts that add up to it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

N = TypeVar("N", Decimal, Fraction)
"""The type of all numbers in one pricing: Decimal, or Fraction where the quantity does not terminate."""


@dataclass(frozen=True, slots=True)
class Part(Generic[N]):
    """A part of a quantity, charged at one price."""

    quantity: N
    """Units of the meter, or packages."""
    unit_price: N
    """The price of one of them, in the price list's currency."""
    flat_fee: N
    """What is added once, in the price list's currency."""
    amount: N
    """Quantity × unit price + flat fee, exact."""


@dataclass(frozen=True, slots=True)
class Priced(Generic[N]):
    """What a quantity costs."""

    amount: N
    """The sum of the parts, exact, in the price list's currency."""
    parts: tuple[Part[N], ...]
    """How the quantity was charged, in order."""


def part(quantity: N, unit_price: Decimal, flat_fee: Decimal = Decimal(0)) -> Part[N]:
    """A part with its amount; the prices become numbers of the quantity's type."""
    number = type(quantity)
    price, fee = number(unit_price), number(flat_fee)
    return Part(quantity, price, fee, quantity * price + fee)


def priced(parts: list[Part[N]]) -> Priced[N]:
    """The sum of some parts, at least one."""
    amount = parts[0].amount
    for each in parts[1:]:
        amount += each.amount
    return Priced(amount, tuple(parts))
