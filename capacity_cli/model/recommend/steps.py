"""The steps from the scenario as it stands to a configuration: one value each, those that nobody is paid for first.

Each effect on the cost is that of making the steps in this order, so that together they are the whole difference.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from capacity_cli.model.choosing import on_plan, settled
from capacity_cli.model.freedom import memory_text
from capacity_cli.model.problems import Path
from capacity_cli.model.recommend.costing import Costing, Price, price_of
from capacity_cli.model.setting import Setting
from capacity_cli.model.subscription import AUTO, Subscription
from capacity_cli.model.throughput import throughput

Change = Callable[[Setting], Setting]


@dataclass(frozen=True, slots=True)
class Move:
    """One value that changes."""

    path: Path
    """Where it stands in the scenario."""
    before: str | None
    """What it is; none if nothing is chosen."""
    after: str
    """What it becomes."""
    effect: Decimal | None
    """What that adds to the cost of the period, in the answer's currency; none if that is unknown."""


class Stride(NamedTuple):
    """A step with the configurations that it leads from and to."""

    move: Move
    """The value that changes."""
    before: Setting
    """The scenario with all steps before it."""
    after: Setting
    """The same with this one."""


def moves(own: Setting, target: Setting) -> tuple[Move, ...]:
    """The steps, in their order."""
    return tuple(each.move for each in strides(own, target))


def strides(own: Setting, target: Setting) -> Iterator[Stride]:
    """The steps, each from where the one before it has led."""
    costing = Costing(own)
    setting, before = own, _price(costing, own)
    for path, was, becomes, change in _free(own, target):
        changed = change(setting)
        after = _price(costing, changed)
        yield Stride(Move(path, was, becomes, _effect(before, after)), setting, changed)
        setting, before = changed, after
    waiting = list(_paid(own, target))
    while waiting:
        effects = [_effect(before, _price(costing, change(setting))) for *_, change in waiting]
        least = min(range(len(waiting)), key=lambda at: _dearness(effects[at]))
        path, was, becomes, change = waiting.pop(least)
        changed = change(setting)
        yield Stride(Move(path, was, becomes, effects[least]), setting, changed)
        setting, before = changed, _price(costing, changed)


def _dearness(effect: Decimal | None) -> tuple[bool, Decimal]:
    """Savings come first, what is unknown last."""
    return effect is None, effect or Decimal(0)


def _price(costing: Costing, setting: Setting) -> Price:
    return price_of(setting, costing.work(setting, throughput(setting)))


def _effect(before: Price, after: Price) -> Decimal | None:
    return after.known - before.known if before.unknown == after.unknown else None


def _free(own: Setting, target: Setting) -> Iterator[tuple[Path, str | None, str, Change]]:
    """Batch size, schedule, concurrency and memory."""
    was, becomes = own.scenario.scheduler, target.scenario.scheduler
    if was.batch_size != becomes.batch_size:
        yield _scheduler("batch_size", str(was.batch_size), str(becomes.batch_size), target)
    if own.schedule != target.schedule:
        yield _scheduler("schedule", own.scenario.scheduler.schedule, target.schedule.text, target)
    if was.concurrency != becomes.concurrency:
        yield _scheduler("concurrency", _at_once(was.concurrency), _at_once(becomes.concurrency), target)

    if was.memory_gb != becomes.memory_gb:
        yield _scheduler("memory_gb", memory_text(was.memory_gb), memory_text(becomes.memory_gb), target)


def _at_once(concurrency: int | None) -> str:
    return "batch" if concurrency is None else str(concurrency)


def _scheduler(key: str, was: str, becomes: str, target: Setting) -> tuple[Path, str, str, Change]:
    def change(setting: Setting) -> Setting:
        value = getattr(target.scenario.scheduler, key)
        scheduler = setting.scenario.scheduler.model_copy(update={key: value})
        schedule = target.schedule if key == "schedule" else setting.schedule
        return replace(
            setting, scenario=setting.scenario.model_copy(update={"scheduler": scheduler}), schedule=schedule
        )

    return ("scheduler", key), was, becomes, change


def _paid(own: Setting, target: Setting) -> Iterator[tuple[Path, str | None, str, Change]]:
    """Plans and regions; a plan that a service leaves open is stated only where it would not be chosen anyway."""
    chosen = _chosen_anyway(target)
    for vendor, becomes in target.subscriptions.items():
        was = own.subscriptions[vendor]
        stated = chosen.subscriptions[vendor].plan_name if was.is_auto else was.plan_name
        if stated != becomes.plan_name:
            written = AUTO if was.is_auto else was.plan_name
            plan = on_plan(target, vendor, becomes.plan_name).subscriptions[vendor]
            yield ("services", vendor, "plan"), written, becomes.plan_name, _subscribed(vendor, plan, region=False)
        if was.service.chosen.get("region") != (region := becomes.service.chosen.get("region")):
            before = was.service.chosen.get("region")
            path = ("services", vendor, "region")
            yield path, before, str(region), _subscribed(vendor, becomes, region=True)


def _chosen_anyway(target: Setting) -> Setting:
    """The configuration with every plan that is left open chosen anew."""
    for vendor, each in target.subscriptions.items():
        if each.is_auto:
            target = on_plan(target, vendor, next(iter(each.prices.plans)))
    return settled(target)


def _subscribed(vendor: str, target: Subscription, *, region: bool) -> Change:
    """A change of one vendor's plan, or of the region of the plan that it has by then."""

    def change(setting: Setting) -> Setting:
        present = setting.subscriptions[vendor]
        subscription = present.on_plan(target.plan_name)
        if region:
            name = present.plan_name
            subscription = replace(target, plan_name=name, plan=target.prices.plans[name])
        return replace(setting, subscriptions={**setting.subscriptions, vendor: subscription})

    return change
