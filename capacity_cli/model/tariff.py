"""What a subscription charges for: the plan's charges, with a contract's prices in the place of the list's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from capacity_cli.model.charges import ChargeModel
from capacity_cli.model.prices.charge import Charge, Pricing
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.source import Apart
from capacity_cli.model.problems import Path
from capacity_cli.model.subscription import Subscription

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Tariff:
    """How one meter is charged."""

    meter: str
    """The meter."""
    model: ChargeModel | None
    """How the chargeable units are priced; none if the price is unknown."""
    included: Decimal | None = _NOTHING
    """Units that the plan's price covers; none if unknown."""
    units_off: Decimal | None = _NOTHING
    """Units that come off before the rest is priced: the included ones, unless the model itself takes them off."""
    base_fee: Decimal | None = _NOTHING
    """What is charged in any case; none if unknown."""
    minimum: Decimal = _NOTHING
    """The least that is charged."""
    maximum: Decimal | None = None
    """The most that is charged; none if there is no such bound."""
    by_project: bool = False
    """Whether each project has the included units of its own."""
    capped: OnExceed | None = None
    """What happens above the included units, of which then nothing is billed; none where they are billed."""
    tier_months: int = 1
    """The months whose mean decides which tier is reached."""
    negotiated: bool = False
    """Whether it comes from a contract."""
    path: Path = ()
    """Where it is written: in the price list, or, if negotiated, in the scenario."""


def tariffs(subscription: Subscription) -> Iterator[Tariff]:
    """Each charged meter of a subscription: the list's charges first, then the contract's."""
    contract = subscription.service.contract.meters
    for at, charge in enumerate(subscription.plan.charges):
        if charge.meter not in contract:
            yield _listed(subscription, charge, ("plans", subscription.plan_name, "charges", at))
    for meter, pricing in contract.items():
        yield _tariff(meter, pricing, ("services", subscription.vendor, "contract", meter), negotiated=True)


def _listed(subscription: Subscription, charge: Charge, path: Path) -> Tariff:
    on = (consequence for switch, consequence in (charge.switch or {}).items() if subscription.is_on(switch))
    return _tariff(charge.meter, charge, path, capped=next(on, None))


def _tariff(
    meter: str, pricing: Pricing, path: Path, *, capped: OnExceed | None = None, negotiated: bool = False
) -> Tariff:
    return Tariff(
        meter=meter,
        model=pricing.model,
        included=pricing.included.amount,
        units_off=pricing.units_off,
        base_fee=pricing.base_fee,
        minimum=pricing.minimum,
        maximum=pricing.maximum,
        by_project=pricing.included.per is Apart.PROJECT,
        capped=capped,
        tier_months=pricing.tier_months,
        negotiated=negotiated,
        path=path,
    )


def charges_for(subscription: Subscription, meter: str) -> bool:
    """Whether the subscription charges for a meter, at a known price or not."""
    return meter in subscription.plan.charged or meter in subscription.service.contract.meters
