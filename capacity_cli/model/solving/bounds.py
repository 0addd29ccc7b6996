"""Bounds of a part of the bill over a range of volumes, from real bills: of its cheapest and of its dearest usage.

Of each meter the quantity is taken that costs least, and the one that costs most, anywhere in the range; only where a
volume tier begins is that not an end of it. Each line then lies between those of the two bills. Credits grow with what
they pay for, so that they are taken from the other bill.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from capacity_cli.model.bill import Cost, Line, cost
from capacity_cli.model.charges import Volume
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.leaves import Status
from capacity_cli.model.money import minor_unit
from capacity_cli.model.numbers import Exact
from capacity_cli.model.rating import rated
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.volumes import Volumes, quantity_of, whole_messages
from capacity_cli.model.tariff import Tariff, tariffs
from capacity_cli.model.usage import Usage

Counts = Callable[[Line], bool]
"""Which lines of the bill are asked for."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what some lines of the bill lie, in the answer's currency."""

    least: Fraction
    """No less, at any volume of the range; of the known lines."""
    most: Fraction
    """No more; of the known lines."""
    complete: bool
    """Whether all of them are known, at every volume of the range; if not, some line is unknown at each."""


def before_tax(line: Line) -> bool:
    """Every line of the bill but the tax."""
    return line.kind is not LineKind.TAX


def bounds(volumes: Volumes, first: int, last: int, counts: Counts = before_tax) -> Bounds | None:
    """The bounds over the volumes from the first to the last, exact for a single one; none if they are not certain."""
    between = volumes.between(first, last)
    if between is None:
        return None
    if first == last:
        total = _sum(_lines(volumes.setting, between.least, first, counts))
        return Bounds(total.known, total.known, total.complete)
    chosen = _cheapest_and_dearest(volumes.setting, between.least, between.most)
    if chosen is None:
        return None
    low, high = (_lines(volumes.setting, used, first, counts) for used in chosen)
    if _unknown(low) != _unknown(high):
        return None
    owners = {line.vendor for line in (*low, *high)}
    of_vendors = [_of_vendor(volumes.setting, vendor, low, high, counts) for vendor in owners if vendor is not None]
    least = sum((each[0] for each in of_vendors), Fraction(0))
    return Bounds(least, sum((each[1] for each in of_vendors), Fraction(0)), not _unknown(low))


def bill_at(volumes: Volumes, messages: int) -> Cost:
    """The bill of a volume, if all of it is sent."""
    return cost(volumes.setting, volumes.used(messages), messages)


@dataclass(frozen=True, slots=True)
class _Sum:
    known: Fraction
    complete: bool


def _sum(lines: Iterable[Line]) -> _Sum:
    amounts = [line.amount_converted for line in lines]
    return _Sum(sum((Fraction(each) for each in amounts if each is not None), Fraction(0)), None not in amounts)


def _lines(setting: Setting, used: tuple[Usage, ...], messages: int, counts: Counts) -> list[Line]:
    return [line for line in cost(setting, used, messages).lines if counts(line)]


def _unknown(lines: Iterable[Line]) -> set[tuple[str | None, str | None]]:
    return {(line.vendor, line.meter) for line in lines if line.status is Status.UNKNOWN}


def _of_vendor(
    setting: Setting, vendor: str, low: list[Line], high: list[Line], counts: Counts
) -> tuple[Fraction, Fraction]:
    """Between what a vendor's lines lie: line by line, and, since its net sum only grows, as a whole."""
    cheap, dear = ([line for line in lines if line.vendor == vendor] for lines in (low, high))
    if [line.amount_converted for line in cheap] == [line.amount_converted for line in dear]:
        return _sum(cheap).known, _sum(dear).known
    number = max(len(cheap), len(dear))
    prices = setting.subscriptions[vendor].prices
    unit, rate = Fraction(minor_unit(setting.scenario.currency)), rate_of(setting, prices.currency)
    step = Fraction(prices.line_rounding.to if prices.line_rounding else Decimal("1e-12"))
    # Where the sum alone is rounded, a line is what it adds to that.
    moved = number * (2 * step * rate + unit) if prices.rounds_once else Fraction(0)
    least, most = _by_line(cheap, dear) - moved, _by_line(dear, cheap) + moved
    if counts is not before_tax:  # a credit may pay for what is not asked for
        return least, most
    net_least, net_most = (_net(lines) * rate for lines in (cheap, dear))
    return max(least, net_least - number * unit / 2), min(most, net_most + number * unit / 2)


def _by_line(ours: list[Line], others: list[Line]) -> Fraction:
    """The lines of one bill, with the credits of the other."""
    own = _sum(line for line in ours if line.kind is not LineKind.CREDIT)
    return own.known + _sum(line for line in others if line.kind is LineKind.CREDIT).known


def _net(lines: Iterable[Line]) -> Fraction:
    """What they come to in the vendor's currency."""
    return sum((Fraction(line.amount) for line in lines if line.amount is not None), Fraction(0))


def rate_of(setting: Setting, currency: str) -> Fraction:
    """What one unit of a vendor's currency costs in the answer's."""
    same = currency == setting.scenario.currency
    return Fraction(1) if same else Fraction(setting.scenario.exchange_rates[currency])


def _cheapest_and_dearest(
    setting: Setting, least: tuple[Usage, ...], most: tuple[Usage, ...]
) -> tuple[tuple[Usage, ...], tuple[Usage, ...]] | None:
    """The usages in the range that cost least and most; none where it is not certain which they are."""
    charged = {
        (vendor, tariff.meter): tariff
        for vendor, subscription in setting.subscriptions.items()
        for tariff in tariffs(subscription)
    }
    cheapest, dearest = [], []
    for low, high in zip(least, most, strict=True):
        tariff = None if low.vendor is None else charged.get((low.vendor, low.meter))
        found = (low, high) if tariff is None else _of_tariff(tariff, low, high, whole_messages(setting, low.meter))
        if found is None:
            return None
        cheapest.append(found[0])
        dearest.append(found[1])
    return tuple(cheapest), tuple(dearest)


def _of_tariff(tariff: Tariff, low: Usage, high: Usage, whole: bool) -> tuple[Usage, Usage] | None:
    start, end = quantity_of(low), quantity_of(high)
    if start is None or end is None:
        return low, high
    cliffs = [each for each in _cliffs(tariff) if start <= each < end]
    if not cliffs:
        return low, high
    if not whole:
        return None
    candidates: list[Exact] = [start, end]
    candidates.extend(Decimal(floor(each) + more) for each in cliffs for more in (0, 1))
    priced = [(rated(tariff, each).amount, each) for each in candidates if start <= each <= end]
    known = [(Fraction(amount), each) for amount, each in priced if amount is not None]
    if len(known) < len(priced):
        return None
    return replace(high, quantity=min(known)[1]), replace(high, quantity=max(known)[1])


def _cliffs(tariff: Tariff) -> Iterator[Fraction]:
    """The quantities above which a volume tier begins, where a unit more may cost less."""
    if isinstance(tariff.model, Volume) and tariff.units_off is not None and not tariff.capped:
        tops = (tier.up_to for tier in tariff.model.tiers)
        yield from (Fraction(top + tariff.units_off) for top in tops if top is not None)
