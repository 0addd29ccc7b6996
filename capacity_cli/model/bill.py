"""The bill: the vendors' invoices in the answer's currency, and a total that adds up the printed lines.

Each line is rounded by its vendor's rule in the vendor's currency, then converted at the pinned rate and rounded to
the minor unit of the answer's currency. An unknown amount is never 0: it makes the total a lower bound.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from capacity_cli.model.invoice import Item, LineKind, invoice, tax_is_known
from capacity_cli.model.leaves import Leaf, Money, Quantity, Ratio, Status
from capacity_cli.model.messages_cost import ChannelLine, MessagesCost, messages_cost
from capacity_cli.model.money import convert, minor_unit
from capacity_cli.model.problems import Path
from capacity_cli.model.rating import LinePart
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.usage import Usage, usage_by_meter
from capacity_cli.model.workload import Channel


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
    """The meter of a usage; null on any other line."""
    quantity: Quantity | None
    """Units of the meter, 1 on any other line; null if unknown."""
    status: Status
    """`unknown` where the price or the quantity is."""
    amount: Money | None
    """Rounded by the vendor's rule, in the vendor's currency; null if unknown."""
    currency: str | None
    """The vendor's currency; null if no service prices the channel."""
    amount_converted: Money | None
    """In the answer's currency; null if unknown."""
    list_amount_converted: Money | None
    """The same at list prices, where something was negotiated; null elsewhere, and if unknown."""
    parts: tuple[LinePart, ...]
    """How the quantity was charged: each part's quantity × unit price + flat fee."""
    path: Annotated[Path, Leaf.HIDDEN]
    """The place in the scenario that the line comes from."""
    price_path: Annotated[Path, Leaf.HIDDEN]
    """Where its price is written: in the vendor's price list, or in the scenario for a negotiated one."""


@dataclass(frozen=True, slots=True)
class ListPrices:
    """The same bill without what was negotiated."""

    total: Money | None
    """The total before tax at list prices; null if it is not known."""
    saved: Money | None
    """What the contracts save of it: below 0 where they are dearer; null if what they are about is not all known."""


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
    """Total ÷ messages of the workload in the period; null without any."""
    at_list_prices: ListPrices | None
    """The same bill without what was negotiated; null where nothing was."""
    lines: tuple[Line, ...]
    """The lines, by service in the scenario's order."""
    messages: MessagesCost
    """What messages cost by themselves."""
    known: Annotated[Decimal, Leaf.HIDDEN]
    """The sum of the lines before tax that are known."""
    known_tax: Annotated[Decimal, Leaf.HIDDEN]
    """The tax that is known to apply."""


def cost(setting: Setting, used: tuple[Usage, ...], messages: int, unfailing: tuple[Usage, ...] | None = None) -> Cost:
    """The bill for what was used, in the answer's currency.

    `unfailing` is what would be used if no send failed; without it failed sends cost nothing.
    """
    bill = _cost(setting, setting.subscriptions, used, messages)
    if unfailing is not None and unfailing != used:
        smooth = _cost(setting, setting.subscriptions, unfailing, messages)
        bill = replace(bill, messages=messages_cost(_channel_lines(bill.lines), _channel_lines(smooth.lines)))
    if not any(each.has_contract for each in setting.subscriptions.values()):
        return bill
    listed = {vendor: each.at_list_prices for vendor, each in setting.subscriptions.items()}
    without = _cost(setting, listed, used, messages)
    own, at_list = (_negotiated(setting, each) for each in (bill, without))
    saved = None if own is None or at_list is None else at_list - own
    lines = tuple(_beside(setting, line, without) for line in bill.lines)
    return replace(bill, lines=lines, at_list_prices=ListPrices(without.total if without.complete else None, saved))


def _negotiated(setting: Setting, bill: Cost) -> Decimal | None:
    """What the vendors with a contract bill before tax; none if some of it is unknown."""
    vendors = {vendor for vendor, each in setting.subscriptions.items() if each.has_contract}
    total = Decimal(0)
    for line in bill.lines:
        if line.vendor in vendors and line.kind is not LineKind.TAX:
            if line.amount_converted is None:
                return None
            total += line.amount_converted
    return total


def _beside(setting: Setting, line: Line, without: Cost) -> Line:
    """The line of a vendor with a contract beside what the list would charge."""
    if line.vendor is None or not setting.subscriptions[line.vendor].has_contract:
        return line
    what = line.kind, line.vendor, line.meter
    same = [each for each in without.lines if (each.kind, each.vendor, each.meter) == what]
    return replace(line, list_amount_converted=same[0].amount_converted) if len(same) == 1 else line


def _cost(setting: Setting, subscriptions: Mapping[str, Subscription], used: tuple[Usage, ...], messages: int) -> Cost:
    bills = [(each, invoice(each, usage_by_meter(vendor, used))) for vendor, each in subscriptions.items()]
    unpriced = [usage for usage in used if usage.vendor is None]
    lines = (*_lines(setting, bills), *map(_line_without_price, unpriced))
    none = Decimal(0).quantize(minor_unit(setting.scenario.currency))
    before = [line for line in lines if line.kind is not LineKind.TAX]
    known = sum((line.amount_converted for line in before if line.amount_converted is not None), none)
    taxes = [line.amount_converted for line in lines if line.kind is LineKind.TAX]
    complete = all(line.status is Status.KNOWN for line in lines)
    total = known if complete or known else None  # "at least 0" says nothing and looks like a price
    tax_known = all(tax_is_known(subscription, items) for subscription, items in bills)
    known_tax = sum((each for each in taxes if each is not None), none)
    tax = None if total is None or not tax_known else known_tax
    return Cost(
        complete=complete,
        total=total,
        tax=tax,
        total_with_tax=None if total is None or tax is None else total + tax,
        per_message=None if total is None or not messages else Fraction(total) / messages,
        at_list_prices=None,
        lines=lines,
        messages=messages_cost(_channel_lines(lines), _channel_lines(lines)),
        known=known,
        known_tax=known_tax,
    )


def _channel_lines(lines: Sequence[Line]) -> list[ChannelLine]:
    """What each channel bills, priced or not."""
    channels = set(Channel)
    return [ChannelLine(line.quantity, line.amount_converted) for line in lines if line.meter in channels]


def _lines(setting: Setting, bills: Sequence[tuple[Subscription, tuple[Item, ...]]]) -> Iterator[Line]:
    scenario = setting.scenario
    for subscription, items in bills:
        currency = subscription.prices.currency
        rate = Decimal(1) if currency == scenario.currency else scenario.exchange_rates[currency]
        for item in items:
            yield line_of(subscription, item, rate, scenario.currency)


def line_of(subscription: Subscription, item: Item, rate: Decimal | None, currency: str) -> Line:
    """An item of an invoice, converted at a rate into the answer's currency; without a rate it stays as it is."""
    amount = item.amount
    converted = amount if amount is None or rate is None else convert(amount, rate, currency)
    return Line(
        kind=item.kind,
        vendor=subscription.vendor,
        plan=subscription.plan_name,
        meter=item.meter,
        quantity=item.quantity,
        status=Status.UNKNOWN if amount is None else Status.KNOWN,
        amount=amount,
        currency=subscription.prices.currency,
        amount_converted=converted,
        list_amount_converted=None,
        parts=item.what.parts,
        path=item.path,
        price_path=item.price_path,
    )


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
        list_amount_converted=None,
        parts=(),
        path=usage.path,
        price_path=(),
    )
