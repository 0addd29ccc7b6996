"""How far some lines of the bill can lie from a straight line over a range of volumes, where they follow one at all.

Between the places where a price changes, a bill follows the volume but for what is rounded: amounts, packages, started
units and the parts of a volume. So two bills may be compared by the ends of a range, however much both of them grow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.charges import Graduated, Package, Percentage, UnitPrice, Volume
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.money import minor_unit
from capacity_cli.model.prices.source import Apart
from capacity_cli.model.rating import rated
from capacity_cli.model.solving.bounds import Counts, bill_at, rate_of
from capacity_cli.model.solving.volumes import Between, Volumes
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs
from capacity_cli.model.usage import Usage, drivers, usage_by_meter


def deviation(volumes: Volumes, first: int, last: int, counts: Counts) -> Fraction | None:
    """The most by which the known lines differ from one straight line, in the answer's currency; none if they bend."""
    between = volumes.between(first, last)
    if between is None or not _runs_are_straight(volumes, first, last):
        return None
    start, end = ([line for line in bill_at(volumes, each).lines if counts(line)] for each in (first, last))
    taken_off = [[line.amount for line in lines if line.kind is LineKind.CREDIT] for lines in (start, end)]
    if taken_off[0] != taken_off[1]:
        return None
    counted = {(line.vendor, line.meter) for line in (*start, *end)}
    total = Fraction(0)
    for vendor, subscription in volumes.setting.subscriptions.items():
        rounding = _Rounding.of(volumes, subscription)
        if subscription.prices.rounds_once:  # a line is what it adds to the sum, so that none stays as it is
            total += sum(1 for owner, _ in counted if owner == vendor) * rounding.most
        for tariff in tariffs(subscription):
            if (vendor, tariff.meter) in counted:
                moved = _moved(volumes, subscription, tariff, between, last - first)
                if moved is None:
                    return None
                total += moved
    return total


@dataclass(frozen=True, slots=True)
class _Rounding:
    """How a line's exact amount becomes one in the answer's currency."""

    step: Fraction
    """What the vendor rounds to."""
    rate: Fraction
    """What one unit of the vendor's currency costs."""
    unit: Fraction
    """What the answer is rounded to."""

    @classmethod
    def of(cls, volumes: Volumes, subscription: Subscription) -> "_Rounding":
        rounding = subscription.prices.line_rounding
        return cls(
            Fraction(rounding.to if rounding else Decimal("1e-12")),
            rate_of(volumes.setting, subscription.prices.currency),
            Fraction(minor_unit(volumes.setting.scenario.currency)),
        )

    @property
    def most(self) -> Fraction:
        """The most that it changes."""
        return 2 * self.step * self.rate + self.unit

    def changes(self, amount: Fraction) -> bool:
        """Whether an amount, and each multiple of it, is not there already."""
        return bool(amount % self.step) or bool(amount * self.rate % self.unit)


def _runs_are_straight(volumes: Volumes, first: int, last: int) -> bool:
    """Whether the hours of runs follow the volume: they bend downwards only, so that one volume between tells."""
    middle = (first + last) // 2
    at = [drivers(volumes.setting, volumes.able, each)["per_run_hour"] for each in (first, middle, last)]
    low, between, high = at
    if low is None or between is None or high is None:
        return True  # unknown at every volume
    return (between - low) * (last - first) == (high - low) * (middle - first)


def _moved(
    volumes: Volumes, subscription: Subscription, tariff: Tariff, between: Between, messages: int
) -> Fraction | None:
    """The most by which a line is off, in the answer's currency; none if its price bends in the range."""
    unused = Usage(subscription.vendor, tariff.meter, Decimal(0), ())
    low, high = (
        usage_by_meter(subscription.vendor, used).get(tariff.meter, unused) for used in (between.least, between.most)
    )
    if low.quantity is None or high.quantity is None or low.quantity == high.quantity:
        return Fraction(0)
    start, end = Fraction(low.quantity), Fraction(high.quantity)
    if any(start <= bend < end for bend in _bends(tariff)) or not _bounded_alike(tariff, start, end):
        return None
    rounding = _Rounding.of(volumes, subscription)
    jitter = _jitter(volumes, subscription, tariff.meter) * _steepest(tariff) + _package(tariff)
    if not jitter and not _is_rounded(tariff, start, end, messages, rounding):
        return Fraction(0)
    return jitter * rounding.rate + rounding.most


def _is_rounded(tariff: Tariff, start: Fraction, end: Fraction, messages: int, rounding: _Rounding) -> bool:
    """Whether rounding changes the price at some volume; not where it begins and goes on in whole steps."""
    first, last = rated(tariff, start).amount, rated(tariff, end).amount
    if first is None or last is None:
        return False
    a_message = (Fraction(last) - Fraction(first)) / messages
    return rounding.changes(Fraction(first)) or rounding.changes(a_message)


def _bends(tariff: Tariff) -> Iterator[Fraction]:
    off = Fraction(tariff.units_off or 0)
    yield off
    match tariff.model:
        case Volume() | Graduated():
            yield from (off + Fraction(tier.up_to) for tier in tariff.model.tiers if tier.up_to is not None)
        case Package():
            packages = max(tariff.model.free_packages + tariff.model.minimum, tariff.model.minimum)
            yield off + packages * Fraction(tariff.model.size)
        case _:
            pass


def _bounded_alike(tariff: Tariff, start: Fraction, end: Fraction) -> bool:
    """Whether no bound of the amount begins or ends to hold in between."""
    amounts = [rated(tariff, each).amount for each in (start, end)]
    if None in amounts or (not tariff.minimum and tariff.maximum is None):
        return True
    held = [(amount == tariff.minimum, amount == tariff.maximum) for amount in amounts]
    return held[0] == held[1]


def _jitter(volumes: Volumes, subscription: Subscription, name: str) -> Fraction:
    """The units by which a quantity may be off: a message for each part of the volume, and a started unit."""
    meter = subscription.prices.meters.get(name)
    increment = Fraction(0) if meter is None or meter.increment is None else Fraction(meter.increment)
    started = increment * (volumes.runs if meter is not None and meter.per is Apart.RUN else 1)
    return started + (len(volumes.parts) if len(volumes.parts) > 1 else 0)


def _steepest(tariff: Tariff) -> Fraction:
    """The highest price of a unit."""
    match tariff.model:
        case Volume() | Graduated():
            return max(Fraction(tier.unit_price or 0) for tier in tariff.model.tiers)
        case UnitPrice():
            return Fraction(tariff.model.unit_price)
        case Percentage():
            return Fraction(tariff.model.share)
        case Package():
            return Fraction(tariff.model.package_price) / Fraction(tariff.model.size)
        case None:
            return Fraction(0)


def _package(tariff: Tariff) -> Fraction:
    """What a started package may add."""
    return Fraction(tariff.model.package_price) if isinstance(tariff.model, Package) else Fraction(0)
