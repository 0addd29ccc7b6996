"""What optimizations leave of the usage of a meter: the product of what each of them leaves.

A vendor claims an interval; the lowest saving is what plans are chosen and judged by.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from capacity_cli.model.prices.advice import Optimization
from capacity_cli.model.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Left:
    """The shares of a usage that are left."""

    at_lowest: Fraction
    """At the lowest claimed savings."""
    at_highest: Fraction
    """At the highest."""


def left_of(subscription: Subscription, meter: str) -> Left:
    """What the service's optimizations leave of a meter's usage."""
    savings = [each.saving for each in chosen_optimizations(subscription, meter).values()]
    lowest = prod((1 - Fraction(each.low) for each in savings), start=Fraction(1))
    return Left(lowest, prod((1 - Fraction(each.high) for each in savings), start=Fraction(1)))


def chosen_optimizations(subscription: Subscription, meter: str) -> dict[str, Optimization]:
    """The optimizations of a service that save of a meter, by name."""
    listed, names = subscription.prices.optimizations, subscription.service.optimizations
    return {name: listed[name] for name in names if meter in listed[name].meters}


def further_optimizations(subscription: Subscription, meter: str) -> dict[str, Optimization]:
    """Those of the list that save of a meter and that the service does not have yet, by name."""
    chosen = subscription.service.optimizations
    listed = subscription.prices.optimizations
    return {name: each for name, each in listed.items() if name not in chosen and meter in each.meters}
