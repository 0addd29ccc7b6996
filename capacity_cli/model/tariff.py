"""What a subscription charges for: the plan's charges, with a contract's prices in the place of the list's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges import ChargeModel, UnitPrice
from capacity_cli.model.setting import Setting, Subscription


@dataclass(frozen=True, slots=True)
class Tariff:
    """How one meter is charged."""

    meter: str
    """The meter."""
    included: Decimal
    """Units that cost nothing; they are taken off first."""
    model: ChargeModel | None
    """How the rest is charged; none if the price is unknown."""


def tariffs(setting: Setting, subscription: Subscription) -> Iterator[Tariff]:
    """Each charged meter of a subscription: the list's charges first, then the contract's."""
    contract = setting.scenario.services[subscription.vendor].contract
    for charge in subscription.plan.charges:
        if charge.meter not in contract:
            yield Tariff(charge.meter, charge.included, charge.model)
    for meter, unit_price in contract.items():
        yield Tariff(meter, Decimal(0), UnitPrice(unit_price))


def charges_for(setting: Setting, subscription: Subscription, meter: str) -> bool:
    """Whether the subscription charges for a meter, at a known price or not."""
    return any(tariff.meter == meter for tariff in tariffs(setting, subscription))
