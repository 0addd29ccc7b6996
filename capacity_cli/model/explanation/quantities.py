"""How much of each meter is used: what the scenario states, else what the work takes, by channel and by footprint.

The order in which one takes the place of another is that of `usage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import (
    given,
    given_share,
    in_prices,
    in_scenario,
    made,
    renamed,
    rounded_to,
    whole,
)
from capacity_cli.model.explanation.footprints import FootprintExplained, converted, increment, usage_name
from capacity_cli.model.explanation.growth import grown_stock
from capacity_cli.model.explanation.messages import Messages
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.explanation.run import Run
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.prices.source import Apart
from capacity_cli.model.savings import chosen_optimizations, left_of
from capacity_cli.model.scenario import Stock
from capacity_cli.model.setting import vendors_of_meter
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.units import Measured


@dataclass(frozen=True)
class Quantities:
    """The explanations of what is used in the period."""

    run: Run
    """The run, and with it the work, that uses it."""
    accepted: bool = False
    """Whether of the messages only those count that no quota refuses: what is billed."""
    _found: dict[tuple[str | None, str], Explanation] = field(default_factory=dict)

    @property
    def work(self) -> Work:
        """The work that uses it."""
        return self.run.work

    @cached_property
    def _messages(self) -> Messages:
        return Messages(self.work, self.accepted)

    def of(self, vendor: str | None, meter: str) -> Explanation:
        """What is used of a meter of a vendor, or of a channel that no service prices."""
        key = vendor, meter
        if key not in self._found:
            self._found[key] = self._explained(vendor, meter)
        return self._found[key]

    def by_project(self, vendor: str, meter: str) -> tuple[Explanation, ...]:
        """What each project uses of a meter; nothing where the scenario does not tell them apart."""
        subscription = self.work.setting.subscriptions[vendor]
        if meter in subscription.service.usage:
            return ()
        return tuple(_left(subscription, meter, each) for each in self._projects(subscription, meter))

    def growth(self, vendor: str, meter: str) -> tuple[Explanation, Explanation] | None:
        """What is stored of a meter before the period and what a month adds, optimized; none of what is not stored."""
        subscription, stored = self.work.setting.subscriptions[vendor], self.work.setting.scenario.stocks.get(meter)
        if stored is None or not self._counts_first(subscription, meter):
            return None
        start, added = self._growing(subscription, meter, stored)
        return _left(subscription, meter, start), _left(subscription, meter, added)

    def _projects(self, subscription: Subscription, meter: str) -> tuple[Explanation, ...]:
        """What the scenario states for each project."""
        return tuple(
            self._of_project(subscription, meter, project, used[meter])
            for project, used in subscription.service.projects.items()
            if meter in used
        )

    def _of_project(
        self, subscription: Subscription, meter: str, project: str, written: Measured | None
    ) -> Explanation:
        """What one project uses, its started units whole where the vendor counts them by project."""
        name = named("explain.of_project", project=project)
        used = _converted(subscription, name, meter, written, ("projects", project, meter))
        listed = subscription.prices.meters.get(meter)
        return _whole(subscription, meter, used) if listed is not None and listed.per is Apart.PROJECT else used

    def _explained(self, vendor: str | None, meter: str) -> Explanation:
        subscription = None if vendor is None else self.work.setting.subscriptions[vendor]
        parts = self._uses(subscription, meter) or self._of_others(subscription, meter)
        if not parts:
            origin = in_scenario("services", vendor or "", "usage", meter)
            return given(named("explain.not_used", meter=meter), 0, origin)
        if len(parts) == 1:
            return _left(subscription, meter, renamed(parts[0], usage_name(subscription, meter)))
        return _left(subscription, meter, made(Operation.SUM, usage_name(subscription, meter), *parts))

    def _uses(self, subscription: Subscription | None, meter: str) -> list[Explanation]:
        """What the scenario says of a meter: stated uses before all others, those of a firing last."""
        stated = [] if subscription is None else list(self._stated_by(subscription, meter))
        worked_out = stated or [*self._messages.over(meter), *self._of_footprints(subscription, meter)]
        return worked_out or [*self._of_firing(subscription, meter), *_environments(subscription, meter)][:1]

    def _stated_by(self, subscription: Subscription, meter: str) -> Iterator[Explanation]:
        """What `services.X.usage` states, or `services.X.projects` for all projects together."""
        if meter in subscription.service.usage:
            name, written = usage_name(subscription, meter), subscription.service.usage[meter]
            yield _whole(subscription, meter, _converted(subscription, name, meter, written, ("usage", meter)))
        elif used := self._projects(subscription, meter):
            together = made(Operation.SUM, usage_name(subscription, meter), *used)
            yield _whole(subscription, meter, together)

    def _of_footprints(self, subscription: Subscription | None, meter: str) -> Iterator[Explanation]:
        """What `footprint` and `stocks` of the scenario say; they count for the first service that knows the meter."""
        setting = self.work.setting
        if subscription is None or not self._counts_first(subscription, meter):
            return
        used, stored = setting.scenario.footprint.get(meter), setting.scenario.stocks.get(meter)
        if used is not None:
            origin = in_scenario("footprint", meter)
            yield FootprintExplained(self.run, subscription, meter, used, origin).total()
        if stored is not None:
            yield self._stored(subscription, meter, stored)

    def _stored(self, subscription: Subscription, meter: str, stock: Stock) -> Explanation:
        """What is stored at the end of the period."""
        start, added = self._growing(subscription, meter, stock)
        if self._added_before(meter):
            return made(Operation.SUM, named("explain.stored"), start, added)
        if stock.kept_months is not None and stock.kept_months < 1:
            kept = given(named("explain.kept_months"), stock.kept_months, in_scenario("stocks", meter, "kept_months"))
            added = made(Operation.PRODUCT, named("explain.added_and_kept"), added, kept)
        return made(Operation.SUM, named("explain.stored"), start, added)

    def _growing(self, subscription: Subscription, meter: str, stock: Stock) -> tuple[Explanation, Explanation]:
        """What is stored before the period, and what it adds; after other months, less what is removed again."""
        now, added = _stored_now(subscription, meter, stock), self._added(subscription, meter, stock)
        before = self._added_before(meter)
        return grown_stock(now, added, before, stock.kept_months) if before else (now, added)

    def _added_before(self, meter: str) -> tuple[Fraction | None, ...]:
        """What the months before added to a stock."""
        ahead = self.work.setting.ahead
        return () if ahead is None else ahead.added.get(meter, ())

    def _added(self, subscription: Subscription, meter: str, stock: Stock) -> Explanation:
        """What a month adds to what is stored."""
        each = FootprintExplained(self.run, subscription, meter, stock, in_scenario("stocks", meter)).exactly()
        return renamed(each, named("explain.added_a_month"))

    def _counts_first(self, subscription: Subscription, meter: str) -> bool:
        """Whether the service is the first that knows the meter, of which the footprints and stocks count."""
        setting = self.work.setting
        return vendors_of_meter(setting.scenario, setting.subscriptions, meter)[:1] == [subscription.vendor]

    def _of_firing(self, subscription: Subscription | None, meter: str) -> Iterator[Explanation]:
        """What firing the schedule takes of its vendor's meters."""
        setting = self.work.setting
        if subscription is None or subscription.vendor != setting.trigger_vendor:
            return
        trigger, fired = setting.scenario.scheduler.trigger, setting.trigger.footprint.get(meter)
        if meter == setting.trigger.jobs_meter and setting.cron_entries is not None:
            yield given(named("explain.cron_entries"), setting.cron_entries, in_scenario("scheduler", "schedule"))
        if fired is not None:
            origin = in_prices(subscription.vendor, "triggers", trigger, "footprint", meter)
            yield FootprintExplained(self.run, subscription, meter, fired, origin).total()

    def _of_others(self, subscription: Subscription | None, meter: str) -> list[Explanation]:
        """The meters that a meter adds up, as far as something is used of them."""
        if subscription is None:
            return []
        summed = subscription.prices.sums.get(meter, ())
        return [self.of(subscription.vendor, part) for part in summed if self._is_used(subscription, part)]

    def _is_used(self, subscription: Subscription, meter: str) -> bool:
        summed = subscription.prices.sums.get(meter, ())
        return bool(self._uses(subscription, meter)) or any(self._is_used(subscription, part) for part in summed)


def _environments(subscription: Subscription | None, meter: str) -> Iterator[Explanation]:
    """The environments that a service names, where its vendor counts them by this meter."""
    listed = None if subscription is None else subscription.prices.environments
    if subscription is not None and listed is not None and listed.meter == meter and subscription.service.environments:
        origin = in_scenario("services", subscription.vendor, "environments")
        yield given(named("explain.environments"), len(set(subscription.service.environments)), origin)


def _stored_now(subscription: Subscription, meter: str, stock: Stock) -> Explanation:
    """What is stored before the period."""
    unit, origin = subscription.prices.unit_of(meter), in_scenario("stocks", meter, "now")
    return converted(named("explain.stored_now"), stock.now, unit, origin)


def _left(subscription: Subscription | None, meter: str, used: Explanation) -> Explanation:
    """What the service's optimizations leave of a usage, at the lowest savings that are claimed."""
    if subscription is None:
        return used
    shares = []
    for name, way in chosen_optimizations(subscription, meter).items():
        origin = in_prices(subscription.vendor, "optimizations", name, "saving", "low")
        claimed = named("explain.claimed", low=_percent(way.saving.low), high=_percent(way.saving.high))
        saving = given_share(named("explain.saving", optimization=name), way.saving.low, origin, claimed)
        left = named("explain.left_by", optimization=name)
        shares.append(made(Operation.DIFFERENCE, left, whole(named("explain.whole")), saving))
    if not shares:
        return used
    at_highest = (used.number or 0) * left_of(subscription, meter).at_highest
    note = None if used.number is None else named("explain.at_highest_savings", least=at_highest)
    return made(Operation.PRODUCT, used.name, used, *shares, note=note)


def _percent(share: Decimal) -> Decimal:
    return share * 100


def _converted(
    subscription: Subscription, name: Name, meter: str, written: Measured | None, path: tuple[str, ...]
) -> Explanation:
    """A quantity that a service states, in the unit of its meter."""
    origin = in_scenario("services", subscription.vendor, *path)
    return converted(name, written, subscription.prices.unit_of(meter), origin)


def _whole(subscription: Subscription, meter: str, quantity: Explanation) -> Explanation:
    """A quantity with its started units whole; of a meter that is counted by run, the runs were rounded before."""
    listed = subscription.prices.meters.get(meter)
    if listed is None or listed.increment is None or listed.per is Apart.RUN:
        return quantity
    return rounded_to(quantity.name, quantity, increment(subscription.vendor, meter, listed.increment), RoundingMode.UP)
