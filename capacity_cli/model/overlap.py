"""Overlapping runs: what happens to a run that is due while another one is still going on.

The full run counts: one that takes as many jobs as it can. Starts are followed through the whole period, so that gaps
of different lengths are skipped as they come. A share of missed runs is one of those that would have started.
"""

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import assert_never

from capacity_cli.model.deliveries import delivered_runs, delivered_times, doubled_runs, drilled_runs
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.scenario import OverlapChoice
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.timetable import Timetable, cycle, shortest_gap
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


def takes_same_jobs(setting: Setting) -> bool:
    """Whether a run that starts beside another one takes the same jobs, since neither claims them."""
    return overlap_of(setting) is Overlap.ALLOW and not setting.scenario.scheduler.claims_jobs_atomically


def started_runs(setting: Setting, run_seconds: Fraction | None) -> Fraction:
    """How many runs of the period start, or, where they queue, can be done in it."""
    return _runs_under(overlap_of(setting), setting, run_seconds)


def distinct_runs(setting: Setting, run_seconds: Fraction | None) -> Fraction:
    """Those of them that have jobs of their own: one that takes those of another adds no more than a skipped one."""
    rule = Overlap.SKIP if takes_same_jobs(setting) else overlap_of(setting)
    return _runs_under(rule, setting, run_seconds)


def _runs_under(rule: Overlap, setting: Setting, run_seconds: Fraction | None) -> Fraction:
    runs = delivered_runs(setting)
    if overlapping(setting, run_seconds) == 1 or run_seconds is None:
        return runs
    match rule:
        case Overlap.ALLOW:
            return runs
        case Overlap.SKIP:
            return _starting(setting, run_seconds) * (1 - Fraction(setting.scenario.scheduler.missed_runs.share))
        case Overlap.QUEUE:
            return min(runs, len(setting.days) * DAY_MINUTES * _MINUTE / run_seconds)
        case _ as never:
            assert_never(never)


def used_runs(setting: Setting, run_seconds: Fraction | None, *, over_capacity: bool) -> Fraction:
    """How many runs of the period use something: those that start, and the second ones of doubled runs.

    Under `skip` a second one does not start. Full runs prevent others only over capacity; below it all are counted.
    """
    rule = overlap_of(setting)
    runs = delivered_runs(setting) + (0 if rule is Overlap.SKIP else doubled_runs(setting))
    if not over_capacity or rule is Overlap.ALLOW:
        return runs
    return min(runs, started_runs(setting, run_seconds))


def _starting(setting: Setting, run_seconds: Fraction) -> int:
    """The runs of the period that start under `skip`, if none but those of the drill is missed."""
    every = setting.schedule.every_seconds
    if every is not None:
        return ceil((setting.runs - drilled_runs(setting)) / ceil(run_seconds / every))
    return _not_skipped(delivered_times(setting), run_seconds)


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


def in_turn(table: Timetable, run_seconds: Fraction) -> Timetable:
    """The timetable of runs that queue: each starts when it is due and the one before has ended, to the minute.

    Where every day has runs, it is that of a day after another such day; else what starts after midnight is left out.
    """
    if table.runs_each > 1:
        return replace(table, runs_each=min(table.runs_each, _MINUTE / run_seconds))
    first = 1 if len(table.days) == table.period_days else 0
    starts: list[int] = []
    free = Fraction(0)
    for due in (day * DAY_MINUTES + minute for day in range(first + 1) for minute in table.minutes):
        at = max(Fraction(due * _MINUTE), free)
        starts.append(int(at // _MINUTE) - first * DAY_MINUTES)
        free = at + run_seconds
    of_day = tuple(start for start in starts if 0 <= start < DAY_MINUTES)
    return replace(table, minutes=of_day or table.minutes[:1])


def _at_intervals(table: Timetable, seconds: int) -> Timetable:
    """The timetable of runs that follow each other after so many seconds from the start of each day."""
    if seconds <= _MINUTE:
        return Timetable(table.minutes, table.days, table.period_days, Fraction(_MINUTE, seconds))
    starts = range(0, DAY_MINUTES * _MINUTE - seconds + 1, seconds)
    minutes = tuple(start // _MINUTE for start in starts) or (0,)
    return Timetable(tuple(sorted({*minutes} & {*table.minutes})), table.days, table.period_days)
