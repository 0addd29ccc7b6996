"""A scenario together with what it names: price lists, plans, trigger and schedule.

Every name is resolved here, once, and every name that does not exist is reported, all in one go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from capacity_cli.model.ahead import Ahead
from capacity_cli.model.meter_problems import (
    footprint_problems,
    priced_channels,
    service_problems,
    unknown_meters,
    vendors_of_meter,
)
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.trigger import Trigger, Zones
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.model.scenario import PeriodEntry, Scenario, Workload
from capacity_cli.model.schedule.counting import runs_in_month
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.day import Day, month_days
from capacity_cli.model.schedule.period import runs_in, synthetic_days
from capacity_cli.model.subscription import Subscription, choice_problems, is_auto, subscribed
from capacity_cli.model.volumes import growth_problems

__all__ = ["Setting", "Unresolved", "days_of", "priced_channels", "resolve", "vendors_of_meter"]

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class CronEntry:
    """A schedule that the service's deployment registers beside the scenario's own."""

    path: str
    """The path that it calls."""
    schedule: str
    """Its cron expression, as it is written."""
    place: Place
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class BeyondJson:
    """Something in the file of the schedule that is not JSON, so that the vendor's own parser refuses the file."""

    what: Word
    """What it is, as a key of the catalog."""
    place: Place
    """Where it comes first."""


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
    cron_entries: int | None = None
    """How many schedules the service's deployment registers; none if not known."""
    beyond_json: tuple[BeyondJson, ...] = ()
    """What the file of the schedule has that the vendor's own parser refuses."""
    other_crons: tuple[CronEntry, ...] = ()
    """The other schedules of that file, which are deployed with it."""
    ahead: Ahead | None = None
    """What tells a later month of a forecast from the scenario's own; none for that one."""

    @property
    def messages_per_day(self) -> Fraction:
        """Messages that become due on an active day; a whole number unless growth has made them."""
        stated = self.scenario.workload.messages_per_day
        return Fraction(stated) if self.ahead is None else self.ahead.messages_per_day

    @property
    def runs(self) -> int:
        """How often the schedule fires in the period; without a calendar all days have 24 hours."""
        return _runs(self.schedule, self.scenario.period, self.zone)

    @property
    def active_days(self) -> tuple[Day, ...]:
        """The days of the period on which messages become due, at least one."""
        return _active_days(self.scenario.workload, self.scenario.period)


class Unresolved(Exception):  # noqa: N818  it names what it holds
    """A scenario that names things which do not exist."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def resolve(
    scenario: Scenario,
    prices: Mapping[str, Listed],
    cron_entries: int | None = None,
    beyond_json: tuple[BeyondJson, ...] = (),
    other_crons: tuple[CronEntry, ...] = (),
) -> Setting:
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
    problems.extend(_zone_problems(scenario, trigger))
    problems.extend(_day_problems(scenario))
    problems.extend(growth_problems(scenario))
    problems.extend(_missing_rates(scenario, subscriptions))
    problems.extend(islice(unknown_meters(scenario, subscriptions), _MOST_PROBLEMS))
    fired = {} if trigger is None else {vendor: trigger}
    problems.extend(islice(footprint_problems(scenario, subscriptions), _MOST_PROBLEMS))
    problems.extend(islice(service_problems(scenario, prices, subscriptions, fired), _MOST_PROBLEMS))
    if problems or schedule is None or trigger is None:
        raise Unresolved(tuple(problems[:_MOST_PROBLEMS]))
    days = days_of(scenario.period)
    zone = scenario.scheduler.zone or trigger.dialect.zone
    return Setting(
        scenario, subscriptions, vendor, trigger, host, schedule, zone, days, cron_entries, beyond_json, other_crons
    )  # fmt: skip


def days_of(period: PeriodEntry) -> tuple[Day, ...]:
    """The days of a period: of the real calendar for a month, else numbered from 1 with a Monday first."""
    if period.month is None:
        return synthetic_days(period.days or 1)
    return month_days(*year_and_month(period.month))


def year_and_month(month: str) -> tuple[int, int]:
    """The numbers of a month that is written as `2026-12`."""
    year, number = month.split("-")
    return int(year), int(number)


@lru_cache(maxsize=256)
def _runs(schedule: Schedule, period: PeriodEntry, zone: str) -> int:
    if period.month is None:
        return runs_in(schedule, days_of(period))
    return runs_in_month(schedule, *year_and_month(period.month), zone)


def _active_days(workload: Workload, period: PeriodEntry) -> tuple[Day, ...]:
    return _days_without(workload.days, workload.holidays, period)


@lru_cache(maxsize=256)
def _days_without(weekdays: frozenset[int], holidays: tuple[str, ...], period: PeriodEntry) -> tuple[Day, ...]:
    """The days of a period that lie on some days of the week and are no holidays."""
    return tuple(
        day
        for day in days_of(period)
        if day.weekday in weekdays and f"{period.month}-{day.day_of_month:02}" not in holidays
    )


def _day_problems(scenario: Scenario) -> Iterator[Problem]:
    """Holidays without a calendar, and a period in which nothing ever becomes due."""
    if scenario.workload.holidays and scenario.period.month is None:
        values = {"key": "holidays", "needs": "period: {month: 2026-12}"}
        yield Problem(ProblemCode.NEEDS_KEY, values, ("workload", "holidays"))
    if not _active_days(scenario.workload, scenario.period):
        yield Problem(ProblemCode.NO_ACTIVE_DAY, {}, ("workload", "days"))


def _subscriptions(
    scenario: Scenario, prices: Mapping[str, Listed], problems: list[Problem]
) -> Iterator[tuple[str, Subscription]]:
    for vendor, service in scenario.services.items():
        if vendor not in prices:
            problems.append(unknown_name("kind.vendor", vendor, prices, ("services", vendor)))
            continue
        listed = prices[vendor]
        problems.extend(choice_problems(vendor, listed, service))
        if service.plan not in listed.prices.plans and not is_auto(listed.prices, service):
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


def _zone_problems(scenario: Scenario, trigger: Trigger | None) -> Iterator[Problem]:
    chosen = scenario.scheduler.zone
    if trigger is None or chosen is None or trigger.zones is Zones.ANY or chosen == trigger.dialect.zone:
        return
    values = {"trigger": scenario.scheduler.trigger, "zone": trigger.dialect.zone, "found": chosen}
    yield Problem(ProblemCode.ZONE_FIXED, values, ("scheduler", "zone"))


def _missing_rates(scenario: Scenario, subscriptions: Mapping[str, Subscription]) -> Iterator[Problem]:
    for vendor, subscription in subscriptions.items():
        currency = subscription.prices.currency
        if currency != scenario.currency and currency not in scenario.exchange_rates:
            values = {"vendor": vendor, "currency": currency, "target": scenario.currency}
            yield Problem(ProblemCode.NO_RATE, values, ("services", vendor, "plan"))
