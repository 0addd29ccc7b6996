"""Quotes: what a plan costs for a usage, in the vendor's own currency and without a scenario."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from capacity_cli.model.bill import Line, LineKind
from capacity_cli.model.leaves import Money, Status
from capacity_cli.model.money import minor_unit, rounded
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import EXACT, Exact
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Problem
from capacity_cli.model.rating import Rated, rated
from capacity_cli.model.tariff import plan_tariffs


@dataclass(frozen=True, slots=True)
class Quote:
    """What a plan costs."""

    vendor: str
    """The vendor's name."""
    plan: str
    """The plan's name in the price list."""
    currency: str
    """The price list's currency."""
    complete: bool
    """Whether every amount is known; if not, the total is a lower bound."""
    total: Money | None
    """The sum of the lines; null if nothing above 0 is known of it."""
    lines: tuple[Line, ...]
    """The plan's own line, then one for each charge that is used or that costs something unused."""


def quote_problems(prices: PriceList, plan_name: str, usage: Mapping[str, Exact]) -> Iterator[Problem]:
    """A plan that the list lacks, or meters that the plan lacks."""
    if plan_name not in prices.plans:
        yield unknown_name("kind.plan", plan_name, tuple(prices.plans))
        return
    meters = tuple(sorted(prices.plans[plan_name].meters))
    for meter in usage:
        if meter not in meters:
            yield unknown_name("kind.meter", meter, meters)


def quote(prices: PriceList, plan_name: str, usage: Mapping[str, Exact]) -> Quote:
    """What the plan costs for these quantities by meter; a meter that is not named is not used."""
    with localcontext(EXACT):
        lines = tuple(_lines(prices, plan_name, usage))
        complete = all(line.status is Status.KNOWN for line in lines)
        none = Decimal(0).quantize(minor_unit(prices.currency))
        known = sum((line.amount for line in lines if line.amount is not None), none)
    return Quote(prices.vendor, plan_name, prices.currency, complete, known if complete or known else None, lines)


def _lines(prices: PriceList, plan_name: str, usage: Mapping[str, Exact]) -> Iterator[Line]:
    plan = prices.plans[plan_name]
    yield _line(prices, plan_name, None, Decimal(1), Rated(plan.price.monthly))
    for tariff in plan_tariffs(plan):
        quantity = usage.get(tariff.meter, Decimal(0))
        what = rated(tariff, quantity)
        if tariff.meter in usage or what.amount:
            yield _line(prices, plan_name, tariff.meter, quantity, what)


def _line(prices: PriceList, plan_name: str, meter: str | None, quantity: Exact, what: Rated) -> Line:
    amount = None if what.amount is None else rounded(what.amount, prices.line_rounding)
    return Line(
        kind=LineKind.PLAN if meter is None else LineKind.USAGE,
        vendor=prices.vendor,
        plan=plan_name,
        meter=meter,
        quantity=quantity,
        status=Status.UNKNOWN if amount is None else Status.KNOWN,
        amount=amount,
        currency=prices.currency,
        amount_converted=amount,
        parts=what.parts,
        path=(),
    )
