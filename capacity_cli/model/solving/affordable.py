"""The volumes at which a part of the bill comes to no more than an amount; exact for whole messages.

What is unknown costs nothing below 0, so that a known part beyond the amount decides, and one within it does not.
"""

from collections.abc import Iterator
from decimal import localcontext
from enum import StrEnum
from fractions import Fraction
from itertools import chain

from capacity_cli.model.bill import Line
from capacity_cli.model.numbers import EXACT, MAXIMUM
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.bounds import Counts, before_tax, bounds
from capacity_cli.model.solving.plans import fixed_plans
from capacity_cli.model.solving.search import Judge, Stretch, joined, stretches
from capacity_cli.model.solving.volumes import Volumes
from capacity_cli.model.wages import saved_wages
from capacity_cli.model.workload import Channel


class Holds(StrEnum):
    """Whether a volume satisfies what is asked."""

    YES = "yes"
    """It does, for certain."""
    NO = "no"
    """It does not, for certain."""
    UNDECIDED = "undecided"
    """That depends on something unknown."""


def largest_volume(setting: Setting) -> int:
    """The most messages that a period of a scenario can have: what is beyond is not asked for."""
    return int(MAXIMUM) * len(setting.active_days)


def affordable(setting: Setting, amount: Fraction, first: int = 0, counts: Counts = before_tax) -> list[Stretch[Holds]]:
    """The stretches of volumes from `first` on, by whether those lines come to at most the amount."""
    with localcontext(EXACT):
        return list(_affordable(setting, amount, first, counts))


def _affordable(setting: Setting, amount: Fraction, first: int, counts: Counts) -> Iterator[Stretch[Holds]]:
    pieces = fixed_plans(setting, first, largest_volume(setting))
    judged = (
        stretches(_within(piece.verdict, amount, counts), piece.first, piece.last)
        for piece in pieces
    )  # fmt: skip
    yield from joined(chain.from_iterable(judged))


def _within(volumes: Volumes, amount: Fraction, counts: Counts) -> Judge[Holds]:
    def judge(low: int, high: int) -> Holds | None:
        between = bounds(volumes, low, high, counts)
        if between is None:
            return None
        if between.least > amount:
            return Holds.NO
        if between.most > amount:
            return None
        return Holds.YES if between.complete else Holds.UNDECIDED

    return judge


def without_messages(line: Line) -> bool:
    """Every line before tax but those of the channels, which sending by hand pays as well."""
    return before_tax(line) and line.meter not in set(Channel)


def paying_volumes(setting: Setting) -> Iterator[Stretch[Holds]]:
    """The volumes, from 1 on, at which automation costs no more than sending by hand; found when asked for.

    Both send the same messages at the same price, so that the rest of the bill is held against the labour saved, which
    does not depend on the volume. The scenario states `labor`.
    """
    scenario = setting.scenario
    assert scenario.labor is not None  # noqa: S101  the caller has looked
    saved = saved_wages(scenario.labor, len(setting.days), scenario.currency)
    yield from _affordable(setting, Fraction(saved), 1, without_messages)


def break_even_messages(setting: Setting) -> int | None:
    """The least volume at which automation pays for certain; none if there is none."""
    with localcontext(EXACT):
        return next((each.first for each in paying_volumes(setting) if each.verdict is Holds.YES), None)
