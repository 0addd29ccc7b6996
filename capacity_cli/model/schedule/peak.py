"""What waits at the busiest time of a period: backlog, wait, drain and the headroom of the worst hour.

Jobs are read as a fluid, and a run at t takes what is due at or before t; the period repeats without end, so that a
period that takes less than it brings has no longest wait, only a growing line.
"""

from dataclasses import dataclass
from fractions import Fraction

from capacity_cli.model.schedule.arrivals import DAY_MINUTES, Arrivals
from capacity_cli.model.schedule.backlog import Line, Thresholds, follow
from capacity_cli.model.schedule.curve import Curve, curve_of
from capacity_cli.model.schedule.timetable import Cycle, Timetable, cycle, gaps

DEFAULT_THRESHOLDS = Thresholds()
"""10 minutes and 100 jobs."""

_NOTHING_DUE = Line(Fraction(0), Fraction(0), Fraction(0), Fraction(0), Fraction(0), 1)


@dataclass(frozen=True, slots=True)
class Peak:
    """How many jobs wait and how long; over capacity, where that has no bound, only headroom and growth are known."""

    headroom: Fraction | None
    """Of the worst clock hour with a run: jobs its runs can take ÷ jobs due in the gaps they close.

    None where nothing is due or nothing runs.
    """
    backlog_growth_per_day: Fraction | None
    """Over capacity: the jobs a day that are due and never taken, above 0 unless nothing is due; otherwise none."""
    backlog_jobs: Fraction | None = None
    """The most jobs that a run leaves behind."""
    waiting_jobs: Fraction | None = None
    """The most jobs that are due and not taken, just before a run takes its own."""
    wait_minutes: Fraction | None = None
    """The longest time from due to the start of the run that takes the job; for even arrivals a supremum."""
    minutes_over_waiting_jobs: Fraction | None = None
    """Minutes a day in which the waiting jobs are at or above the threshold, between runs too."""
    minutes_over_wait: Fraction | None = None
    """Minutes a day in which the oldest waiting job has waited the threshold or longer."""
    drain_runs: int | None = None
    """The most consecutive runs until one leaves nothing behind: 1 where each run takes all that is due."""


def peak(
    table: Timetable,
    jobs_per_run: int | Fraction,
    jobs_per_day: Fraction,
    arrivals: Arrivals,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Peak:
    """Read the peak of a period whose mean day brings `jobs_per_day`, under runs that take `jobs_per_run` at most.

    Exact; runs of the same minute act as one that takes the jobs of all of them, so that no wait is below a minute. A
    period that takes just what it brings is not over capacity; one without runs always is. Raises ValueError for a
    negative number of jobs. Arrivals of several days have the period of the timetable.
    """
    if jobs_per_run < 0 or jobs_per_day < 0:
        raise ValueError(jobs_per_run, jobs_per_day)
    around = cycle(table, whole=arrivals.period_days > 1)
    if not around.runs:
        return Peak(None, jobs_per_day)
    if not jobs_per_day:
        return _within(None, _NOTHING_DUE)
    batch = jobs_per_run * table.runs_each
    if arrivals.uniform and jobs_per_day * gaps(table).lengths[0][0] <= batch * DAY_MINUTES:
        return uniform_below_capacity(table, batch, jobs_per_day, thresholds)
    return any_arrivals(around, batch, jobs_per_day, curve_of(arrivals.pieces(), arrivals.period_days), thresholds)


def uniform_below_capacity(
    table: Timetable, jobs_per_run: int | Fraction, jobs_per_day: Fraction, thresholds: Thresholds
) -> Peak:
    """The closed form for even arrivals of which every run takes all that is due; needs runs and jobs."""
    spans = gaps(table)
    a_minute = jobs_per_day / DAY_MINUTES
    longest = spans.lengths[0][0]
    to_threshold = thresholds.waiting_jobs / a_minute
    line = Line(
        backlog_jobs=Fraction(0),
        waiting_jobs=a_minute * longest,
        wait_minutes=Fraction(longest),
        minutes_over_waiting_jobs=_beyond(spans.lengths, to_threshold) / spans.cycle_days,
        minutes_over_wait=_beyond(spans.lengths, thresholds.wait_minutes) / spans.cycle_days,
        drain_runs=1,
    )
    return _within(jobs_per_run / (a_minute * spans.slowest_hour), line)


def any_arrivals(
    around: Cycle, jobs_per_run: int | Fraction, jobs_per_day: Fraction, curve: Curve, thresholds: Thresholds
) -> Peak:
    """The general case, run by run; needs runs and jobs."""
    headroom = _worst_hour(around, curve) * jobs_per_run / (jobs_per_day * curve.days)
    growth = jobs_per_day - Fraction(len(around.runs) * jobs_per_run, around.days)
    if growth > 0:
        return Peak(headroom, growth)
    return _within(headroom, follow(around, jobs_per_run, jobs_per_day, curve, thresholds))


def _worst_hour(around: Cycle, curve: Curve) -> Fraction:
    """The fewest runs of a clock hour ÷ the part of the curve's jobs that is due in the gaps they close."""
    due = curve.due_by_each(around.runs)
    due.insert(0, due[-1] - around.days // curve.days * curve.total)
    most, runs = 0, 1
    for first, end in around.hours:
        closed = due[end] - due[first]
        if closed * runs > most * (end - first):
            most, runs = closed, end - first
    return Fraction(runs * curve.total, most)


def _beyond(lengths: tuple[tuple[int, int], ...], threshold: Fraction) -> Fraction:
    """The minutes of a cycle that lie at least `threshold` minutes after the last run."""
    return sum(((length - threshold) * count for length, count in lengths if length > threshold), Fraction(0))


def _within(headroom: Fraction | None, line: Line) -> Peak:
    return Peak(
        headroom=headroom,
        backlog_growth_per_day=None,
        backlog_jobs=line.backlog_jobs,
        waiting_jobs=line.waiting_jobs,
        wait_minutes=line.wait_minutes,
        minutes_over_waiting_jobs=line.minutes_over_waiting_jobs,
        minutes_over_wait=line.minutes_over_wait,
        drain_runs=line.drain_runs,
    )
