"""Usage: how much of each meter the service uses in the period, and which line of the scenario says so.

Messages are whole: a period's volume is rounded half up, and its parts are rounded so that they add up to it. Units
that count whole once they are started are rounded up for each project and each run that the vendor counts apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

from capacity_cli.model.acceptance import accepted_shares
from capacity_cli.model.attempts import ALL_ACCEPTED, attempts_per_message, outcome
from capacity_cli.model.footprint import Footprint
from capacity_cli.model.numbers import EXACT, Exact, exact, ratio, round_half_up
from capacity_cli.model.overlap import started_runs, used_runs
from capacity_cli.model.prices.source import Apart, Meter
from capacity_cli.model.problems import Path
from capacity_cli.model.resources import memory_gb
from capacity_cli.model.savings import left_of
from capacity_cli.model.scenario import Service
from capacity_cli.model.setting import Setting, vendors_of_meter
from capacity_cli.model.stocks import Growth, growth_of
from capacity_cli.model.subscription import Subscription
from capacity_cli.model.tariff import charges_for
from capacity_cli.model.throughput import Throughput
from capacity_cli.model.units import Measured, in_unit
from capacity_cli.model.workload import Channel


@dataclass(frozen=True, slots=True)
class Usage:
    """What is used of one meter in the period."""

    vendor: str | None
    """The vendor whose meter it is; none if no service of the scenario has it."""
    meter: str
    """The meter."""
    quantity: Exact | None
    """Units of the meter; none if unknown."""
    path: Path
    """The place in the scenario that states it."""
    by_project: tuple[Exact, ...] = ()
    """What each project uses of it; nothing where the scenario does not tell them apart."""
    growth: Growth | None = None
    """How it grows, where it is stored."""
    unoptimized: Exact | None = None
    """What would be used without the service's optimizations; none where there are none."""
    one_started: bool = False
    """Whether each run is assumed to start just one unit, since its length is unknown."""
    by_messages: Exact = Decimal(0)
    """The part of the quantity that messages cause, which falls on the active days; the rest is spread evenly."""
    sends: Exact = Decimal(0)
    """What a limit of a day counts in the place of that part: each attempt to send a message is another one."""
    before: tuple[Exact | None, ...] = ()
    """In a forecast: what the months before were billed for, the newest first; none if unknown."""


Drivers = Mapping[str, Fraction | None]
"""How many units of work the period has, by the driver's name in a footprint; none if unknown."""


def messages_in_period(setting: Setting) -> int:
    """Messages that become due in the period, whole."""
    return int(round_half_up(setting.messages_per_day * len(setting.active_days)))


def drivers(setting: Setting, able: Throughput, messages: int) -> Drivers:
    """The units of work behind a period's usage, for so many messages in it; jobs are those of all attempts."""
    workload = setting.scenario.workload
    jobs = messages * attempts_per_message(setting.scenario) / Fraction(workload.messages_per_job)
    started = started_runs(setting, able.run_seconds)
    over_capacity = jobs > started * able.jobs_per_run
    runs = used_runs(setting, able.run_seconds, over_capacity=over_capacity)
    seconds = _seconds_of_runs(able, min(runs, started) if over_capacity else runs, jobs, full=over_capacity)
    memory = memory_gb(setting)
    return {
        "per_run": runs,
        "per_run_hour": None if seconds is None else seconds / 3600,
        "per_run_gb_hour": None if seconds is None or memory is None else seconds / 3600 * Fraction(memory),
        "per_job": jobs,
        "per_message": Fraction(messages),
        "per_workflow": None if workload.workflows is None else Fraction(workload.workflows),
        "per_month": Fraction(1),
    }


def _seconds_of_runs(able: Throughput, runs: Fraction, jobs: Fraction, *, full: bool) -> Fraction | None:
    """How long runs last that take so many jobs: at most what full ones would, which they are over capacity.

    None if the time of a job is unknown.
    """
    if able.pace is None or able.run_seconds is None:
        return None
    of_full = runs * able.run_seconds
    return of_full if full else min(able.pace.seconds_together(runs, jobs), of_full)


def usages(setting: Setting, work: Drivers, accepted: Mapping[Channel, Fraction] = ALL_ACCEPTED) -> tuple[Usage, ...]:
    """Everything that the scenario states: channels, then footprints, then what a service states itself.

    `accepted` is the share of a channel's messages that its vendor takes; without it everything that is due is used.

    A footprint of a channel's meter adds to its messages; a usage stated for a service replaces both, and either
    replaces what the trigger's firing uses. Meters that add up others follow. The service's optimizations save of all.
    """
    stated = {
        (vendor, usage.meter): usage
        for vendor, subscription in setting.subscriptions.items()
        for usage in stated_usages(subscription)
    }
    derived: dict[tuple[str | None, str], Usage] = {}
    for usage in (*_channels(setting, work, accepted), *_footprints(setting, work), *_stored(setting, work)):
        key = usage.vendor, usage.meter
        derived[key] = _together(derived[key], usage) if key in derived else usage
    for usage in _fired(setting, work):
        derived.setdefault((usage.vendor, usage.meter), usage)
    for usage in _declared(setting):
        derived.setdefault((usage.vendor, usage.meter), usage)
    all_used = {key: usage for key, usage in derived.items() if key not in stated} | stated
    kept = {key: _optimized(setting, usage) for key, usage in all_used.items()}
    return (*kept.values(), *(_optimized(setting, each) for each in _sums(setting, kept)))


def billed_usages(setting: Setting, work: Drivers) -> tuple[Usage, ...]:
    """The same without the messages that a quota refuses, which nobody bills; with what was billed before."""
    used = usages(setting, work, accepted_shares(setting))
    if setting.ahead is None or not setting.ahead.billed:
        return used
    return tuple(replace(each, before=setting.ahead.billed_before(each.vendor, each.meter)) for each in used)


def usage_by_meter(vendor: str, used: tuple[Usage, ...]) -> dict[str, Usage]:
    """What is used of a vendor's meters."""
    return {usage.meter: usage for usage in used if usage.vendor == vendor}


def stated_usages(subscription: Subscription) -> Iterator[Usage]:
    """What `services.X.usage` and `services.X.projects` state, in the units that the vendor counts."""
    vendor, service = subscription.vendor, subscription.service
    for name, written in service.usage.items():
        quantity = _counted(subscription, name, written)
        yield Usage(vendor, name, quantity, ("services", vendor, "usage", name))
    for name in dict.fromkeys(meter for usage in service.projects.values() for meter in usage):
        yield _by_project(subscription, service, name)


def _by_project(subscription: Subscription, service: Service, meter: str) -> Usage:
    """The sum over the projects, started units whole where they are counted; unknown if one of them is."""
    vendor = subscription.vendor
    used = [(name, usage[meter]) for name, usage in service.projects.items() if meter in usage]
    unit, declared = subscription.prices.unit_of(meter), subscription.prices.meters.get(meter)
    path = ("services", vendor, "projects", used[0][0], meter)
    converted = [None if written is None else in_unit(written, unit) for _, written in used]
    known = tuple(quantity for quantity in converted if quantity is not None)
    if len(known) < len(used):
        return Usage(vendor, meter, None, path)
    if declared is None or declared.per is not Apart.PROJECT:
        return Usage(vendor, meter, _whole(declared, _sum(known)), path, known)
    apart = tuple(started(quantity, declared) for quantity in known)
    return Usage(vendor, meter, _sum(apart), path, apart)


def _sum(quantities: tuple[Exact, ...]) -> Exact:
    decimals = [each for each in quantities if isinstance(each, Decimal)]
    if len(decimals) == len(quantities):
        return sum(decimals, Decimal(0))
    return exact(sum((Fraction(each) for each in quantities), Fraction(0)))


def _counted(subscription: Subscription, name: str, written: Measured | None) -> Exact | None:
    """A quantity in the units of its meter, started units whole."""
    quantity = None if written is None else in_unit(written, subscription.prices.unit_of(name))
    return None if quantity is None else _whole(subscription.prices.meters.get(name), quantity)


def _whole(meter: Meter | None, quantity: Exact) -> Exact:
    """A sum with its started units whole; of a meter that is counted by run, the runs were rounded before."""
    return quantity if meter is None or meter.per is Apart.RUN else started(quantity, meter)


def started(quantity: Exact, meter: Meter) -> Exact:
    """The quantity with a started increment counted whole."""
    if meter.increment is None:
        return quantity
    return EXACT.multiply(ceil(ratio(quantity, meter.increment)), meter.increment)


def _fired(setting: Setting, work: Drivers) -> Iterator[Usage]:
    """What the trigger's firing uses of its vendor's meters, where the scenario subscribes to that vendor.

    The schedules that the deployment registers count, too, if it is known how many there are.
    """
    subscription = setting.subscriptions.get(setting.trigger_vendor)
    if subscription is None:
        return
    trigger = setting.trigger
    if trigger.jobs_meter is not None and setting.cron_entries is not None:
        path = ("scheduler", "schedule")
        yield Usage(subscription.vendor, trigger.jobs_meter, Decimal(setting.cron_entries), path)
    for name, footprint in trigger.footprint.items():
        yield _used(subscription, name, footprint, work, ("scheduler", "trigger"))


def _declared(setting: Setting) -> Iterator[Usage]:
    """The environments of each service, where its vendor counts them."""
    for vendor, subscription in setting.subscriptions.items():
        listed, names = subscription.prices.environments, subscription.service.environments
        if listed is not None and names:
            path = ("services", vendor, "environments")
            yield Usage(vendor, listed.meter, Decimal(len(set(names))), path)


def _optimized(setting: Setting, usage: Usage) -> Usage:
    """What the optimizations leave of a usage, at the lowest savings that are claimed."""
    if usage.vendor is None or not setting.subscriptions[usage.vendor].service.optimizations:
        return usage
    share = left_of(setting.subscriptions[usage.vendor], usage.meter).at_lowest
    if share == 1 or usage.quantity is None:
        return usage
    return replace(
        usage,
        quantity=exact(Fraction(usage.quantity) * share),
        by_project=tuple(exact(Fraction(each) * share) for each in usage.by_project),
        by_messages=exact(Fraction(usage.by_messages) * share),
        sends=exact(Fraction(usage.sends) * share),
        unoptimized=usage.quantity,
        growth=None if usage.growth is None else usage.growth.left(share),
    )


def _sums(setting: Setting, used: Mapping[tuple[str | None, str], Usage]) -> Iterator[Usage]:
    """Meters that add up others of which something is used."""
    for vendor, subscription in setting.subscriptions.items():
        yield from added_up(subscription, {meter: usage for (owner, meter), usage in used.items() if owner == vendor})


def added_up(subscription: Subscription, used: Mapping[str, Usage]) -> Iterator[Usage]:
    """The meters of a list that add up others, for what is used of these; a sum follows the sums among its parts."""
    known = dict(used)
    for name, summed in subscription.prices.sums.items():
        parts = [known[part] for part in summed if part in known]
        if parts and name not in used:
            quantities = tuple(part.quantity for part in parts if part.quantity is not None)
            total = _sum(quantities) if len(quantities) == len(parts) else None
            known[name] = Usage(
                subscription.vendor, name, total, parts[0].path,
                by_messages=_sum(tuple(part.by_messages for part in parts)),
                sends=_sum(tuple(part.sends for part in parts)),
            )  # fmt: skip
            yield known[name]


def _together(channel: Usage, footprint: Usage) -> Usage:
    """The messages of a channel and what else the work sends over it."""
    both = channel.quantity, footprint.quantity
    return replace(
        footprint,
        quantity=None if both[0] is None or both[1] is None else _sum((both[0], both[1])),
        by_messages=_sum((channel.by_messages, footprint.by_messages)),
        sends=_sum((channel.sends, footprint.sends)),
    )


def _channels(setting: Setting, work: Drivers, accepted: Mapping[Channel, Fraction]) -> Iterator[Usage]:
    """The messages that reach somebody, by the channel that carries them; what is never delivered is not billed.

    A fallback is a part of the send that failed, and no further one.
    """
    workload, messages = setting.scenario.workload, int(work["per_message"] or 0)
    what, sends = outcome(setting.scenario, messages, accepted), messages * attempts_per_message(setting.scenario)
    for counts, path in ((what.delivered, ("workload", "channels")), (what.fallen_back, ("workload", "fallback"))):
        for channel, count in counts.items():
            pricers = [vendor for vendor, each in setting.subscriptions.items() if charges_for(each, channel)]
            first = path[-1] == "channels"
            yield Usage(
                next(iter(pricers), None), channel, Decimal(count), (*path, channel) if first else path,
                by_messages=Decimal(count),
                sends=exact(sends * Fraction(workload.channels[channel])) if first else Decimal(0),
            )  # fmt: skip


def _footprints(setting: Setting, work: Drivers) -> Iterator[Usage]:
    for meter, footprint in setting.scenario.footprint.items():
        vendor = vendors_of_meter(setting.scenario, setting.subscriptions, meter)[0]
        yield _used(setting.subscriptions[vendor], meter, footprint, work, ("footprint", meter))


def _stored(setting: Setting, work: Drivers) -> Iterator[Usage]:
    """What is stored at the end of the period."""
    for meter, added in added_to_stocks(setting, work).items():
        vendor, path = vendors_of_meter(setting.scenario, setting.subscriptions, meter)[0], ("stocks", meter)
        stock = setting.scenario.stocks[meter]
        before = () if setting.ahead is None else setting.ahead.added.get(meter, ())
        now = stock.amount("now", setting.subscriptions[vendor].prices.unit_of(meter))
        known = tuple(each for each in before if each is not None)
        if added is None or now is None or len(known) < len(before):
            yield Usage(vendor, meter, None, path)
            continue
        kept = None if stock.kept_months is None else Fraction(stock.kept_months)
        growth = growth_of(Fraction(now), (added, *known), kept)
        yield Usage(vendor, meter, exact(growth.after(1)), path, growth=growth)


def added_to_stocks(setting: Setting, work: Drivers) -> Mapping[str, Fraction | None]:
    """What the period adds to each stock, in units of its meter; none if unknown."""
    added: dict[str, Fraction | None] = {}
    for meter, stock in setting.scenario.stocks.items():
        vendor = vendors_of_meter(setting.scenario, setting.subscriptions, meter)[0]
        added[meter] = footprint_total(stock, work, setting.subscriptions[vendor].prices.unit_of(meter))
    return added


def _used(subscription: Subscription, name: str, footprint: Footprint, work: Drivers, path: Path) -> Usage:
    """What a footprint comes to, with started units counted whole: for each run where the vendor counts them so."""
    meter, unit = subscription.prices.meters.get(name), subscription.prices.unit_of(name)
    if meter is None or meter.increment is None or meter.per is not Apart.RUN:
        total = footprint_total(footprint, work, unit)
        quantity = None if total is None else exact(total)
        whole = quantity if quantity is None or meter is None else started(quantity, meter)
        return _caused(Usage(subscription.vendor, name, whole, path), footprint, work, unit)
    rounded = _used_by_runs(meter, footprint, work, Usage(subscription.vendor, name, None, path))
    return _caused(rounded, footprint, work, unit)


def _caused(usage: Usage, footprint: Footprint, work: Drivers, unit: str) -> Usage:
    """The usage with the part of it that messages cause."""
    caused = exact(footprint_total(footprint, {driver: work[driver] for driver in _OF_MESSAGES}, unit) or Fraction(0))
    return replace(usage, by_messages=caused, sends=caused)


def _used_by_runs(meter: Meter, footprint: Footprint, work: Drivers, usage: Usage) -> Usage:
    """Each run's units rounded up; one started increment where the length of a run is unknown."""
    runs = work["per_run"] or Fraction(0)
    of_runs = footprint_total(footprint, {driver: work[driver] for driver in _OF_RUNS}, meter.unit)
    apart = {driver: count for driver, count in work.items() if driver not in _OF_RUNS}
    others = footprint_total(footprint, apart, meter.unit)
    stated = footprint.per_run is not None and footprint.per_run_hour is not None
    assumed = of_runs is None and stated and footprint.amount("per_run_gb_hour", meter.unit) == 0
    if others is None or (of_runs is None and not assumed):
        return usage
    of_one: Exact | None = meter.increment
    if of_runs is not None and runs:
        of_one = started(exact(of_runs / runs), meter)
    elif per_run := footprint.amount("per_run", meter.unit):
        of_one = started(per_run, meter)
    return replace(usage, quantity=exact(Fraction(of_one or 0) * runs + others), one_started=assumed)


_OF_RUNS = ("per_run", "per_run_hour", "per_run_gb_hour")
"""The drivers that tell what one run uses."""
_OF_MESSAGES = ("per_job", "per_message")
"""The drivers that follow the messages."""


def footprint_total(footprint: Footprint, work: Drivers, unit: str) -> Fraction | None:
    """The sum over the drivers of count × use, in the meter's unit; none if a driver that counts is unknown."""
    total = Fraction(0)
    for driver, count in work.items():
        each = footprint.amount(driver, unit)
        if each == 0:
            continue
        if each is None or count is None:
            return None
        total += Fraction(each) * count
    return total
