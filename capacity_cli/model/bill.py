"""The bill: a line for each plan and each charged meter, and a total that adds up the printed lines.

Each line is rounded by its vendor's rule in the vendor's currency, then converted at the pinned rate and rounded to
the minor unit of the answer's currency. An unknown amount is never 0: it makes the total a lower bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from capacity_cli.model.leaves import Leaf, Money, Quantity, Ratio, Status
from capacity_cli.model.money import convert, minor_unit, rounded
from capacity_cli.model.problems import Path
from capacity_cli.model.rating import LinePart, Rated, rated
from capacity_cli.model.setting import Setting, Subscription
from capacity_cli.model.tariff import tariffs
from capacity_cli.model.usage import Usage


class LineKind(StrEnum):
    """What a line of the bill is for."""

    PLAN = "plan"
    """The plan's own price."""
    USAGE = "usage"
    """What was used of a meter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bill."""

    kind: LineKind
    """What it is for."""
    vendor: str | None
    """The vendor's name in the scenario; null if no service prices the channel."""
    plan: str | None
    """The plan; null if no service prices the channel."""
    meter: str | None
    """The meter; null on a plan's own line."""
    quantity: Quantity | None
    """Units of the meter, 1 on a plan's own line; null if unknown."""
    status: Status
    """`unknown` where the price or the quantity is."""
    amount: Money | None
    """Rounded by the vendor's rule, in the vendor's currency; null if unknown."""
    currency: str | None
    """The vendor's currency; null if no service prices the channel."""
    amount_converted: Money | None
    """In the answer's currency; null if unknown."""
    parts: tuple[LinePart, ...]
    """How the quantity was charged: each part's quantity × unit price + flat fee."""
    path: Annotated[Path, Leaf.HIDDEN]
    """The place in the scenario that the line comes from."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The bill of the period, in the answer's currency."""

    complete: bool
    """Whether every amount is known; if not, the totals are lower bounds."""
    total: Money | None
    """The sum of the lines before tax; null if nothing above 0 is known of it."""
    tax: Money | None
    """The tax on them; null if it is unknown whether tax applies."""
    total_with_tax: Money | None
    """Total + tax."""
    per_message: Ratio | None
    """Total ÷ messages of the workload in the period."""
    lines: tuple[Line, ...]
    """The lines, by service in the scenario's order."""
    known: Annotated[Decimal, Leaf.HIDDEN]
    """The sum of the lines that are known."""


def cost(setting: Setting, used: tuple[Usage, ...], messages: int) -> Cost:
    """The bill for what was used, in the answer's currency."""
    lines = tuple(_lines(setting, used))
    none = Decimal(0).quantize(minor_unit(setting.scenario.currency))
    known = sum((line.amount_converted for line in lines if line.amount_converted is not None), none)
    complete = all(line.status is Status.KNOWN for line in lines)
    total = known if complete or known else None  # "at least 0" says nothing and looks like a price
    return Cost(
        complete=complete,
        total=total,
        tax=none,
        total_with_tax=total,
        per_message=None if total is None else Fraction(total) / messages,
        lines=lines,
        known=known,
    )


def _lines(setting: Setting, used: tuple[Usage, ...]) -> Iterator[Line]:
    by_meter = {(usage.vendor, usage.meter): usage for usage in used}
    for vendor, subscription in setting.subscriptions.items():
        yield _plan_line(setting, subscription)
        for tariff in tariffs(setting, subscription):
            unused = Usage(vendor, tariff.meter, Decimal(0), ("services", vendor, "plan"))
            usage = by_meter.get((vendor, tariff.meter), unused)
            what = rated(tariff, usage.quantity)
            if usage is not unused or what.amount:  # what is charged in any case is charged unused, too
                yield _line(setting, subscription, usage, what)
    for usage in used:
        if usage.vendor is None:
            yield _line_without_price(usage)


def _line_without_price(usage: Usage) -> Line:
    return Line(
        kind=LineKind.USAGE,
        vendor=None,
        plan=None,
        meter=usage.meter,
        quantity=usage.quantity,
        status=Status.UNKNOWN,
        amount=None,
        currency=None,
        amount_converted=None,
        parts=(),
        path=usage.path,
    )


def _plan_line(setting: Setting, subscription: Subscription) -> Line:
    path = ("services", subscription.vendor, "plan")
    fee = Rated(subscription.plan.price.monthly)
    return _line(setting, subscription, Usage(subscription.vendor, "", Decimal(1), path), fee)


def _line(setting: Setting, subscription: Subscription, usage: Usage, what: Rated) -> Line:
    """The line for a usage, or for the plan itself where the usage names no meter."""
    scenario, currency = setting.scenario, subscription.prices.currency
    rate = Decimal(1) if currency == scenario.currency else scenario.exchange_rates[currency]
    amount = None if what.amount is None else rounded(what.amount, subscription.prices.line_rounding)
    return Line(
        kind=LineKind.USAGE if usage.meter else LineKind.PLAN,
        vendor=subscription.vendor,
        plan=subscription.plan_name,
        meter=usage.meter or None,
        quantity=usage.quantity,
        status=Status.UNKNOWN if amount is None else Status.KNOWN,
        amount=amount,
        currency=currency,
        amount_converted=None if amount is None else convert(amount, rate, scenario.currency),
        parts=what.parts,
        path=usage.path,
    )
