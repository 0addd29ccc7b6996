"""An answer of `solve`, explained: each end of its volumes by what holds there and by what does not one message on.

No formula gives an end: it is where the plan of one volume keeps the bound and that of the next one breaks it. So the
plans of both are taken apart, and the bound with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import assert_never

from capacity_cli.model.explanation.arithmetic import defined, given, made
from capacity_cli.model.explanation.at_volume import AtVolume
from capacity_cli.model.explanation.budget import usable_budget_of
from capacity_cli.model.explanation.explain import PlanExplained
from capacity_cli.model.explanation.highest_price import HighestPrice
from capacity_cli.model.explanation.limit_crossed import crossed_figure
from capacity_cli.model.explanation.minor_unit import to_minor_unit
from capacity_cli.model.explanation.node import Explanation, Name, Operation, Origin, Stated, named
from capacity_cli.model.explanation.wages import WagesExplained
from capacity_cli.model.metrics import Known, is_position
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.problems import Word
from capacity_cli.model.setting import Setting
from capacity_cli.model.solving.affordable import Holds, largest_volume, without_messages
from capacity_cli.model.solving.bounds import before_tax
from capacity_cli.model.solving.rival import Rival, not_in_common, on_rival
from capacity_cli.model.solving.solve import Goal, Interval, Question, Solution, Undecided

_CROSSED = ("limit", "from", "on_exceed")


@dataclass(frozen=True)
class SolutionExplained:
    """The explanations of an answer."""

    setting: Setting
    """The scenario and everything that it names."""
    plan: CapacityPlan
    """Its plan as it stands."""
    question: Question
    """What was asked."""
    solution: Solution
    """What was found."""
    _carried: dict[tuple[str, ...], Explanation] = field(default_factory=dict)

    def metric(self, name: str) -> Explanation | None:  # noqa: PLR0911  one case a figure
        """The explanation of a figure by its path in the JSON; none if it does not exist or has none."""
        found = self.solution
        match name.split("."):
            case ["intervals", number, "from" | "to" as end] if _stands(number, found.intervals):
                return self._end(found.intervals[int(number)], end)
            case ["undecided", number, "from" | "to" as end] if _stands(number, found.undecided):
                return self._end(found.undecided[int(number)], end)
            case ["intervals", number, "limits_crossed", at, figure] if _stands(number, found.intervals):
                interval = found.intervals[int(number)]
                if not _stands(at, interval.limits_crossed):
                    return None
                return crossed_figure(self.setting, interval, interval.limits_crossed[int(at)], figure)
            case ["asked"] if found.asked is not None:
                return self._bound
            case ["value"] if found.value is not None:
                return self._value()
            case ["usable_budget"] if found.usable_budget is not None:
                return to_minor_unit(named("solve.usable_budget"), self._usable, self._currency)
            case ["saved_labor"] if found.saved_labor is not None:
                return self._bound
            case _:
                return None

    def names(self) -> Iterator[str]:
        """The paths of its figures."""
        found = self.solution
        for at, interval in enumerate(found.intervals):
            yield from (f"intervals.{at}.{end}" for end in ("from", "to"))
            crossed = range(len(interval.limits_crossed))
            yield from (f"intervals.{at}.limits_crossed.{number}.{each}" for number in crossed for each in _CROSSED)
        yield from (f"undecided.{at}.{end}" for at in range(len(found.undecided)) for end in ("from", "to"))
        figures = ("asked", "value", "usable_budget", "saved_labor")
        yield from (each for each in figures if getattr(found, each) is not None)

    def _end(self, volumes: Interval | Undecided, end: str) -> Explanation:
        """The smallest or the largest of some volumes, with what holds there and what does not beside it."""
        first, last = volumes.from_, volumes.to
        if end == "from":
            smallest = first == self._smallest
            beside = None if smallest else int(first) - 1
            return self._edge(named("solved.first"), int(first), beside, named("solved.smallest"))
        if last is None:
            top, name = largest_volume(self.setting), named("solved.last")
            return defined(name, None, Known.ENDLESS, named("solved.open"), *self._held(top), *self._bounds)
        return self._edge(named("solved.last"), int(last), int(last) + 1, named("solved.open"))

    def _edge(self, name: Name, volume: int, beside: int | None, alone: Name) -> Explanation:
        if beside is None:
            return defined(name, volume, Known.EXACTLY, alone, *self._held(volume), *self._bounds)
        then = Word(f"solved.beside.{self._verdict(beside)}")
        note = named("solved.one_less" if beside < volume else "solved.one_more", beside=then)
        parts = (*self._held(volume), *self._held(beside), *self._bounds)
        return defined(name, volume, Known.EXACTLY, note, *parts)

    def _verdict(self, volume: int) -> Holds:
        """Whether a volume satisfies what is asked."""
        for found, holds in ((self.solution.intervals, Holds.YES), (self.solution.undecided, Holds.UNDECIDED)):
            if any(each.from_ <= volume and (each.to is None or volume <= each.to) for each in found):
                return holds
        return Holds.NO

    @property
    def _smallest(self) -> int:
        """The smallest volume that is asked for: a break-even has none without messages."""
        return int(self.question.goal is Goal.BREAK_EVEN)

    def _held(self, volume: int) -> tuple[Explanation, ...]:
        """What of the plan of a volume is held against the bound; of two plans, both."""
        goal, rival = self.question.goal, self.question.rival
        if rival is not None:
            return self._on_both(rival, volume)
        there = AtVolume.of(self.setting, volume)
        match goal:
            case Goal.BUDGET | Goal.DAILY_CAP:
                return (there.billed(named("solved.bill_at", messages=volume), before_tax),)
            case Goal.HEADROOM:
                carried = self._carried.setdefault(there.plans, there.carried)  # the same at every volume
                return (there.headroom(carried),)
            case Goal.BREAK_EVEN:
                return (there.billed(named("solved.rest_at", messages=volume), without_messages),)
            case Goal.UNIT_PRICE:  # which has no volumes
                return ()
            case _ as never:
                assert_never(never)

    def _on_both(self, rival: Rival, volume: int) -> tuple[Explanation, ...]:
        """What both plans bill, without what they have in common."""
        ours, theirs = (AtVolume.of(each, volume) for each in (self.setting, on_rival(self.setting, rival)))
        counts = not_in_common(ours.volumes, theirs.volumes, rival.vendor)
        own, plan = self.setting.subscriptions[rival.vendor].plan_name, rival.plan
        return (
            ours.billed(named("solved.on_plan_at", plan=f"{rival.vendor} {own}", messages=volume), counts),
            theirs.billed(named("solved.on_plan_at", plan=f"{rival.vendor} {plan}", messages=volume), counts),
        )

    @property
    def _bounds(self) -> tuple[Explanation, ...]:
        """The bound; nothing where two plans are held against each other."""
        return () if self.question.rival is not None else (self._bound,)

    @cached_property
    def _bound(self) -> Explanation:
        """What the volumes have to keep."""
        amount, goal = self.question.amount or Decimal(0), self.question.goal
        match goal:
            case Goal.BUDGET:
                asked = Origin(Stated.QUESTION, ("budget",))
                return given(named("solved.asked_budget"), amount, asked, self._currency)
            case Goal.HEADROOM:
                return given(named("solved.asked_headroom"), amount, Origin(Stated.QUESTION, ("headroom",)))
            case Goal.BREAK_EVEN:
                return self._saved_labor
            case Goal.DAILY_CAP | Goal.UNIT_PRICE:
                return self._usable
            case _ as never:
                assert_never(never)

    @property
    def _saved_labor(self) -> Explanation:
        labor = self.setting.scenario.labor
        assert labor is not None  # noqa: S101  the question was answered
        return WagesExplained(labor, self._explained.run.work.days, self._currency).saved

    @cached_property
    def _usable(self) -> Explanation:
        budget = self.setting.scenario.budget
        assert budget is not None  # noqa: S101  the question was answered
        return usable_budget_of(budget, self._currency)

    def _value(self) -> Explanation:
        """The highest price, or the messages of a day."""
        value = self.solution.value
        if self.question.goal is Goal.UNIT_PRICE:
            assert isinstance(value, Decimal)  # noqa: S101  it is a price
            return HighestPrice(self._explained.bill, self._usable).explained(value)
        last, active_days = self._end(self.solution.intervals[0], "to"), self._explained.run.work.active_days
        name = named("solve.daily_cap")
        if last.number is None:
            return defined(name, None, Known.ENDLESS, named("solved.open"), last)
        return made(Operation.WHOLE_TIMES, name, last, active_days, note=named("solved.every_smaller"))

    @cached_property
    def _explained(self) -> PlanExplained:
        return PlanExplained(self.setting, self.plan)

    @property
    def _currency(self) -> str:
        return self.setting.scenario.currency


def _stands(number: str, found: tuple[object, ...]) -> bool:
    return is_position(number) and int(number) < len(found)
