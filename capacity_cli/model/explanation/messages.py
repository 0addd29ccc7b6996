"""The whole messages that each channel carries: those that it delivers first, and those that fall back on it.

Of all messages a first part, in the order of the channels and then of the fallback, is rounded to whole messages; a
channel carries what it adds to that, so that all channels and what is lost add up to all messages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import fixed, given_share, in_scenario, made, rounded_to
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.resources import ResourcesExplained
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.scenario import Channel


@dataclass(frozen=True, slots=True)
class Part:
    """A part of all messages."""

    channel: Channel
    """The channel that carries it."""
    share: Explanation
    """Its share of all messages."""


@dataclass(frozen=True)
class Messages:
    """The explanations of the messages that channels carry."""

    work: Work
    """The work that sends them."""
    accepted: bool = False
    """Whether only those count that no quota refuses."""

    def over(self, meter: str) -> Iterator[Explanation]:
        """The messages over a channel, which is a meter of the same name; nothing for any other meter."""
        for at, part in enumerate(self._parts):
            if part.channel == meter:
                yield self._added(at)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        """What each channel delivers, and then what falls back."""
        work, workload = self.work, self.work.setting.scenario.workload
        delivered = (work.delivered_share,) if workload.failure_rate else ()
        parts = [Part(channel, self._share(channel, *delivered)) for channel in Channel]
        if workload.fallback.carrier is not None:
            parts.append(Part(workload.fallback.carrier, self._share(Channel.ALIMTALK, work.failing_always)))
        return tuple(part for part in parts if part.share.number)

    def _share(self, channel: Channel, *becoming: Explanation) -> Explanation:
        """The share of a channel of all messages, of which some are valid and some become what is asked for."""
        workload = self.work.setting.scenario.workload
        name, share = named("explain.share_of_channel", channel=channel), workload.channels.get(channel, Decimal(0))
        of_all = given_share(name, share, in_scenario("workload", "channels", channel))
        valid = (self.work.valid_share,) if workload.invalid_share else ()
        factors = (*valid, *becoming, *self._accepted_share(channel))
        return made(Operation.PRODUCT, named("explain.share_of_messages"), of_all, *factors) if factors else of_all

    def _accepted_share(self, channel: Channel) -> Iterator[Explanation]:
        """What the tightest quota accepts of a channel, if it refuses some."""
        quota = ResourcesExplained(self.work.setting).quota_of(channel) if self.accepted else None
        if quota is not None:
            share = made(Operation.QUOTIENT, named("explain.accepted_share"), quota, self.work.sends)
            if share.number is not None and share.number < 1:
                yield share

    def _added(self, at: int) -> Explanation:
        """The messages that a part adds to those before it."""
        if at == 0:
            return self._upto[0]
        name = named("explain.of_channel", channel=self._parts[at].channel)
        return made(Operation.DIFFERENCE, name, self._upto[at], self._upto[at - 1])

    @cached_property
    def _upto(self) -> tuple[Explanation, ...]:
        """The messages of each part and of all before it together, whole."""
        shares = [part.share for part in self._parts]
        return tuple(self._whole(shares[: at + 1]) for at in range(len(shares)))

    def _whole(self, shares: Sequence[Explanation]) -> Explanation:
        share = shares[0] if len(shares) == 1 else made(Operation.SUM, named("explain.shares"), *shares)
        together = made(Operation.PRODUCT, named("explain.messages_of_shares"), self.work.messages, share)
        step = fixed(named("explain.whole_message"), 1)
        return rounded_to(named("explain.whole_messages"), together, step, RoundingMode.HALF_UP)
