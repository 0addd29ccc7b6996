"""What a scenario says of meters and of its services that its price lists cannot follow: every name and every gap.

A gap of a list, where no value holds on the date or a choice was not made, matters only if something needs the value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from capacity_cli.model.fields import ACCOUNT
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.listed import Gap, Listed
from capacity_cli.model.prices.trigger import Trigger
from capacity_cli.model.problems import Path, Problem, ProblemCode
from capacity_cli.model.scenario import Channel, Scenario, Service
from capacity_cli.model.subscription import Subscription, wrong_choices
from capacity_cli.model.units import Measured, in_unit


def vendors_of_meter(scenario: Scenario, subscriptions: Mapping[str, Subscription], meter: str) -> list[str]:
    """The services of the scenario whose price lists know the meter, in order."""
    return [
        vendor
        for vendor in scenario.services
        if vendor in subscriptions and meter in subscriptions[vendor].prices.all_meters
    ]


def priced_channels(scenario: Scenario) -> tuple[Channel, ...]:
    """The channels that carry messages, first or as a fallback, in a fixed order."""
    workload = scenario.workload
    carrier = workload.fallback.carrier if workload.failure_rate else None
    return tuple(channel for channel in Channel if workload.channels.get(channel) or channel is carrier)


def unknown_meters(scenario: Scenario, subscriptions: Mapping[str, Subscription]) -> Iterator[Problem]:
    """Meters that no list of the scenario's services has, or that several have."""
    for vendor, subscription in subscriptions.items():
        known = subscription.prices.all_meters
        for meter, path in _named_meters(vendor, subscription.service):
            if meter not in known:
                yield unknown_name("kind.meter", meter, known, path)
        yield from _without_account(vendor, subscription)
    all_known = frozenset[str]().union(*(each.prices.all_meters for each in subscriptions.values()))
    for key, meter in (
        *(("footprint", each) for each in scenario.footprint),
        *(("stocks", each) for each in scenario.stocks),
    ):
        vendors = vendors_of_meter(scenario, subscriptions, meter)
        if not vendors and len(subscriptions) == len(scenario.services):
            yield unknown_name("kind.meter", meter, all_known, (key, meter))
        elif len(vendors) > 1:
            yield _ambiguous(meter, vendors, (key, meter))
    for channel in scenario.workload.channels:
        vendors = vendors_of_meter(scenario, subscriptions, channel)
        if len(vendors) > 1:
            stated = "channels" in scenario.workload.model_fields_set
            yield _ambiguous(channel, vendors, ("workload", "channels", channel) if stated else ("services",))


def _ambiguous(meter: str, vendors: list[str], path: Path) -> Problem:
    return Problem(ProblemCode.AMBIGUOUS_METER, {"meter": meter, "vendors": ", ".join(vendors)}, path)


def _named_meters(vendor: str, service: Service) -> Iterator[tuple[str, Path]]:
    """Where a service names meters of its vendor."""
    where, contract = ("services", vendor), service.contract
    yield from ((meter, (*where, "usage", meter)) for meter in service.usage)
    for name, used in service.projects.items():
        yield from ((meter, (*where, "projects", name, meter)) for meter in used)
    yield from ((meter, (*where, "contract", meter)) for meter in contract.meters)
    for at, limit in enumerate(contract.limits or ()):
        yield limit.meter, (*where, "contract", "limits", at, "meter")
    for number, credit in enumerate(contract.credits or ()):
        for at, meter in enumerate(credit.meters or ()):
            yield meter, (*where, "contract", "credits", number, "meters", at)


def _without_account(vendor: str, subscription: Subscription) -> Iterator[Problem]:
    """Quotas of meters of which no limit is left to the account."""
    listed = (limit for plan in subscription.candidates.values() for limit in plan.limits)
    limits = (*listed, *(subscription.service.contract.limits or ()))
    allowed = {limit.meter for limit in limits if limit.limit == ACCOUNT}
    for meter in subscription.service.quota:
        if meter not in allowed:
            yield unknown_name("kind.account_meter", meter, allowed, ("services", vendor, "quota", meter))


def service_problems(
    scenario: Scenario,
    prices: Mapping[str, Listed],
    subscriptions: Mapping[str, Subscription],
    fired: Mapping[str, Trigger],
) -> Iterator[Problem]:
    """Usage stated twice or in a wrong unit, and what a list has no value for although the scenario needs it.

    `fired` holds the trigger of the schedule under the vendor that fires it.
    """
    for vendor, subscription in subscriptions.items():
        service, where = subscription.service, ("services", vendor)
        for name, used in service.projects.items():
            for meter in used:
                if meter in service.usage:
                    keys = f"usage.{meter}, projects.{name}.{meter}"
                    yield Problem(ProblemCode.EXACTLY_ONE, {"keys": keys, "found": keys}, (*where, "usage", meter))
                yield from unit_problems(subscription, meter, used[meter], (*where, "projects", name, meter))
        for meter, written in service.usage.items():
            yield from unit_problems(subscription, meter, written, (*where, "usage", meter))
        needed = _needed_meters(scenario, subscription, fired.get(vendor))
        for gap in prices[vendor].missing(
            frozenset(subscription.candidates), needed, wrong_choices(prices[vendor], service)
        ):
            if not (gap.of_capability and subscription.is_auto):  # another plan may have it
                yield placed_gap(gap, where)


def placed_gap(gap: Gap, where: tuple[str, str]) -> Problem:
    """What a gap says, at the service where something was not chosen, or chosen that one of its prices lacks."""
    if gap.choice is None:
        return gap.problem
    path = (*where, gap.choice) if gap.problem.code is ProblemCode.UNKNOWN_NAME else where
    return replace(gap.problem, path=path, place=None, source=None)


def _needed_meters(scenario: Scenario, subscription: Subscription, trigger: Trigger | None) -> frozenset[str]:
    """Every meter of which the scenario may use something from this service, and that no contract prices."""
    service = subscription.service
    by_project = (meter for used in service.projects.values() for meter in used)
    by_firing = () if trigger is None else tuple(trigger.footprint)
    used = frozenset(
        [*scenario.footprint, *scenario.stocks, *priced_channels(scenario), *service.usage, *by_project, *by_firing]
    )
    sums = frozenset[str]().union(*(subscription.prices.sums_with(meter) for meter in used))
    return (used | sums) - frozenset(service.contract.meters)


def unit_problems(subscription: Subscription, meter: str, written: Measured | None, path: Path) -> Iterator[Problem]:
    """A quantity whose unit does not convert into the meter's."""
    unit = subscription.prices.unit_of(meter)
    if written is not None and in_unit(written, unit) is None:
        values = {"found": written.unit, "unit": unit or "–", "meter": meter}
        yield Problem(ProblemCode.WRONG_UNIT, values, path)
