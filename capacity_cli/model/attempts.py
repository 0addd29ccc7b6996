"""Attempts: how often a message is tried, and what becomes of it.

A failed message is tried again up to `max_attempts` times; then an Alimtalk falls back, where a fallback is given. What
is never delivered is not billed. A recipient who does not exist takes every attempt in vain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from capacity_cli.model.numbers import round_half_up
from capacity_cli.model.scenario import Channel, Scenario


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the messages of a period, in whole messages that add up to them."""

    delivered: Mapping[Channel, int]
    """Messages that reach their recipient, by the channel that carries them first."""
    fallen_back: Mapping[Channel, int]
    """Messages that reach their recipient by the fallback, by the channel of that."""
    lost: int
    """Messages that nobody gets."""


def attempts_per_message(scenario: Scenario) -> Fraction:
    """The mean number of sends of a message: 1 + f + … + f^(n−1), and n for an invalid recipient."""
    invalid, attempts = Fraction(scenario.workload.invalid_share), scenario.scheduler.max_attempts
    failing = Fraction(scenario.workload.failure_rate)
    valid = Fraction(attempts) if failing == 1 else (1 - failing**attempts) / (1 - failing)
    return (1 - invalid) * valid + invalid * attempts


ALL_ACCEPTED: Mapping[Channel, Fraction] = MappingProxyType({})
"""What is accepted of each channel where nothing is refused."""


def outcome(scenario: Scenario, messages: int, accepted: Mapping[Channel, Fraction] = ALL_ACCEPTED) -> Outcome:
    """What becomes of so many messages; the parts are rounded so that they add up.

    `accepted` is the share of a channel's messages that its vendor takes, where it refuses some. Nobody gets the rest.
    """
    return _outcome(messages, list(_shares(scenario, accepted)))


def parts_of(scenario: Scenario) -> tuple[tuple[Channel, Fraction], ...]:
    """The parts of an outcome that carry something, with their shares of all messages, in the order of rounding."""
    return tuple((channel, share) for _, channel, share in _shares(scenario, ALL_ACCEPTED) if share)


def _shares(scenario: Scenario, accepted: Mapping[Channel, Fraction]) -> Iterator[tuple[str, Channel, Fraction]]:
    """What becomes of the messages, the channel, and the share of all messages that it is."""
    workload, scheduler = scenario.workload, scenario.scheduler
    reached = 1 - workload.invalid_share
    failing = Fraction(workload.failure_rate) ** scheduler.max_attempts
    carrier = workload.fallback.carrier
    for channel in Channel:
        share = Fraction(workload.channels.get(channel, Decimal(0))) * Fraction(reached)
        yield "delivered", channel, share * (1 - failing) * accepted.get(channel, 1)
    if carrier is not None:
        share = Fraction(workload.channels.get(Channel.ALIMTALK, Decimal(0))) * Fraction(reached)
        yield "fallen_back", carrier, share * failing * accepted.get(Channel.ALIMTALK, 1)


def _outcome(messages: int, shares: list[tuple[str, Channel, Fraction]]) -> Outcome:
    parts: dict[str, dict[Channel, int]] = {"delivered": {}, "fallen_back": {}}
    share, taken = Fraction(0), 0
    for kind, channel, of_all in shares:
        if of_all:
            share += of_all
            upto = int(round_half_up(messages * share))
            parts[kind][channel], taken = upto - taken, upto
    return Outcome(parts["delivered"], parts["fallen_back"], messages - taken)
