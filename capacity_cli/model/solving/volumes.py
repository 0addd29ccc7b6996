"""What is used as a function of a month's volume, on plans that stay the same: at one volume, and over a range.

Everything that is due counts, also what a daily quota would refuse: capacity is not asked for here. More messages use
no less of anything, with two exceptions: the parts of a volume are rounded so that they add up, so that one of them may
fall by a message; and runs that become full are no longer all started.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from capacity_cli.model.attempts import attempts_per_message, parts_of
from capacity_cli.model.numbers import Exact, exact, round_half_up
from capacity_cli.model.overlap import started_runs, used_runs
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Throughput, throughput
from capacity_cli.model.usage import Usage, drivers, usages
from capacity_cli.model.workload import Channel


@dataclass(frozen=True, slots=True)
class Between:
    """Bounds of what is used over a range of volumes: the same meters in the same order."""

    least: tuple[Usage, ...]
    """The least of each."""
    most: tuple[Usage, ...]
    """The most of each."""


@dataclass(frozen=True, slots=True)
class Volumes:
    """A setting under which the messages of the period vary."""

    setting: Setting
    """The scenario, on plans that do not change with the volume."""
    able: Throughput = field(init=False)
    """What one of its runs can do."""
    runs: Fraction = field(init=False)
    """The runs of the period that use something, as long as they are not all full."""
    full_runs: Fraction = field(init=False)
    """Those that do once all are full."""
    full_from: Fraction = field(init=False)
    """The volume above which all runs are full."""
    parts: tuple[tuple[Channel, Fraction], ...] = field(init=False)
    """The parts of the volume by channel, with their shares of it."""

    def __post_init__(self) -> None:
        able = throughput(self.setting)
        runs, full_runs = (used_runs(self.setting, able.run_seconds, over_capacity=over) for over in (False, True))
        object.__setattr__(self, "able", able)
        object.__setattr__(self, "runs", runs)
        object.__setattr__(self, "full_runs", full_runs)
        object.__setattr__(self, "full_from", _full_from(self.setting, able))
        object.__setattr__(self, "parts", parts_of(self.setting.scenario))

    def used(self, messages: int) -> tuple[Usage, ...]:
        """What so many messages in the period use."""
        return usages(self.setting, drivers(self.setting, self.able, messages))

    def between(self, first: int, last: int) -> Between | None:
        """Bounds of what any volume from the first to the last uses; none where runs become full between them."""
        if first == last:
            used = self.used(first)
            return Between(used, used)
        if first <= self.full_from < last:
            return None
        least, most = self.used(first), self.used(last)
        if len(self.parts) == 1:
            return Between(least, most)
        fewer, more = self._slack(first, last)
        return Between(
            tuple(self._moved(usage, fewer, -1) for usage in least),
            tuple(self._moved(usage, more, 1) for usage in most),
        )

    def _slack(self, first: int, last: int) -> tuple[dict[str, int], dict[str, int]]:
        """By how much each channel's messages may lie below those of the first volume, and above those of the last."""
        fewer: dict[str, int] = {}
        more: dict[str, int] = {}
        upto = Fraction(0)
        for channel, share in self.parts:
            below, upto = upto, upto + share
            low, high = (_part(volume, below, upto) for volume in (first, last))
            least, most = _bounds(first, last, below, upto)
            fewer[channel] = fewer.get(channel, 0) + low - least
            more[channel] = more.get(channel, 0) + most - high
        return fewer, more

    def _moved(self, usage: Usage, slack: dict[str, int], sign: int) -> Usage:
        """A usage that so many messages more or fewer may be part of; a sum may have the parts of all channels."""
        of_sum = usage.vendor is not None and usage.meter in self.setting.subscriptions[usage.vendor].prices.sums
        units = sum(slack.values()) if of_sum else slack.get(usage.meter, 0)
        if not units or usage.quantity is None:
            return usage
        moved = max(Fraction(usage.quantity) + sign * units, Fraction(0))
        by_messages = max(Fraction(usage.by_messages) + sign * units, Fraction(0))
        return replace(usage, quantity=exact(moved), by_messages=exact(by_messages))


def _full_from(setting: Setting, able: Throughput) -> Fraction:
    jobs = started_runs(setting, able.run_seconds) * able.jobs_per_run
    return jobs * Fraction(setting.scenario.workload.messages_per_job) / attempts_per_message(setting.scenario)


def _rounded(volume: int, share: Fraction) -> int:
    return int(round_half_up(volume * share))


def _part(volume: int, below: Fraction, upto: Fraction) -> int:
    """The messages of a part: what rounding up to its end gives, less what rounding up to its beginning does."""
    return _rounded(volume, upto) - _rounded(volume, below)


def _bounds(first: int, last: int, below: Fraction, upto: Fraction) -> tuple[int, int]:
    """The fewest and the most messages of a part, over the volumes of a range.

    A part is less than one message away from its share. It is the difference of two figures that only grow, and of what
    each leaves of the volume, which only grows as well.
    """
    share = upto - below
    ends = [_rounded(volume, end) for volume in (first, last) for end in (below, upto)]
    (low_below, low_upto, high_below, high_upto) = ends
    fewest = max(floor(share * first), low_upto - high_below, (first - low_below) - (last - high_upto))
    most = min(ceil(share * last), high_upto - low_below, (last - high_below) - (first - low_upto))
    return fewest, most


def whole_messages(setting: Setting, meter: str) -> bool:
    """Whether a meter counts messages only, which are whole at every volume."""
    scenario = setting.scenario
    saved = any(each.service.optimizations for each in setting.subscriptions.values())
    return meter in set(Channel) and meter not in scenario.footprint and not saved


def quantity_of(usage: Usage | None) -> Exact | None:
    """What is used of a meter, 0 if it is not named; none if that is unknown."""
    return Decimal(0) if usage is None else usage.quantity
