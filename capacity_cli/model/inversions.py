"""Inversions: quantities for which more units would cost less in total, exactly, from the tiers.

Only volume tiers have them. No price is negative, so under any other model a further unit only adds to what fewer units
cost, and included units, fees and bounds keep that order; a volume tier alone prices the units below it anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

from capacity_cli.model.charges import Volume
from capacity_cli.model.numbers import Exact, exact
from capacity_cli.model.rating import rated
from capacity_cli.model.tariff import Tariff


@dataclass(frozen=True, slots=True)
class Inversion:
    """A stretch of whole quantities, each of which costs more than a certain larger one."""

    first: int
    """The smallest quantity of the stretch, in units of the meter."""
    last: int
    """The largest quantity of the stretch, in units of the meter."""
    cheaper: int
    """The smallest of the larger quantities that cost the least, in units of the meter."""
    amount: Exact
    """What `cheaper` costs, exactly, in the vendor's currency, before rounding."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The whole quantities that one tier prices: before the amount is bounded, it is a straight line over them."""

    first: int
    """The smallest of them; the line ends before the next one's."""
    unit_price: Fraction
    """What a unit more adds to the amount, in the vendor's currency."""
    origin: Fraction
    """Where the line would start at 0 units of the meter, in the vendor's currency."""
    known: bool = True
    """Whether its price is; an unknown one is neither dearer nor cheaper than another."""

    def at(self, quantity: int) -> Fraction:
        """The amount for a quantity on the line, in the vendor's currency."""
        return self.origin + quantity * self.unit_price


def inversions(tariff: Tariff) -> tuple[Inversion, ...]:
    """The inversions of a tariff, smallest quantities first, among the tiers whose prices are known.

    The whole tariff counts, with included units, base fee, minimum and maximum; the included units once, so that where
    each project has its own the quantity is that of one project. Stretches that touch are one.
    """
    lines = {line.first: line for line in _lines(tariff)}  # a tier without a whole quantity gives way to the next
    found: tuple[Inversion, ...] = ()
    least: tuple[Fraction, int] | None = None
    for line, above in reversed(list(pairwise(lines.values()))):
        if above.known:
            start = (_bounded(tariff, above.at(above.first)), above.first)
            least = start if least is None else min(least, start)
        if line.known and least is not None:
            found = _joined(_dearer(tariff, line, above.first - 1, *least), found)
    return found


def inversion_at(tariff: Tariff, quantity: Exact) -> Inversion | None:
    """The inversion that a quantity, in units of the meter, lies in.

    A quantity that is not whole lies in the stretch of a whole one next to it, if it costs more than `cheaper`, too.
    """
    amount = rated(tariff, Fraction(quantity)).amount
    near = (each for each in inversions(tariff) if each.first - 1 < quantity < each.last + 1)
    return next((each for each in near if amount is not None and amount > each.amount), None)


def _lines(tariff: Tariff) -> Iterator[_Line]:
    """First the quantities of which no unit is left to price, then those of each tier; none if none can be inverted.

    Of a tariff that is capped no unit is ever priced.
    """
    model = tariff.model
    if not isinstance(model, Volume) or tariff.capped:
        return
    if tariff.units_off is None or tariff.base_fee is None:
        return
    off, base, first = Fraction(tariff.units_off), Fraction(tariff.base_fee), model.tiers[0].flat_fee
    at_zero = first if model.flat_fee_at_zero else Decimal(0)
    yield _Line(0, Fraction(0), base + Fraction(at_zero or 0), known=at_zero is not None)
    bounds = (Fraction(tier.up_to) for tier in model.tiers if tier.up_to is not None)
    for below, tier in zip((Fraction(0), *bounds), model.tiers, strict=True):
        unit_price, flat_fee = Fraction(tier.unit_price or 0), Fraction(tier.flat_fee or 0)
        known = tier.unit_price is not None and tier.flat_fee is not None
        yield _Line(floor(off + below) + 1, unit_price, base + flat_fee - off * unit_price, known=known)


def _bounded(tariff: Tariff, amount: Fraction) -> Fraction:
    """The amount, held between the tariff's minimum and maximum."""
    at_least = max(amount, Fraction(tariff.minimum))
    return at_least if tariff.maximum is None else min(at_least, Fraction(tariff.maximum))


def _dearer(tariff: Tariff, line: _Line, last: int, amount: Fraction, cheaper: int) -> Inversion | None:
    """The quantities of a line, up to its last, that cost more than `amount`, which is what `cheaper` costs.

    No bound of the amount moves the place where the line passes `amount`: the minimum is no more than what a quantity
    costs, and the maximum is more if the last quantity costs more.
    """
    if _bounded(tariff, line.at(last)) <= amount:
        return None
    beyond = floor((amount - line.origin) / line.unit_price) + 1 if line.unit_price else line.first
    return Inversion(max(line.first, beyond), last, cheaper, exact(amount))


def _joined(lower: Inversion | None, found: tuple[Inversion, ...]) -> tuple[Inversion, ...]:
    """A lower stretch before those found so far, or as a part of the first, which it touches if `cheaper` is the same.

    Were there a quantity between them, it would cost no more than any larger one, and be the lower one's `cheaper`.
    """
    if lower is None:
        return found
    if found and lower.cheaper == found[0].cheaper:
        return (replace(found[0], first=lower.first), *found[1:])
    return (lower, *found)
