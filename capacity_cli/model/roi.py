"""What automation saves against sending by hand: labour, messages, payback, break-even.

Both ways send the same messages at the same price; they differ in labour and in everything else on the bill.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil

from capacity_cli.model.answer import Answer
from capacity_cli.model.bill import Cost, cost
from capacity_cli.model.charges import Volume
from capacity_cli.model.leaves import Count, Money, Percentage
from capacity_cli.model.money import convert
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.scenario import Channel, Labor
from capacity_cli.model.setting import Setting
from capacity_cli.model.tariff import tariffs
from capacity_cli.model.throughput import throughput
from capacity_cli.model.usage import drivers, footprint_total, usages


@dataclass(frozen=True, slots=True)
class ManualCost:
    """What sending by hand costs in the period."""

    labor: Money
    """Hours × wage."""
    messages: Money
    """The bill's lines for the channels."""
    total: Money
    """Both together; a lower bound where `complete` is false."""


@dataclass(frozen=True, slots=True)
class AutomatedCost:
    """What sending by the service costs in the period."""

    labor: Money
    """Hours × wage."""
    bill: Money
    """The whole bill before tax."""
    total: Money
    """Both together; a lower bound where `complete` is false."""
    build_cost: Money
    """What building it cost, once; not part of the total."""


@dataclass(frozen=True, slots=True)
class Saving:
    """Manual less automated; null where the bill is not complete."""

    monthly: Money | None
    """In the period; negative if automation is dearer."""
    percent: Percentage | None
    """Of the manual total."""
    yearly: Money | None
    """12 times the monthly saving."""


@dataclass(frozen=True, slots=True)
class Roi:
    """The return of automation."""

    currency: str
    """The currency of all amounts."""
    complete: bool
    """Whether every amount of the bill is known."""
    manual: ManualCost
    """Sending by hand."""
    automated: AutomatedCost
    """Sending by the service."""
    saving: Saving
    """The difference."""
    payback_months: Count | None
    """The month in which savings have paid the build cost; null if there is nothing to pay back or nothing saved."""
    break_even_messages: Count | None
    """The least monthly volume at which automation costs no more; null if there is none or the bill is not complete."""


@dataclass(frozen=True, slots=True)
class RoiAnswer:
    """The return of automation for one scenario or variant."""

    answer: Answer
    """The plan that it rests on."""
    roi: Roi
    """The return."""


def roi(setting: Setting, plan: CapacityPlan, labor: Labor) -> Roi:
    """The return of automation in the period of the plan."""
    with localcontext(EXACT):
        return _roi(setting, plan, labor)


def _roi(setting: Setting, plan: CapacityPlan, labor: Labor) -> Roi:
    currency = setting.scenario.currency
    by_hand = _wages(labor.manual.hours_per_day * len(setting.days), labor, currency)
    by_service = _wages(labor.automated.hours_per_month, labor, currency)
    messages = message_cost(plan.cost)
    manual = ManualCost(by_hand, messages, by_hand + messages)
    build_cost = convert(labor.automated.build_cost, Decimal(1), currency)
    automated = AutomatedCost(by_service, plan.cost.known, by_service + plan.cost.known, build_cost)
    if not plan.cost.complete:
        return Roi(currency, False, manual, automated, Saving(None, None, None), None, None)
    monthly = manual.total - automated.total
    percent = Fraction(monthly) / Fraction(manual.total) * 100 if manual.total else None
    payback = ceil(Fraction(build_cost) / Fraction(monthly)) if build_cost > 0 and monthly > 0 else None
    break_even = _break_even(setting, by_hand - by_service)
    return Roi(currency, True, manual, automated, Saving(monthly, percent, 12 * monthly), payback, break_even)


def message_cost(bill: Cost) -> Decimal:
    """The sum of the known lines for the channels, in the answer's currency."""
    names = set(Channel)
    amounts = (line.amount_converted for line in bill.lines if line.meter in names)
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _wages(hours: Decimal, labor: Labor, currency: str) -> Decimal:
    return convert(hours * labor.hourly_wage, Decimal(1), currency)


def _break_even(setting: Setting, labor_saved: Decimal) -> int | None:
    """The first monthly volume at which the rest of the bill is at most the labour saved.

    The rest of the bill only falls where a volume tier begins, so the first volume of each such stretch is enough.
    """
    infrastructure = _infrastructure_at(setting)
    volumes = sorted({1, *_tier_starts(setting)})
    return next((volume for volume in volumes if infrastructure(volume) <= labor_saved), None)


def _infrastructure_at(setting: Setting) -> Callable[[int], Decimal]:
    able = throughput(setting)

    def at(messages: int) -> Decimal:
        bill = cost(setting, usages(setting, drivers(setting, able, messages)), messages)
        return bill.known - message_cost(bill)

    return at


def _tier_starts(setting: Setting) -> Iterator[int]:
    """The volumes at which a volume tier of a meter other than the channels begins, within what the period may have."""
    able = throughput(setting)
    for subscription in setting.subscriptions.values():
        for tariff in tariffs(subscription):
            footprint = setting.scenario.footprint.get(tariff.meter)
            off = tariff.units_off
            if footprint is None or off is None or not isinstance(tariff.model, Volume):
                continue
            unit = subscription.prices.unit_of(tariff.meter)
            idle = footprint_total(footprint, drivers(setting, able, 0), unit)
            with_one = footprint_total(footprint, drivers(setting, able, 1), unit)
            if idle is None or with_one is None or with_one == idle:
                continue
            base, slope = idle, with_one - idle
            for tier in tariff.model.tiers:
                if tier.up_to is not None:
                    yield max(1, int((Fraction(tier.up_to + off) - base) / slope) + 1)
