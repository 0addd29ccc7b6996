"""The space of configurations: every value that may change, with what there is to choose, in the documented order.

Batch sizes are no axis of their own here: a cell is everything else, and holds a range of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod

from capacity_cli.model.freedom import MOST_JOBS, Freedom
from capacity_cli.model.meter_problems import service_problems
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.schedule.cron import CronRefused, Schedule, parse
from capacity_cli.model.schedule.period import runs_in
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import Subscription

STEPS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
"""The minutes between two runs of the schedules that are tried; they divide the hour."""
HOURLY = "0 * * * *"

Lists = Mapping[tuple[str, str | None], Listed]
"""The price lists, by vendor and region; without a region as the scenario chooses it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A subscription that a service may have."""

    subscription: Subscription
    """The subscription."""
    region: str | None
    """The region, where it is not the scenario's own."""
    changes: int
    """How many of its values differ from the scenario's."""
    rank: tuple[int, int]
    """The position of its plan in the price list, and of its region among those that are tried."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A configuration but for its batch size."""

    options: tuple[Option, ...]
    """What each service has, in the scenario's order."""
    schedule: Schedule
    """When runs start."""
    concurrency: int | None
    """The jobs at the same time; none: all of a batch."""
    memory_gb: Decimal | None
    """The memory of a run; none: what the plan allows."""
    paid: int
    """How many of the changed values are the vendors': plans and regions."""
    free: int
    """How many of them change without a vendor."""
    rank: tuple[object, ...]
    """Its place in the documented order: smaller plans, fewer runs, fewer jobs at the same time, less memory."""

    @property
    def changes(self) -> int:
        """How many values differ from the scenario's, but for the batch size."""
        return self.paid + self.free


@dataclass(frozen=True)
class Space:
    """Every configuration that the scenario lets `recommend` try."""

    setting: Setting
    """The scenario as it stands."""
    services: tuple[tuple[Option, ...], ...]
    """The subscriptions that each service may have, in the documented order."""
    schedules: tuple[Schedule, ...]
    """The schedules, the one with the fewest runs first."""
    concurrencies: tuple[int | None, ...]
    """The numbers of jobs at the same time, ascending."""
    memories: tuple[Decimal | None, ...]
    """The memories of a run in GB, ascending; what the plan allows comes last."""
    batch_sizes: range
    """The batch sizes."""

    @property
    def size(self) -> int:
        """How many configurations there are."""
        return prod(map(len, (*self.services, self.schedules, self.concurrencies, self.memories, self.batch_sizes)))

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell."""
        return tuple(self._cells())

    def _cells(self) -> Iterator[Cell]:
        own = self.setting.scenario.scheduler
        for options in product(*self.services):
            paid = sum(option.changes for option in options)
            ranks = tuple(option.rank for option in options)
            for at, schedule in enumerate(self.schedules):
                moved = schedule != self.setting.schedule
                for concurrency, (size, memory) in product(self.concurrencies, enumerate(self.memories)):
                    free = moved + (concurrency != own.concurrency) + (memory != own.memory_gb)
                    rank = ranks, at, concurrency or 0, size
                    yield Cell(options, schedule, concurrency, memory, paid, free, rank)

    def setting_of(self, cell: Cell, batch_size: int) -> Setting:
        """The scenario under a configuration."""
        scenario = self.setting.scenario
        changed = {
            "batch_size": batch_size, "schedule": cell.schedule.text, "concurrency": cell.concurrency,
            "memory_gb": cell.memory_gb,
        }  # fmt: skip
        scheduler = scenario.scheduler.model_copy(update=changed)
        subscriptions = {option.subscription.vendor: option.subscription for option in cell.options}
        return replace(
            self.setting,
            scenario=scenario.model_copy(update={"scheduler": scheduler}),
            subscriptions=subscriptions,
            schedule=cell.schedule,
        )

    def is_own(self, cell: Cell, batch_size: int) -> bool:
        """Whether this is the scenario as it stands."""
        return not cell.changes and batch_size == self.setting.scenario.scheduler.batch_size


def space_of(setting: Setting, lists: Lists) -> Space:
    """The configurations that a scenario lets `recommend` try; what it keeps has one value only."""
    freedom, scheduler = setting.scenario.recommend, setting.scenario.scheduler
    concurrencies: Sequence[int | None] = (scheduler.concurrency,)
    if freedom.concurrency is not None and "scheduler.concurrency" not in freedom.keep:
        concurrencies = range(freedom.concurrency.min, freedom.concurrency.max + 1)
    return Space(
        setting,
        tuple(tuple(_options(setting, each, lists)) for each in setting.subscriptions.values()),
        _schedules(setting, freedom),
        tuple(concurrencies),
        _memories(setting, freedom),
        batch_sizes(freedom, scheduler.batch_size),
    )


def batch_sizes(freedom: Freedom, own: int) -> range:
    """The batch sizes that may be tried beside the scenario's own."""
    if "scheduler.batch_size" in freedom.keep:
        return range(own, own + 1)
    return range(freedom.batch_size.min, (freedom.batch_size.max or max(MOST_JOBS, own)) + 1)


def _memories(setting: Setting, freedom: Freedom) -> tuple[Decimal | None, ...]:
    """The memories of a run: the scenario's own stays as it is written."""
    own = setting.scenario.scheduler.memory_gb
    if freedom.memory_gb is None or "scheduler.memory_gb" in freedom.keep:
        return (own,)
    listed = (own if each == own else each for each in freedom.memory_gb)
    return tuple(sorted(listed, key=lambda each: (each is None, each or Decimal(0))))


def _schedules(setting: Setting, freedom: Freedom) -> tuple[Schedule, ...]:
    """The schedules, each once: the scenario's own way to write it stays."""
    if "scheduler.schedule" in freedom.keep:
        return (setting.schedule,)
    usual = ("* * * * *", *(f"*/{minutes} * * * *" for minutes in STEPS[1:]), HOURLY)
    own = setting.schedule
    found = {_times(own): own} if freedom.schedules is None else {}
    for text in usual if freedom.schedules is None else freedom.schedules:
        try:
            schedule = parse(text, setting.trigger.dialect.dialect)
        except CronRefused:
            continue
        found.setdefault(_times(schedule), own if _times(schedule) == _times(own) else schedule)
    return tuple(sorted(found.values(), key=lambda each: _runs(setting, each)))


def _times(schedule: Schedule) -> Schedule:
    """A schedule without the way in which it is written."""
    return replace(schedule, text="")


def _runs(setting: Setting, schedule: Schedule) -> Fraction:
    return Fraction(runs_in(schedule, setting.days))


def _options(setting: Setting, own: Subscription, lists: Lists) -> Iterator[Option]:
    """The subscriptions that a service may have: what its list has no value for is none of them."""
    freedom, vendor = setting.scenario.recommend, own.vendor
    regions: Sequence[str | None] = (None,)
    if vendor in freedom.regions and f"services.{vendor}.region" not in freedom.keep:
        present = own.service.chosen.get("region")
        unstated = () if present is not None else (None,)  # which may stay so
        regions = [*unstated, *(None if each == present else each for each in freedom.regions[vendor])]
    for at, region in enumerate(regions):
        listed = lists[vendor, region]
        for rank, plan in enumerate(listed.prices.plans):
            if not _may_have(own, plan, freedom):
                continue
            found = subscribed_to(own, listed, plan, region)
            if found == own or _is_priced(setting, found, listed):
                yield Option(found, region, (plan != own.plan_name) + (region is not None), (rank, at))


def _may_have(own: Subscription, plan: str, freedom: Freedom) -> bool:
    """Whether a service may be on a plan; what was negotiated is for the plan that it is on."""
    if f"services.{own.vendor}.plan" in freedom.keep or own.has_contract:
        return plan == own.plan_name
    return own.vendor not in freedom.plans or plan in freedom.plans[own.vendor]


def subscribed_to(own: Subscription, listed: Listed, plan: str, region: str | None) -> Subscription:
    """A service on another plan of a list, and in another region if that is not its own."""
    if region is None:
        return own.on_plan(plan)
    service = own.service.model_copy(update={"region": region})
    return replace(own, plan_name=plan, plan=listed.prices.plans[plan], prices=listed.prices, service=service)


def _is_priced(setting: Setting, found: Subscription, listed: Listed) -> bool:
    """Whether the list says everything that the scenario needs to know of the plan."""
    service = found.service.model_copy(update={"plan": found.plan_name})
    stated = replace(found, service=service)
    fired = {setting.trigger_vendor: setting.trigger}
    problems = service_problems(setting.scenario, {found.vendor: listed}, {found.vendor: stated}, fired)
    return next(problems, None) is None
