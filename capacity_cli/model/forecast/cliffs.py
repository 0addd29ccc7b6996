"""What makes the bill jump from one month to the next, beside use itself: a tier, a price on its date, another plan.

Only volume tiers count: another tier of a graduated price changes what further units cost, and nothing at a stroke.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from capacity_cli.model.bill import Line
from capacity_cli.model.charges import Volume
from capacity_cli.model.forecast.months import PlannedMonth
from capacity_cli.model.leaves import Quantity
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import Tariff, tariffs


class Cause(StrEnum):
    """What makes the bill jump."""

    TIER = "tier"
    """Another tier is reached."""
    PRICE = "price"
    """A price changes."""
    PLAN = "plan"
    """The service is on another plan."""


@dataclass(frozen=True, slots=True)
class BillChange:
    """A change from one month to the next."""

    cause: Cause
    """What it is."""
    what: str
    """What it is of: `vendor.meter`, or the vendor for a plan and its price."""
    before: Quantity | None = None
    """The price of a unit, or of the plan; none if unknown, and for a change of the plan."""
    after: Quantity | None = None
    """The same in the later month."""
    plan_before: str | None = None
    """The plan, where it changes."""
    plan_after: str | None = None
    """The same in the later month."""


def bill_changes(before: PlannedMonth, after: PlannedMonth) -> Iterator[BillChange]:
    """Everything that changes what the same use costs."""
    for vendor, now in after.setting.subscriptions.items():
        was = before.setting.subscriptions[vendor]
        if was.plan_name != now.plan_name:
            yield BillChange(Cause.PLAN, vendor, plan_before=was.plan_name, plan_after=now.plan_name)
            continue
        if was.prices is not now.prices and was.price.amount != now.price.amount:
            yield BillChange(Cause.PRICE, vendor, was.price.amount, now.price.amount)
        yield from _of_meters(vendor, (before, was), (after, now))


def _of_meters(
    vendor: str, before: tuple[PlannedMonth, Subscription], after: tuple[PlannedMonth, Subscription]
) -> Iterator[BillChange]:
    """Tiers and prices of each meter that both months bill."""
    (month_before, was), (month_after, now) = before, after
    lines_before, lines_after = (_lines(month, vendor) for month in (month_before, month_after))
    tariffs_before = {tariff.meter: tariff for tariff in tariffs(was)}
    for tariff in tariffs(now):
        old, new = lines_before.get(tariff.meter), lines_after.get(tariff.meter)
        if old is None or new is None or tariff.meter not in tariffs_before:
            continue
        same = was.prices is now.prices or _priced(tariffs_before[tariff.meter]) == _priced(tariff)
        prices = _unit_price(old), _unit_price(new)
        if same and isinstance(tariff.model, Volume) and prices[0] != prices[1]:
            yield BillChange(Cause.TIER, f"{vendor}.{tariff.meter}", *prices)
        elif not same:
            yield BillChange(Cause.PRICE, f"{vendor}.{tariff.meter}", *prices)


def _lines(month: PlannedMonth, vendor: str) -> dict[str, Line]:
    return {line.meter: line for line in month.plan.cost.lines if line.vendor == vendor and line.meter is not None}


def _priced(tariff: Tariff) -> tuple[object, ...]:
    """What decides about the price of a quantity."""
    return (
        tariff.model, tariff.included, tariff.units_off, tariff.base_fee, tariff.minimum, tariff.maximum,
        tariff.capped, tariff.tier_months,
    )  # fmt: skip


def _unit_price(line: Line) -> Quantity | None:
    """The price of a unit of the first part of a line, which of a volume price is its tier's."""
    return line.parts[0].unit_price if line.parts else None
