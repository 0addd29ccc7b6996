"""What a run may use beside time: memory, connections, open files, and how fast the sender takes requests.

The figures are those of the plans that the scenario subscribes to; what nobody states limits nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.fields import ACCOUNT
from capacity_cli.model.numbers import ratio
from capacity_cli.model.prices.capabilities import SourcedCeiling
from capacity_cli.model.prices.limit import Limit, OnExceed
from capacity_cli.model.scenario import Channel
from capacity_cli.model.setting import Setting, priced_channels
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import charges_for

_MB_OF_A_GB = 1024
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Resources:
    """What the runs of a service share or have; none where nobody states it, or where it is unlimited."""

    memory_mb: Decimal | None
    """The memory of one run."""
    file_descriptors: Decimal | None
    """The open files and connections of one run."""
    connections: Decimal | None
    """The connections to the database that all runs share: the least that a service of the scenario allows."""
    messages_per_second: Fraction | None
    """The messages that the sender takes of all runs: the least that a service that carries a channel allows."""


@dataclass(frozen=True, slots=True)
class DailyQuota:
    """What an account may send a day; what is above it is refused, or waits."""

    vendor: str
    """The vendor whose account it is."""
    meter: str
    """The meter that it limits."""
    messages_per_day: Fraction
    """The messages of the whole workload that fit: the quota ÷ the share that this vendor carries."""
    channels: frozenset[Channel]
    """The channels whose messages it counts."""


def resources(setting: Setting) -> Resources:
    """What the subscribed plans allow."""
    host = setting.subscriptions.get(setting.host)
    able = None if host is None else host.plan.capabilities
    memory = memory_gb(setting)
    return Resources(
        memory_mb=None if memory is None else memory * _MB_OF_A_GB,
        file_descriptors=None if able is None else _limited(able.file_descriptors),
        connections=_connections(setting),
        messages_per_second=min(_message_rates(setting), default=None),
    )


def memory_gb(setting: Setting) -> Decimal | None:
    """The memory of a run in GB: the scenario's own within what the host's plan gives, else that; none if unknown."""
    own, (least, most) = setting.scenario.scheduler.memory_gb, memory_bounds(setting)
    if own is None:
        return most
    allowed = own if most is None else min(own, most)
    return allowed if least is None else max(allowed, least)


def memory_bounds(setting: Setting) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most memory in GB that the plan of the host gives a run; none where that is unknown."""
    host = setting.subscriptions.get(setting.host)
    if host is None:
        return None, None
    least, most = host.plan.capabilities.memory_min_gb, host.plan.capabilities.memory_gb
    return None if least is None else least.value, None if most is None else most.value


def _limited(ceiling: SourcedCeiling | None) -> Decimal | None:
    """The ceiling; none if it is unknown or unlimited."""
    known = None if ceiling is None else ceiling.value
    return None if known is None or known.is_infinite() else known


def _connections(setting: Setting) -> Decimal | None:
    pooled = setting.scenario.scheduler.pooled_connections
    plans = (each.plan.capabilities for each in setting.subscriptions.values())
    allowed = (_limited(able.pooled_connections if pooled else able.connections) for able in plans)
    return min((each for each in allowed if each is not None), default=None)


def _message_rates(setting: Setting) -> Iterator[Fraction]:
    """How fast the services that carry a channel take messages; a limit of another meter counts their requests."""
    per_request = Fraction(setting.scenario.workload.messages_per_request)
    for subscription, carried in _carriers(setting):
        for limit in limits_in_force(subscription):
            seconds, most = limit.per.seconds, _most(subscription, limit)
            if seconds is not None and seconds < _DAY_SECONDS and most is not None:
                counted = _counted(subscription, limit.meter, carried)
                yield ratio(most, seconds) * (1 if counted else per_request)


def _carriers(setting: Setting) -> Iterator[tuple[Subscription, frozenset[Channel]]]:
    """The services that carry a channel, with the channels that each carries."""
    channels = priced_channels(setting.scenario)
    for subscription in setting.subscriptions.values():
        carried = frozenset(channel for channel in channels if charges_for(subscription, channel))
        if carried:
            yield subscription, carried


def limits_in_force(subscription: Subscription) -> tuple[Limit, ...]:
    """The ceilings of a plan, with a contract's in the place of those of the same meters."""
    negotiated = subscription.service.contract.limits or ()
    replaced = {limit.meter for limit in negotiated}
    return (*(limit for limit in subscription.plan.limits if limit.meter not in replaced), *negotiated)


def _most(subscription: Subscription, limit: Limit) -> Decimal | None:
    """What a limit allows; none if it is unknown or unlimited."""
    most = subscription.service.quota.get(limit.meter) if limit.limit == ACCOUNT else limit.limit
    assert not isinstance(most, str)  # noqa: S101  `account` is the only word
    return None if most is None or most.is_infinite() else most


def _counted(subscription: Subscription, meter: str, carried: frozenset[Channel]) -> frozenset[Channel]:
    """The channels whose messages a meter counts, itself or as a sum."""
    return carried & {meter, *subscription.prices.sums.get(meter, ())}


def daily_quotas(setting: Setting) -> tuple[DailyQuota, ...]:
    """The quotas of a day or longer that refuse what is above them, the tightest first."""
    return _quotas(setting, OnExceed.REJECT)


def daily_throttles(setting: Setting) -> tuple[DailyQuota, ...]:
    """Those under which what is above them waits, the tightest first."""
    return _quotas(setting, OnExceed.THROTTLE)


def _quotas(setting: Setting, on_exceed: OnExceed) -> tuple[DailyQuota, ...]:
    found = [
        quota
        for subscription, carried in _carriers(setting)
        for quota in _quotas_of(setting, subscription, carried, on_exceed)
    ]
    return tuple(sorted(found, key=lambda quota: quota.messages_per_day))


def _quotas_of(
    setting: Setting, subscription: Subscription, carried: frozenset[Channel], on_exceed: OnExceed
) -> Iterator[DailyQuota]:
    shares = setting.scenario.workload.channels
    for limit in limits_in_force(subscription):
        seconds, most = limit.per.seconds, _most(subscription, limit)
        counted = _counted(subscription, limit.meter, carried)
        share = sum((shares.get(channel, Decimal(0)) for channel in counted), Decimal(0))
        if limit.on_exceed is on_exceed and most is not None and share and (seconds or 0) >= _DAY_SECONDS:
            a_day = ratio(most, share) * _DAY_SECONDS / Fraction(seconds or _DAY_SECONDS)
            yield DailyQuota(subscription.vendor, limit.meter, a_day, counted)
