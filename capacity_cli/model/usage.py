"""Usage: how much of each meter the service uses in the period, and which line of the scenario says so.

Messages are whole: a period's volume is rounded half up, and its channels are rounded so that they add up to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.numbers import Exact, exact, round_half_up
from capacity_cli.model.problems import Path
from capacity_cli.model.scenario import Channel, Footprint
from capacity_cli.model.setting import Setting, priced_channels, vendors_of_meter
from capacity_cli.model.tariff import charges_for
from capacity_cli.model.throughput import Throughput


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


Drivers = Mapping[str, Fraction | None]
"""How many units of work the period has, by the driver's name in a footprint; none if unknown."""


def messages_in_period(setting: Setting) -> int:
    """Messages that become due in the period."""
    return setting.scenario.workload.messages_per_day * len(setting.days)


def drivers(setting: Setting, throughput: Throughput, runs: int, messages: int) -> Drivers:
    """The units of work behind a period's usage, for that many messages in it."""
    workload = setting.scenario.workload
    seconds = throughput.run_seconds
    return {
        "per_run": Fraction(runs),
        "per_run_hour": None if seconds is None else runs * seconds / 3600,
        "per_job": messages / Fraction(workload.messages_per_job),
        "per_message": Fraction(messages),
        "per_workflow": None if workload.workflows is None else Fraction(workload.workflows),
        "per_month": Fraction(1),
    }


def usages(setting: Setting, work: Drivers) -> tuple[Usage, ...]:
    """Everything that the scenario states: channels, then footprints, then what `services.X.usage` says.

    A footprint of a channel's meter adds to its messages; a usage stated for a service replaces both.
    """
    stated = {
        (vendor, meter): Usage(vendor, meter, quantity, ("services", vendor, "usage", meter))
        for vendor, service in setting.scenario.services.items()
        for meter, quantity in service.usage.items()
    }
    derived: dict[tuple[str | None, str], Usage] = {}
    for usage in (*_channels(setting, work), *_footprints(setting, work)):
        key = usage.vendor, usage.meter
        derived[key] = _together(derived[key], usage) if key in derived else usage
    kept = [usage for key, usage in derived.items() if key not in stated]
    return (*kept, *stated.values())


def _together(channel: Usage, footprint: Usage) -> Usage:
    """The messages of a channel and what else the work sends over it."""
    both = channel.quantity, footprint.quantity
    total = None if both[0] is None or both[1] is None else exact(Fraction(both[0]) + Fraction(both[1]))
    return Usage(channel.vendor, channel.meter, total, footprint.path)


def split(total: int, shares: Mapping[Channel, Decimal]) -> dict[Channel, int]:
    """A whole number in whole parts that add up to it, each within one of its share."""
    parts: dict[Channel, int] = {}
    share, taken = Decimal(0), 0
    for channel, of_all in shares.items():
        share += of_all
        upto = int(round_half_up(total * share))
        parts[channel], taken = upto - taken, upto
    return parts


def _channels(setting: Setting, work: Drivers) -> Iterator[Usage]:
    scenario = setting.scenario
    channels = {channel: scenario.workload.channels[channel] for channel in priced_channels(scenario)}
    for channel, count in split(int(work["per_message"] or 0), channels).items():
        pricers = [vendor for vendor, each in setting.subscriptions.items() if charges_for(setting, each, channel)]
        yield Usage(next(iter(pricers), None), channel, Decimal(count), ("workload", "channels", channel))


def _footprints(setting: Setting, work: Drivers) -> Iterator[Usage]:
    for meter, footprint in setting.scenario.footprint.items():
        vendor = vendors_of_meter(setting.scenario, setting.subscriptions, meter)[0]
        total = footprint_total(footprint, work)
        yield Usage(vendor, meter, None if total is None else exact(total), ("footprint", meter))


def footprint_total(footprint: Footprint, work: Drivers) -> Fraction | None:
    """The sum over the drivers of count × use; none if a driver that counts is unknown."""
    total = Fraction(0)
    for driver, count in work.items():
        each: Decimal | None = getattr(footprint, driver)
        if each == 0:
            continue
        if each is None or count is None:
            return None
        total += Fraction(each) * count
    return total
