"""The ceilings of a subscription, each with the path at which it is written."""

from collections.abc import Iterator

from capacity_cli.model.explanation.arithmetic import given, in_scenario, priced_at, unlimited
from capacity_cli.model.explanation.node import Explanation, Name, named
from capacity_cli.model.fields import ACCOUNT
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.windows import days_of_reset
from capacity_cli.model.problems import Path
from capacity_cli.model.subscription import Subscription


def ceilings(subscription: Subscription) -> Iterator[tuple[Limit, Path]]:
    """The ceilings of the plan, and a contract's in the place of those of the same meters."""
    negotiated = subscription.service.contract.limits or ()
    replaced = {limit.meter for limit in negotiated}
    for at, limit in enumerate(subscription.plan.limits):
        if limit.meter not in replaced:
            yield limit, ("plans", subscription.plan_name, "limits", at)
    for at, limit in enumerate(negotiated):
        yield limit, ("services", subscription.vendor, "contract", "limits", at)


def ceiling(name: Name, subscription: Subscription, limit: Limit, path: Path) -> Explanation:
    """The most that a ceiling allows; of one that each account has of its own, what the scenario says."""
    origin, most = priced_at(subscription.vendor, (*path, "limit")), limit.limit
    if most == ACCOUNT:
        origin = in_scenario("services", subscription.vendor, "quota", limit.meter)
        most = subscription.service.quota.get(limit.meter)
    assert not isinstance(most, str)  # noqa: S101  `account` is the only word
    if most is not None and most.is_infinite():
        return unlimited(name, origin)
    return given(name, most, origin, note=_reset(limit))


def _reset(limit: Limit) -> Name | None:
    """When what was used of it is forgotten, if the list says so."""
    days = days_of_reset(limit.resets)
    if days is not None:
        return named("explain.resets_after", days=days)
    return None if limit.resets is None else named("explain.resets", time=limit.resets)
