"""What a subscription charges for: the plan's charges, with a contract's prices in the place of the list's."""

from collections.abc import Iterator

from capacity_cli.model.prices.tariff import Tariff, tariff_of
from capacity_cli.model.subscription import Subscription

__all__ = ["Tariff", "charges_for", "tariffs"]


def tariffs(subscription: Subscription) -> Iterator[Tariff]:
    """Each charged meter of a subscription: the list's charges first, then the contract's."""
    contract = subscription.service.contract.meters
    on = {switch for switch in subscription.prices.switches if subscription.is_on(switch)}
    for each in subscription.prices.tariffs[subscription.plan_name]:
        if each.tariff.meter not in contract:
            yield each.while_on if each.switch in on else each.tariff
    for meter, pricing in contract.items():
        path = ("services", subscription.vendor, "contract", meter)
        yield tariff_of(meter, pricing, path, negotiated=True)


def charges_for(subscription: Subscription, meter: str) -> bool:
    """Whether the subscription charges for a meter, at a known price or not."""
    return meter in subscription.plan.charged or meter in subscription.service.contract.meters
