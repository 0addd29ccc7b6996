"""What messages cost by themselves: the lines of the channels by the message, and what failed sends add to them.

Only a delivered message is billed, so that without a fallback failing costs less than nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from capacity_cli.model.leaves import Money, Ratio
from capacity_cli.model.numbers import Exact
from capacity_cli.model.setting import Setting


@dataclass(frozen=True, slots=True)
class MessagesCost:
    """What messages cost, without the plans and everything else that is used."""

    blended_unit_cost: Ratio | None
    """The lines of all channels ÷ the messages that they deliver; null if one is unknown, and if none is delivered."""
    failing: Money | None
    """What failed sends cost in the period: those lines less the same without failures; null if one is unknown."""


class ChannelLine(NamedTuple):
    """The line of a channel."""

    messages: int | Exact | None
    """The messages that it bills; none if unknown."""
    amount: Decimal | None
    """What they cost, in the answer's currency; none if unknown."""


def without_failures(setting: Setting) -> Setting:
    """The setting in which every send to a valid recipient succeeds."""
    scenario = setting.scenario
    workload = scenario.workload.model_copy(update={"failure_rate": Decimal(0)})
    return replace(setting, scenario=scenario.model_copy(update={"workload": workload}))


def messages_cost(lines: Sequence[ChannelLine], unfailing: Sequence[ChannelLine]) -> MessagesCost:
    """What the channels' lines cost by the message, and beside the same lines without failures."""
    amount, without = _amount(lines), _amount(unfailing)
    known = [Fraction(line.messages) for line in lines if line.messages is not None]
    delivered = sum(known, Fraction(0)) if len(known) == len(lines) else Fraction(0)
    return MessagesCost(
        blended_unit_cost=Fraction(amount) / delivered if amount is not None and delivered else None,
        failing=None if amount is None or without is None else amount - without,
    )


def _amount(lines: Sequence[ChannelLine]) -> Decimal | None:
    """What the lines cost together; none if that is unknown of one of them."""
    known = [line.amount for line in lines if line.amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(lines) else None
