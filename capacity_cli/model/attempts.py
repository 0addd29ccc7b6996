"""Attempts: how often a message is tried, and what becomes of it.

A failed message is tried again up to `max_attempts` times; then an Alimtalk falls back, where a fallback is given. What
is never delivered is not billed. A recipient who does not exist takes every attempt in vain.
"""

from collections.abc import Mapping
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
    workload, scheduler = scenario.workload, scenario.scheduler
    reached = 1 - workload.invalid_share
    failing = Fraction(workload.failure_rate) ** scheduler.max_attempts
    carrier = workload.fallback.carrier
    shares: list[tuple[str, Channel, Fraction]] = []
    for channel in Channel:
        share = Fraction(workload.channels.get(channel, Decimal(0))) * Fraction(reached)
        shares.append(("delivered", channel, share * (1 - failing) * accepted.get(channel, 1)))
    if carrier is not None:
        share = Fraction(workload.channels.get(Channel.ALIMTALK, Decimal(0))) * Fraction(reached)
        shares.append(("fallen_back", carrier, share * failing * accepted.get(Channel.ALIMTALK, 1)))
    return _outcome(messages, shares)


def _outcome(messages: int, shares: list[tuple[str, Channel, Fraction]]) -> Outcome:
    parts: dict[str, dict[Channel, int]] = {"delivered": {}, "fallen_back": {}}
    share, taken = Fraction(0), 0
    for kind, channel, of_all in shares:
        if of_all:
            share += of_all
            upto = int(round_half_up(messages * share))
            parts[kind][channel], taken = upto - taken, upto
    return Outcome(parts["delivered"], parts["fallen_back"], messages - taken)
