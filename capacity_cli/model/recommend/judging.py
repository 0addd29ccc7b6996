"""Judging configurations: which constraint each breaks, cheap proofs first, the whole plan where they do not decide.

What is said of a whole range of batch sizes is proven for it: by a constraint that the batch size does not reach, or by
one that a larger batch only betters.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from capacity_cli.model.capacity import carriage_of
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.metrics import SHORT_NAMES
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.overlap import overlap_of, overlapping, takes_same_jobs
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.recommend.demands import (
    Broken,
    Trend,
    bounds_cost,
    broken,
    by_findings,
    is_open_price,
    least_headroom,
    most_general,
    too_dear,
    trend,
)
from capacity_cli.model.recommend.space import Cell, Space
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Setting
from capacity_cli.model.throughput import Throughput, throughput
from capacity_cli.model.use_findings import use_findings


@dataclass(frozen=True, slots=True)
class Refusal:
    """Batch sizes of a cell that break a constraint."""

    cell: Cell
    """The cell."""
    batch_sizes: range
    """The batch sizes, all of which break it."""
    broken: Broken
    """The constraint, with its value at the batch size that comes nearest to holding it."""


@dataclass(slots=True)
class Judging:
    """What breaks in the configurations of a space."""

    space: Space
    """The space."""
    demands: Scenario
    """The scenario with the checks that must hold."""
    timed: bool
    """Whether usage depends on how long runs last."""
    _plans: dict[tuple[object, ...], tuple[Broken, ...]] = field(default_factory=dict)
    _able: dict[tuple[object, ...], Throughput] = field(default_factory=dict)

    def able(self, cell: Cell, batch_size: int) -> tuple[Setting, Throughput]:
        """A configuration, and what one of its runs can do."""
        setting = self.space.setting_of(cell, batch_size)
        key = cell.rank, batch_size
        if key not in self._able:
            self._able[key] = throughput(setting)
        return setting, self._able[key]

    def plan(self, cell: Cell, batch_size: int) -> CapacityPlan:
        """The capacity plan of a configuration."""
        return plan(self.space.setting_of(cell, batch_size))

    def broken(self, cell: Cell, batch_size: int) -> tuple[Broken, ...]:
        """Every constraint that a configuration breaks; where runs do the same, a plan is made once."""
        _, able = self.able(cell, batch_size)
        does = able.jobs_per_run, able.run_seconds, able.pace, able.crowd
        terms = able.terms if self._reads_terms else ()
        key = cell.rank, does, terms
        if key not in self._plans:
            self._plans[key] = broken(self.demands, self.plan(cell, batch_size))
        return self._plans[key]

    @property
    def _reads_terms(self) -> bool:
        """Whether a check is about what the batch size alone would allow."""
        paths = (SHORT_NAMES.get(name, name) for name in self.demands.checks)
        return any(path.startswith(("capacity.constraints", "capacity.largest_batch_size")) for path in paths)

    def steady(self, cell: Cell) -> bool:
        """Whether as many runs have work whatever the batch size: they may overlap, or even the longest never do."""
        setting, able = self.able(cell, self.space.batch_sizes[-1])
        may_overlap = overlap_of(setting) is Overlap.ALLOW and not takes_same_jobs(setting)
        return may_overlap or overlapping(setting, able.run_seconds) == 1

    def trend(self, cell: Cell, constraint: Broken) -> Trend:
        """What a larger batch does to a constraint in a cell."""
        if constraint.constraint == FindingCode.SENT_TWICE and self.space.setting.scenario.scheduler.doubled_runs:
            return Trend.EVERYWHERE  # whatever a run sends, the second one sends again
        steady = self.steady(cell)
        use = (
            Trend.FIXED if not self.timed else Trend.FALLING if steady and cell.concurrency is not None else Trend.OPEN
        )
        return trend(constraint, steady=steady, use=use)

    @property
    def bounds_cost(self) -> bool:
        """Whether a check is on what a configuration costs."""
        return bounds_cost(self.demands)

    def too_dear(self, least: Decimal, *, exactly: bool) -> Broken | None:
        """What refuses whatever costs this, or no less than this, for that alone."""
        return too_dear(self.demands, least, exactly=exactly)

    def narrowed(self, cell: Cell, refused: list[Refusal]) -> range:
        """The batch sizes of a cell that the cheap proofs leave; what they refuse is noted."""
        sizes = self.space.batch_sizes
        setting, able = self.able(cell, sizes[-1])
        with localcontext(EXACT):
            by_use = most_general(by_findings(self.demands, use_findings(setting)))
        if by_use is not None:
            refused.append(Refusal(cell, sizes, by_use))
            return sizes[:0]
        least = least_headroom(self.demands)
        if least is None or not self.steady(cell):
            return sizes
        if carriage_of(setting, able).headroom < least:
            refused.append(Refusal(cell, sizes, self._too_small(cell, sizes[-1])))
            return sizes[:0]
        first = bisect_left(sizes, least, key=lambda size: carriage_of(*self.able(cell, size)).headroom)
        if first:
            refused.append(Refusal(cell, sizes[:first], self._too_small(cell, sizes[first - 1])))
        return sizes[first:]

    def _too_small(self, cell: Cell, batch_size: int) -> Broken:
        """The check on the headroom that a batch size breaks."""
        least = least_headroom(self.demands)
        found = carriage_of(*self.able(cell, batch_size)).headroom
        name = next(each for each in self.demands.checks if SHORT_NAMES.get(each, each) == "capacity.headroom")
        return Broken(name, found=found, minimum=least)

    def first(self, cell: Cell, sizes: range, refused: list[Refusal], *, priced: bool = True) -> int | None:
        """The first of some batch sizes at which everything holds; what is refused before it is noted.

        Unless `priced`, a check on the cost that only an unknown price leaves undecided refuses nothing.
        """
        while sizes:
            at_last = self._of_trend(cell, sizes[-1], priced, Trend.FIXED, Trend.RISING, Trend.EVERYWHERE)
            if at_last is not None:
                is_nearest = self.trend(cell, at_last) is not Trend.EVERYWHERE
                refused.append(Refusal(cell, sizes, at_last if is_nearest else replace(at_last, found=None)))
                return None
            start = 0
            if self._of_trend(cell, sizes[0], priced, Trend.RISING) is not None:
                start = bisect_left(sizes, True, key=lambda size: not self._of_trend(cell, size, priced, Trend.RISING))
                before = self._of_trend(cell, sizes[start - 1], priced, Trend.RISING)
                assert before is not None  # noqa: S101  the last that is broken
                refused.append(Refusal(cell, sizes[:start], before))
            found = self._refusing(cell, sizes[start], priced)
            if not found:
                return sizes[start]
            falling = self._of_trend(cell, sizes[start], priced, Trend.FALLING)
            rest = sizes[start:] if falling else sizes[start : start + 1]
            refused.append(Refusal(cell, rest, falling or found[0]))
            sizes = sizes[start + len(rest) :]
        return None

    def _refusing(self, cell: Cell, batch_size: int, priced: bool) -> tuple[Broken, ...]:
        found = self.broken(cell, batch_size)
        return found if priced else tuple(each for each in found if not is_open_price(each))

    def _of_trend(self, cell: Cell, batch_size: int, priced: bool, *trends: Trend) -> Broken | None:
        """The first constraint of these trends that a configuration breaks."""
        found = self._refusing(cell, batch_size, priced)
        return next((each for each in found if self.trend(cell, each) in trends), None)
