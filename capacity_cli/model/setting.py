"""A scenario together with what it names: price lists, plans, trigger and schedule.

Every name is resolved here, once, and every name that does not exist is reported, all in one go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.trigger import Trigger
from capacity_cli.model.problems import Problem, ProblemCode
from capacity_cli.model.scenario import Channel, PeriodEntry, Scenario, Service
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.period import Day, month_days, runs_in, synthetic_days
from capacity_cli.model.subscription import Subscription, choice_problems, subscribed, wrong_choices
from capacity_cli.model.units import Measured, in_unit

_OF_THE_MACHINE = frozenset({"localtime", "posixrules", "Factory"})
"""Zones that mean something else on another machine."""

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Setting:
    """A scenario with every name resolved."""

    scenario: Scenario
    """The scenario as written."""
    subscriptions: Mapping[str, Subscription]
    """Its services, by vendor, in its order."""
    trigger_vendor: str
    """The vendor whose trigger fires the schedule."""
    trigger: Trigger
    """What fires it."""
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


def resolve(scenario: Scenario, prices: Mapping[str, Listed]) -> Setting:
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
    problems.extend(islice(_service_problems(scenario, prices, subscriptions), _MOST_PROBLEMS))
    if problems or schedule is None or trigger is None:
        raise Unresolved(tuple(problems[:_MOST_PROBLEMS]))
    days = days_of(scenario.period)
    return Setting(scenario, subscriptions, vendor, trigger, host, schedule, trigger.dialect.zone, days)


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
    scenario: Scenario, prices: Mapping[str, Listed], problems: list[Problem]
) -> Iterator[tuple[str, Subscription]]:
    for vendor, service in scenario.services.items():
        if vendor not in prices:
            problems.append(unknown_name("kind.vendor", vendor, prices, ("services", vendor)))
            continue
        listed = prices[vendor]
        problems.extend(choice_problems(vendor, listed, service))
        if service.plan not in listed.prices.plans:
            path = ("services", vendor, "plan")
            problems.append(unknown_name("kind.plan", service.plan, listed.prices.plans, path))
            continue
        yield vendor, subscribed(vendor, listed, service)


def _trigger(scenario: Scenario, prices: Mapping[str, Listed], problems: list[Problem]) -> tuple[str, Trigger | None]:
    name = scenario.scheduler.trigger
    vendors = [vendor for vendor, listed in prices.items() if name in listed.prices.triggers]
    if len(vendors) == 1:
        return vendors[0], prices[vendors[0]].prices.triggers[name]
    path = ("scheduler", "trigger")
    if vendors:
        values = {"trigger": name, "vendors": ", ".join(vendors)}
        problems.append(Problem(ProblemCode.AMBIGUOUS_TRIGGER, values, path))
    else:
        known = frozenset(trigger for listed in prices.values() for trigger in listed.prices.triggers)
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
        known = subscription.prices.all_meters
        for path in _meter_paths(vendor, subscription.service):
            if path[-1] not in known:
                yield unknown_name("kind.meter", path[-1], known, path)
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


def _meter_paths(vendor: str, service: Service) -> Iterator[tuple[str, ...]]:
    """Where a service names meters of its vendor."""
    where = ("services", vendor)
    yield from ((*where, "usage", meter) for meter in service.usage)
    yield from ((*where, "projects", name, meter) for name, used in service.projects.items() for meter in used)
    yield from ((*where, "quota", meter) for meter in service.quota)
    yield from ((*where, "contract", meter) for meter in service.contract.meters)


def _service_problems(
    scenario: Scenario, prices: Mapping[str, Listed], subscriptions: Mapping[str, Subscription]
) -> Iterator[Problem]:
    """Usage stated twice or in a wrong unit, and what a list has no value for although the scenario needs it."""
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
        needed = stated_meters(scenario, service) - frozenset(service.contract.meters)
        for gap in prices[vendor].missing(service.plan, needed, wrong_choices(prices[vendor], service)):
            yield gap.problem if gap.choice is None else replace(gap.problem, path=where)


def stated_meters(scenario: Scenario, service: Service) -> frozenset[str]:
    """Every meter of which the scenario may use something from this service."""
    by_project = (meter for used in service.projects.values() for meter in used)
    return frozenset([*scenario.footprint, *priced_channels(scenario), *service.usage, *by_project])


def unit_problems(
    subscription: Subscription, meter: str, written: Measured | None, path: tuple[str, ...]
) -> Iterator[Problem]:
    """A quantity whose unit does not convert into the meter's."""
    unit = subscription.prices.unit_of(meter)
    if written is not None and in_unit(written, unit) is None:
        values = {"found": written.unit, "unit": unit or "–", "meter": meter}
        yield Problem(ProblemCode.WRONG_UNIT, values, path)


def priced_channels(scenario: Scenario) -> tuple[Channel, ...]:
    """The channels that carry messages, in a fixed order."""
    return tuple(channel for channel in Channel if scenario.workload.channels.get(channel))
