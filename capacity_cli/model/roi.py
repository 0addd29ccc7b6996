"""What automation saves against sending by hand: labour, messages, payback, break-even.

Both ways send the same messages at the same price; they differ in labour and in everything else on the bill.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil

from capacity_cli.model.bill import Cost
from capacity_cli.model.leaves import Count, Money, Percentage
from capacity_cli.model.money import convert
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.scenario import Channel, Labor
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import break_even_messages
from capacity_cli.model.wages import automated_wages, manual_wages


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


def roi(setting: Setting, plan: CapacityPlan, labor: Labor) -> Roi:
    """The return of automation in the period of the plan."""
    with localcontext(EXACT):
        return _roi(setting, plan, labor)


def _roi(setting: Setting, plan: CapacityPlan, labor: Labor) -> Roi:
    currency = setting.scenario.currency
    manual, automated = both_ways(setting, plan.cost, labor)
    if not plan.cost.complete:
        return Roi(currency, False, manual, automated, Saving(None, None, None), None, None)
    monthly = manual.total - automated.total
    percent = Fraction(monthly) / Fraction(manual.total) * 100 if manual.total else None
    payback = payback_months(automated.build_cost, monthly)
    saving = Saving(monthly, percent, 12 * monthly)
    return Roi(currency, True, manual, automated, saving, payback, break_even_messages(setting))


def both_ways(setting: Setting, bill: Cost, labor: Labor) -> tuple[ManualCost, AutomatedCost]:
    """What sending by hand costs, and by the service, beside a bill; of a range of labour the middle counts."""
    currency = setting.scenario.currency
    by_hand, by_service = manual_wages(labor, len(setting.days), currency), automated_wages(labor, currency)
    messages = message_cost(bill)
    manual = ManualCost(by_hand, messages, by_hand + messages)
    build_cost = convert(labor.automated.build_cost.middle, Decimal(1), currency)
    return manual, AutomatedCost(by_service, bill.known, by_service + bill.known, build_cost)


def monthly_saving(setting: Setting, bill: Cost, labor: Labor) -> Decimal | None:
    """Manual less automated in the period; none where the bill is not complete."""
    manual, automated = both_ways(setting, bill, labor)
    return manual.total - automated.total if bill.complete else None


def payback_months(build_cost: Decimal, monthly: Decimal) -> int | None:
    """The month in which savings have paid the build cost; none if there is nothing to pay back or nothing saved."""
    return ceil(Fraction(build_cost) / Fraction(monthly)) if build_cost > 0 and monthly > 0 else None


def message_cost(bill: Cost) -> Decimal:
    """The sum of the known lines for the channels, in the answer's currency."""
    names = set(Channel)
    amounts = (line.amount_converted for line in bill.lines if line.meter in names)
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
