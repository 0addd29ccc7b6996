"""Exact numbers: read from text as Decimal, kept exact as Decimal or Fraction, rounded only on request.

No number ever passes through a float. Texts that another reader might take for something else are refused.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from typing import TypeAlias

from capacity_cli.model.problems import ProblemCode, Word, refusal

Exact: TypeAlias = Decimal | Fraction
"""A number without rounding error: a Decimal where it terminates, else a Fraction."""

MAXIMUM = Decimal(10) ** 15
"""No input may be larger, in either direction."""

MAX_DECIMALS = 20
"""No input may have more digits behind the point."""

EXACT = Context(prec=400, Emax=9999, Emin=-9999, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""The arithmetic of amounts: products and sums of accepted inputs fit, and anything that would round raises."""

ROUNDING = Context(prec=400, Emax=9999, Emin=-9999, traps=[InvalidOperation, DivisionByZero, Overflow])
"""The same where rounding is meant."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LONGEST = 80


def decimal_from(value: object) -> Decimal:
    """Read a decimal number from a scalar of a document.

    `_` may stand anywhere and `,` between groups of three digits. Raises a refusal for anything else.
    """
    if not isinstance(value, str):
        raise refusal(ProblemCode.WRONG_KIND, expected=Word("kind.number"), found=kind_of(value))
    text = value.strip().replace("_", "")
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        raise refusal(ProblemCode.NOT_A_NUMBER, found=value)
    number = Decimal(text)
    if abs(number) > MAXIMUM:
        raise refusal(ProblemCode.TOO_BIG, found=value, maximum="10^15", bound=Word("bound.most"))
    if -int(number.as_tuple().exponent) > MAX_DECIMALS:
        raise refusal(ProblemCode.TOO_PRECISE, found=value, decimals=str(MAX_DECIMALS))
    return number or number.copy_abs()  # -0 is 0


def kind_of(value: object) -> Word:
    """The catalog's word for what kind of thing stood in a document."""
    match value:
        case dict():
            return Word("kind.map")
        case list():
            return Word("kind.list")
        case None:
            return Word("kind.nothing")
        case _:
            return Word("kind.text")


def exact(value: int | Fraction | Decimal) -> Exact:
    """The same number as a Decimal if it has a finite decimal expansion, else as a Fraction."""
    if isinstance(value, Decimal):
        return value
    fraction = Fraction(value)
    rest, twos, fives = fraction.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return fraction
    digits = max(twos, fives)
    return Decimal(fraction.numerator * 10**digits // fraction.denominator).scaleb(-digits, EXACT)


def ratio(dividend: Exact | int, divisor: Exact | int) -> Fraction:
    """Dividend ÷ divisor, exactly; the divisor is not 0."""
    (above, of_above), (below, of_below) = dividend.as_integer_ratio(), divisor.as_integer_ratio()
    return Fraction(above * of_below, of_above * below)


def round_half_up(value: Exact | int, decimals: int = 0) -> Decimal:
    """The number with that many decimals, halves away from zero, from its exact value."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, ROUNDING)
    scaled = abs(Fraction(value)) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals, EXACT)
