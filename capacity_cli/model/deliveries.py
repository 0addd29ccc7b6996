"""What becomes of the firings of a schedule: how many start a run at all, and how many start two.

Only the drill has times, so that only it takes runs out of the timetable. The shares are taken to fall evenly: a
timetable that is thinned by them has all its runs, each of which stands for a little less than one.
"""

from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction
from math import ceil

from capacity_cli.model.demand import minutes_of, offsets_minutes
from capacity_cli.model.schedule.arrivals import DAY_MINUTES
from capacity_cli.model.schedule.timetable import Timetable, timetable
from capacity_cli.model.setting import Setting


def drilled_runs(setting: Setting) -> int:
    """The firings of the period that the drill takes out, of each day at most all that it has."""
    in_a_row = setting.scenario.scheduler.missed_runs.in_a_row
    if in_a_row is None:
        return 0
    whole = timetable(setting.schedule, setting.days)
    of_day = min(in_a_row, int(len(whole.minutes) * whole.runs_each))
    return min(setting.runs, of_day * len(whole.days))


def delivered_runs(setting: Setting) -> Fraction:
    """The firings of the period that are not missed; each counts once, be it delivered twice."""
    share = Fraction(setting.scenario.scheduler.missed_runs.share)
    return (setting.runs - drilled_runs(setting)) * (1 - share)


def doubled_runs(setting: Setting) -> Fraction:
    """Those of them that the trigger delivers twice."""
    return delivered_runs(setting) * Fraction(setting.scenario.scheduler.doubled_runs)


def delivered_times(setting: Setting) -> Timetable:
    """The timetable without the runs of the drill.

    They are the first of each day from its time on; after the last run of a day those of the next day follow. Of an
    interval of seconds whole minutes are left out.
    """
    whole, missed = timetable(setting.schedule, setting.days), setting.scenario.scheduler.missed_runs
    if missed.in_a_row is None or missed.from_ is None:
        return whole
    scenario = setting.scenario
    ahead = offsets_minutes(scenario.timezone, scenario.period, setting.zone)[0]
    first = bisect_left(whole.minutes, (minutes_of(missed.from_) - ahead) % DAY_MINUTES)
    from_then_on = (*whole.minutes[first:], *whole.minutes[:first])
    left = from_then_on[ceil(missed.in_a_row / whole.runs_each) :]
    return replace(whole, minutes=tuple(sorted(left)))


def thinned(table: Timetable, setting: Setting) -> Timetable:
    """A timetable each of whose runs stands for the share of it that is not missed."""
    share = Fraction(setting.scenario.scheduler.missed_runs.share)
    return replace(table, runs_each=table.runs_each * (1 - share))
