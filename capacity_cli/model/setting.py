"""A scenario together with what it names: price lists, plans, trigger and schedule.

Every name is resolved here, once, and every name that does not exist is reported, all in one go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.prices.trigger import Trigger
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.scenario import Channel, PeriodEntry, Scenario
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.period import Day, month_days, runs_in, synthetic_days

_OF_THE_MACHINE = frozenset({"localtime", "posixrules", "Factory"})
"""Zones that mean something else on another machine."""

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Subscription:
    """A service of the scenario: a vendor's price list and the plan subscribed to."""

    vendor: str
    """The vendor's name in the scenario."""
    plan_name: str
    """The plan's name in the price list."""
    prices: PriceList
    """The vendor's price list."""
    plan: VendorPlan
    """The plan."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A scenario with every name resolved."""

    scenario: Scenario
    """The scenario as written."""
    subscriptions: Mapping[str, Subscription]
    """Its services, by vendor, in its order."""
    host: str
    """The vendor on whose functions a run executes."""
    schedule: Schedule
    """When runs start."""
    zone: str
    """The time zone of the schedule."""
    days: tuple[Day, ...]
    """The days of the period."""

    @property
    def runs(self) -> int:
        """How often the schedule fires in the period."""
        return runs_in(self.schedule, self.days)


class Unresolved(Exception):  # noqa: N818  it names what it holds
    """A scenario that names things which do not exist."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def resolve(scenario: Scenario, prices: Mapping[str, PriceList]) -> Setting:
    """Look up everything that the scenario names in the price lists of its edition.

    Raises Unresolved with every name that does not exist and every exchange rate that is missing.
    """
    problems: list[Problem] = []
    subscriptions = dict(_subscriptions(scenario, prices, problems))
    vendor, trigger = _trigger(scenario, prices, problems)
    host = scenario.scheduler.host or vendor
    if host and host not in prices:
        problems.append(unknown_name("kind.vendor", host, prices, ("scheduler", "host")))
    schedule = _schedule(scenario, trigger, problems)
    problems.extend(_zone_problems(scenario.timezone))
    problems.extend(_missing_rates(scenario, subscriptions))
    problems.extend(islice(_unknown_meters(scenario, subscriptions), _MOST_PROBLEMS))
    if problems or schedule is None or trigger is None:
        raise Unresolved(tuple(problems[:_MOST_PROBLEMS]))
    days = days_of(scenario.period)
    return Setting(scenario, subscriptions, host, schedule, trigger.dialect.zone, days)


def days_of(period: PeriodEntry) -> tuple[Day, ...]:
    """The days of a period: of the real calendar for a month, else numbered from 1 with a Monday first."""
    if period.month is None:
        return synthetic_days(period.days or 1)
    year, month = period.month.split("-")
    return month_days(int(year), int(month))


def vendors_of_meter(scenario: Scenario, subscriptions: Mapping[str, Subscription], meter: str) -> list[str]:
    """The services of the scenario whose price lists know the meter, in order."""
    return [
        vendor
        for vendor in scenario.services
        if vendor in subscriptions and meter in subscriptions[vendor].prices.all_meters
    ]


def _subscriptions(
    scenario: Scenario, prices: Mapping[str, PriceList], problems: list[Problem]
) -> Iterator[tuple[str, Subscription]]:
    for vendor, service in scenario.services.items():
        if vendor not in prices:
            problems.append(unknown_name("kind.vendor", vendor, prices, ("services", vendor)))
            continue
        listed = prices[vendor]
        if service.plan not in listed.plans:
            problems.append(unknown_name("kind.plan", service.plan, listed.plans, ("services", vendor, "plan")))
            continue
        yield vendor, Subscription(vendor, service.plan, listed, listed.plans[service.plan])


def _trigger(
    scenario: Scenario, prices: Mapping[str, PriceList], problems: list[Problem]
) -> tuple[str, Trigger | None]:
    name = scenario.scheduler.trigger
    vendors = [vendor for vendor, listed in prices.items() if name in listed.triggers]
    if len(vendors) == 1:
        return vendors[0], prices[vendors[0]].triggers[name]
    path = ("scheduler", "trigger")
    if vendors:
        values = {"trigger": name, "vendors": ", ".join(vendors)}
        problems.append(Problem(ProblemCode.AMBIGUOUS_TRIGGER, values, path))
    else:
        known = frozenset(trigger for listed in prices.values() for trigger in listed.triggers)
        problems.append(unknown_name("kind.trigger", name, known, path))
    return "", None


def _schedule(scenario: Scenario, trigger: Trigger | None, problems: list[Problem]) -> Schedule | None:
    if trigger is None:
        return None
    try:
        return parse(scenario.scheduler.schedule, trigger.dialect.dialect)
    except CronRefused as refused:
        problems.extend(Problem(code, values, ("scheduler", "schedule")) for code, values in refused.problems)
        return None


def _zone_problems(name: str) -> Iterator[Problem]:
    try:
        ZoneInfo(name)
        known = name not in _OF_THE_MACHINE
    except (KeyError, ValueError, OSError):
        known = False
    if not known:
        yield unknown_name("kind.zone", name, frozenset(available_timezones()), ("timezone",))


def _missing_rates(scenario: Scenario, subscriptions: Mapping[str, Subscription]) -> Iterator[Problem]:
    for vendor, subscription in subscriptions.items():
        currency = subscription.prices.currency
        if currency != scenario.currency and currency not in scenario.exchange_rates:
            values = {"vendor": vendor, "currency": currency, "target": scenario.currency}
            yield Problem(ProblemCode.NO_RATE, values, ("services", vendor, "plan"))


def _unknown_meters(scenario: Scenario, subscriptions: Mapping[str, Subscription]) -> Iterator[Problem]:
    for vendor, subscription in subscriptions.items():
        service, known = scenario.services[vendor], subscription.prices.all_meters
        for key, meters in (("usage", service.usage), ("contract", service.contract)):
            for meter in meters:
                if meter not in known:
                    yield unknown_name("kind.meter", meter, known, ("services", vendor, key, meter))
    all_known = frozenset[str]().union(*(each.prices.all_meters for each in subscriptions.values()))
    for meter in scenario.footprint:
        vendors = vendors_of_meter(scenario, subscriptions, meter)
        if not vendors and len(subscriptions) == len(scenario.services):
            yield unknown_name("kind.meter", meter, all_known, ("footprint", meter))
        elif len(vendors) > 1:
            yield Problem(
                ProblemCode.AMBIGUOUS_METER, {"meter": meter, "vendors": ", ".join(vendors)}, ("footprint", meter)
            )
    for channel in scenario.workload.channels:
        vendors = vendors_of_meter(scenario, subscriptions, channel)
        if len(vendors) > 1:
            path = (
                ("workload", "channels", channel) if "channels" in scenario.workload.model_fields_set else ("services",)
            )
            yield Problem(ProblemCode.AMBIGUOUS_METER, {"meter": channel, "vendors": ", ".join(vendors)}, path)


def priced_channels(scenario: Scenario) -> tuple[Channel, ...]:
    """The channels that carry messages, in a fixed order."""
    return tuple(channel for channel in Channel if scenario.workload.channels.get(channel))
