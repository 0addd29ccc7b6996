"""What a subscription charges for: the plan's charges, with a contract's prices in the place of the list's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges import ChargeModel, UnitPrice
from capacity_cli.model.prices.charge import Charge
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.setting import Setting, Subscription

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Tariff:
    """How one meter is charged."""

    meter: str
    """The meter."""
    model: ChargeModel | None
    """How the chargeable units are priced; none if the price is unknown."""
    included: Decimal = _NOTHING
    """Units that the plan's price covers."""
    units_off: Decimal = _NOTHING
    """Units that come off before the rest is priced: the included ones, unless the model itself takes them off."""
    base_fee: Decimal = _NOTHING
    """What is charged in any case."""
    minimum: Decimal = _NOTHING
    """The least that is charged."""
    maximum: Decimal | None = None
    """The most that is charged; none if there is no such bound."""


def tariffs(setting: Setting, subscription: Subscription) -> Iterator[Tariff]:
    """Each charged meter of a subscription: the list's charges first, then the contract's."""
    contract = setting.scenario.services[subscription.vendor].contract
    yield from (tariff for tariff in plan_tariffs(subscription.plan) if tariff.meter not in contract)
    for meter, unit_price in contract.items():
        yield Tariff(meter, UnitPrice(unit_price))


def plan_tariffs(plan: VendorPlan) -> Iterator[Tariff]:
    """Each charged meter of a plan, as the list has it."""
    return map(_listed, plan.charges)


def _listed(charge: Charge) -> Tariff:
    return Tariff(
        meter=charge.meter,
        model=charge.model,
        included=charge.included,
        units_off=charge.units_off,
        base_fee=charge.base_fee,
        minimum=charge.minimum,
        maximum=charge.maximum,
    )


def charges_for(setting: Setting, subscription: Subscription, meter: str) -> bool:
    """Whether the subscription charges for a meter, at a known price or not."""
    return meter in subscription.plan.charged or meter in setting.scenario.services[subscription.vendor].contract
