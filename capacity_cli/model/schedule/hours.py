"""The hours of a mean day: what falls due, what runs can take, and what they leave behind.

A run on the hour belongs to the hour that begins, and takes what fell due in the one before.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals
from capacity_cli.model.schedule.curve import Curve, curve_of
from capacity_cli.model.schedule.due_times import common_units
from capacity_cli.model.schedule.timetable import Cycle, Timetable, cycle

_HOUR = 60
_HOURS = DAY_MINUTES // _HOUR


class Hour(NamedTuple):
    """An hour of the day on the clock of the arrivals; jobs throughout."""

    arrivals: Fraction
    """What falls due in it on the mean day of the period."""
    capacity: Fraction
    """What its runs can take on the mean day."""
    backlog: Fraction | None
    """The most that the last run up to its end leaves behind on any day; none over capacity."""


class _Load(NamedTuple):
    jobs_per_run: int | Fraction
    jobs_per_day: Fraction
    curve: Curve
    midnight: int


def hours_of(
    table: Timetable, jobs_per_run: int | Fraction, jobs_per_day: Fraction, arrivals: Arrivals, *, over_capacity: bool
) -> tuple[Hour, ...]:
    """The 24 hours of a day of the arrivals' clock, for a mean day that brings `jobs_per_day`."""
    around = cycle(table, whole=arrivals.period_days > 1)
    load = _Load(jobs_per_run, jobs_per_day, curve_of(arrivals.pieces(), arrivals.period_days), arrivals.midnight)
    runs = _runs_in_hours(around, load.midnight)
    due = [share * jobs_per_day for share in _due_in_hours(load.curve, load.midnight)]
    left = [None] * _HOURS if over_capacity else _left_behind(around, load)
    return tuple(
        Hour(due[hour], Fraction(runs[hour] * jobs_per_run, around.days), left[hour]) for hour in range(_HOURS)
    )


@lru_cache(maxsize=64)
def _runs_in_hours(around: Cycle, midnight: int) -> tuple[int, ...]:
    """The runs of a cycle in each hour."""
    runs = [0] * _HOURS
    for _, minute in around.runs:
        runs[_hour_of(minute, midnight)] += 1
    return tuple(runs)


def _hour_of(minute: int, midnight: int) -> int:
    """The hour of the arrivals' clock in which a minute of the trigger's day lies."""
    return (minute - midnight) % DAY_MINUTES // _HOUR


@lru_cache(maxsize=64)
def _due_in_hours(curve: Curve, midnight: int) -> tuple[Fraction, ...]:
    """The share of a day's jobs that fall due in each hour; those due all at once as it starts are part of it."""
    length = curve.days * DAY_MINUTES
    at_once = {cell.start: cell.after - cell.before for cell in curve.cells if not cell.rate}
    bounds = range(midnight, midnight + length + 1, _HOUR)
    before = [curve.due_by(*divmod(minute, DAY_MINUTES)) - at_once.get(minute % length, 0) for minute in bounds]
    due = [0] * _HOURS
    for number, (start, end) in enumerate(pairwise(before)):
        due[number % _HOURS] += end - start
    return tuple(Fraction(each, curve.total) for each in due)


def _left_behind(around: Cycle, load: _Load) -> list[Fraction | None]:
    """The most that is left at the end of each hour, after one cycle that starts empty."""
    units = common_units(load.curve, load.jobs_per_day * load.curve.days, Fraction(1), load.jobs_per_run)
    batch = int(load.jobs_per_run * units.job)
    most, taken, left = [0] * _HOURS, 0, 0
    hours = range(2 * around.days * _HOURS)
    ends = _counted(around, load)
    run = next(ends, None)
    for hour in hours:
        end = (hour + 1) * _HOUR + load.midnight % _HOUR
        while run is not None and run[0] < end:
            due = run[1] * units.grain
            taken = min(due, taken + batch)
            left, run = due - taken, next(ends, None)
        if hour >= around.days * _HOURS:
            of_day = _hour_of(end - 1, load.midnight)
            most[of_day] = max(most[of_day], left)
    return [Fraction(each, units.job) for each in most]


def _counted(around: Cycle, load: _Load) -> Iterator[tuple[int, int]]:
    """The minute of each run of three cycles and what is due by then, counted from the start of the first."""
    a_cycle, minutes = around.days // load.curve.days * load.curve.total, around.days * DAY_MINUTES
    due = load.curve.due_by_each(around.runs)
    for repeat in range(3):
        for (day, minute), by_then in zip(around.runs, due, strict=True):
            yield repeat * minutes + day * DAY_MINUTES + minute, repeat * a_cycle + by_then
