"""Overlapping runs: what happens to a run that is due while another one is still going on.

The full run counts: one that takes as many jobs as it can. Starts are followed through the whole period, so that gaps
of different lengths are skipped as they come.
"""

from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import assert_never

from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.scenario import OverlapChoice
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.timetable import Timetable, cycle, shortest_gap, timetable
from capacity_cli.model.setting import Setting

_MINUTE = 60


def overlap_of(setting: Setting) -> Overlap:
    """The rule that holds: the scenario's, else the trigger's, else both run."""
    stated = setting.scenario.scheduler.overlap
    if stated is OverlapChoice.TRIGGER:
        return setting.trigger.overlap or Overlap.ALLOW
    return Overlap(stated.value)


def overlapping(setting: Setting, run_seconds: Fraction | None) -> int:
    """How many runs of that length go on at the same time at most, if each that is due starts."""
    if run_seconds is None or not setting.runs:
        return 1
    return max(1, ceil(run_seconds / shortest_gap(setting.schedule, setting.days)))


def shared_after(setting: Setting) -> int | None:
    """The seconds after which a run shares the connections and the sender with the next; none where none overlap."""
    if overlap_of(setting) is not Overlap.ALLOW or not setting.runs:
        return None
    return shortest_gap(setting.schedule, setting.days)


def started_runs(setting: Setting, run_seconds: Fraction | None) -> Fraction:
    """How many runs of the period start, or, where they queue, can be done in it."""
    runs = Fraction(setting.runs)
    if overlapping(setting, run_seconds) == 1 or run_seconds is None:
        return runs
    match overlap_of(setting):
        case Overlap.ALLOW:
            return runs
        case Overlap.SKIP:
            every = setting.schedule.every_seconds
            if every is not None:
                return Fraction(ceil(runs / ceil(run_seconds / every)))
            return Fraction(_not_skipped(timetable(setting.schedule, setting.days), run_seconds))
        case Overlap.QUEUE:
            return min(runs, len(setting.days) * DAY_MINUTES * _MINUTE / run_seconds)
        case _ as never:
            assert_never(never)


@lru_cache(maxsize=16)
def _not_skipped(table: Timetable, run_seconds: Fraction) -> int:
    """The runs that start because the one before has ended."""
    started, free = 0, Fraction(0)
    whole = cycle(table)
    for repeat in range(table.period_days // whole.days):
        for day, minute in whole.runs:
            at = ((repeat * whole.days + day) * DAY_MINUTES + minute) * _MINUTE
            if at >= free:
                started, free = started + 1, at + run_seconds
    return started


def without_skipped(table: Timetable, run_seconds: Fraction) -> Timetable:
    """The timetable of the runs that start on a day, if the first one of each day does."""
    if table.runs_each > 1:
        every = _MINUTE / table.runs_each
        return _at_intervals(table, int(every * max(1, ceil(run_seconds / every))))
    kept: list[int] = []
    free = Fraction(0)
    for minute in table.minutes:
        if minute * _MINUTE >= free:
            kept.append(minute)
            free = minute * _MINUTE + run_seconds
    return Timetable(tuple(kept), table.days, table.period_days)


def _at_intervals(table: Timetable, seconds: int) -> Timetable:
    """The timetable of runs that follow each other after so many seconds from the start of each day."""
    if seconds <= _MINUTE:
        return Timetable(table.minutes, table.days, table.period_days, Fraction(_MINUTE, seconds))
    starts = range(0, DAY_MINUTES * _MINUTE - seconds + 1, seconds)
    return Timetable(tuple(start // _MINUTE for start in starts) or (0,), table.days, table.period_days)
