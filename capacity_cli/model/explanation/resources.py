"""What runs may use beside time, explained: memory, connections, open files, the sender's rate and the daily quota.

Of several that limit the same, the least is explained; what nobody states is none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import (
    fixed,
    given,
    given_share,
    in_prices,
    in_scenario,
    made,
    priced_at,
    renamed,
)
from capacity_cli.model.explanation.ceilings import ceiling, ceilings
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.prices.capabilities import SourcedCeiling, SourcedPositive
from capacity_cli.model.prices.limit import Limit, OnExceed
from capacity_cli.model.problems import Path
from capacity_cli.model.scenario import Channel
from capacity_cli.model.setting import Setting, priced_channels
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import charges_for

_MB_OF_GB = 1024
_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class ResourcesExplained:
    """The explanations of what the subscribed plans allow."""

    setting: Setting
    """The scenario and everything that it names."""

    @cached_property
    def memory_mb(self) -> Explanation | None:
        """The memory of one run."""
        if self.memory_gb.number is None:
            return None
        megabytes = fixed(named("explain.mb_of_gb"), _MB_OF_GB)
        return made(Operation.PRODUCT, named("explain.memory_mb"), self.memory_gb, megabytes)

    @cached_property
    def memory_gb(self) -> Explanation:
        """The same in GB: what the scenario says within what the plan gives, else that."""
        name, origin = named("explain.memory_gb"), in_scenario("scheduler", "memory_gb")
        stated = self.setting.scenario.scheduler.memory_gb
        least = self._of_host("memory_min_gb", "explain.least_memory")
        most = self._of_host("memory_gb", "explain.host_memory")
        if stated is None:
            return given(name, None, origin) if most is None else renamed(most, name)
        own = given(named("explain.own_memory"), stated, origin)
        if most is not None:
            own = made(Operation.MINIMUM, name, own, most)
        return renamed(own, name) if least is None else made(Operation.MAXIMUM, name, own, least)

    @cached_property
    def function_max_seconds(self) -> Explanation | None:
        """How long the plan of the host lets a run take."""
        return self._of_host("function_max_seconds", "explain.host_seconds")

    @cached_property
    def file_descriptors(self) -> Explanation | None:
        """The open files and connections of one run."""
        return self._of_host("file_descriptors", "explain.file_descriptors")

    @cached_property
    def connections(self) -> Explanation | None:
        """The connections to the database that all runs share."""
        key = "pooled_connections" if self.setting.scenario.scheduler.pooled_connections else "connections"
        allowed = (_capability(each, key, "explain.connections") for each in self.setting.subscriptions.values())
        return _least(each for each in allowed if each is not None)

    @cached_property
    def messages_per_second(self) -> Explanation | None:
        """The messages that the sender takes of all runs."""
        return _least(self._rates())

    @cached_property
    def daily_quota(self) -> Explanation | None:
        """The messages of the whole workload that the tightest quota of a day or longer lets through a day."""
        return _least(quota for _, quota in self._quotas(OnExceed.REJECT))

    @cached_property
    def daily_throttle(self) -> Explanation | None:
        """The same of the quotas under which the rest waits."""
        return _least(quota for _, quota in self._quotas(OnExceed.THROTTLE))

    def quota_of(self, channel: Channel) -> Explanation | None:
        """The same of the quotas that count the messages of a channel."""
        return _least(quota for counted, quota in self._quotas(OnExceed.REJECT) if channel in counted)

    def _of_host(self, key: str, name: str) -> Explanation | None:
        host = self.setting.subscriptions.get(self.setting.host)
        return None if host is None else _capability(host, key, name)

    def _rates(self) -> Iterator[Explanation]:
        for subscription, limit, path, counted in self._of_carriers():
            seconds = limit.per.seconds
            most = ceiling(named("explain.limit"), subscription, limit, path)
            if seconds is None or seconds >= _DAY_SECONDS or most.number is None:
                continue
            span = given(named("explain.seconds_of_span"), seconds, priced_at(subscription.vendor, (*path, "per")))
            if counted:
                yield made(Operation.QUOTIENT, named("explain.messages_per_second"), most, span)
            else:
                rate = made(Operation.QUOTIENT, named("explain.requests_per_second"), most, span)
                yield made(Operation.PRODUCT, named("explain.messages_per_second"), rate, self._per_request())

    def _per_request(self) -> Explanation:
        figure = self.setting.scenario.workload.messages_per_request
        return given(named("explain.messages_per_request"), figure, in_scenario("workload", "messages_per_request"))

    def _quotas(self, on_exceed: OnExceed) -> Iterator[tuple[list[Channel], Explanation]]:
        """Each quota with the channels that it counts."""
        for subscription, limit, path, counted in self._of_carriers():
            seconds = limit.per.seconds or Decimal(0)
            shares = [share for share in map(self._share, counted) if share.number]
            most = ceiling(named("explain.limit"), subscription, limit, path)
            if limit.on_exceed is not on_exceed or seconds < _DAY_SECONDS or not shares or most.number is None:
                continue
            if seconds > _DAY_SECONDS:
                days = Fraction(seconds) / _DAY_SECONDS
                span = given(named("explain.days_of_limit"), days, priced_at(subscription.vendor, (*path, "per")))
                most = made(Operation.QUOTIENT, named("explain.limit_of_day"), most, span)
            share = shares[0] if len(shares) == 1 else made(Operation.SUM, named("explain.shares"), *shares)
            yield counted, made(Operation.QUOTIENT, named("explain.daily_quota"), most, share)

    def _share(self, channel: Channel) -> Explanation:
        share = self.setting.scenario.workload.channels.get(channel, Decimal(0))
        name = named("explain.share_of_channel", channel=channel)
        return given_share(name, share, in_scenario("workload", "channels", channel))

    def _of_carriers(self) -> Iterator[tuple[Subscription, Limit, Path, list[Channel]]]:
        """Every ceiling of a service that carries a channel, with the carried channels whose messages it counts."""
        for subscription in self.setting.subscriptions.values():
            carried = [each for each in priced_channels(self.setting.scenario) if charges_for(subscription, each)]
            for limit, path in ceilings(subscription) if carried else ():
                summed = subscription.prices.sums.get(limit.meter, ())
                yield subscription, limit, path, [each for each in carried if each in {limit.meter, *summed}]


def _capability(subscription: Subscription, key: str, name: str) -> Explanation | None:
    """What a plan allows; none if it is unknown or unlimited."""
    stated: SourcedPositive | SourcedCeiling | None = getattr(subscription.plan.capabilities, key)
    if stated is None or stated.value is None or stated.value.is_infinite():
        return None
    path = ("plans", subscription.plan_name, "capabilities", key, "value")
    return given(named(name), stated.value, in_prices(subscription.vendor, *path))


def _least(explanations: Iterable[Explanation]) -> Explanation | None:
    return min(explanations, key=lambda each: each.number or Fraction(0), default=None)
