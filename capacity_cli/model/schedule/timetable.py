"""The times of the runs over a period that repeats, and the gaps between them.

A gap belongs to the run that closes it; the first run of a cycle closes the gap since the last run of the one before.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.cron import Schedule
from capacity_cli.model.schedule.day import Day
from capacity_cli.model.schedule.period import firing_days, run_minutes

_MINUTES_OF_AN_HOUR = 60
_MINUTE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Timetable:
    """The minutes at which runs start on the firing days of a period.

    Raises ValueError for minutes or days that do not ascend or lie outside the day or the period, and for a period
    without days.
    """

    minutes: tuple[int, ...]
    """Minutes of a firing day, 0 to 1439, ascending."""
    days: tuple[int, ...]
    """The firing days, from 0, ascending."""
    period_days: int
    """The number of days in the period, which repeats."""
    runs_each: Fraction = Fraction(1)
    """The runs that each of these stands for, more than 1 where a minute has several, which act together."""

    def __post_init__(self) -> None:
        if self.period_days < 1:
            raise ValueError(self.period_days)
        for numbers, end in ((self.minutes, DAY_MINUTES), (self.days, self.period_days)):
            bounded = (-1, *numbers, end)
            if any(later <= earlier for earlier, later in pairwise(bounded)):
                raise ValueError(numbers)

    def held_to(self, runs_per_day: Fraction) -> "Timetable":
        """The same with so many runs on the mean day, if it has more: each stands for a little less."""
        runs = Fraction(len(self.minutes) * len(self.days), self.period_days) * self.runs_each
        return replace(self, runs_each=self.runs_each * runs_per_day / runs) if runs > runs_per_day else self


class Cycle(NamedTuple):
    """The shortest stretch of days that repeats: one day where every day fires, else the whole period."""

    days: int
    """Its length."""
    runs: tuple[tuple[int, int], ...]
    """The day (from 0) and the minute of the day of each run, in the order of time."""
    hours: tuple[tuple[int, int], ...]
    """For each clock hour with a run the positions of its first run and of the one after its last."""


class Gaps(NamedTuple):
    """What uniform arrivals need to know of a timetable that has runs; minutes throughout."""

    lengths: tuple[tuple[int, int], ...]
    """The length of gaps and how many of that length a cycle has, the longest first."""
    cycle_days: int
    """The days of the cycle."""
    slowest_hour: Fraction
    """The longest mean gap a run closes in any clock hour that has a run."""


def timetable(schedule: Schedule, days: Sequence[Day]) -> Timetable:
    """The runs of a schedule over the days of a period."""
    return _timetable(schedule, tuple(days))


@lru_cache(maxsize=64)
def _timetable(schedule: Schedule, days: tuple[Day, ...]) -> Timetable:
    numbers = tuple(day.number for day in firing_days(schedule, days))
    each = Fraction(1) if schedule.every_seconds is None else Fraction(_MINUTE, schedule.every_seconds)
    return Timetable(run_minutes(schedule), numbers, len(days), each)


@lru_cache(maxsize=64)
def shortest_gap(schedule: Schedule, days: tuple[Day, ...]) -> int:
    """The shortest time between two runs, in seconds; raises ValueError for a schedule without runs in these days."""
    if schedule.every_seconds is not None:
        return schedule.every_seconds
    return gaps(timetable(schedule, days)).lengths[-1][0] * _MINUTE


@lru_cache(maxsize=64)
def cycle(table: Timetable, *, whole: bool = False) -> Cycle:
    """The runs of a cycle, or of the whole period; it has none where no day fires."""
    every_day = len(table.days) == table.period_days and not whole
    days = (0,) if every_day else table.days
    runs = tuple((day, minute) for day in days for minute in table.minutes)
    hours: list[tuple[int, int]] = []
    for _, group in groupby(runs, key=lambda run: (run[0], run[1] // _MINUTES_OF_AN_HOUR)):
        first = hours[-1][1] if hours else 0
        hours.append((first, first + len(list(group))))
    return Cycle(1 if every_day else table.period_days, runs, tuple(hours))


@lru_cache(maxsize=256)
def gaps(table: Timetable) -> Gaps:
    """The gaps of a timetable that has runs; raises ValueError for one that has none."""
    around = cycle(table)
    if not around.runs:
        raise ValueError(table)
    times = [day * DAY_MINUTES + minute for day, minute in around.runs]
    closed = [times[0] + around.days * DAY_MINUTES - times[-1], *(later - sooner for sooner, later in pairwise(times))]
    lengths = sorted(Counter(closed).items(), reverse=True)
    slowest = max(Fraction(sum(closed[first:end]), end - first) for first, end in around.hours)
    return Gaps(tuple(lengths), around.days, slowest)
