"""One vendor's part of the bill, in its own currency: the plan, its usage, what credits take off, and tax.

Each line is rounded by the vendor's rule. A vendor that rounds only once has lines that add up to its rounded sum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from capacity_cli.model.money import Rounding, rounded
from capacity_cli.model.numbers import Exact, exact
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


@dataclass(frozen=True, slots=True)
class Item:
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
    rounding = subscription.prices.line_rounding
    if not subscription.prices.rounds_once:
        billed = [_rounded(item, rounding) for item in billed]
    billed.extend(_credit_items(subscription, billed))
    if subscription.prices.rounds_once:
        billed = list(_rounded_once(subscription, billed))
    return (*billed, *_tax_items(subscription, billed))


def _rounded(item: Item, rounding: Rounding | None) -> Item:
    return item if item.what.amount is None else replace(item, amount=rounded(item.what.amount, rounding))


def _plan_item(subscription: Subscription) -> Item:
    negotiated = subscription.service.contract.price
    price = subscription.plan.price if negotiated is None else negotiated
    count = subscription.service.seats if price.per is PricePeriod.SEAT else 1
    where = ("services", subscription.vendor)
    listed = ("plans", subscription.plan_name, "price")
    price_path = listed if negotiated is None else (*where, "contract", "price")
    return Item(LineKind.PLAN, fee(price.monthly, count), (*where, "plan"), price_path)


def _usage_items(subscription: Subscription, used: Mapping[str, Usage]) -> Iterator[Item]:
    for tariff in tariffs(subscription):
        usage = used.get(tariff.meter)
        what = rated(tariff, Decimal(0)) if usage is None else rated(tariff, usage.quantity, usage.by_project)
        if usage is not None:
            yield Item(LineKind.USAGE, what, usage.path, tariff.path, tariff.meter, usage.quantity)
        elif what.amount:  # what is charged in any case is charged unused, too
            yield Item(LineKind.USAGE, what, _unused(subscription), tariff.path, tariff.meter, Decimal(0))


def _unused(subscription: Subscription) -> Path:
    return ("services", subscription.vendor, "plan")


def _credit_items(subscription: Subscription, billed: Sequence[Item]) -> Iterator[Item]:
    """Each credit takes what is left of its meters' prices, meter by meter, and never more than that."""
    left = {item.meter: _billed(item) for item in billed if item.kind is LineKind.USAGE and item.meter}
    for credit, price_path in _credits(subscription):
        rest = Fraction(credit.amount)
        for meter in sorted(left) if credit.meters is None else credit.meters:
            taken = min(rest, Fraction(left.get(meter, 0)))
            if taken:
                left[meter] = Fraction(left[meter]) - taken
                rest -= taken
        used = Fraction(credit.amount) - rest
        if used:
            yield _credit_item(subscription, used, price_path)


def _billed(item: Item) -> Exact:
    """What a line comes to so far: rounded, unless the vendor rounds only once."""
    return (item.amount if item.amount is not None else item.what.amount) or Decimal(0)


def _credits(subscription: Subscription) -> Iterator[tuple[Credit, Path]]:
    negotiated = subscription.service.contract.credits
    listed = negotiated is None
    where: Path = ("plans", subscription.plan_name) if listed else ("services", subscription.vendor, "contract")
    for at, credit in enumerate(subscription.plan.credits if negotiated is None else negotiated):
        yield credit, (*where, "credits", at)


def _credit_item(subscription: Subscription, used: Fraction, price_path: Path) -> Item:
    rounding = None if subscription.prices.rounds_once else subscription.prices.line_rounding
    amount = rounded(exact(used), rounding)
    item = Item(LineKind.CREDIT, fee(exact(-used)), _unused(subscription), price_path)
    return replace(item, amount=-amount)


def _rounded_once(subscription: Subscription, billed: Sequence[Item]) -> Iterator[Item]:
    """The lines so that they add up to their rounded sum: each is the difference that it makes to it."""
    rounding, total, shown = subscription.prices.line_rounding, Fraction(0), Decimal(0)
    for item in billed:
        if item.what.amount is None:
            yield item
            continue
        total += Fraction(item.what.amount)
        upto = rounded(total, rounding)
        yield replace(item, amount=upto - shown)
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
    item = Item(LineKind.TAX, Rated(before * rate, parts), _unused(subscription), price_path)
    yield replace(item, amount=rounded(before * rate, subscription.prices.line_rounding))


def tax_is_known(subscription: Subscription, items: Sequence[Item]) -> bool:
    """Whether the tax on these lines is: it is on nothing, too."""
    nothing = all(item.amount == 0 for item in items)
    return nothing or tax_rate(subscription) is not None
