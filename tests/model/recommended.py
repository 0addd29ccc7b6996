"""A brute force for `recommend`: every configuration of a small space is written down, resolved and planned by itself.

It shares nothing with the search but `plan` and `judge`: no bound, no cache, no order of its own.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from made import setting_of

from capacity_cli.model.checks import CheckStatus, judge
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.recommend.demands import demanding
from capacity_cli.model.recommend.space import Space
from capacity_cli.model.scenario import Level
from capacity_cli.model.schedule.period import runs_in
from capacity_cli.model.setting import Setting


class Tried(NamedTuple):
    """A configuration that was planned."""

    batch_size: int
    schedule: str
    concurrency: int | None
    memory_gb: Decimal | None
    plans: tuple[str, ...]
    setting: Setting
    plan: CapacityPlan
    changes: int
    paid: int

    @property
    def values(self) -> tuple[object, ...]:
        """What it is, without what it comes to."""
        return self.batch_size, self.schedule, self.concurrency, self.memory_gb, self.plans

    @property
    def total(self) -> Decimal | None:
        """What it costs; none if that is not known."""
        return self.plan.cost.total if self.plan.cost.complete else None

    @property
    def order(self) -> tuple[object, ...]:
        """Its place: cost, changed values, paid ones, plans as listed, fewer runs and at once, less memory, batch."""
        ranks = tuple(list(sub.prices.plans).index(sub.plan_name) for sub in self.setting.subscriptions.values())
        runs = runs_in(self.setting.schedule, self.setting.days)
        memory = self.memory_gb is None, self.memory_gb or 0
        return self.total, self.changes, self.paid, ranks, runs, self.concurrency or 0, memory, self.batch_size

    @property
    def holds(self) -> bool:
        """Whether it has no error and every check passes."""
        scenario = demanding(self.setting.scenario)
        errors = [each for each in self.plan.findings if each.level is Level.ERROR]
        return not errors and all(each.status is CheckStatus.PASSED for each in judge(scenario, self.plan))


def every_configuration(space: Space, *changes: str, more: tuple[str, ...] = ()) -> Iterator[Tried]:
    """Every configuration of a space whose scenario was made with these changes and lists."""
    own = setting_of(*changes, more=more)
    plans = [[option.subscription.plan_name for option in options] for options in space.services]
    schedules = [each.text for each in space.schedules]
    others = schedules, space.concurrencies, space.memories, space.batch_sizes
    for names, schedule, at_once, memory, size in product(product(*plans), *others):
        written = [f"services.{vendor}.plan={name}" for vendor, name in zip(own.subscriptions, names, strict=True)]
        written += [f"scheduler.batch_size={size}", f"scheduler.schedule={schedule}"]
        written.append(f"scheduler.concurrency={'batch' if at_once is None else at_once}")
        written.append(f"scheduler.memory_gb={'plan' if memory is None else memory}")
        trial = setting_of(*changes, *written, more=more)
        paid = sum(each.plan_name != name for each, name in zip(own.subscriptions.values(), names, strict=True))
        before = own.scenario.scheduler
        free = (size != before.batch_size) + (schedule != before.schedule) + (at_once != before.concurrency)
        free += memory != before.memory_gb
        yield Tried(size, schedule, at_once, memory, tuple(names), trial, plan(trial), paid + free, paid)


def cheapest(tried: list[Tried]) -> Tried | None:
    """The first in their order of those that hold and whose cost is known."""
    known = [each for each in tried if each.total is not None and each.holds]
    return min(known, key=lambda each: each.order, default=None)
