"""The ladder: over the growth of volume, what breaks at which volume, and the cheapest configuration from there on.

A configuration that breaks at a volume breaks at every larger one, but for what it costs; so checks on the cost are
left out here. A batch size that has to change is set as large as holds, so that it lasts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import localcontext
from typing import Annotated

from capacity_cli.model.answer import Answer
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import SHORT_NAMES
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.overlap import overlapping
from capacity_cli.model.plan import plan
from capacity_cli.model.prices.advice import Wording
from capacity_cli.model.recommend.answer import BrokenEntry, Configured
from capacity_cli.model.recommend.configurations import setting_under
from capacity_cli.model.recommend.costing import Costing
from capacity_cli.model.recommend.demands import Broken, broken, demanding
from capacity_cli.model.recommend.judging import Judging
from capacity_cli.model.recommend.nothing_holds import nearest
from capacity_cli.model.recommend.recommendation import configured, entries
from capacity_cli.model.recommend.search import Found, search
from capacity_cli.model.recommend.space import Lists, Space, space_of
from capacity_cli.model.recommend.steps import Move, moves
from capacity_cli.model.setting import Setting

_MOST_RUNGS = 100
"""More are not climbed."""


@dataclass(frozen=True, slots=True)
class StageOf:
    """The stage of a service for which a vendor means the plan that is reached."""

    vendor: str
    """The vendor."""
    plan: str
    """The plan."""
    title: Wording
    """What the stage is called."""
    checklist: tuple[Wording, ...]
    """What to have done before moving to the plan."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A volume from which on another configuration is needed, or, for the first, the scenario's own volume."""

    messages_per_day: int
    """The volume of an active day from which on it holds."""
    lasts_to: int
    """The largest volume at which it does, as far as the ladder goes."""
    month: str | None
    """The month in which that volume is reached under growth; null if it never is."""
    before: Configured
    """The configuration before, at this volume."""
    after: Configured
    """The configuration from here on, at this volume."""
    broken: tuple[BrokenEntry, ...]
    """What breaks without the change."""
    moves: Annotated[tuple[Move, ...], Leaf.HIDDEN]
    """What changes, the steps that nobody is paid for first."""
    stages: Annotated[tuple[StageOf, ...], Leaf.HIDDEN]
    """The stages of the plans that are reached, where their vendors name any."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What growth asks for, up to a volume."""

    up_to: int
    """The volume of an active day up to which it climbs."""
    rungs: Annotated[tuple[Rung, ...], Leaf.HIDDEN]
    """The rungs, from the scenario's own volume on."""
    ends_at: int | None
    """The volume from which on nothing holds; null if something does to the end."""
    ends_in: str | None
    """The month in which that is reached under growth; null if it never is."""
    conflict: tuple[BrokenEntry, ...]
    """Constraints that no configuration satisfies together there."""


@dataclass(frozen=True, slots=True)
class LadderAnswer:
    """The ladder of one scenario or variant."""

    answer: Answer
    """The plan of the scenario as it stands."""
    ladder: Ladder
    """The ladder."""


def ladder_of(setting: Setting, lists: Lists, up_to: int, month_of: Callable[[int], str | None]) -> Ladder:
    """The ladder of a scenario from its own volume up; `month_of` says when growth reaches a volume."""
    climb = _Climb(
        _without_cost_checks(setting), lists, max(up_to, setting.scenario.workload.messages_per_day), month_of
    )
    with localcontext(EXACT):
        rungs = tuple(climb.rungs())
        return climb.ended(rungs)


@dataclass(slots=True)
class _Climb:
    setting: Setting
    lists: Lists
    up_to: int
    month_of: Callable[[int], str | None]
    ends: Space | None = None

    def rungs(self) -> Iterator[Rung]:
        """Each rung; without any solution left, what is left is noted."""
        before, volume = self.setting, self.setting.scenario.workload.messages_per_day
        for number in range(_MOST_RUNGS):
            before = at_volume(before, volume)
            space = space_of(before, self.lists)
            outcome = search(space)
            found = outcome.found or next(iter(outcome.undecided), None)  # whose cost is a lower bound
            if found is None:
                self.ends = space
                return
            after = _lasting(space, found)
            lasts_to = self._lasts_to(after, volume)
            if number == 0 or after != before:
                yield self._rung(before, after, volume, lasts_to)
            if lasts_to >= self.up_to:
                return
            before, volume = after, lasts_to + 1

    def _rung(self, before: Setting, after: Setting, volume: int, lasts_to: int) -> Rung:
        of_before = plan(before)
        changed = moves(before, after)
        return Rung(
            messages_per_day=volume,
            lasts_to=lasts_to,
            month=self.month_of(volume),
            before=configured(before, of_before),
            after=configured(after, plan(after)),
            broken=entries(broken(demanding(before.scenario), of_before)),
            moves=changed,
            stages=tuple(_stages(before, after)),
        )

    def _lasts_to(self, setting: Setting, volume: int) -> int:
        """The largest volume up to the end at which a configuration holds that holds at this one."""
        above = range(volume + 1, self.up_to + 1)
        return volume + bisect_left(above, True, key=lambda each: bool(_broken(at_volume(setting, each))))

    def ended(self, rungs: tuple[Rung, ...]) -> Ladder:
        """The ladder with its end."""
        if self.ends is None:
            return Ladder(self.up_to, rungs, None, None, ())
        costing = Costing(self.ends.setting)
        demands, volume = demanding(self.ends.setting.scenario), self.ends.setting.scenario.workload.messages_per_day
        near = nearest(self.ends, Judging(self.ends, demands, costing.timed), costing)
        return Ladder(self.up_to, rungs, volume, self.month_of(volume), entries(near.conflict))


def space_at_end(setting: Setting, lists: Lists, ladder: Ladder, volume: int) -> Space:
    """What may be tried at the volume from which on nothing holds, after the last change."""
    last = _without_cost_checks(setting)
    if ladder.rungs:
        last = setting_under(last, lists, ladder.rungs[-1].after)
    return space_of(at_volume(last, volume), lists)


def _broken(setting: Setting) -> tuple[Broken, ...]:
    return broken(demanding(setting.scenario), plan(setting))


def at_volume(setting: Setting, volume: int) -> Setting:
    """A setting at another volume of an active day."""
    workload = setting.scenario.workload.model_copy(update={"messages_per_day": volume})
    return replace(setting, scenario=setting.scenario.model_copy(update={"workload": workload}))


def _without_cost_checks(setting: Setting) -> Setting:
    demands = demanding(setting.scenario)
    paths = {name: SHORT_NAMES.get(name, name) for name in demands.checks}
    kept = {name: check for name, check in demands.checks.items() if not paths[name].startswith("cost.")}
    return replace(setting, scenario=demands.model_copy(update={"checks": kept}))


def _lasting(space: Space, found: Found) -> Setting:
    """What was found, with a batch size that had to change as large as holds: without runs that overlap, if any."""
    own = space.setting_of(found.cell, found.batch_size)
    if found.batch_size == space.setting.scenario.scheduler.batch_size:
        return own
    costing = Costing(space.setting)
    judging = Judging(space, demanding(space.setting.scenario), costing.timed)
    sizes = space.batch_sizes[space.batch_sizes.index(found.batch_size) :]

    def idle(size: int) -> bool:
        """Whether runs cannot do more jobs than that."""
        return judging.able(found.cell, size)[1].jobs_per_run < size

    def overlaps(size: int) -> bool:
        setting, able = judging.able(found.cell, size)
        return idle(size) or overlapping(setting, able.run_seconds) > 1

    for too_large in (overlaps, idle):
        largest = sizes[max(bisect_left(sizes, True, key=too_large) - 1, 0)]
        price = costing.price(found.cell, *judging.able(found.cell, largest))
        if largest > found.batch_size and price == found.price and not judging.broken(found.cell, largest):
            return space.setting_of(found.cell, largest)
    return own


def _stages(before: Setting, after: Setting) -> Iterator[StageOf]:
    for vendor, subscription in after.subscriptions.items():
        stage = subscription.plan.stage
        if stage is not None and subscription.plan_name != before.subscriptions[vendor].plan_name:
            yield StageOf(vendor, subscription.plan_name, stage.title, stage.checklist)
