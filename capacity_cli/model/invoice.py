"""One vendor's part of the bill, in its own currency: the plan, its usage, what credits take off, and tax.

Each line is rounded by the vendor's rule. A vendor that rounds only once has lines that add up to its rounded sum.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model.charges.part import N
from capacity_cli.model.money import rounded
from capacity_cli.model.numbers import Exact
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.plan import Credit, PricePeriod
from capacity_cli.model.problems import Path
from capacity_cli.model.rating import LinePart, Rated, fee, rated
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import tariffs
from capacity_cli.model.usage import Usage


class LineKind(StrEnum):
    """What a line of the bill is for."""

    PLAN = "plan"
    """The plan's own price."""
    USAGE = "usage"
    """What was used of a meter."""
    CREDIT = "credit"
    """What a credit takes off the price of usage; its amount is negative."""
    TAX = "tax"
    """The tax on the vendor's other lines."""


class Item(NamedTuple):
    """One line of a vendor's invoice."""

    kind: LineKind
    """What it is for."""
    what: Rated
    """What it costs before it is rounded, and how that comes about."""
    path: Path
    """The place in the scenario that the line comes from."""
    price_path: Path
    """Where its price is written: in the price list, or in the scenario for a negotiated one."""
    meter: str | None = None
    """The meter of a usage; none on any other line."""
    quantity: Exact | None = Decimal(1)
    """Units of the meter, 1 on any other line; none if unknown."""
    amount: Decimal | None = None
    """Rounded by the vendor's rule, in the vendor's currency; none if unknown."""


def invoice(subscription: Subscription, used: Mapping[str, Usage]) -> tuple[Item, ...]:
    """The lines of a subscription for what is used of its meters; a meter that is not named is not used."""
    billed = [_plan_item(subscription), *_usage_items(subscription, used)]
    billed.extend(_credit_items(subscription, billed))
    if subscription.prices.rounds_once:
        billed = list(_rounded_once(subscription, billed))
    return (*billed, *_tax_items(subscription, billed))


def _amount(subscription: Subscription, what: Rated) -> Decimal | None:
    """What a line comes to by itself; none while it waits for the sum that is rounded, and if it is unknown."""
    if what.amount is None or subscription.prices.rounds_once:
        return None
    return rounded(what.amount, subscription.prices.line_rounding)


def _plan_item(subscription: Subscription) -> Item:
    price, listed = subscription.price, subscription.service.contract.price is None
    count = subscription.service.seats if price.per is PricePeriod.SEAT else 1
    where = ("services", subscription.vendor)
    price_path: Path = ("plans", subscription.plan_name, "price") if listed else (*where, "contract", "price")
    what = fee(price.monthly, count)
    return Item(LineKind.PLAN, what, (*where, "plan"), price_path, amount=_amount(subscription, what))


def _usage_items(subscription: Subscription, used: Mapping[str, Usage]) -> Iterator[Item]:
    unused = Usage(subscription.vendor, "", Decimal(0), _unused(subscription))
    for tariff in tariffs(subscription):
        usage = used.get(tariff.meter, unused)
        if usage is not unused or tariff.billed_unused:
            what = rated(tariff, usage.quantity, usage.by_project, usage.before)
            amount = _amount(subscription, what)
            yield Item(LineKind.USAGE, what, usage.path, tariff.path, tariff.meter, usage.quantity, amount)


def _unused(subscription: Subscription) -> Path:
    return ("services", subscription.vendor, "plan")


def _credit_items(subscription: Subscription, billed: Sequence[Item]) -> Iterator[Item]:
    """Each credit in its order, as far as there is usage left that it pays."""
    listed = tuple(_credits(subscription))
    if not listed:
        return
    usage = [item for item in billed if item.kind is LineKind.USAGE and item.meter is not None]
    rounding = subscription.prices.line_rounding
    if subscription.prices.rounds_once:
        rounding = None  # of the sum
        exactly = {item.meter or "": Fraction(item.what.amount or 0) for item in usage}
        used: Iterable[Exact] = [_taken(exactly, credit, Fraction(credit.amount)) for credit, _ in listed]
    else:
        left = {item.meter or "": item.amount or Decimal(0) for item in usage}
        used = [_taken(left, credit, rounded(credit.amount, rounding)) for credit, _ in listed]
    for (_, price_path), amount in zip(listed, used, strict=True):
        if amount:
            path = _unused(subscription)
            yield Item(LineKind.CREDIT, fee(-amount), path, price_path, amount=-rounded(amount, rounding))


def _taken(left: dict[str, N], credit: Credit, most: N) -> N:
    """Take up to so much from what is left of the prices of a credit's meters; what was taken."""
    rest = most
    for meter in sorted(left) if credit.meters is None else credit.meters:
        if left.get(meter):
            taken = min(rest, left[meter])
            left[meter], rest = left[meter] - taken, rest - taken
    return most - rest


def _credits(subscription: Subscription) -> Iterator[tuple[Credit, Path]]:
    negotiated = subscription.service.contract.credits
    listed = negotiated is None
    where: Path = ("plans", subscription.plan_name) if listed else ("services", subscription.vendor, "contract")
    for at, credit in enumerate(subscription.plan.credits if negotiated is None else negotiated):
        yield credit, (*where, "credits", at)


def _rounded_once(subscription: Subscription, billed: Sequence[Item]) -> Iterator[Item]:
    """The lines so that they add up to their rounded sum: each is the difference that it makes to it."""
    rounding, total, shown = subscription.prices.line_rounding, Fraction(0), Decimal(0)
    for item in billed:
        if item.what.amount is None:
            yield item
            continue
        total += Fraction(item.what.amount)
        upto = rounded(total, rounding)
        yield item._replace(amount=upto - shown)
        shown = upto


def tax_rate(subscription: Subscription) -> Decimal | None:
    """The tax that comes on top of a vendor's prices; none if it is unknown whether one does, or which."""
    stated, rule = subscription.service.tax, subscription.prices.tax
    if stated is not None:
        return stated
    if rule is None or rule.applies is Allowed.NO:
        return Decimal(0)
    return rule.rate if rule.applies is Allowed.YES else None


def subtotal(items: Sequence[Item]) -> Decimal:
    """The sum of the known lines before tax."""
    return sum((item.amount for item in items if item.amount is not None and item.kind is not LineKind.TAX), Decimal(0))


def _tax_items(subscription: Subscription, billed: Sequence[Item]) -> Iterator[Item]:
    """The tax on the known lines, if one applies for certain."""
    rate, before = tax_rate(subscription), subtotal(billed)
    if not rate or not before:
        return
    parts = (LinePart(before, rate, Decimal(0)),)
    stated = subscription.service.tax is not None
    price_path: Path = ("services", subscription.vendor, "tax") if stated else ("tax", "rate")
    what = Rated(before * rate, parts)
    amount = rounded(before * rate, subscription.prices.line_rounding)
    yield Item(LineKind.TAX, what, _unused(subscription), price_path, amount=amount)


def tax_is_known(subscription: Subscription, items: Sequence[Item]) -> bool:
    """Whether the tax on these lines is: it is on nothing, too."""
    nothing = all(item.amount == 0 for item in items)
    return nothing or tax_rate(subscription) is not None
