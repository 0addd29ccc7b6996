"""Solving: the answer to a question about volumes or a price, from the same bills as the plan.

An interval is claimed only where it is certain; what depends on something unknown is listed as undecided.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from capacity_cli.model.bill import Cost
from capacity_cli.model.budget import usable_budget
from capacity_cli.model.leaves import UNLIMITED, Count, Money, Quantity, Unlimited
from capacity_cli.model.money import convert
from capacity_cli.model.numbers import EXACT, exact
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, affordable, largest_volume, paying_volumes
from capacity_cli.model.solving.carried import LimitCrossed, keeping_headroom, limits_crossed
from capacity_cli.model.solving.rival import Rival, cheaper_volumes
from capacity_cli.model.solving.search import Stretch
from capacity_cli.model.solving.unit_price import highest_unit_price, others_are_known
from capacity_cli.model.wages import saved_wages


class Goal(StrEnum):
    """What is asked."""

    BUDGET = "budget"
    """Which volumes an amount carries."""
    HEADROOM = "headroom"
    """Which volumes keep a headroom."""
    BREAK_EVEN = "break_even"
    """From which volume on automation, or another plan, pays."""
    UNIT_PRICE = "unit_price"
    """The highest price of a message at which the usable budget holds."""
    DAILY_CAP = "daily_cap"
    """How many messages a day keep within the usable budget, with every volume below."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a scenario."""

    goal: Goal
    """What is asked."""
    amount: Decimal | None = None
    """The budget, 0 or more, or the headroom, above 0; of no other goal."""
    rival: Rival | None = None
    """The plan whose break-even is asked for; of automation if there is none."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Volumes that all satisfy what is asked."""

    from_: Count
    """The smallest, in messages a month."""
    to: Count | None
    """The largest, inclusive; null where it is open: no volume that a scenario can state is too large."""
    limits_crossed: tuple[LimitCrossed, ...]
    """The known limits that some of them are beyond, the first to be crossed on top."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Volumes of which it is not certain, since something is unknown."""

    from_: Count
    """The smallest, in messages a month."""
    to: Count | None
    """The largest, inclusive; null where it is open."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found."""

    goal: Goal
    """What was asked."""
    asked: Quantity | None
    """The budget, or the headroom, that was asked for; null for any other goal."""
    rival: str | None
    """The plan whose break-even was asked for, as VENDOR=PLAN; null for that of automation and for any other goal."""
    intervals: tuple[Interval, ...]
    """The volumes that satisfy it, in order; of a daily cap, those that the usable budget carries."""
    undecided: tuple[Undecided, ...]
    """The volumes of which it is not certain."""
    value: Quantity | Unlimited | None
    """Of a unit price, the price; of a daily cap, messages on an active day; null where nothing fits, or is certain."""
    usable_budget: Money | None
    """The budget less what is kept back; null where the goal does not ask for it."""
    saved_labor: Money | None
    """Of automation's break-even: the labour that it saves in the period, whatever the volume; null elsewhere."""
    decided: bool
    """Whether nothing that the answer rests on is unknown."""


def solve(setting: Setting, bill: Cost, question: Question) -> Solution:
    """The answer to a question; `bill` is the plan's own.

    A unit price and a daily cap need `budget`, and the break-even of automation needs `labor`, in the scenario.
    """
    with localcontext(EXACT):
        return _solve(setting, bill, question)


def _solve(setting: Setting, bill: Cost, question: Question) -> Solution:
    match question.goal:
        case Goal.BUDGET:
            return _solution(setting, question, affordable(setting, Fraction(question.amount or 0)))
        case Goal.HEADROOM:
            return _solution(setting, question, keeping_headroom(setting, question.amount or Decimal(1)))
        case Goal.BREAK_EVEN:
            if question.rival is not None:
                return _solution(setting, question, cheaper_volumes(setting, question.rival))
            return _solution(setting, question, paying_volumes(setting))
        case Goal.UNIT_PRICE:
            return _unit_price(setting, bill, question)
        case Goal.DAILY_CAP:
            return _solution(setting, question, affordable(setting, _usable(setting)))
        case _ as never:
            assert_never(never)


def _usable(setting: Setting) -> Fraction:
    assert setting.scenario.budget is not None  # noqa: S101  the caller has looked
    return usable_budget(setting.scenario.budget)


def _shown_budget(setting: Setting, goal: Goal) -> Decimal | None:
    if goal not in {Goal.UNIT_PRICE, Goal.DAILY_CAP}:
        return None
    usable = exact(_usable(setting))
    assert isinstance(usable, Decimal)  # noqa: S101  a product of decimals
    return convert(usable, Decimal(1), setting.scenario.currency)


def _solution(setting: Setting, question: Question, found: Iterable[Stretch[Holds]]) -> Solution:
    stretches, top = tuple(found), largest_volume(setting)
    yes = [each for each in stretches if each.verdict is Holds.YES]
    undecided = [each for each in stretches if each.verdict is Holds.UNDECIDED]
    scenario, rival = setting.scenario, question.rival
    saved = None
    if question.goal is Goal.BREAK_EVEN and rival is None and scenario.labor is not None:
        saved = saved_wages(scenario.labor, len(setting.days), scenario.currency)
    return Solution(
        goal=question.goal,
        asked=question.amount,
        rival=None if rival is None else f"{rival.vendor}={rival.plan}",
        intervals=tuple(
            Interval(each.first, _open_at(each.last, top), limits_crossed(setting, each.first, each.last))
            for each in yes
        ),
        undecided=tuple(Undecided(each.first, _open_at(each.last, top)) for each in undecided),
        value=_a_day(setting, yes) if question.goal is Goal.DAILY_CAP else None,
        usable_budget=_shown_budget(setting, question.goal),
        saved_labor=saved,
        decided=not undecided,
    )


def _open_at(last: int, top: int) -> int | None:
    return None if last == top else last


def _a_day(setting: Setting, yes: list[Stretch[Holds]]) -> int | Unlimited | None:
    """Messages on an active day of which every smaller number fits as well; none if not even none at all fit."""
    if not yes or yes[0].first > 0:
        return None
    if yes[0].last == largest_volume(setting):
        return UNLIMITED
    return yes[0].last // len(setting.active_days)


def _unit_price(setting: Setting, bill: Cost, question: Question) -> Solution:
    known = others_are_known(bill)
    return Solution(
        goal=question.goal,
        asked=None,
        rival=None,
        intervals=(),
        undecided=(),
        value=highest_unit_price(setting, bill, _usable(setting)) if known else None,
        usable_budget=_shown_budget(setting, question.goal),
        saved_labor=None,
        decided=known,
    )
