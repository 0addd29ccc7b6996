"""Rounding and converting money; amounts are exact until one of these functions rounds them."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from capacity_cli.model.currencies import MINOR_DIGITS
from capacity_cli.model.numbers import EXACT, ROUNDING, Exact, round_half_up

_ENDLESS_DECIMALS = 12


class RoundingMode(StrEnum):
    """What happens to the part of an amount that is smaller than what is rounded to."""

    HALF_UP = "half_up"
    """To the nearest; a half goes up."""
    HALF_EVEN = "half_even"
    """To the nearest; a half goes to the even neighbour."""
    UP = "up"
    """Any part counts as a whole."""
    DOWN = "down"
    """It is dropped."""


_DECIMAL_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.UP: ROUND_UP,
    RoundingMode.DOWN: ROUND_DOWN,
}


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a vendor rounds an amount of money of 0 or more."""

    to: Decimal
    """The smallest amount, such as 0.01."""
    mode: RoundingMode = RoundingMode.HALF_UP


def minor_unit(currency: str) -> Decimal:
    """The smallest amount of a currency by ISO 4217: 1 for KRW, 0.01 for USD."""
    return Decimal(1).scaleb(-MINOR_DIGITS[currency])


def rounded(amount: Exact, rounding: Rounding | None) -> Decimal:
    """The amount as the vendor bills it; without rounding it stays exact, to 12 decimals where it does not end."""
    if rounding is None:
        return _plainly(amount if isinstance(amount, Decimal) else round_half_up(amount, _ENDLESS_DECIMALS))
    if isinstance(amount, Decimal) and rounding.to.as_tuple().digits == (1,):  # a power of ten: much the same, faster
        return amount.quantize(rounding.to, _DECIMAL_MODES[rounding.mode], ROUNDING)
    steps = Fraction(amount) / Fraction(rounding.to)
    whole, rest = divmod(steps, 1)
    return EXACT.multiply(Decimal(whole + _goes_up(whole, rest, rounding.mode)), rounding.to)


def _plainly(amount: Decimal) -> Decimal:
    """The same amount without trailing zeros, and never in powers of ten."""
    shortest = amount.normalize(EXACT)
    return shortest if int(shortest.as_tuple().exponent) <= 0 else shortest.quantize(Decimal(1), context=EXACT)


def _goes_up(whole: int, rest: Fraction, mode: RoundingMode) -> int:
    half = Fraction(1, 2)
    match mode:
        case RoundingMode.HALF_UP:
            return int(rest >= half)
        case RoundingMode.HALF_EVEN:
            return int(rest > half or (rest == half and whole % 2 == 1))
        case RoundingMode.UP:
            return int(rest > 0)
        case RoundingMode.DOWN:
            return 0
        case _:
            assert_never(mode)


def convert(amount: Decimal, rate: Decimal, currency: str) -> Decimal:
    """The amount × rate, half up to the minor unit of the target currency; a credit as what it takes off."""
    converted = rounded(EXACT.multiply(abs(amount), rate), Rounding(minor_unit(currency)))
    return converted if amount >= 0 else -converted
