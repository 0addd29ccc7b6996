"""Quotes: what a plan costs for a usage, in the vendor's own currency and without a scenario."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

from capacity_cli.model.bill import Line, line_of
from capacity_cli.model.invoice import LineKind, invoice, tax_is_known
from capacity_cli.model.leaves import Money, Status
from capacity_cli.model.limits import DayCount, LimitUse, limit_rows, urgency
from capacity_cli.model.meter_problems import placed_gap, unit_problems
from capacity_cli.model.money import minor_unit
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import Problem
from capacity_cli.model.scenario import Service
from capacity_cli.model.subscription import choice_problems, subscribed, wrong_choices
from capacity_cli.model.usage import added_up, stated_usages


@dataclass(frozen=True, slots=True)
class Quote:
    """What a plan costs."""

    vendor: str
    """The vendor's name."""
    plan: str
    """The plan's name in the price list."""
    as_of: str | None
    """The date for which the prices hold; null where the list has no dates."""
    currency: str
    """The price list's currency."""
    complete: bool
    """Whether every amount is known; if not, the total is a lower bound."""
    total: Money | None
    """The sum of the lines before tax; null if nothing above 0 is known of it."""
    tax: Money | None
    """The tax on them; null if it is unknown whether tax applies."""
    total_with_tax: Money | None
    """Total + tax."""
    lines: tuple[Line, ...]
    """The plan's own line, one for each charge that is used or that costs something unused, credits and tax."""
    limits: tuple[LimitUse, ...]
    """The plan's ceilings of what is used, the first to run out on top."""

    @property
    def is_decided(self) -> bool:
        """Whether every price and limit behind it is known."""
        return self.complete and all(row.status is Status.KNOWN for row in self.limits)


def quote_problems(listed: Listed, service: Service) -> Iterator[Problem]:
    """A plan, a switch or a choice that the list lacks, meters that the plan lacks, units that do not convert."""
    where = ("services", listed.prices.vendor)
    yield from choice_problems(listed.prices.vendor, listed, service)
    if service.plan not in listed.prices.plans:
        yield unknown_name("kind.plan", service.plan, listed.prices.plans, (*where, "plan"))
        return
    subscription = subscribed(listed.prices.vendor, listed, service)
    plan = subscription.plan
    missing = {gap.meter for gap in listed.gaps if gap.plan == service.plan and gap.meter}
    meters = tuple(sorted(plan.meters | missing | _counted(listed, plan.meters | missing)))
    for meter, written in service.usage.items():
        if meter not in meters:
            yield unknown_name("kind.meter", meter, meters, (*where, "usage", meter))
        else:
            yield from unit_problems(subscription, meter, written, (*where, "usage", meter))
    sums = (name for meter in service.usage for name in listed.prices.sums_with(meter))
    for gap in listed.missing(frozenset({service.plan}), (*service.usage, *sums), wrong_choices(listed, service)):
        yield placed_gap(gap, where)


def _counted(listed: Listed, meters: frozenset[str]) -> frozenset[str]:
    """The meters that are added up in one of these."""
    return frozenset(
        part for meter in meters if meter in listed.prices.meters for part in listed.prices.meters[meter].sum_of
    )


def quote(listed: Listed, service: Service, days: int, as_of: str | None) -> Quote:
    """What the plan costs for the service's usage in a period of so many days; what is not stated is not used."""
    prices = listed.prices
    subscription = subscribed(prices.vendor, listed, service)
    with localcontext(EXACT):
        used = {usage.meter: usage for usage in stated_usages(subscription)}
        used |= {usage.meter: usage for usage in added_up(subscription, used)}
        items = invoice(subscription, used)
        lines = tuple(line_of(subscription, item, None, prices.currency) for item in items)
        rows = tuple(sorted(limit_rows(subscription, used, DayCount(days, days)), key=urgency))
        none = Decimal(0).quantize(minor_unit(prices.currency))
        before_tax = [line.amount for line in lines if line.kind is not LineKind.TAX]
        complete = None not in before_tax
        known = sum(filter(None, before_tax), none)
        taxes = (line.amount for line in lines if line.kind is LineKind.TAX)
        total = known if complete or known else None
        tax = None if total is None or not tax_is_known(subscription, items) else sum(filter(None, taxes), none)
        with_tax = None if total is None or tax is None else total + tax
    return Quote(prices.vendor, service.plan, as_of, prices.currency, complete, total, tax, with_tax, lines, rows)
